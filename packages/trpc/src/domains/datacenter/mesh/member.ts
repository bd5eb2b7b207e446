import { ContractError } from '@colonnade/contract'
import { meshMemberSchemas } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { defineResource, type Row } from '../../../kernel/resource.ts'
import { holdCluster } from '../cluster/hold.ts'
import { unknownReference } from '../locks.ts'
import { clusterNamed } from '../named.ts'
import { lockMesh } from './resource.ts'

type Member = Row<typeof meshMemberSchemas>

/** Clusters' parts in meshes. Who else is in a mesh is the provider's own business, so no tenant reads them. */
export const meshMember = defineResource({
  name: 'k8s_cluster_service_mesh', model: 'k8sClusterServiceMesh', table: 'k8s_cluster_service_meshes', schemas: meshMemberSchemas, permissions: 'service_meshes', scope: 'provider', softDelete: true,
  expressions: {
    tenantName: 'SELECT n.name FROM tenants n WHERE n.id = t.tenant_id', clusterName: 'SELECT k.name FROM k8s_clusters k WHERE k.id = t.cluster_id', serviceMeshName: 'SELECT s.name FROM service_meshes s WHERE s.id = t.service_mesh_id',
  },
  lookups: {
    clusterId: clusterNamed('cluster_id'),
    serviceMeshId: { sql: 'SELECT lower(name) AS key, id FROM service_meshes WHERE deleted_at IS NULL', label: 'mesh', exported: 'SELECT s.name FROM service_meshes s WHERE s.id = t.service_mesh_id' },
  },
  hooks: {
    async beforeCreate(tx, ctx, data) {
      const { tenantId } = await hold(tx, ctx, data as { clusterId: string; serviceMeshId: string })
      return { ...data, tenantId, role: data['role'] ?? ((await hasPrimary(tx, data['serviceMeshId'] as string)) ? 'secondary' : 'primary') }
    },
    async beforeRemove(tx, _ctx, row) {
      await lockMesh(tx, row.serviceMeshId)
      if (row.role === 'primary' && (await othersIn(tx, row))) throw stillNeeded(row)
    },
    async beforeRestore(tx, ctx, rows) { for (const row of rows) await hold(tx, ctx, row) },
  },
})

// The cluster before the mesh, as everybody does.
async function hold(tx: WriteTx, ctx: ServiceCtx, { clusterId, serviceMeshId }: { clusterId: string; serviceMeshId: string }) {
  const cluster = await holdCluster(tx, ctx, clusterId).catch((error: unknown) => { throw error instanceof ContractError && error.shape.code === 'NOT_FOUND' ? unknownReference('clusterId', 'cluster') : error })
  await lockMesh(tx, serviceMeshId)
  return cluster
}

async function hasPrimary(tx: WriteTx, meshId: string): Promise<boolean> {
  return (await tx.k8sClusterServiceMesh.count({ where: { serviceMeshId: meshId, role: 'primary', deletedAt: null } })) > 0
}

async function othersIn(tx: WriteTx, { id, serviceMeshId }: Member): Promise<boolean> {
  return (await tx.k8sClusterServiceMesh.count({ where: { serviceMeshId, deletedAt: null, id: { not: id } } })) > 0
}

function stillNeeded(row: Member): ContractError {
  return new ContractError('CONFLICT', 'is_primary', `${row.clusterName} is the primary of ${row.serviceMeshName}.`, { fields: [{ path: 'ids', message: 'is the primary' }], remedy: 'Make another cluster of the mesh its primary first.' })
}

/** Makes a member the primary of its mesh; who was it becomes a secondary, in the same transaction. Throws NOT_FOUND. */
export function makePrimary(ctx: ServiceCtx, id: string): Promise<Member> {
  return mutate(ctx, {
    permission: 'service_meshes:update', action: 'make_primary',
    write: async (tx, report) => {
      const [seen] = await readInTx(tx, ctx, meshMember, [id])
      if (!seen) throw notFound('mesh member')
      await lockMesh(tx, seen.serviceMeshId)
      const before = await tx.k8sClusterServiceMesh.findMany({ where: { serviceMeshId: seen.serviceMeshId, deletedAt: null, OR: [{ id }, { role: 'primary' }] }, select: { id: true, role: true } })
      if (!before.some((m) => m.id === id)) throw notFound('mesh member')
      const others = before.filter((m) => m.id !== id).map((m) => m.id)
      await tx.k8sClusterServiceMesh.updateMany({ where: { id: { in: others } }, data: { role: 'secondary', version: { increment: 1 } } })
      await tx.k8sClusterServiceMesh.updateMany({ where: { id }, data: { role: 'primary', version: { increment: 1 } } })
      for (const { id: member, role } of before) report({ resource: meshMember.name, id: member, old: { role }, now: { role: member === id ? 'primary' : 'secondary' } })
      report({ resource: 'service_mesh', id: seen.serviceMeshId, details: { primary: seen.clusterId } })
      const [now] = await readInTx(tx, ctx, meshMember, [id])
      return now!
    },
  })
}

describeConstraint('mesh_members_joined_key', { field: 'clusterId', reason: 'already_taken', message: 'The cluster is in this mesh already.', remedy: 'Choose another cluster.' })
describeConstraint('mesh_members_primary_key', { field: 'role', reason: 'primary_taken', message: 'The mesh has a primary already.', remedy: 'Join as secondary, then make it the primary.' })
