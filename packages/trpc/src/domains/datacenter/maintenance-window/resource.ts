import { ContractError } from '@colonnade/contract'
import { windowSchemas } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { unknownReference } from '../locks.ts'
import { clusterNamed } from '../named.ts'

/** When clusters may be disturbed. A tenant reads its own. */
export const maintenanceWindow = defineResource({
  name: 'maintenance_window', model: 'maintenanceWindow', table: 'maintenance_windows', schemas: windowSchemas, permissions: 'k8s_clusters', scope: 'served', softDelete: true,
  visible: 'EXISTS (SELECT 1 FROM k8s_clusters k WHERE k.id = t.cluster_id AND k.deleted_at IS NULL)',
  expressions: {
    tenantName: 'SELECT n.name FROM tenants n WHERE n.id = t.tenant_id', clusterName: 'SELECT k.name FROM k8s_clusters k WHERE k.id = t.cluster_id',
    state: `CASE WHEN now() < t.starts_at THEN 'coming' WHEN now() < t.ends_at THEN 'open' ELSE 'over' END`,
  },
  lookups: { clusterId: clusterNamed('cluster_id') },
  hooks: {
    async beforeCreate(tx, _ctx, data) {
      checkOrder(data['startsAt'] as string, data['endsAt'] as string)
      const [cluster] = await tx.$queryRawUnsafe<{ tenantId: string }[]>('SELECT tenant_id AS "tenantId" FROM k8s_clusters WHERE id = $1::uuid AND deleted_at IS NULL', data['clusterId'])
      if (!cluster) throw unknownReference('clusterId', 'cluster')
      return { ...data, tenantId: cluster.tenantId }
    },
    async beforeUpdate(_tx, _ctx, row, patch) {
      checkOrder((patch['startsAt'] as string) ?? row.startsAt, (patch['endsAt'] as string) ?? row.endsAt)
      return patch
    },
  },
})

function checkOrder(startsAt: string, endsAt: string): void {
  if (Date.parse(endsAt) > Date.parse(startsAt)) return
  throw new ContractError('BAD_REQUEST', 'bad_window', 'A window ends after it starts.', { fields: [{ path: 'endsAt', message: 'is not after the start' }], remedy: 'Correct the times.' })
}

describeConstraint('windows_overlap_excl', { field: 'startsAt', reason: 'overlaps', message: 'Another window of the cluster overlaps this one.', remedy: 'Choose other times, or change the other window.' })
describeConstraint('windows_order_check', { field: 'endsAt', reason: 'bad_window', message: 'A window ends after it starts.', remedy: 'Correct the times.' })
