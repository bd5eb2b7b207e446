import { describeConstraint } from '../../../kernel/database-errors.ts'

const below = (what: string) => ({ reason: 'no_room', message: `There is not enough ${what} left on the host.`, remedy: 'Choose another host, or release something on this one.' })

describeConstraint('baremetals_serial_number_key', { field: 'serialNumber', reason: 'already_taken', message: 'Another host has this serial number.', remedy: 'Check the serial number.' })
describeConstraint('baremetals_unit_excl', { field: 'unit', reason: 'unit_taken', message: 'Another host stands in these units of the rack.', remedy: 'Choose free units; the elevation of the rack shows them.' })
describeConstraint('baremetals_rack_height_check', { field: 'unit', reason: 'rack_too_low', message: 'The host would stand above the top of the rack.', remedy: 'Choose a lower unit, or correct the height of the rack.' })
describeConstraint('baremetals_unit_check', { field: 'unit', reason: 'out_of_bounds', message: 'Units count from 1, heights from 1 to 100.', remedy: 'Correct the unit or the height.' })
describeConstraint('baremetals_rack_id_fkey', { field: 'rackId', reason: 'unknown_rack', message: 'There is no such rack.', remedy: 'Choose a rack from the list.' })
describeConstraint('baremetals_rack_gone', { field: 'rackId', reason: 'unknown_rack', message: 'The rack was deleted.', remedy: 'Choose another rack, or restore that one.' })
describeConstraint('baremetals_group_id_fkey', { field: 'groupId', reason: 'unknown_group', message: 'There is no such group.', remedy: 'Choose a group from the list.' })
describeConstraint('baremetals_group_gone', { field: 'groupId', reason: 'unknown_group', message: 'The group was deleted.', remedy: 'Choose another group, or restore that one.' })
describeConstraint('baremetals_in_use', { field: 'groupId', reason: 'in_use', message: 'Virtual machines stand on the host.', remedy: 'Move or release them first.' })
describeConstraint('baremetals_gone', { field: 'baremetalId', reason: 'host_gone', message: 'The host was deleted.', remedy: 'Restore the host, or choose another.' })
describeConstraint('baremetals_total_check', { field: 'totalCpu', reason: 'out_of_bounds', message: 'Totals are never below zero.', remedy: 'Correct the figures.' })
describeConstraint('baremetals_capacity_check', { field: 'totalCpu', reason: 'out_of_bounds', message: 'Total times overcommit ratio is more than a host can offer: 2,147,483,647 of a resource.', remedy: 'Correct the totals of the host or the overcommit ratio of its group.' })
describeConstraint('baremetals_available_cpu_check', { field: 'baremetalId', ...below('cpu') })
describeConstraint('baremetals_available_memory_check', { field: 'baremetalId', ...below('memory') })
describeConstraint('baremetals_available_storage_check', { field: 'baremetalId', ...below('storage') })
describeConstraint('baremetal_groups_available_check', { field: 'groupId', reason: 'no_room', message: 'There is not enough left in the group.', remedy: 'Release something in the group, or add hosts.' })
describeConstraint('baremetal_groups_quota_check', {
  field: 'totalCpu', reason: 'quota_below_use', message: 'The group would become so small that the share of a tenant is less than what it uses.', remedy: 'Raise that quota, or release some of its machines, first.',
})
