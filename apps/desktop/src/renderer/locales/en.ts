import { inventoryEn } from './inventory/en.ts'
import { k8sEn } from './k8s/en.ts'
import { machines, machinesFields, machinesHelp, machinesOptions } from './machines/en.ts'
import { outside, outsideFields, outsideHelp, outsideOptions } from './outside/en.ts'
import { seen, seenFields, seenHelp, seenOptions } from './seen/en.ts'

/** Words of the console. The other languages must have exactly these keys. */
export const en = {
  machines, outside,
  seen,
  nav: {
    ...inventoryEn.nav,
    endpoints: 'Endpoints', machineOperations: 'Machine operations',
    netbox: 'NetBox',
    overview: 'Overview', datacenter: 'Datacenter', hosts: 'Hosts', vms: 'Virtual machines', place: 'Place VMs', racks: 'Racks', groups: 'Groups', specifications: 'Specifications', quotas: 'Quotas',
    placements: 'Placement log', identity: 'Identity', tenants: 'Tenants', users: 'Users', roles: 'Roles', tokens: 'API tokens', sessions: 'Sessions', audit: 'Audit log', operations: 'Operations', jobs: 'Jobs',
    mail: 'Mail outbox', maintenance: 'Maintenance',
  },
  alert: inventoryEn.alert, maintainer: inventoryEn.maintainer, maintained: inventoryEn.maintained, tag: inventoryEn.tag, journal: inventoryEn.journal, attached: inventoryEn.attached,
  shell: {
    console: 'Operator console', notFound: 'There is no such page.', toOverview: 'Go to the overview', wrongSide: 'This console is for operators', wrongSideLine: 'You are signed in as a member of a tenant.',
    otherAccount: 'Sign in as someone else', toWebApp: 'Open the web app', showResult: 'Show them', crash: 'This screen could not be drawn.',
    crashRemedy: 'Try again. If it happens again, tell your administrator what you did before.', oldVersion: 'A new version of the console is in place.', oldVersionRemedy: 'Load the page again. What you typed is kept.',
    reload: 'Load the page again', forgot: 'Forgot the password?', profile: 'Profile', signOut: 'Sign out',
  },
  palette: {
    here: 'Here', go: 'Go to', do: 'Do', importHosts: 'Import hosts from CSV', newHost: 'Add a host', newRack: 'Add a rack', newTenant: 'Add a tenant',
  },
  commands: {
    search: 'Search and commands', rail: 'Show or hide the rail', shortcuts: 'Keyboard shortcuts', toSite: 'Switch to {{name}}', nextSite: 'Next site', previousSite: 'Previous site',
    theme: {
      light: 'Light theme', dark: 'Dark theme', system: 'Theme as the system',
    },
  },
  links: {
    title: 'This link leads to a site that is not known here', line: 'Somebody made this link. Nothing was contacted. Add the site only if you know it.', site: 'Site', place: 'Place', add: 'Add the site…', leave: 'Leave it',
  },
  update: {
    title: 'This program', off: 'updates are off', unsupported: 'updates itself by the system\'s packages', idle: 'up to date', checking: 'looking for a newer version', downloading: 'a newer version is being fetched',
    ready: 'a newer version is ready', failed: 'the last look for updates failed', check: 'Look for updates', restart: 'Restart and update', readyToast: 'A newer version of the console is ready.',
    noKeychain: 'The system\'s keychain is not available: tokens last until the console quits, and no lists are kept for times without a network.',
  },
  sites: {
    welcome: 'Where is your Colonnade?', welcomeLine: 'Add the address of a server to begin.', title: 'Sites', line: 'The servers this console knows.', switch: 'Switch site', manage: 'Manage sites', add: 'Add a site',
    name: 'Name', url: 'Address', urlHelp: 'As in the browser, such as https://cloud.example', reaching: 'Is a server there?', unreachable: 'No Colonnade answers there.',
    use: 'Use', misfit: 'Does not fit this console', current: 'in use', remove: 'Remove', removeTitle: 'Remove {{name}}',
    removeLine: 'Its token is forgotten too. Nothing changes on the server.', token: 'Token', tokenTitle: 'Token for {{name}}',
    tokenLine: 'Instead of e-mail and password. It goes to the system\'s keychain and never comes back to this page.', remember: 'Keep it in the keychain', forgetToken: 'Forget the token',
    credential: {
      none: 'not signed in', token: 'token', session: 'signed in',
    },
    kind: 'What it is for', kindHelp: 'Shown on every page, so that production is not mistaken for a test.', label: 'Word to show', colour: 'Colour', edit: 'Edit', editTitle: 'Edit {{name}}', save: 'Save', notAdded: 'This site was not added',
    alerts: 'Notify me', alertsHelp: 'Alerts of this site as notifications of the system.',
    kinds: {
      none: 'Not said', production: 'Production', staging: 'Staging', test: 'Test', development: 'Development', other: 'Something else',
    },
    colours: {
      verdigris: 'Verdigris', vermilion: 'Vermilion', ochre: 'Ochre', moss: 'Moss', slate: 'Slate', plum: 'Plum',
    },
    alertLevels: {
      off: 'Never', critical: 'Of critical alerts', warning: 'Of warnings and worse',
    },
    desktopOnly: 'Sites belong to the desktop console. In a browser you are where the address says.',
  },
  setup: {
    code: 'Set-up code', codeHelp: 'Printed where the server was started; the address there carries it.', title: 'Set up Colonnade', line: 'Make the first operator. Everything else can wait.', platformName: 'Name of your cloud', platformHelp: 'Shown in the corner of the console.', fullName: 'Your name',
    email: 'E-mail address', password: 'Password', passwordHelp: 'At least 10 characters.', submit: 'Begin', done: 'This Colonnade is set up already.', signIn: 'Sign in',
  },
  unit: {
    cores_one: '{{n}} core', cores_other: '{{n}} cores', coresShort: 'cores', coresFree: 'cores free', mbFree: 'MB free', gbFree: 'GB free',
  },
  resource: {
    cpu: 'CPU', memory: 'Memory', storage: 'Storage',
  },
  capacity: {
    free: '{{free}} free of {{total}}', usedOf: '{{used}} of {{total}}',
  },
  entity: {
    ...inventoryEn.entity,
    rack: {
      one: 'Rack', many: 'Racks', line: 'Where the machines stand.', empty: 'No rack yet. Add the first, or import a list.',
    },
    group: {
      one: 'Group', many: 'Groups', line: 'Hosts that virtual machines are placed on together.', empty: 'No group yet. Hosts belong to a group, so begin here.',
    },
    host: {
      one: 'Host', many: 'Hosts', line: 'Physical machines: where they stand and how full they are.', empty: 'No host yet. Import a list, or add one by hand.',
    },
    specification: {
      one: 'Specification', many: 'Specifications', line: 'Sizes of virtual machines. Changing one changes no machine that stands already.', empty: 'No specification yet. Add a size before placing machines.',
    },
    vm: {
      one: 'Virtual machine', many: 'Virtual machines', line: 'Whose they are, where they stand, what they take.', empty: 'No virtual machine yet. Place the first ones.',
    },
    quota: {
      one: 'Quota', many: 'Quotas', line: 'What a tenant may use of a group. Who has none there is not limited.', empty: 'No quota yet. Every tenant may use every group without limit.',
    },
    placement: {
      one: 'Placement', many: 'Placements', line: 'Why machines landed where they did, or did not.', empty: 'Nothing was placed yet.',
    },
    tenant: {
      one: 'Tenant', many: 'Tenants', line: 'Customers: tier, limits, and whether they may work.', empty: 'No tenant yet. Adding one invites its first administrator.',
    },
  },
  field: {
    ...inventoryEn.field,
    ...machinesFields, ...outsideFields,
    ...seenFields,
    name: 'Name', slug: 'Short name', region: 'Region', dc: 'Data centre', room: 'Room', fab: 'Fab', phase: 'Phase', heightUnits: 'Height', unit: 'Lowest unit', bgpNumber: 'BGP number', asNumber: 'AS number',
    externalSystemId: 'Id elsewhere', hostCount: 'Hosts', usedUnits: 'Units used', createdAt: 'Created', updatedAt: 'Changed', description: 'Description', status: 'State', vmCount: 'VMs', tenantCount: 'Tenants',
    serialNumber: 'Serial number', groupId: 'Group', groupName: 'Group', rackId: 'Rack', rackName: 'Rack', tenantId: 'Tenant', tenantName: 'Tenant', baremetalId: 'Host', hostName: 'Host', specificationId: 'Specification',
    specificationName: 'Specification', totalCpu: 'CPU in all', totalMemory: 'Memory in all', totalStorage: 'Storage in all', availableCpu: 'CPU free', availableMemory: 'Memory free', availableStorage: 'Storage free',
    usedCpu: 'CPU used', usedMemory: 'Memory used', usedStorage: 'Storage used', requiredCpu: 'CPU', requiredMemory: 'Memory', requiredStorage: 'Storage', generation: 'Generation',
    cpuQuotaPercentage: 'Share of the group\'s CPU', cpuLimit: 'CPU limit', memoryQuota: 'Memory', storageQuota: 'Storage', type: 'Type', schedulingMode: 'Layout', affinityGroup: 'Affinity group', cpu: 'CPU',
    memory: 'Memory', storage: 'Storage', outcome: 'Outcome', tier: 'Tier', industry: 'Industry', contactEmail: 'Contact address', contactPhone: 'Contact phone', maxUsers: 'Users at most', maxWorkflows: 'Workflows at most',
    maxKnowledgeBases: 'Knowledge bases at most', recipient: 'To', subject: 'Subject', template: 'Kind', transport: 'Went to', sentAt: 'Sent', attempts: 'Tries', error: 'Error', keepDays: 'Days kept',
    capacityCpu: 'CPU offered', capacityMemory: 'Memory offered', capacityStorage: 'Storage offered', cpuOvercommitRatio: 'CPU overcommit', memoryOvercommitRatio: 'Memory overcommit', storageOvercommitRatio: 'Storage overcommit',
    cpuReservePercentage: 'CPU kept back', memoryReservePercentage: 'Memory kept back', storageReservePercentage: 'Storage kept back',
    kubernetesVersion: 'Kubernetes version', targetVersion: 'Target version', statusReason: 'Why', controlPlaneCount: 'Control planes', workerCount: 'Workers', pluginCount: 'Plugins', failingPlugins: 'Failing plugins', windowOpen: 'Window open', nextWindowAt: 'Next window',
    clusterId: 'Cluster', k8sClusterId: 'Cluster', clusterName: 'Cluster', pluginVersion: 'Version', pendingAction: 'Under way', manifest: 'Manifest', additionalInfo: 'More', bastionId: 'Machine', bastionName: 'Machine', serviceMeshId: 'Service mesh', serviceMeshName: 'Service mesh', role: 'Role', note: 'Note', startsAt: 'From', endsAt: 'To', reason: 'Reason', clusterCount: 'Clusters', primaryClusterName: 'Primary',
  },
  option: {
    ...inventoryEn.option,
    ...machinesOptions, ...outsideOptions,
    ...seenOptions,
    active: 'Active', inactive: 'Inactive', maintenance: 'Maintenance', suspended: 'Suspended', control_plane: 'Control plane', worker: 'Worker', management: 'Management', other: 'Other', spread: 'Spread', pack: 'Pack',
    rack_anti_affinity: 'Rack anti-affinity', manual: 'Manual', placed: 'Placed', refused: 'Refused', moved: 'Moved', released: 'Released', free: 'Free', pro: 'Pro', enterprise: 'Enterprise',
    draining: 'Draining', resized: 'Resized', least_fragmenting: 'Least fragmenting',
    pending: 'Pending', offline: 'Offline', error: 'Error', deleting: 'Deleting', primary: 'Primary', secondary: 'Secondary', cilium: 'Cilium', istio: 'Istio', window_open: 'Open', coming: 'Coming', over: 'Over', install: 'Installing', upgrade: 'Upgrading', remove: 'Removing',
  },
  help: {
    ...inventoryEn.help,
    ...machinesHelp, ...outsideHelp,
    ...seenHelp,
    host_unit: 'The lowest rack unit it stands in, counted from 1 at the bottom.', host_groupId: 'Virtual machines are placed by group.', quota_cpuQuotaPercentage: 'Of all cores of the group, rounded down to whole cores. Above 100 % it reaches into what the group overcommits.',
    tenant_slug: 'Letters, digits and hyphens; used in addresses.',
    group_cpuOvercommitRatio: 'How much is offered of each unit built in. 1 offers what there is.', group_memoryOvercommitRatio: 'How much is offered of each unit built in. 1 offers what there is.', group_storageOvercommitRatio: 'How much is offered of each unit built in. 1 offers what there is.',
    group_cpuReservePercentage: 'Share of each host that placement leaves free.', group_memoryReservePercentage: 'Share of each host that placement leaves free.', group_storageReservePercentage: 'Share of each host that placement leaves free.',
  },
  related: {
    all_one: 'See {{n}} in the list', all_other: 'See all {{n}} in the list', noHosts: 'No host in this group.', noQuotas: 'No quota in this group: nobody is limited.', noMachines: 'No virtual machine on this host.',
    noPlacements: 'Nothing was placed here lately.', noTenantMachines: 'This tenant has no virtual machine.', noTenantQuotas: 'No quota: this tenant may use every group without limit.',
  },
  rack: {
    unitsUsed: '{{used}} of {{height}} units used', freeUnits_one: '{{n}} of {{height}} units free', freeUnits_other: '{{n}} of {{height}} units free', print: 'Print', drawing: 'Elevation of rack {{name}}',
    cpuUsed: 'CPU {{share}} used', cpuSliver: 'CPU in use', moved: '{{name}} stands in unit {{unit}} now.', moveHint: 'Drag it, or press Alt with the arrows, to move it to a free unit.',
    loose: 'Belong to the rack, but stand in no unit',
  },
  group: {
    section: {
      identity: 'The group', overcommit: 'Overcommit: what a host offers of what is built in', reserve: 'Reserve: what placement leaves free',
    },
    offers: 'Offers', offersLine: '{{total}} built in × {{ratio}} = {{capacity}}', keepsLine: '{{share}} % of each host kept back', asBuilt: 'What is built in, nothing kept back',
  },
  host: {
    stand: 'Rack·Unit', place: 'Place',
    section: {
      identity: 'The machine', capacity: 'What is built in', stand: 'Where it stands', endpoints: 'What it is reached through',
    },
    toMaintenance: 'Into maintenance', toService: 'Back to service', inMaintenance_one: '{{n}} host in maintenance.', inMaintenance_other: '{{n}} hosts in maintenance.', inService_one: '{{n}} host back in service.',
    inService_other: '{{n}} hosts back in service.',
  },
  vm: {
    takes: 'Takes', move: 'Move', moveTitle: 'Move {{name}}', moveLine: 'It stands on {{host}} now. Its quota is charged once.', moveHelp: 'A host of the same group. Leave it empty for the one that suits best.',
    bestHost: 'The host that suits best', moved: '{{name}} is on {{host}} now.',
    resize: 'Resize', resizeTitle: 'Resize {{name}}', resizeLine: 'It has the size {{spec}} now. Host and quota are charged the difference.', mayMove: 'May move to another host when its own has no room', fitsHere: 'Fits where it stands, on {{host}}.', fitsThere: 'Would move to {{host}}.',
    noRoomForSize: 'There is no room for this size.', resized: '{{name}} has the size {{spec}} now, on {{host}}.',
  },
  drain: {
    tooMany: 'At most {{n}} hosts are drained at a time; {{chosen}} are chosen.', tooManyRemedy: 'Choose fewer of them. What you chose is still chosen.',
    title: 'Drain hosts', line: 'Each machine moves to the host that suits it best. An empty host goes into maintenance; while it is drained it takes no new machine.', noHosts: 'No host chosen. Choose hosts in the list, then drain them.',
    action: 'Drain', start_one: 'Drain {{n}} host', start_other: 'Drain {{n}} hosts', startHint: 'Can be stopped at any time; what has moved stays where it is.', empty: 'Nothing stands there: maintenance begins at once.', allGo_one: '{{n}} machine finds another host.',
    allGo_other: 'All {{n}} machines find another host.', someStay_one: '{{n}} machine finds another host, {{stuck}} can\'t leave.', someStay_other: '{{n}} machines find another host, {{stuck}} can\'t leave.', moves: 'Where they would go',
    nothingToMove: 'No machine to move.', moreMoves_one: 'and {{n}} more', moreMoves_other: 'and {{n}} more', wouldStay_one: '{{n}} machine can\'t leave', wouldStay_other: '{{n}} machines can\'t leave', stayed_one: '{{n}} machine could not leave',
    stayed_other: '{{n}} machines could not leave', stuckHint: 'Their host stays in draining. What would have to give:', running: 'Moving machines…', stopping: 'Stopping after this machine…', stop: 'Stop', movedOf: '{{n}} of {{total}} moved',
    done_one: 'Drained: {{n}} machine moved.', done_other: 'Drained: {{n}} machines moved.', doneSomeStay_one: '{{n}} machine moved; hosts still draining: {{hosts}}.', doneSomeStay_other: '{{n}} machines moved; hosts still draining: {{hosts}}.',
    hostLine: '{{n}} moved, {{left}} left', again: 'Try again', stopped: 'Stopped. What has moved stays where it is; the hosts stay in draining.', toHosts: 'See the hosts', 
    noneGo: 'No machine finds another host.', noOther: 'There is no other host in its group.',
  },
  quota: {
    share: 'CPU share', shareIs: '{{share}} % of the group, {{cores}}',
  },
  reconcile: {
    title: 'Recount', hint: 'Counts what is placed and compares it with the books.', check: 'Recount', none: 'Not counted since this page was opened.', good_one: 'The books of {{n}} host are right.',
    good_other: 'The books of {{n}} hosts are right.', off_one: '{{n}} figure is off.', off_other: '{{n}} figures are off.', repair: 'Set right', repaired_one: '{{n}} figure set right.',
    repaired_other: '{{n}} figures set right.', name: 'Record', field: 'Figure', stored: 'In the books', counted: 'Counted',
  },
  place: {
    title: 'Place virtual machines', line: 'All of them or none. The answer changes as you type; nothing is written before you place.', tenant: 'Tenant', group: 'Group', specification: 'Specification', count: 'How many',
    countRange: '1 to 500', fewer: 'One fewer', more: 'One more', prefix: 'Names begin with', mode: 'Layout',
    modeHelp: {
      spread: 'As evenly as the hosts allow.', pack: 'As few hosts as possible, the fullest first.', rack_anti_affinity: 'No two of the set in one rack.', manual: 'On the hosts you name.',
    },
    affinity: 'Affinity group', affinityHelp: 'Machines of one group never share a host.', hosts: 'Hosts', hostsHelp: 'One for all, or one per machine in order.', addHost: 'Add a host', dropHost: 'Leave out {{name}}',
    submit_one: 'Place {{n}} machine', submit_other: 'Place {{n}} machines', answer: 'What would happen', asking: 'Asking…', incomplete: 'Choose tenant, group and specification to see where the machines would go.',
    fits_one: '{{n}} machine fits, on {{hosts}}.', fits_other: '{{n}} machines fit, on {{hosts}}.', quotaAfter: 'Quota afterwards:', moreHosts: 'and {{n}} hosts more', namesMore: '{{name}} and {{n}} more',
    runnersUp: 'Next would have been', howChosen: 'How they were chosen', beforeAfter: '{{resource}}: {{before}} before, {{after}} after, of {{total}}',
    refused: {
      no_room: 'There is no room for all of them.', quota_exceeded: 'The tenant\'s quota does not allow it.', bad_request: 'The request makes no sense as it is.',
    },
    roomFor_one: 'There would be room for {{n}}.', roomFor_other: 'There would be room for {{n}}.', roomForNone: 'There is room for none.', funnel: 'Where the hosts went',
    funnelHint: 'Each filter, what it ruled out and what it left.', allHosts: 'All hosts', noneRuledOut: 'No host was ruled out.', give: 'What would have to give', giveHint: 'Hosts this would open up, the easiest first.',
    emptyGroup: 'This group has no hosts.', done_one: '{{n}} machine placed.', done_other: '{{n}} machines placed.', again: 'Place more', seeEvent: 'Why there?', here: 'Place here', this: 'Place this size',
    prefer: 'Preference', preferHelp: 'Among hosts that would all do.', preferMode: 'As the layout says',
  },
  filter: {
    group: 'Group', status: 'State', explicit: 'Named hosts', excluded: 'Left out', reach: 'Reach', cpu: 'CPU', memory: 'Memory', storage: 'Storage', affinity: 'Affinity', rack: 'Rack rule', quota: 'Quota', count: 'Count',
  },
  reason: {
    beyond_reach_one: '{{n}} host belongs to another hypervisor, and the machine’s disks lie with its own', beyond_reach_other: '{{n}} hosts belong to another hypervisor, and the machine’s disks lie with its own', still_there: 'it runs here still: bringing it to its new host did not succeed, see its operations',
    excluded_one: '{{n}} host was left out on purpose', excluded_other: '{{n}} hosts were left out on purpose', rack_taken_one: '{{n}} host is in a rack that is taken',
    rack_taken_other: '{{n}} hosts are in racks that are taken', other_group_one: '{{n}} host is in another group', other_group_other: '{{n}} hosts are in another group',
    cpu_short_one: '{{n}} host is short of CPU, by {{by}} cores at least', cpu_short_other: '{{n}} hosts are short of CPU, by {{by}} cores at least', memory_short_one: '{{n}} host is short of memory, by {{by}} at least',
    memory_short_other: '{{n}} hosts are short of memory, by {{by}} at least', storage_short_one: '{{n}} host is short of storage, by {{by}} at least',
    storage_short_other: '{{n}} hosts are short of storage, by {{by}} at least', not_named_one: '{{n}} host was not named', not_named_other: '{{n}} hosts were not named', unknown_host: 'A named host is not in this group',
    quota_short: 'the quota would be passed by {{short}}', not_active_one: '{{n}} host is not active', not_active_other: '{{n}} hosts are not active',
    affinity_taken_one: '{{n}} host already carries a machine of affinity group {{affinityGroup}}', affinity_taken_other: '{{n}} hosts already carry a machine of affinity group {{affinityGroup}}',
    count_short: '{{missing}} of {{count}} find no host any more', invalid_specification: 'The specification asks for an impossible {{resource}}: {{value}}', invalid_count: 'Ask for 1 to {{most}}',
    invalid_host_ids: 'Name one host, or one per machine: {{named}} named for {{count}}',
  },
  placement: {
    when: 'When', requested: 'Asked for', titleOf: '{{n}} × {{spec}} in {{group}}', assignments_one: '{{n}} machine', assignments_other: '{{n}} machines', room: 'Room for', requestId: 'Request id',
    score: '{{n}} of 100',
  },
  overview: {
    line: 'Capacity, what is failing, what changed today.', empty: 'Nothing stands here yet. Begin with a group of hosts, then import the machines.', newGroup: 'Add a group', capacity: 'Capacity by group',
    groups_one: '{{n}} group', groups_other: '{{n}} groups', racks_one: '{{n}} rack', racks_other: '{{n}} racks', hosts_one: '{{n}} host', hosts_other: '{{n}} hosts', vms_one: '{{n}} virtual machine',
    vms_other: '{{n}} virtual machines', vmsShort: 'VMs', hostsByState: 'Hosts', tenants_one: '{{n}} tenant', tenants_other: '{{n}} tenants', noTenants: 'no tenant yet', fullQuotas_one: '{{n}} quota nearly full',
    fullQuotas_other: '{{n}} quotas nearly full', freeOf: '{{free}} of {{total}} free', noHosts: 'no hosts', failing: 'Needs attention', allWell: 'All is well.',
    kind: {
      vm_error: 'Virtual machine in error', host_out: 'Host out of service: {{detail}}', group_full: 'Group nearly full: {{detail}}', quota_full: 'Quota nearly full in {{detail}}', job_failed: 'Job failed: {{detail}}',
    },
    changes: 'Changed in the last day', changesHint: 'By kind, the latest first.', quiet: 'Nothing changed since yesterday.', change: '{{resource}}: {{action}}', system: 'the system',
  },
  tenant: {
    admin: 'First administrator', adminHelp: 'Is sent an invitation to this address.', adminName: 'Name', adminEmail: 'E-mail address', adminLocale: 'Language of the invitation', suspend: 'Suspend',
    suspendTitle: 'Suspend {{name}}', suspendLine: 'All its sessions and tokens stop working at once.', reason: 'Reason', reasonHelp: 'It stands in the audit log.', resume: 'Resume', suspended: '{{name}} is suspended.',
    resumed: '{{name}} may work again.', limits: 'Limits', use: 'In use', profile: 'Profile', quotas: 'Quotas', machines: 'Virtual machines',
  },
  maintenance: {
    tasks: {
      partitions: { name: 'Months ahead', line: 'Makes the months of the audit log and of the log of model calls ahead.' }, purge: { name: 'Retention', line: 'Removes what its retention time has passed.' },
      mail: { name: 'Mail', line: 'Sends mail that waits, and tries again what failed.' }, recount: { name: 'Recount', line: 'Counts what is placed and says where the books differ.' },
      snapshot: { name: 'Fill levels', line: 'Keeps how full the rooms are today, for the trends.' }, alerts: { name: 'Alerts', line: 'Raises alerts for what has begun, and resolves what is over.' },
    },
    line: 'Work done by the clock: recounts, partitions, retention.', task: 'Task', when: 'When', last: 'Last result', run: 'Run now', never: 'not run yet', ran: '{{name}} ran.',
  },
  k8s: k8sEn,
} as const
