/** Words of the exchange with NetBox. The other languages must have exactly these keys. */
export const en = {
  title: 'NetBox', line: 'Take over what NetBox knows, and give it back in the form NetBox imports.', tabs: { import: 'Import', export: 'Export' },
  step: { files: 'Files', map: 'What becomes what', check: 'Check', done: 'Done' },
  files: {
    help: 'CSV lists (“All data”) or answers of the REST API: sites, racks, device types, devices, tenants, clusters, virtual machines, contacts. Several at once; they may refer to each other.',
    holds: 'Holds', unknown: 'Not recognised: choose', unused_one: '{{n}} column has no place here', unused_other: '{{n}} columns have no place here', part: '{{rows}} of {{all}}: the file is one page of the list', remove: 'Leave out {{name}}', next: 'What becomes what',
  },
  kind: { maintainer: 'Maintainers', site: 'Sites', rack: 'Racks', device_type: 'Device types', device: 'Devices', tenant: 'Tenants', cluster: 'Clusters', virtual_machine: 'Virtual machines', contact: 'Contacts', group: 'Groups', host: 'Hosts', specification: 'Specifications' },
  map: {
    placesLine: 'Site → data centre, its region → region, location → room, rack height → units, position → lowest unit, device type height → units of the host.',
    roles: 'Devices that are hosts', rolesHelp: 'By their role. The others are not taken over.', devices_one: '{{n}} device', devices_other: '{{n}} devices',
    amounts: 'What a host has', amountsHelp: 'NetBox has no field of its own for these: a column or custom field, times a factor, or one figure for all. Hosts that are here take what a cell says; the figure for all is for new ones.',
    cpu: 'CPU', memory: 'Memory', storage: 'Storage',
    group: 'Hosts are grouped by', groupBy: { cluster: 'Cluster', site: 'Site', role: 'Role', one: 'All in one group' }, groupName: 'Group for the rest', groupNameHelp: 'Made if it is not there.', oneGroupName: 'Name of the group',
    vms: 'Virtual machines', vmMemoryUnit: 'Memory is counted in', vmDiskUnit: 'Disks are counted in', unitHelp: 'Where the heading does not say.',
    tenants: 'Tenants that are not here', tenantsBy: { match: 'Report them', create: 'Make them' }, defaultTenant: 'Machines without a tenant belong to', nobody: 'Nobody: report them',
    existing: 'What is here already', existingBy: { update: 'Bring up to date', leave: 'Leave as it is' }, existingHelp: 'Known by NetBox\'s number or the serial number.', check: 'Check everything', checking: 'Checking',
  },
  report: {
    read: 'Read', create: 'New', update: 'Changed', same: 'As they are', left: 'Left out', skipped: 'Passed over',
    all: 'Everything could be mapped.', leftOut_one: '{{n}} row can\'t be taken over and is left out.', leftOut_other: '{{n}} rows can\'t be taken over and are left out.', notes_one: '{{n}} remark on rows that are taken over.', notes_other: '{{n}} remarks on rows that are taken over.',
    nothing: 'There is nothing to write: all of it is here already.', show: 'Show', filter: { all: 'All', left: 'Left out', note: 'Remarks' }, where: 'File and row', what: 'Record', field: 'Field', why: 'Why', download: 'Download as CSV', shown: 'The first {{n}} are shown.', saved: 'The findings were saved: {{n}}.', listed: 'The first {{listed}} of {{n}} findings are listed here and in the CSV.',
    will: 'What would be written', new: 'new', change: 'changed', write_one: 'Import {{n}} record', write_other: 'Import {{n}} records', writing: 'Importing', allOrNothing: 'All of it or nothing.', back: 'Back', outcome: { left: 'left out', note: 'remark' },
  },
  done: { written_one: '{{n}} record was written.', written_other: '{{n}} records were written.', hosts: 'See the hosts', again: 'Import more' },
  export: {
    line: 'Import them in NetBox in this order: each finds what it refers to. CPU, memory and storage of hosts travel as custom fields.', diskUnit: 'Disks are counted in', diskUnitHelp: 'NetBox takes MB since 4.1, GB before.', get: 'Download', empty: 'Nothing to export', done: '{{file}}: {{n}} rows',
    kind: { 'custom-fields': 'Custom fields', regions: 'Regions', sites: 'Sites', locations: 'Locations', manufacturers: 'Manufacturers', 'device-roles': 'Device roles', 'device-types': 'Device types', 'cluster-types': 'Cluster types', tenants: 'Tenants', clusters: 'Clusters', racks: 'Racks', devices: 'Devices', 'virtual-machines': 'Virtual machines' },
  },
  finding: {
    no_name: 'It has no name.', bad_value: 'It can\'t be taken over: {{problem}}', duplicate: '{{value}} is there twice; the first is taken.', no_serial: 'Without serial number, asset tag or NetBox number it can\'t be told from others.',
    bad_amount: '“{{value}}” is no figure that fits here.', bad_slug: 'No short name can be made of “{{value}}”.', unknown_tenant: 'There is no tenant {{value}} here.', no_tenant: 'It belongs to no tenant; here every machine does.', tenant_inactive: '{{value}} is not active.',
    no_host: 'NetBox does not say on which device it runs.', unknown_host: 'There is no host {{value}}, or several.', not_a_host: '{{value}} has a role that is not taken over.', host_not_imported: '{{value}} is left out, and what runs on it too.',
    no_room: '{{host}} has {{free}} left of {{resource}}; it needs {{needed}}.', over_quota: 'The quota of {{tenant}} has {{free}} left of {{resource}}; it needs {{needed}}.', name_taken: 'The name {{value}} is taken.', renamed: 'Names are unique here: it becomes {{value}}.',
    serial_made: 'NetBox has no serial number: {{value}} stands for it.', fractional_unit: 'It stands at {{value}}; here units are whole. It is recorded without a unit.', fractional_height: 'It is {{value}} units high; here it counts as {{units}}.', height_unknown: 'The height of {{value}} is in no file; 1 unit is assumed.',
    rear_face: 'It stands at the back at {{value}} in {{rack}}. Here a unit holds one host, and there is no back.', unit_taken: '{{other}} stands at {{value}} in {{rack}} already. It is recorded without a unit.', above_rack: 'Position {{value}} is outside {{rack}}, which has {{height}} units. It is recorded without a unit.',
    unknown_rack: 'There is no rack {{value}}. A new host is recorded without one; one that is here stays where it is.', ambiguous_rack: 'There are several racks {{value}}. A new host is recorded without one; one that is here stays where it is.', status_mapped: '“{{value}}” is no state here; it becomes {{state}}.', cpu_rounded: '{{value}} cores are rounded up to {{cores}}.',
    below_use: '{{value}} is less than the {{used}} in use; what is recorded stays.', other_host: 'Here it stands on another host. Move it to {{value}} under Virtual machines.', other_size: 'Here it has another size ({{here}}, in NetBox {{value}}). Give it its size under Virtual machines.',
    no_place_here: 'There is no place for it here yet.', part_of_list: 'The file holds {{rows}} of {{all}}: it is one page of the list.', rack_too_low: 'A host stands at unit {{top}}; the rack keeps its height instead of {{value}}.',
    ambiguous_tenant: 'Several tenants are named {{value}}; without its short name it can\'t be told which is meant.', slug_taken: 'Another tenant has the short name {{value}}; it becomes {{slug}}.', status_kept: 'NetBox says “{{value}}”; here it stays {{state}}, which is not a list\'s to change.',
    ambiguous_contact: 'Several maintainers have the address {{value}}, and none of them this name.',
  },
  field: {
    name: 'Name', slug: 'Short name', serial: 'Serial number', tenant: 'Tenant', device: 'Device', rack: 'Rack', position: 'Position', face: 'Face', u_height: 'Height', status: 'Status', vcpus: 'vCPUs', memory: 'Memory', disk: 'Disk', totalCpu: 'CPU', totalMemory: 'Memory', totalStorage: 'Storage', next: 'Rows', email: 'E-mail address',
  },
}
