import { ContractError } from '@colonnade/contract'
import { meshSchemas } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { unknownReference } from '../locks.ts'
import { taggable } from '../tag/resource.ts'

const members = 'FROM k8s_cluster_service_meshes m WHERE m.service_mesh_id = t.id AND m.deleted_at IS NULL'

const tags = taggable('service_mesh')

/** Service meshes over clusters, the provider's. */
export const mesh = defineResource({
  name: 'service_mesh', model: 'serviceMesh', table: 'service_meshes', schemas: meshSchemas, permissions: 'service_meshes', scope: 'provider', softDelete: true,
  sets: tags.sets,
  expressions: {
    ...tags.expressions,
    clusterCount: `SELECT count(*) ${members}`,
    primaryClusterId: `SELECT m.cluster_id ${members} AND m.role = 'primary'`,
    primaryClusterName: `SELECT (SELECT k.name FROM k8s_clusters k WHERE k.id = m.cluster_id) ${members} AND m.role = 'primary'`,
  },
  hooks: {
    async beforeRemove(tx, _ctx, row) {
      await lockMesh(tx, row.id)
      const [used] = await tx.$queryRawUnsafe<{ n: number }[]>('SELECT count(*)::int AS n FROM k8s_cluster_service_meshes WHERE service_mesh_id = $1::uuid AND deleted_at IS NULL', row.id)
      if (used!.n) throw new ContractError('CONFLICT', 'in_use', `${row.name} has clusters in it.`, { fields: [{ path: 'ids', message: 'has clusters in it' }], remedy: 'Let its clusters leave it first.' })
    },
  },
})

/** Takes a mesh until the transaction ends: who joins, leaves or becomes the primary takes it, after the cluster. Throws BAD_REQUEST when there is none. */
export async function lockMesh(tx: WriteTx, id: string): Promise<void> {
  const [row] = await tx.$queryRawUnsafe<{ gone: boolean }[]>('SELECT deleted_at IS NOT NULL AS gone FROM service_meshes WHERE id = $1::uuid FOR NO KEY UPDATE', id)
  if (!row || row.gone) throw unknownReference('serviceMeshId', 'mesh')
}

describeConstraint('service_meshes_name_key', { field: 'name', reason: 'already_taken', message: 'Another mesh has this name.', remedy: 'Choose another name.' })
