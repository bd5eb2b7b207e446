import { hostSchemas } from '@colonnade/contract/datacenter'
import { defineResource } from '../../../kernel/resource.ts'
import { groupNamed } from '../named.ts'
import { taggable } from '../tag/resource.ts'
import './constraints.ts'
import { beforeHostIsChanged, beforeHostIsMade, beforeHostIsRemoved, beforeHostsComeBack } from './hooks.ts'

const tags = taggable('baremetal')

/** Physical machines: where they stand, what they have, what is free. */
export const host = defineResource({
  name: 'baremetal', model: 'baremetal', table: 'baremetals', schemas: hostSchemas, permissions: 'baremetals', scope: 'provider', softDelete: true, searchText: 't.search_text',
  sets: tags.sets,
  expressions: {
    ...tags.expressions,
    groupName: 'SELECT g.name FROM baremetal_groups g WHERE g.id = t.group_id',
    rackName: 'SELECT r.name FROM racks r WHERE r.id = t.rack_id',
    vmCount: 'SELECT count(*) FROM virtual_machines v WHERE v.baremetal_id = t.id AND v.deleted_at IS NULL',
    bmcEndpointName: 'SELECT e.name FROM endpoints e WHERE e.id = t.bmc_endpoint_id',
    hypervisorEndpointName: 'SELECT e.name FROM endpoints e WHERE e.id = t.hypervisor_endpoint_id',
    observedPower: 'SELECT o.power FROM host_observations o WHERE o.baremetal_id = t.id',
    observedHealth: 'SELECT o.health FROM host_observations o WHERE o.baremetal_id = t.id',
  },
  lookups: {
    groupId: groupNamed,
    rackId: { sql: 'SELECT lower(name) AS key, id FROM racks WHERE deleted_at IS NULL', label: 'rack', exported: 'SELECT r.name FROM racks r WHERE r.id = t.rack_id' },
    bmcEndpointId: { sql: "SELECT lower(name) AS key, id FROM endpoints WHERE deleted_at IS NULL AND kind = 'redfish'", label: 'endpoint', exported: 'SELECT e.name FROM endpoints e WHERE e.id = t.bmc_endpoint_id' },
    hypervisorEndpointId: { sql: "SELECT lower(name) AS key, id FROM endpoints WHERE deleted_at IS NULL AND kind = 'proxmox'", label: 'endpoint', exported: 'SELECT e.name FROM endpoints e WHERE e.id = t.hypervisor_endpoint_id' },
  },
  hooks: { beforeCreate: beforeHostIsMade, beforeUpdate: beforeHostIsChanged, beforeRemove: beforeHostIsRemoved, beforeRestore: beforeHostsComeBack },
})
