import { virtualMachineSchemas } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { isOperator, type ServiceCtx } from '../../../kernel/context.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { clusterNamed, tenantNamed } from '../named.ts'
import { taggable, untagged } from '../tag/resource.ts'
import { beforeMachineIsMade, beforeMachineIsRenamed, beforeMachinesComeBack } from './hooks.ts'

const spec = { name: 'virtual_machine', model: 'virtualMachine', table: 'virtual_machines', schemas: virtualMachineSchemas, permissions: 'virtual_machines', scope: 'served', softDelete: true, searchText: 't.search_text' } as const
const names = {
  tenantName: 'SELECT n.name FROM tenants n WHERE n.id = t.tenant_id',
  groupName: 'SELECT g.name FROM baremetal_groups g WHERE g.id = t.group_id',
  clusterName: 'SELECT k.name FROM k8s_clusters k WHERE k.id = t.k8s_cluster_id',
  specificationName: 'SELECT s.name FROM virtual_machine_specifications s WHERE s.id = t.specification_id',
  observedState: 'SELECT o.state FROM machine_observations o WHERE o.tenant_id = t.tenant_id AND o.virtual_machine_id = t.id',
  observedAt: 'SELECT o.observed_at FROM machine_observations o WHERE o.tenant_id = t.tenant_id AND o.virtual_machine_id = t.id',
}
const where = {
  hostName: 'SELECT b.name FROM baremetals b WHERE b.id = t.baremetal_id', rackName: 'SELECT r.name FROM racks r WHERE r.id = t.rack_id',
  observedHostName: 'SELECT coalesce((SELECT b.name FROM baremetals b WHERE b.hypervisor_endpoint_id = o.endpoint_id AND b.hypervisor_node = o.node AND b.deleted_at IS NULL LIMIT 1), o.node) FROM machine_observations o WHERE o.tenant_id = t.tenant_id AND o.virtual_machine_id = t.id',
  reference: 'SELECT o.reference FROM machine_observations o WHERE o.tenant_id = t.tenant_id AND o.virtual_machine_id = t.id',
}

const tags = taggable('virtual_machine')

/** Virtual machines as the provider sees them: with host and rack. */
export const virtualMachine = defineResource({
  ...spec,
  sets: tags.sets,
  expressions: { ...names, ...where, ...tags.expressions },
  lookups: {
    tenantId: tenantNamed,
    baremetalId: {
      // a name that several hosts have names none of them
      sql: 'SELECT lower(serial_number) AS key, id FROM baremetals WHERE deleted_at IS NULL UNION ALL SELECT lower(name), CASE WHEN count(*) = 1 THEN min(id::text)::uuid END FROM baremetals WHERE deleted_at IS NULL GROUP BY 1', label: 'host',
      exported: 'SELECT b.serial_number FROM baremetals b WHERE b.id = t.baremetal_id',
    },
    specificationId: {
      sql: `SELECT lower(name || coalesce(' (' || generation || ')', '')) AS key, id FROM virtual_machine_specifications WHERE deleted_at IS NULL UNION ALL SELECT lower(name), CASE WHEN count(*) = 1 THEN min(id::text)::uuid END FROM virtual_machine_specifications WHERE deleted_at IS NULL GROUP BY 1`,
      label: 'specification', exported: `SELECT s.name || coalesce(' (' || s.generation || ')', '') FROM virtual_machine_specifications s WHERE s.id = t.specification_id`,
    },
    k8sClusterId: clusterNamed('k8s_cluster_id'),
  },
  hooks: { beforeCreate: beforeMachineIsMade, beforeUpdate: beforeMachineIsRenamed, beforeRestore: beforeMachinesComeBack },
})

/** The same to the tenant they serve: where a machine stands is the provider's own business, so it can't be read, filtered by or searched for. */
const ownMachine = defineResource({ ...spec, sets: untagged.sets, expressions: { ...names, ...untagged.expressions, baremetalId: 'NULL::uuid', hostName: 'NULL::text', rackId: 'NULL::uuid', rackName: 'NULL::text', observedHostName: 'NULL::text', reference: 'NULL::text' } })

/** The machines as this caller may see them. */
export function machinesFor(ctx: Pick<ServiceCtx, 'tenantId'>): typeof virtualMachine {
  return isOperator(ctx) ? virtualMachine : ownMachine
}

describeConstraint('virtual_machines_name_key', { field: 'name', reason: 'already_taken', message: 'Another machine of the tenant has this name.', remedy: 'Choose another name.' })
describeConstraint('virtual_machines_affinity_key', { field: 'affinityGroup', reason: 'affinity_taken', message: 'Another machine of this affinity group stands on that host.', remedy: 'Choose another host.' })
describeConstraint('virtual_machines_charge_check', { field: 'specificationId', reason: 'out_of_bounds', message: 'A machine takes at least 1 core and 1 MB.', remedy: 'Choose another specification.' })
describeConstraint('virtual_machines_tenant_id_k8s_cluster_id_fkey', { field: 'k8sClusterId', reason: 'unknown_cluster', message: 'The tenant has no such cluster.', remedy: 'Choose a cluster of the same tenant.' })
describeConstraint('virtual_machines_cluster_gone', { field: 'k8sClusterId', reason: 'unknown_cluster', message: 'The cluster was deleted.', remedy: 'Choose another cluster.' })
describeConstraint('virtual_machines_is_node', { field: 'ids', reason: 'is_node', message: 'The machine is a node of a Kubernetes cluster: it comes, goes and changes its role with the cluster.', remedy: 'Scale the cluster, or delete or restore it.' })
describeConstraint('virtual_machines_is_bastion', { field: 'ids', reason: 'is_bastion', message: 'A cluster is reached through this machine.', remedy: 'Detach it from its clusters first.' })
