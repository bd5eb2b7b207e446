import { ContractError } from '@colonnade/contract'
import { bastionSchemas } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { holdCluster } from '../cluster/hold.ts'
import { unknownReference } from '../locks.ts'
import { clusterNamed } from '../named.ts'

/** Machines through which clusters are reached. A tenant reads its own. */
export const bastion = defineResource({
  name: 'bastion', model: 'bastionClusterAssociation', table: 'bastion_cluster_associations', schemas: bastionSchemas, permissions: 'k8s_clusters', scope: 'served', softDelete: true,
  expressions: {
    tenantName: 'SELECT n.name FROM tenants n WHERE n.id = t.tenant_id', bastionName: 'SELECT v.name FROM virtual_machines v WHERE v.id = t.bastion_id', clusterName: 'SELECT k.name FROM k8s_clusters k WHERE k.id = t.k8s_cluster_id',
  },
  lookups: {
    k8sClusterId: clusterNamed('k8s_cluster_id'),
    bastionId: {
      sql: `SELECT lower(n.slug || '/' || v.name) AS key, v.id FROM virtual_machines v JOIN tenants n ON n.id = v.tenant_id WHERE v.deleted_at IS NULL AND v.type = 'management'`, label: 'management machine',
      exported: `SELECT n.slug || '/' || v.name FROM virtual_machines v JOIN tenants n ON n.id = v.tenant_id WHERE v.id = t.bastion_id`,
    },
  },
  hooks: {
    async beforeCreate(tx, ctx, data) {
      const { tenantId } = await attach(tx, ctx, data as { k8sClusterId: string; bastionId: string })
      return { ...data, tenantId }
    },
    async beforeRestore(tx, ctx, rows) { for (const row of rows) await attach(tx, ctx, row) },
  },
})

// The machine's row is held, so that it is neither released nor given another type before this is written.
async function attach(tx: WriteTx, ctx: ServiceCtx, { k8sClusterId, bastionId }: { k8sClusterId: string; bastionId: string }) {
  const cluster = await holdCluster(tx, ctx, k8sClusterId).catch((error: unknown) => { throw error instanceof ContractError && error.shape.code === 'NOT_FOUND' ? unknownReference('k8sClusterId', 'cluster') : error })
  const [machine] = await tx.$queryRawUnsafe<{ tenantId: string; type: string }[]>('SELECT tenant_id AS "tenantId", type::text AS type FROM virtual_machines WHERE id = $1::uuid AND deleted_at IS NULL FOR UPDATE', bastionId)
  if (!machine) throw unknownReference('bastionId', 'machine')
  const wrong = machine.tenantId !== cluster.tenantId ? ['other_tenant', 'The machine belongs to another tenant than the cluster.'] : machine.type !== 'management' ? ['not_management', 'The machine is not of type management.'] : null
  if (wrong) throw new ContractError('CONFLICT', wrong[0]!, wrong[1]!, { fields: [{ path: 'bastionId', message: wrong[1]! }], remedy: 'Choose a management machine of the same tenant.' })
  return cluster
}

describeConstraint('bastions_attached_key', { field: 'bastionId', reason: 'already_taken', message: 'The machine is a bastion of this cluster already.', remedy: 'Choose another machine.' })
