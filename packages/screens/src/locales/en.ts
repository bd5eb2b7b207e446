import { refusals } from './refusals/en.ts'

/** Words of the screens both apps share. The other languages must have exactly these keys. */
export const en = {
  connection: {
    offline: 'No connection since {{time}}.', offlineLine: 'What you see is from then, and nothing can be saved. It is tried again by itself.', retry: 'Try now',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    group: {
      page: 'On this page', record: 'This record', go: 'Go to', add: 'Begin', view: 'View', site: 'Sites', app: 'Program', help: 'Help', lists: 'Lists, records and forms',
    },
    lists: {
      move: 'Move through the rows', open: 'Open the row', choose: 'Choose the row', step: 'Next and previous record', find: 'Search the list', close: 'Close, clear the choice', save: 'Save the form',
    },
  },
  signIn: {
    title: 'Sign in', choose: 'Which tenant?', email: 'E-mail address', password: 'Password', next: 'Continue', submit: 'Sign in',
  },
  job: {
    drain: 'Drain hosts', knowledgeIndex: 'Reading of a document', accountReset: 'Mail for a new password', netboxImport: 'Import from NetBox', clusterUpgrade: 'Cluster upgrade', clusterPlugin: 'Cluster plugin', csvImport: 'Import from CSV', finished: '{{title}}: done', one: 'Job', many: 'Jobs', line: 'Long work: what runs now, what has ended and how.', empty: 'No long work yet. An import is the first of its kind.', what: 'Job',
    far: 'Progress', asked: 'Asked for', started: 'Started', ended: 'Ended', lasted: 'Took', stop: 'Stop',
  },
  resource: {
    refresh: 'Refresh', find: 'Search the list', openFull: 'Open as a page', showHistory: 'Show the history', delete: 'Delete', deleteTitle_one: 'Delete {{n}} record', deleteTitle_other: 'Delete {{n}} records', new: 'Add', edit: 'Edit', import: 'Import', export: 'Export', exported_one: '{{n}} row exported.',
    exported_other: '{{n}} rows exported.', deleted_one: '{{n}} deleted.', deleted_other: '{{n}} deleted.', restored_one: '{{n}} restored.', restored_other: '{{n}} restored.', restore: 'Restore',
    showDeleted: 'Show what was deleted', showPresent: 'Back to the list', deletedTitle: '{{title}}: deleted', noneDeleted: 'Nothing was deleted.', created: 'Created.', saved: 'Saved.', newTitle: 'Add: {{one}}',
    importTitle: 'Import: {{many}}', overview: 'Overview', history: 'History', back: 'Back to {{many}}', seeImported: 'See them in the list', more: 'More', viewSaved: 'View saved.', bulkEdit: 'Edit',
    bulkEditTitle_one: 'Edit {{n}} row', bulkEditTitle_other: 'Edit {{n}} rows', bulkEditLine: 'Only the fields you fill in are changed.', apply: 'Apply', changed_one: '{{n}} changed.', changed_other: '{{n}} changed.',
  },
  history: {
    empty: 'Nothing was written down yet.', someone: 'The system', from: 'from {{ip}}', older: 'Older', create: 'created it', update: 'changed it', delete: 'deleted it', restore: 'restored it', import: 'imported it',
    nothing: 'empty', request: 'request {{id}}',
  },
  user: {
    one: 'User', many: 'Users', line: 'People of this tenant. Adding one sends an invitation.', empty: 'Nobody yet. Invite the first colleague.', lock: 'Lock', unlock: 'Unlock', out: 'Sign out everywhere',
    locked_one: '{{n}} locked.', locked_other: '{{n}} locked.', unlocked_one: '{{n}} unlocked.', unlocked_other: '{{n}} unlocked.', signedOut_one: '{{n}} session ended.', signedOut_other: '{{n}} sessions ended.',
    invitedAgain: 'The invitation was sent again.', inviteAgain: 'Invite again', verified: 'verified', unverified: 'not verified', saveRoles: 'Save the roles', person: 'Person', place: 'Language and time',
  },
  role: {
    one: 'Role', many: 'Roles', line: 'What people may do, by the roles they have.', empty: 'No role yet.', matrix: 'Permission matrix', matrixLine: 'Tick what a role may do. System roles stay as they are.',
    permission: 'Permission', isSystem: 'System', own: 'Own', system: 'A system role cannot be changed. Add a role of your own instead.', save: 'Save the permissions', saveRoles_one: 'Save {{n}} role',
    saveRoles_other: 'Save {{n}} roles', discard: 'Discard', findPermission: 'Find a permission', noPermissions: 'No permission.',
  },
  token: {
    one: 'API token', many: 'API tokens', line: 'Your own tokens for programs. Each may what you chose for it, as far as you still may.', empty: 'No token yet. Make one for your first script.', prefix: 'Begins with',
    lastUsed: 'Last used', never: 'never', expires: 'Expires', noExpiry: 'Never expires', days: 'in {{n}} days', revoke: 'Revoke', revoked_one: '{{n}} token revoked.', revoked_other: '{{n}} tokens revoked.', name: 'Name',
    nameHelp: 'What it is for, such as “nightly report”.', may: 'What it may do', create: 'Make the token', made: 'The token was made', madeLine: 'Copy it now: it is shown this once and kept nowhere.', kept: 'I have kept it',
  },
  session: {
    many: 'Sessions', line: 'The devices you are signed in on.', current: 'this one', seen: 'seen {{when}}', since: 'since {{when}}', end: 'Sign out', endOthers: 'Sign out all others', ended_one: '{{n}} session ended.',
    ended_other: '{{n}} sessions ended.',
  },
  audit: {
    one: 'Entry', many: 'Audit log', line: 'Who changed what, when and from where. It only grows.', empty: 'Nothing has been changed yet.', when: 'When', who: 'Who', what: 'Action', kind: 'Kind of record', record: 'Record',
    recordId: 'Record id', fields: 'Fields', from: 'From', request: 'Request id', agent: 'Program',
  },
  auditAction: {
    raise: 'Raised', count: 'Counted', acknowledge: 'Acknowledged', resolve: 'Resolved', reopen: 'Opened again', check: 'Checked',
    adopt: 'Adopted', accept_invitation: 'Accepted the invitation', answer: 'Answered', ask: 'Asked', assign_roles: 'Roles given', change_password: 'Password changed', drain: 'Drain begun', drained: 'Drained', end_sessions: 'Sessions ended', index: 'Indexed', index_end: 'Indexing ended', index_failed: 'Indexing failed', index_start: 'Indexing begun', interrupted: 'Interrupted', invite_again: 'Invited again', log: 'Written down', recount: 'Recounted', request_reset: 'New password asked for', request_verification: 'Confirmation asked for', reset_password: 'New password set', resize: 'Resized', run: 'Run', set_permissions: 'Permissions set', set_up: 'Set up', stop: 'Stopped', upload: 'Uploaded', verify_email: 'Address confirmed', work: 'Worked on',
    create: 'Created', update: 'Changed', delete: 'Deleted', restore: 'Restored', import: 'Imported', sign_in: 'Signed in', sign_out: 'Signed out', sign_up: 'Signed up', revoke: 'Revoked', queued: 'Asked for',
    started: 'Started', completed: 'Completed', failed: 'Failed', cancel: 'Asked to stop', cancelled: 'Stopped', invite: 'Invited', lock: 'Locked', unlock: 'Unlocked', suspend: 'Suspended', resume: 'Resumed',
    refused: 'Refused', move: 'Moved', placed: 'Placed', released: 'Released', repair: 'Repaired',
    scale: 'Scaled', upgrade: 'Upgrade asked for', upgrade_begin: 'Upgrade begun', upgrade_intent: 'Node to be upgraded', upgrade_node: 'Node upgraded', upgrade_end: 'Upgraded', upgrade_stopped: 'Upgrade stopped', make_primary: 'Primary changed', install: 'Installed', remove: 'Removal asked for', retry: 'Tried again', intent: 'Begun',
  },
  resourceType: {
    journal_entry: 'Note', maintainer: 'Maintainer', maintainer_group: 'Maintainer group', maintainer_group_member: 'Membership', resource_maintainer: 'Assignment', tag: 'Tag', resource_tag: 'Tagging',
    alert: 'Alert',
    endpoint: 'Endpoint', operation: 'Machine operation', found_machine: 'Machine found',
    rack: 'Rack', baremetal_group: 'Group', baremetal: 'Host', quota: 'Quota', specification: 'Specification', virtual_machine: 'Virtual machine', placement_event: 'Placement', tenant: 'Tenant',
    tenant_profile: 'Tenant profile', tenant_config: 'Tenant settings', user: 'User', role: 'Role', session: 'Session', api_token: 'API token', saved_view: 'Saved view', job: 'Job', mail: 'Mail',
    retention_policy: 'Retention', model: 'Model', model_call: 'Model call', knowledge_base: 'Knowledge base', knowledge_document: 'Document', knowledge_chunk: 'Passage', conversation: 'Conversation', message: 'Message',
    k8s_cluster: 'Cluster', k8s_cluster_plugin: 'Cluster plugin', bastion: 'Bastion', service_mesh: 'Service mesh', k8s_cluster_service_mesh: 'Mesh member', maintenance_window: 'Maintenance window',
  },
  permissionResource: {
    maintainers: 'Maintainers', maintainer_groups: 'Maintainer groups', resource_maintainers: 'Assignments of maintainers', tags: 'Tags', resource_tags: 'Tagging', journal: 'Notes',
    alerts: 'Alerts',
    endpoints: 'Endpoints', operations: 'Machine operations',
    tenants: 'Tenants', tenant_configs: 'Tenant settings', users: 'Users', roles: 'Roles', sessions: 'Sessions', api_tokens: 'API tokens', audit_logs: 'Audit log', mail: 'Mail', jobs: 'Jobs', saved_views: 'Saved views',
    events: 'Live changes', maintenance: 'Maintenance', racks: 'Racks', baremetal_groups: 'Groups', baremetals: 'Hosts', quotas: 'Quotas', specifications: 'Specifications', virtual_machines: 'Virtual machines',
    placement_events: 'Placement log', capacity: 'Capacity', models: 'Models', model_calls: 'Model calls', knowledge_bases: 'Knowledge bases', knowledge_documents: 'Documents', knowledge: 'Knowledge search',
    conversations: 'Conversations',
    k8s_clusters: 'Clusters', service_meshes: 'Service meshes',
  },
  permissionAction: {
    read: 'see', create: 'add', update: 'change', delete: 'delete', search: 'search',
  },
  field: {
    fullName: 'Name', email: 'E-mail address', status: 'State', roles: 'Roles', roleIds: 'Roles', roleNames: 'Roles', lastLoginAt: 'Last signed in', lastActiveAt: 'Last active', createdAt: 'Created', updatedAt: 'Changed',
    locale: 'Language', timezone: 'Time zone', emailVerified: 'Address verified', invited: 'Invited', name: 'Name', code: 'Code', description: 'Description', isSystem: 'Kind', permissions: 'Permissions', userCount: 'Users',
    imported: 'Imported', resource: 'Kind of record', type: 'Type', prefix: 'Begins with', expiresAt: 'Expires', revokedAt: 'Revoked',
  },
  option: {
    invited: 'Invited', revoked: 'Revoked', en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文',
  },
  help: {
    user_email: 'The invitation is sent here.',
  },
  import: {
    noSuch: 'There is no “{{name}}”.', several: 'Several are named {{name}}: give the id instead.',
  },
  error: {
    ...refusals,
    offline: {
      message: 'There is no connection, so nothing was sent.', remedy: 'What you entered is kept. Try again when the connection is back.',
    },
    bad_setup_code: {
      message: 'This is not the set-up code of this server.', remedy: 'Open the address that was printed where the server was started; it carries the code.',
    },
    wrong_credentials: {
      message: 'E-mail address and password do not fit.', remedy: 'Check both, or set a new password.',
    },
    too_many_tries: {
      message: 'Too many tries.', remedy: 'Wait a while, then try again.',
    },
    choose_tenant: {
      message: 'This address belongs to several tenants.', remedy: 'Choose one.',
    },
    sign_in_required: {
      message: 'You are not signed in.', remedy: 'Sign in and try again.',
    },
    permission_missing: {
      message: 'You may not do this.', remedy: 'Ask an administrator for the permission.',
    },
    not_found: {
      message: 'There is no such record.', remedy: 'It may have been deleted, or belong to someone else.',
    },
    already_taken: {
      message: 'This is already taken.', remedy: 'Choose another.',
    },
    in_use: {
      message: 'Something still uses this.', remedy: 'Release or move what uses it first.',
    },
    stale_version: {
      message: 'Somebody changed this record after you opened it.', remedy: 'Compare the two values of each field, choose, and save again.',
    },
    out_of_bounds: {
      message: 'A figure is out of bounds.', remedy: 'Correct it and try again.',
    },
    below_use: {
      message: 'This is less than what is in use.', remedy: 'Release virtual machines first, or allow more.',
    },
    unit_taken: {
      message: 'Another host stands in these units of the rack.', remedy: 'Choose free units; the elevation of the rack shows them.',
    },
    rack_too_low: {
      message: 'The host would stand above the top of the rack.', remedy: 'Choose a lower unit, or correct the height of the rack.',
    },
    quota_exceeded: {
      message: 'The tenant would use more than its quota in this group.', remedy: 'Raise the quota, ask for fewer, or release something.',
    },
    no_room: {
      message: 'There is no room for all of them.', remedy: 'Ask for fewer, choose another specification, mode or group, or release something.',
    },
    bad_rows: {
      message: 'Some rows can\'t be imported; nothing was written.', remedy: 'Correct the rows, or leave them out, and import again.',
    },
    bad_filter: {
      message: 'This filter is not possible.', remedy: 'Correct the filter or the sort order.',
    },
    job_cancelled: {
      message: 'The job was stopped.', remedy: 'What it had not finished was undone.',
    },
    foreign_origin: {
      message: 'This request came from another site.', remedy: 'Use the application itself, or an API token.',
    },
    database_busy: {
      message: 'The server is busy.', remedy: 'Try again in a moment. Nothing was saved.',
    },
    outside_window: {
      message: 'No maintenance window is open.', remedy: 'Wait for the next window, or confirm that the cluster may be disturbed now.',
    },
    cluster_busy: {
      message: 'A job is changing the cluster just now.', remedy: 'Wait until the job has ended, or stop it.',
    },
    plugin_busy: {
      message: 'A job is at the plugin just now.', remedy: 'Wait until the job has ended, or stop it.',
    },
    skips_minor: {
      message: 'Minor versions are taken one at a time.', remedy: 'Upgrade to the next minor version first.',
    },
    downgrade: {
      message: 'A control plane never goes back to an older version.', remedy: 'Choose a newer version.',
    },
    already_there: {
      message: 'The cluster runs that version already.', remedy: 'Choose a newer version.',
    },
    upgrade_unfinished: {
      message: 'Another upgrade has been begun and is not through.', remedy: 'Finish it first, or go on to a later patch of the same minor version.',
    },
    is_node: {
      message: 'The machine is a node of a Kubernetes cluster.', remedy: 'Scale the cluster, or delete or restore it.',
    },
    is_bastion: {
      message: 'A cluster is reached through this machine.', remedy: 'Detach it from its clusters first.',
    },
    is_primary: {
      message: 'The cluster is the primary of a mesh.', remedy: 'Make another cluster of the mesh its primary first.',
    },
    is_manager: {
      message: 'The person manages the group.', remedy: 'Give the group another manager, or none, first.',
    },
    unknown_maintainer: {
      message: 'There is no such maintainer.', remedy: 'Choose a maintainer from the list.',
    },
    overlaps: {
      message: 'Another window of the cluster overlaps this one.', remedy: 'Choose other times, or change the other window.',
    },
    primary_taken: {
      message: 'The mesh has a primary already.', remedy: 'Join as secondary, then make it the primary.',
    },
    not_management: {
      message: 'The machine is not of type management.', remedy: 'Choose a management machine of the same tenant.',
    },
  },
} as const
