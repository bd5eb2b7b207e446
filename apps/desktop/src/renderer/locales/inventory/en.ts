import { seenAlert, seenAlertName } from '../seen/en.ts'

/** Words of alerts, maintainers, tags and notes. The other languages must have exactly these keys. */
export const inventoryEn = {
  nav: {
    care: 'Care', maintained: 'What do I maintain', maintainers: 'Maintainers', maintainerGroups: 'Maintainer groups', assignments: 'Assignments', tags: 'Tags',
    alerts: 'Alerts',
  },
  entity: {
    maintainer: {
      one: 'Maintainer', many: 'Maintainers', line: 'People who look after machines.', empty: 'No maintainer yet. Add the first, or import a list.',
    },
    maintainerGroup: {
      one: 'Maintainer group', many: 'Maintainer groups', line: 'What a group looks after, each of its members does.', empty: 'No maintainer group yet.',
    },
    maintainerGroupMember: {
      one: 'Membership', many: 'Memberships', line: 'Who belongs to which maintainer group.', empty: 'Nobody belongs to a group yet. Add members on the group\'s page, or import a list.',
    },
    resourceMaintainer: {
      one: 'Assignment', many: 'Assignments', line: 'Who looks after what. Assign on a record\'s page, or choose rows of a list.', empty: 'Nobody looks after anything yet. Choose rows of a list and assign a maintainer, or import a list.', record: 'Record',
    },
    tag: {
      one: 'Tag', many: 'Tags', line: 'Words to mark records with, and to filter lists by.', empty: 'No tag yet. Add the first.',
    },
    alert: {
      one: 'Alert', many: 'Alerts', line: 'What needs somebody to look at it. The worst stands on top.', empty: 'No alert stands. All is well.',
    },
  },
  field: {
    account: 'Account', email: 'E-mail address', managerId: 'Manager', memberCount: 'Members', resourceCount: 'Looks after', maintainerId: 'Maintainer', maintainerType: 'Who', resourceType: 'Kind of record', resourceId: 'Record', color: 'Colour', text: 'Note', groupCount: 'Groups',
    alertThresholdPercentage: 'Alert from', severity: 'Severity', title: 'What', about: 'About', count: 'Times', firstSeenAt: 'First seen', lastSeenAt: 'Last seen', servedTenantId: 'Tenant', kind: 'Kind', acknowledgedAt: 'Acknowledged', resolvedAt: 'Resolved', id: 'Id',
  },
  option: {
    verdigris: 'Verdigris', slate: 'Slate', ochre: 'Ochre', plum: 'Plum', moss: 'Moss', rust: 'Rust', info: 'Information', success: 'Done', danger: 'Danger', maintainer: 'Maintainer', maintainer_group: 'Maintainer group',
    critical: 'Critical', warning: 'Warning', open: 'Open', acknowledged: 'Acknowledged', resolved: 'Resolved',
  },
  help: {
    maintainer_account: 'A staff number or account name. Nobody else may have it.', maintainerGroup_managerId: 'Becomes a member too.',
    group_alertThresholdPercentage: 'From this share of CPU, memory or storage in use on, an alert is raised.',
  },
  maintainer: {
    direct: 'Directly', whatMaintains: 'What they maintain', addMember: 'Add a member', noMembers: 'No member yet.', noGroups: 'Belongs to no group.', manager: 'Manager', dropMember: 'Take {{name}} out of the group',
    add: 'Add a maintainer or a group', drop: 'Take {{name}} off', nobody: 'Nobody looks after this yet.', inherit: 'Members of {{name}}',
    droppedMember: '{{name}} was taken out of the group.', dropped: '{{name}} was taken off.',
  },
  maintained: {
    title: 'What do I maintain', titleOf: 'What {{name}} maintains', line: 'Named for it directly, or through a group.', choose: 'Choose a maintainer', notMe: 'No maintainer has your e-mail address. Choose somebody to see what they maintain.',
    search: 'Search by name', everyKind: 'Every kind', none: 'Nothing.', more: 'Show more', direct: 'directly', through: 'through {{name}}',
  },
  tag: {
    add: 'Add a tag', takeOff: 'Take off {{name}}', use: 'Where it is used', unused: 'Nothing carries this tag yet.',
  },
  journal: {
    title: 'Notes', none: 'No note yet.', placeholder: 'What should the next one know?', add: 'Add note', edit: 'Change note', delete: 'Delete note', deleted: 'Note deleted.', edited: 'edited', older: 'Older notes',
  },
  attached: {
    chosen_one: 'For {{n}} chosen record.', chosen_other: 'For {{n}} chosen records.', assign: 'Assign', takeOff: 'Take off',
    tags: {
      add: 'Tag', remove: 'Take tags off', help: 'Records that carry one already keep it.', added_one: '{{n}} tag put on.', added_other: '{{n}} tags put on.', removed_one: '{{n}} tag taken off.', removed_other: '{{n}} tags taken off.',
    },
    maintainers: {
      label: 'Maintainers and groups', add: 'Assign maintainers', remove: 'Take maintainers off', help: 'Each record gets each of them.', added_one: '{{n}} assignment made.', added_other: '{{n}} assignments made.', removed_one: '{{n}} assignment ended.', removed_other: '{{n}} assignments ended.',
    },
  },
  alert: {
    acknowledge: 'Acknowledge', resolve: 'Resolve', acknowledged_one: '{{n}} alert acknowledged.', acknowledged_other: '{{n}} alerts acknowledged.', resolved_one: '{{n}} alert resolved.', resolved_other: '{{n}} alerts resolved.',
    bell_one: '{{n}} open alert', bell_other: '{{n}} open alerts', bellNone: 'No open alert', none: 'No open alert.', seeAll: 'See all alerts', look: 'Look', times: '{{n}} times', takenUpBy: 'taken up by {{name}}',
    several: '{{n}} alerts are open',
    kind: {
      k8s_cluster_error: 'The cluster is in error', k8s_cluster_plugin_error: 'The plugin is in error', service_mesh_error: 'The service mesh is in error',
      ...seenAlert, host_unhealthy: 'Its controller reports: {{health}}', endpoint_unreachable: 'The endpoint does not answer', endpoint_unauthorised: 'The endpoint refuses the credential',
      books_off: '{{figures}} figures are not what a recount gives', group_full: '{{threshold}} % or more in use: {{resources}}', virtual_machine_error: 'The virtual machine is in error',
    },
    kindName: {
      k8s_cluster_error: 'Cluster in error', k8s_cluster_plugin_error: 'Plugin in error', service_mesh_error: 'Service mesh in error',
      ...seenAlertName, host_unhealthy: 'Host not healthy', endpoint_unreachable: 'Endpoint unreachable', endpoint_unauthorised: 'Endpoint refuses the credential',
      books_off: 'Books are off', group_full: 'Group nearly full', virtual_machine_error: 'Virtual machine in error',
    },
  },
} as const
