import { ContractError } from '@colonnade/contract'
import { quotaSchemas } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { lockGroup, lockGroups } from '../locks.ts'
import { groupNamed, tenantNamed } from '../named.ts'
import { quotaCores } from '../placement/capacity.ts'
import { taggable, untagged } from '../tag/resource.ts'

const spec = { name: 'quota', model: 'baremetalGroupTenantQuota', table: 'baremetal_group_tenant_quotas', schemas: quotaSchemas, permissions: 'quotas', scope: 'served' } as const
const facts = {
  tenantName: 'SELECT n.name FROM tenants n WHERE n.id = t.tenant_id',
  groupName: 'SELECT g.name FROM baremetal_groups g WHERE g.id = t.group_id',
  cpuLimit: 'SELECT floor(g.total_cpu * t.cpu_quota_percentage / 100) FROM baremetal_groups g WHERE g.id = t.group_id',
  vmCount: 'SELECT count(*) FROM virtual_machines v WHERE v.group_id = t.group_id AND v.tenant_id = t.tenant_id AND v.deleted_at IS NULL',
}
const tags = taggable('quota')

/** What tenants may use of groups. A tenant reads its own. */
export const quota = defineResource({
  ...spec,
  sets: tags.sets, expressions: { ...facts, ...tags.expressions },
  own: defineResource({ ...spec, sets: untagged.sets, expressions: { ...facts, ...untagged.expressions } }),
  lookups: {
    groupId: groupNamed,
    tenantId: tenantNamed,
  },
  hooks: {
    async beforeCreate(tx, _ctx, data) {
      await lockGroup(tx, data['groupId'] as string)
      return data
    },
    async beforeUpdate(tx, _ctx, row, patch) {
      const { totalCpu } = await lockGroup(tx, row.groupId)
      const [now] = await tx.$queryRawUnsafe<{ cpu: number; memory: number; storage: number }[]>(
        'SELECT used_cpu AS cpu, used_memory::float8 AS memory, used_storage::float8 AS storage FROM baremetal_group_tenant_quotas WHERE id = $1::uuid FOR UPDATE', row.id,
      )
      if (now) refuseBelowUse(patch, now, totalCpu)
      return patch
    },
    async beforeRemove(tx, _ctx, row) { await lockGroups(tx, [row.groupId]) },
  },
})

function refuseBelowUse(patch: Record<string, unknown>, used: { cpu: number; memory: number; storage: number }, totalCpu: number): void {
  const share = patch['cpuQuotaPercentage'] as number | undefined
  const fields = [
    ...(share !== undefined && quotaCores(totalCpu, share) < used.cpu ? [{ path: 'cpuQuotaPercentage', message: `${used.cpu} cores are in use, this allows ${quotaCores(totalCpu, share)}` }] : []),
    ...((patch['memoryQuota'] as number) < used.memory ? [{ path: 'memoryQuota', message: `${used.memory} MB are in use` }] : []),
    ...((patch['storageQuota'] as number) < used.storage ? [{ path: 'storageQuota', message: `${used.storage} GB are in use` }] : []),
  ]
  if (fields.length) throw new ContractError('CONFLICT', 'below_use', `A quota can't be less than what is used of it: ${fields.map((f) => f.message).join(', ')}.`, { fields, remedy: 'Release virtual machines first, or allow more.' })
}

const exceeded = { reason: 'quota_exceeded', remedy: 'Raise the quota of the tenant in this group, or release some of its machines.' }
describeConstraint('quotas_used_cpu_limit', { field: 'cpuQuotaPercentage', message: 'The tenant would use more cores than its share of the group.', ...exceeded })
describeConstraint('quotas_used_memory_check', { field: 'memoryQuota', message: 'The tenant would use more memory than its quota.', ...exceeded })
describeConstraint('quotas_used_storage_check', { field: 'storageQuota', message: 'The tenant would use more storage than its quota.', ...exceeded })
describeConstraint('quotas_percentage_check', { field: 'cpuQuotaPercentage', reason: 'out_of_bounds', message: 'The share is between 0 and 10,000 %.', remedy: 'Correct the percentage.' })
describeConstraint('quotas_share_check', { field: 'cpuQuotaPercentage', reason: 'beyond_overcommit', message: 'The share is more than the group offers: 100 % times its cpu overcommit ratio.', remedy: 'Choose a smaller share, or raise the group\'s overcommit ratio first.' })
describeConstraint('baremetal_group_tenant_quotas_group_id_tenant_id_key', { field: 'tenantId', reason: 'already_taken', message: 'The tenant has a quota in this group already.', remedy: 'Change that one.' })
describeConstraint('baremetal_group_tenant_quotas_tenant_id_fkey', { field: 'tenantId', reason: 'unknown_tenant', message: 'There is no such tenant.', remedy: 'Choose a tenant from the list.' })
