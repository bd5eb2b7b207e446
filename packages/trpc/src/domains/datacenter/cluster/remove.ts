import { ContractError } from '@colonnade/contract'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { bastion } from '../bastion/resource.ts'
import { lockClusters, lockGroups } from '../locks.ts'
import { meshMember } from '../mesh/member.ts'
import { beforeMachinesComeBack } from '../virtual-machine/hooks.ts'
import { releaseIn } from '../virtual-machine/release.ts'
import { virtualMachine } from '../virtual-machine/resource.ts'
import { holdCluster, nodesIn, type Cluster } from './hold.ts'
import { cluster } from './resource.ts'

// A mesh without its primary would be left to chance: somebody has to say who follows, unless all its clusters go (`leaving`). Held, so that nobody becomes its primary meanwhile.
async function refusePrimary(tx: WriteTx, held: Cluster, leaving: readonly string[]): Promise<void> {
  const meshes = await tx.$queryRawUnsafe<{ name: string }[]>(
    `SELECT s.name FROM k8s_cluster_service_meshes m JOIN service_meshes s ON s.id = m.service_mesh_id WHERE m.cluster_id = $1::uuid AND m.deleted_at IS NULL AND m.role = 'primary'
       AND EXISTS (SELECT 1 FROM k8s_cluster_service_meshes o WHERE o.service_mesh_id = m.service_mesh_id AND o.cluster_id <> ALL($2::uuid[]) AND o.deleted_at IS NULL)`, held.id, leaving,
  )
  if (meshes.length === 0) return
  const names = meshes.map((m) => m.name).join(', ')
  throw new ContractError('CONFLICT', 'is_primary', `${held.name} is the primary of ${names}.`, { fields: [{ path: 'ids', message: `is the primary of ${names}` }], remedy: 'Make another cluster of the mesh its primary first.' })
}

/** Bastions and places in meshes end with the cluster. */
async function endAssociations(tx: WriteTx, ctx: ServiceCtx, report: Report, id: string, at: Date): Promise<void> {
  for (const [part, column] of [[bastion, 'k8s_cluster_id'], [meshMember, 'cluster_id']] as const) {
    const ended = await tx.$queryRawUnsafe<{ id: string; tenantId: string }[]>(
      `UPDATE ${part.table} SET deleted_at = $2::timestamptz, version = version + 1 WHERE ${column} = $1::uuid AND deleted_at IS NULL RETURNING id, tenant_id AS "tenantId"`, id, at,
    )
    for (const row of ended) report({ resource: part.name, id: row.id, action: 'delete', details: { clusterId: id }, servedTenantId: part === bastion ? row.tenantId : null })
  }
}

async function removeOne(tx: WriteTx, ctx: ServiceCtx, report: Report, id: string, leaving: readonly string[], at: Date): Promise<void> {
  const held = await holdCluster(tx, ctx, id)
  await refusePrimary(tx, held, leaving)
  const nodes = (await nodesIn(tx, ctx, id)).map((n) => n.id)
  if (nodes.length) await releaseIn(tx, ctx, report, nodes, at)
  await endAssociations(tx, ctx, report, id, at)
  await tx.k8sCluster.updateMany({ where: { id }, data: { deletedAt: at, version: { increment: 1 } } })
  report({ resource: 'k8s_cluster', id, old: held, now: null, servedTenantId: held.tenantId })
}

// Groups before hosts: with several clusters, all their groups at once and in order, as everybody takes them.
async function lockTheirGroups(tx: WriteTx, ids: string[]): Promise<void> {
  const groups = await tx.$queryRawUnsafe<{ id: string }[]>('SELECT DISTINCT group_id AS id FROM virtual_machines WHERE k8s_cluster_id = ANY($1::uuid[])', ids)
  await lockGroups(tx, groups.map((g) => g.id))
}

// The meshes these clusters have a part in, or had when they were deleted. One that is gone by now is nobody's to hold: nobody comes back into it.
const THEIR_MESHES = `SELECT s.id FROM service_meshes s WHERE s.deleted_at IS NULL AND s.id IN (SELECT m.service_mesh_id FROM k8s_cluster_service_meshes m JOIN k8s_clusters k ON k.id = m.cluster_id
    WHERE k.id = ANY($1::uuid[]) AND m.deleted_at IS NOT DISTINCT FROM k.deleted_at) ORDER BY s.id FOR NO KEY UPDATE`

async function lockTheirMeshes(tx: WriteTx, ids: string[]): Promise<string[]> {
  return (await tx.$queryRawUnsafe<{ id: string }[]>(THEIR_MESHES, ids)).map((mesh) => mesh.id)
}

/** Deletes clusters with all their nodes, all or none: hosts and quotas have their room again. They can be restored while that room lasts. Throws CONFLICT `cluster_busy`, `is_primary`. */
export function removeClusters(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'k8s_clusters:delete', action: 'delete',
    write: async (tx, report) => {
      const at = ctx.clock()
      await lockClusters(tx, ids)
      await lockTheirGroups(tx, ids)
      const wanted = [...new Set(ids)].sort()
      await lockTheirMeshes(tx, wanted)
      for (const id of wanted) await removeOne(tx, ctx, report, id, wanted, at)
      return { changed: wanted.length }
    },
  })
}

// An endpoint that is gone, or another cluster's by now, does not come back with it.
const UNREACHED = `UPDATE k8s_clusters k SET endpoint_id = NULL WHERE k.id = $1::uuid AND k.deleted_at = $2::timestamptz AND (EXISTS (SELECT 1 FROM endpoints e WHERE e.id = k.endpoint_id AND e.deleted_at IS NOT NULL)
     OR EXISTS (SELECT 1 FROM k8s_clusters o WHERE o.endpoint_id = k.endpoint_id AND o.id <> k.id AND o.deleted_at IS NULL))`

