import { groupSchemas } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { beforeGroupIsChanged } from './hooks.ts'
import { taggable } from '../tag/resource.ts'

const tags = taggable('baremetal_group')

// From tenant to tenant in the index: as many steps as there are tenants, not as there are machines.
const TENANTS = `WITH RECURSIVE met AS (
    (SELECT v.tenant_id FROM virtual_machines v WHERE v.group_id = t.id AND v.deleted_at IS NULL ORDER BY v.tenant_id LIMIT 1)
    UNION ALL SELECT (SELECT v.tenant_id FROM virtual_machines v WHERE v.group_id = t.id AND v.deleted_at IS NULL AND v.tenant_id > met.tenant_id ORDER BY v.tenant_id LIMIT 1) FROM met WHERE met.tenant_id IS NOT NULL)
  SELECT count(tenant_id) FROM met`

/** Groups of hosts that VMs are placed on. */
export const group = defineResource({
  name: 'baremetal_group', model: 'baremetalGroup', table: 'baremetal_groups', schemas: groupSchemas, permissions: 'baremetal_groups', scope: 'provider', softDelete: true,
  sets: tags.sets,
  expressions: {
    ...tags.expressions,
    hostCount: 'SELECT count(*) FROM baremetals b WHERE b.group_id = t.id AND b.deleted_at IS NULL',
    vmCount: 'SELECT count(*) FROM virtual_machines v WHERE v.group_id = t.id AND v.deleted_at IS NULL',
    tenantCount: TENANTS,
  },
  hooks: { beforeUpdate: beforeGroupIsChanged },
})

describeConstraint('baremetal_groups_name_key', { field: 'name', reason: 'already_taken', message: 'Another group has this name.', remedy: 'Choose another name.' })
describeConstraint('baremetal_groups_has_clusters', { field: 'ids', reason: 'in_use', message: 'Kubernetes clusters take their nodes from the group.', remedy: 'Let them take their nodes from another group, or delete them, first.' })
describeConstraint('baremetal_groups_in_use', { field: 'ids', reason: 'in_use', message: 'The group still has hosts.', remedy: 'Move its hosts to another group, or delete them, first.' })
describeConstraint('baremetal_groups_overcommit_check', { field: 'cpuOvercommitRatio', reason: 'out_of_bounds', message: 'Overcommit ratios are between 1 and 100.', remedy: 'Correct the ratio.' })
describeConstraint('baremetal_groups_reserve_check', { field: 'cpuReservePercentage', reason: 'out_of_bounds', message: 'Reserves are between 0 and 100 %.', remedy: 'Correct the percentage.' })
describeConstraint('baremetal_groups_share_check', {
  field: 'cpuOvercommitRatio', reason: 'quota_beyond_overcommit', message: 'A tenant may use a greater share of the group\'s cores than it would offer then.', remedy: 'Lower that quota first: at most 100 % times the ratio.',
})
