import { foundMachineSchemas } from '@colonnade/contract/datacenter'
import { defineResource, type Resource } from '../../../kernel/resource.ts'

/** Of the host that stands for a machine's node; the oldest where somebody recorded it twice. */
export const HOST_OF = 'b.hypervisor_endpoint_id = t.endpoint_id AND coalesce(b.hypervisor_node, b.name) = t.node AND b.deleted_at IS NULL ORDER BY b.created_at, b.id LIMIT 1'

/** Whether a machine of the books was observed where the found machine `t` is: then it is that one. */
export const KNOWN_THERE = `EXISTS (SELECT 1 FROM machine_observations o JOIN virtual_machines v ON v.tenant_id = o.tenant_id AND v.id = o.virtual_machine_id
    WHERE o.endpoint_id = t.endpoint_id AND o.reference = t.reference AND o.state <> 'absent' AND v.deleted_at IS NULL)`

/** Whether the found machine `t` carries a mark that no record of ours has: another installation's. */
export const FOREIGN = '(t.mark IS NOT NULL AND NOT EXISTS (SELECT 1 FROM virtual_machines v WHERE v.id = t.mark))'

/** Machines that hypervisors have and the books do not know; written by the reconciler. */
export const foundMachine: Resource<typeof foundMachineSchemas> = defineResource({
  name: 'found_machine', model: 'foundMachine', table: 'found_machines', schemas: foundMachineSchemas, permissions: 'endpoints', scope: 'provider', defaultSort: { field: 'name', direction: 'asc' },
  expressions: {
    endpointName: 'SELECT e.name FROM endpoints e WHERE e.id = t.endpoint_id',
    hostId: `SELECT b.id FROM baremetals b WHERE ${HOST_OF}`,
    hostName: `SELECT b.name FROM baremetals b WHERE ${HOST_OF}`,
    marked: `SELECT ${FOREIGN}`,
    markOf: 'SELECT v.name FROM virtual_machines v WHERE v.id = t.mark',
  },
})