// What ended in the moment the cluster did comes back with it; a mesh that has another primary by now keeps it.
const BACK = [
  [bastion, `UPDATE bastion_cluster_associations b SET deleted_at = NULL, version = b.version + 1 FROM virtual_machines v
     WHERE b.k8s_cluster_id = $1::uuid AND b.deleted_at = $2::timestamptz AND v.id = b.bastion_id AND v.deleted_at IS NULL AND v.type = 'management' RETURNING b.id, b.tenant_id AS "tenantId"`],
  [meshMember, `UPDATE k8s_cluster_service_meshes m SET deleted_at = NULL, version = m.version + 1,
     role = CASE WHEN EXISTS (SELECT 1 FROM k8s_cluster_service_meshes o WHERE o.service_mesh_id = m.service_mesh_id AND o.role = 'primary' AND o.deleted_at IS NULL) THEN 'secondary'::service_mesh_role ELSE m.role END
     FROM service_meshes s WHERE m.cluster_id = $1::uuid AND m.deleted_at = $2::timestamptz AND s.id = m.service_mesh_id AND s.deleted_at IS NULL RETURNING m.id, m.tenant_id AS "tenantId", m.role`],
] as const

async function associationsBack(tx: WriteTx, report: Report, id: string, at: string | null): Promise<void> {
  for (const [part, statement] of BACK) {
    const back = await tx.$queryRawUnsafe<{ id: string; tenantId: string; role?: string }[]>(statement, id, at)
    for (const { id: partId, tenantId, role } of back) report({ resource: part.name, id: partId, action: 'restore', details: { clusterId: id, ...(role ? { role } : {}) }, servedTenantId: part === bastion ? tenantId : null })
  }
}

// Where the primary did not come back, the one that joined first follows: a mesh of clusters has one.
const LED = `UPDATE k8s_cluster_service_meshes m SET role = 'primary', version = m.version + 1 WHERE m.id IN (
    SELECT DISTINCT ON (o.service_mesh_id) o.id FROM k8s_cluster_service_meshes o WHERE o.service_mesh_id = ANY($1::uuid[]) AND o.deleted_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM k8s_cluster_service_meshes p WHERE p.service_mesh_id = o.service_mesh_id AND p.role = 'primary' AND p.deleted_at IS NULL) ORDER BY o.service_mesh_id, o.created_at, o.id)
  RETURNING m.id, m.cluster_id AS "clusterId", m.service_mesh_id AS "meshId"`

async function leadAgain(tx: WriteTx, report: Report, meshes: string[]): Promise<void> {
  for (const { id, clusterId, meshId } of await tx.$queryRawUnsafe<{ id: string; clusterId: string; meshId: string }[]>(LED, meshes)) {
    report({ resource: meshMember.name, id, action: 'make_primary', old: { role: 'secondary' }, now: { role: 'primary' } })
    report({ resource: 'service_mesh', id: meshId, action: 'make_primary', details: { primary: clusterId } })
  }
}

async function restoreOne(tx: WriteTx, ctx: ServiceCtx, report: Report, id: string): Promise<void> {
  const [gone] = await readInTx(tx, ctx, cluster, [id], true)
  if (!gone) throw notFound('cluster')
  await tx.$queryRawUnsafe(`SELECT set_config('colonnade.cluster', $1, true)`, id)
  const ids = (await tx.$queryRawUnsafe<{ id: string }[]>('SELECT id FROM virtual_machines WHERE k8s_cluster_id = $1::uuid AND deleted_at = $2::timestamptz', id, gone.deletedAt)).map((r) => r.id)
  if (ids.length) {
    await beforeMachinesComeBack(tx, ctx, await readInTx(tx, ctx, virtualMachine, ids, true))
    await tx.virtualMachine.updateMany({ where: { id: { in: ids } }, data: { deletedAt: null, version: { increment: 1 } } })
    for (const node of await readInTx(tx, ctx, virtualMachine, ids)) report({ resource: 'virtual_machine', id: node.id, old: null, now: node, servedTenantId: node.tenantId })
  }
  await associationsBack(tx, report, id, gone.deletedAt)
  await tx.$executeRawUnsafe(UNREACHED, id, gone.deletedAt)
  // what was seen through an endpoint says nothing of a cluster that nobody looks at any more
  await tx.clusterObservation.deleteMany({ where: { clusterId: id, cluster: { endpointId: null } } })
  await tx.k8sCluster.updateMany({ where: { id }, data: { deletedAt: null, version: { increment: 1 } } })
  const [now] = await readInTx(tx, ctx, cluster, [id])
  report({ resource: 'k8s_cluster', id, old: null, now: now!, servedTenantId: now!.tenantId })
}

/** Takes deletions back, all or none: each node to the host it stood on, if that still takes it. Throws CONFLICT naming the machine that can't come back. */
export function restoreClusters(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'k8s_clusters:delete', action: 'restore',
    write: async (tx, report) => {
      await lockClusters(tx, ids)
      await lockTheirGroups(tx, ids)
      const wanted = [...new Set(ids)].sort()
      const meshes = await lockTheirMeshes(tx, wanted)
      for (const id of wanted) await restoreOne(tx, ctx, report, id)
      await leadAgain(tx, report, meshes)
      return { changed: wanted.length }
    },
  })
}
