import { seenReason } from '../seen/en.ts'

/** Words of clusters, their parts and their meshes. */
export const k8sEn = {
  nav: { clusters: 'Clusters', plugins: 'Plugins', meshes: 'Service meshes', windows: 'Maintenance windows' },
  cluster: { one: 'Cluster', many: 'Clusters', line: 'Kubernetes clusters: whose they are, what they run, how their nodes stand.', empty: 'No cluster yet. Make the first: its nodes are placed all at once or not at all.' },
  plugin: { one: 'Plugin', many: 'Plugins', line: 'What is installed in clusters, and how that went.', empty: 'No plugin in any cluster yet. Add one to install it.' },
  bastion: { one: 'Bastion', many: 'Bastions', line: 'Machines through which clusters are reached.', empty: 'No bastion yet. Attach a management machine to a cluster of its tenant.' },
  mesh: { one: 'Service mesh', many: 'Service meshes', line: 'Meshes over clusters. Of each mesh one cluster is the primary.', empty: 'No service mesh yet. Add one, then let clusters join it.' },
  member: { one: 'Mesh member', many: 'Mesh members', line: 'Which clusters are in which mesh.', empty: 'No cluster is in a mesh yet.', titleOf: '{{cluster}} in {{mesh}}' },
  window: { first: 'The first {{shown}} of {{n}} windows.', one: 'Maintenance window', many: 'Maintenance windows', line: 'When clusters may be disturbed. Outside of them, disturbing work asks first.', empty: 'No window yet. Without one, disturbing work always asks first.', titleOf: '{{cluster}}, {{at}}', span: 'Time', days: 'The next two weeks', noneSoon: 'No window in the next two weeks.', openNow: 'open now' },
  nodes: { none: 'No node is recorded for this cluster.', control_plane: 'Control planes', worker: 'Workers', noRack: 'no known rack', racks_one: 'over {{n}} rack', racks_other: 'over {{n}} racks', shared: '{{n}} in one rack: there are too few racks', more_one: 'and {{n}} more', more_other: 'and {{n}} more' },
  facts: { version: 'Kubernetes', window: 'Maintenance window', windowOpen: 'open now', windowNext: 'next {{at}}', windowNone: 'none planned', failing_one: '{{n}} failing', failing_other: '{{n}} failing' },
  reason: { ...seenReason, job_cancelled: 'It was stopped.', window_closed: 'The maintenance window closed.', node_failed: 'A node failed.', internal: 'Something went wrong on our side.', unreachable: 'The cluster does not answer.' },
  create: {
    title: 'Make a cluster', line: 'All its nodes or none. The answer changes as you type; nothing is written before you make it.', open: 'Make a cluster', name: 'Name', version: 'Kubernetes version', description: 'Description', tenant: 'Tenant', group: 'Group',
    cpCount: 'Control planes', cpSpec: 'Size of a control plane', workerCount: 'Workers', workerSpec: 'Size of a worker', mode: 'Layout of the workers', cpHosts: 'Hosts of the control planes', workerHosts: 'Hosts of the workers',
    modeHelp: { spread: 'As evenly as the hosts allow.', pack: 'As few hosts as possible, the fullest first.', rack_anti_affinity: 'As few in one rack as can be.', manual: 'On the hosts you name, the control planes too.' },
    nameHelp: 'Small letters, digits and hyphens. Nodes are named after it.', versionHelp: 'Such as 1.33.2', incomplete: 'Choose tenant, group and sizes to see where the nodes would go.', workersRange: '0 to 500', submit: 'Make the cluster', answer: 'What would happen',
    fits: 'All {{n}} nodes fit.', doesNotFit: { control_plane: 'The control planes do not fit: nothing would be placed.', worker: 'The workers do not fit: nothing would be placed.' },
    apart: 'Each control plane in a rack of its own.', sharing: 'There are {{racks}} racks for the control planes: up to {{most}} share one.', unracked: '{{n}} of them on hosts whose rack is not known.', single: 'A single control plane: the cluster stops with its host.',
    done: '{{name}} stands: {{n}} nodes placed.', see: 'See the cluster', again: 'Make another', why: 'Why there?',
  },
  scale: {
    workersRange: '0 to {{most}}', open: 'Scale', title: 'Scale {{name}}', line: 'Nodes are placed or released all at once or not at all.', role: 'Nodes', count: 'How many', now: '{{n}} now', spec: 'Size of new nodes', specHelp: 'As the newest node unless you choose another.', group: 'Group', groupHelp: 'The cluster\'s own unless you choose another.',
    add_one: 'Add {{n}} node', add_other: 'Add {{n}} nodes', remove_one: 'Release {{n}} node', remove_other: 'Release {{n}} nodes', nothing: 'Nothing to do', going: 'These go:', done: '{{name}} was scaled.', odd: 'Control planes vote: 1, 3 or 5.',
  },
  upgrade: {
    open: 'Upgrade', resume: 'Take it up again', title: 'Upgrade {{name}}', line: 'Control planes first, one node at a time. It can be stopped between nodes.', from: 'Runs {{version}} now', to: 'Version', toHelp: 'A later patch, or the next minor version.', start: 'Begin', begun: 'The upgrade of {{name}} has begun.', running: 'Upgrade to {{version}}',
    stands: 'The upgrade to {{version}} stands still', progress: '{{done}} of {{total}} nodes', stop: 'Stop after this node', skips: 'Minor versions are taken one at a time.', back: 'A control plane never goes back.', same: 'It runs that already.',
  },
  outside: { title: 'No maintenance window is open', next: 'The next one opens {{at}}.', none: 'None is planned.', confirm: 'Do it now all the same' },
  parts: { install: 'Install a plugin', attach: 'Attach a bastion', join: 'Join a mesh', plan: 'Plan a window', noPlugins: 'No plugin is installed.', noBastions: 'No bastion leads to this cluster.', noMeshes: 'It is in no mesh.', noWindows: 'No window is planned.', noMembers: 'No cluster is in this mesh.', detach: 'Detach', leave: 'Leave', makePrimary: 'Make primary', isPrimary: '{{name}} is the primary now.', detached: '{{name}} was detached.', left: '{{name}} left.', cancelled: 'The window was taken back.', cancel: 'Take back', joinCluster: 'Let a cluster join' },
  plugins: { upgrade: 'Upgrade', retry: 'Try again', remove: 'Remove', upgradeTitle: 'Upgrade {{name}}', removeTitle: 'Remove {{name}}', removeLine: 'All that it put into the cluster is taken away.', version: 'Version', manifest: 'Manifest', manifestHelp: 'YAML, several documents if need be. The present one stays unless you change it.', begun: 'It has begun; the job says how it goes.', to: '{{from}} → {{to}}', action: { install: 'being installed', upgrade: 'being upgraded', remove: 'being removed' } },
  palette: { newCluster: 'Make a cluster', newMesh: 'Add a service mesh' },
} as const
