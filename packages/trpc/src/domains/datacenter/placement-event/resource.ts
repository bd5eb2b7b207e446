import { placementEventSchemas } from '@colonnade/contract/datacenter'
import { defineResource } from '../../../kernel/resource.ts'

/** Why machines landed where they did. Written by placing, moving and releasing; read by the provider only, for it names hosts. */
export const placementEvent = defineResource({
  name: 'placement_event', model: 'placementEvent', table: 'placement_events', schemas: placementEventSchemas, permissions: 'placement_events', scope: 'served',
  defaultSort: { field: 'createdAt', direction: 'desc' },
  expressions: {
    tenantName: 'SELECT n.name FROM tenants n WHERE n.id = t.tenant_id',
    groupName: 'SELECT g.name FROM baremetal_groups g WHERE g.id = t.group_id',
    specificationName: 'SELECT s.name FROM virtual_machine_specifications s WHERE s.id = t.specification_id',
  },
})
