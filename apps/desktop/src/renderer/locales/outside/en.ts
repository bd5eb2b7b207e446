/** Words of what is outside: endpoints, what is carried out there, and what can go wrong. */
export const outside = {
  fileTooLarge: 'The file is too large for a kubeconfig.', fileTooLargeRemedy: 'Choose the kubeconfig itself: at most 200 KB.', oneLine: 'One line', severalLines: 'Several lines', chooseFile: 'Choose a file', answers: '{{product}} answers.', test: 'Test',
  testTitle: '{{name}} can\'t be used yet', close: 'Close', again: 'Try again', shown: 'The certificate it shows', subject: 'For', issuer: 'Signed by', validTo: 'Valid until', fingerprint: 'SHA-256 fingerprint',
  compare: 'Compare it with what the machine itself shows. Once trusted, only this certificate is accepted.', trust: 'Trust this certificate', lastSeen: 'Last answered', failures: 'Failures',
  nextTry: 'Tried again {{when}}.', stored: 'stored', trusts: 'Trusts', ownAuthority: 'an authority of your own', systemAuthorities: 'the authorities this server knows', noOperations: 'Nothing was done here yet.',
  retried: 'It is tried again.', cancelled: 'It was given up.', cancel: 'Give up', retry: 'Try again',
  unknownLine: 'Whether it was carried out can\'t be seen from here. Look at the machine, then try it again or give it up.', on: 'On', askedBy: 'Asked by', reconciler: 'the books: what is recorded is also made',
  began: 'Begun', ended: 'Ended', message: 'What was wrong', power: 'Power', powerAsked: '{{action}}: asked of {{name}}.', powerTitle: '{{action}}: {{name}}', forcedLine: 'It is cut off as by pulling the plug.',
  taken: 'The books say now what was found.', differs: 'What was found differs from the books', inBooks: 'In the books', found: 'Found', take: 'Take over what was found', sensors: 'Sensors', health: 'Health',
  node: 'Hypervisor node', nodeOnline: 'counted in', nodeOffline: 'not counted in', model: 'Model', processor: 'Processor', firmware: 'Firmware', observed: 'Looked at',
  noEndpoint: 'This host has no endpoint: what is recorded is all there is. Choose a controller or a hypervisor in its form.', notYet: 'It was not looked at yet. That happens within a minute.',
  controller: 'Controller', hypervisor: 'Hypervisor', machineTab: 'Machine', startAsked: '{{name}} is to run.', stopAsked: '{{name}} is to stop.', start: 'Start', stop: 'Stop',
  stopGently: 'Ask its system to end', stopForce: 'Pull the plug', observedState: 'Found', wanted: 'Is to', toRun: 'run', toStand: 'stand still', reference: 'At the hypervisor',
  stoppedOutside: 'It was stopped there, not from here.', machinesStand_one: '{{n}} machine stands on it and goes down with it.', machinesStand_other: '{{n}} machines stand on it and go down with it.',
  endpoint: {
    one: 'Endpoint', many: 'Endpoints', line: 'Controllers, hypervisors and clusters that are reached from here.', empty: 'No endpoint yet. Without one, what is recorded is all there is.',
  },
  operation: {
    one: 'Machine operation', many: 'Machine operations', line: 'What is carried out on machines and hosts, and how it went.', empty: 'Nothing was carried out yet. Hosts need an endpoint first.',
  },
  section: {
    where: 'Where it is', who: 'As whom', trust: 'Whom to trust',
  },
  says: 'It says: {{words}}',
  problem: {
    name_not_resolved: {
      message: 'The name could not be resolved.', remedy: 'Check the spelling, or enter the address itself.',
    },
    name_server: {
      message: 'The name server does not answer.', remedy: 'Check this server\'s name resolution, or enter the address itself.',
    },
    address_not_allowed: {
      message: 'No endpoint may be at that address.', remedy: 'Enter the address of the management interface.',
    },
    refused: {
      message: 'Nothing listens there: the connection was refused.', remedy: 'Check the port, and that the service runs.',
    },
    no_route: {
      message: 'There is no way to that address from here.', remedy: 'Check the network between this server and the machine.',
    },
    timed_out: {
      message: 'Nobody answered in time.', remedy: 'Check that the machine is on and that no firewall is in between.',
    },
    connection_lost: {
      message: 'The connection broke off.', remedy: 'Try again; if it stays, look at the other side\'s log.',
    },
    not_tls: {
      message: 'The other side does not speak TLS there.', remedy: 'Check the port; the address must be the one of the https service.',
    },
    certificate_untrusted: {
      message: 'The certificate is not trusted.', remedy: 'Compare its fingerprint at the machine itself and trust it, or enter the certificate of your own authority.',
    },
    certificate_changed: {
      message: 'The other side shows another certificate than the one that is trusted.', remedy: 'If it was renewed, compare the fingerprint at the machine itself and trust the new one. If not, somebody may stand in between.',
    },
    unauthorised: {
      message: 'The other side does not accept the credentials.', remedy: 'Enter them again; check that they have not expired.',
    },
    forbidden: {
      message: 'The credentials are accepted, but they do not allow this.', remedy: 'Give the account the rights it needs at the other side.',
    },
    secret_unreadable: {
      message: 'The stored secret can\'t be opened with the keys of this installation.', remedy: 'Enter it again.',
    },
    not_this_kind: {
      message: 'Something answers there, but it is another kind of service.', remedy: 'Check the address and the kind.',
    },
    bad_answer: {
      message: 'The answer could not be understood.', remedy: 'Check that the address is that of the service and not of a page in front of it.',
    },
    answer_too_large: {
      message: 'The answer is too large; it was not read to its end.', remedy: 'Check the address.',
    },
    redirected: {
      message: 'The other side points elsewhere; that is not followed.', remedy: 'Enter the address it points to, if that is the right one.',
    },
    server_error: {
      message: 'The other side ran into an error of its own.', remedy: 'Look into its log; it is tried again.',
    },
    busy: {
      message: 'The other side is busy with something that gets in the way.', remedy: 'Wait until that has ended, then try again.',
    },
    not_found: {
      message: 'There is no such thing at the other side.', remedy: 'Check the address and the names; it may have been removed there.',
    },
    no_such_system: {
      message: 'The controller has no such system.', remedy: 'Enter the id of the system with the host.',
    },
    bad_kubeconfig: {
      message: 'The kubeconfig can\'t be used.', remedy: 'Export it with kubectl config view --flatten --minify --raw.',
    },
    unsupported: {
      message: 'The other side does not offer this.', remedy: 'Use its own console.',
    },
    other_cluster: {
      message: 'The new host belongs to another hypervisor cluster.', remedy: 'Move it back, or release it and place a new one there.',
    },
    absent: {
      message: 'The machine is not there any more.', remedy: 'Release it, or place a new one.',
    },
    no_storage: {
      message: 'The node has no storage that takes disks of machines.', remedy: 'Allow disk images on one of its storages.',
    },
    no_template: {
      message: 'There is no template with that number.', remedy: 'Correct the number at the endpoint, or turn that machine into a template.',
    },
    no_disk: {
      message: 'The machine has no disk that could grow.', remedy: 'Add one at the hypervisor.',
    },
    not_taken: {
      message: 'The machine was told several times and did not become what it is to be.', remedy: 'Look at it at the hypervisor, then try again.',
    },
    bad_address: {
      message: 'The address is no https address.', remedy: 'Correct the address of the endpoint.',
    },
    bad_credentials: {
      message: 'The account or the secret can\'t be sent as it was entered.', remedy: 'Enter both again; look for full-width characters and line breaks.',
    },
    too_many_requests: {
      message: 'The other side asks for patience.', remedy: 'It is tried again later.',
    },
    rejected: {
      message: 'The other side does not take the request.', remedy: 'See what it says; correct the record.',
    },
    not_supported: {
      message: 'The other side can\'t do this.', remedy: 'Use its own console.',
    },
    id_taken: {
      message: 'Another machine has that number already.', remedy: 'Try again: another number is chosen.',
    },
    task_failed: {
      message: 'It was begun there and failed.', remedy: 'Look at the task in the other side\'s own console, mend what it names, then try again.',
    },
    task_endless: {
      message: 'The task there has been running for a day.', remedy: 'Look at it in the other side\'s own console; then try again or give it up.',
    },
    held: {
      message: 'The machine is held by a task there, or by a lock one left behind.', remedy: 'Look at it there; once it is let go, this goes on by itself.',
    },
    not_seen: {
      message: 'There is a machine with that number there that is not shown to us.', remedy: 'Give the token the right VM.Audit on /vms, then try again.',
    },
    ambiguous: {
      message: 'Several machines there carry the mark of this one.', remedy: 'Take the tag off the clones, then try again.',
    },
    released: {
      message: 'The machine was released before.', remedy: 'Restore it if it is still wanted.',
    },
    taken_back: {
      message: 'The machine was taken back before it was removed.', remedy: 'Nothing: it stays.',
    },
    moved: {
      message: 'The machine was given a host of another hypervisor before it was made.', remedy: 'Nothing: it is made there.',
    },
    no_hypervisor: {
      message: 'The host has no hypervisor any more.', remedy: 'Choose one in the host\'s form; the machine is made then.',
    },
    host_deleted: {
      message: 'The host was deleted before it was switched.', remedy: 'Restore it if it is still there.',
    },
    other_controller: {
      message: 'The host was given another controller before it was switched.', remedy: 'Ask for it again if it is still wanted.',
    },
    too_late: {
      message: 'It could not be done within a quarter of an hour.', remedy: 'Ask for it again if it is still wanted.',
    },
    bad_manifest: {
      message: 'The manifest can\'t be applied as it is.', remedy: 'See what the message names, and correct it.',
    },
    owned_by_other: {
      message: 'It belongs to another plugin already.', remedy: 'Give it another name or namespace, or leave it out of one of the two manifests. If that plugin is gone, take the label colonnade.dev/owner off the object.',
    },
    field_conflict: {
      message: 'Somebody else manages fields of an object there.', remedy: 'Take the change back there, or leave the field out of the manifest.',
    },
    unknown_kind: {
      message: 'The cluster knows no such kind of object.', remedy: 'Install what defines it first.',
    },
  },
} as const

/** Fields, choices and help of the same. */
export const outsideFields = {
  kind: 'Kind', url: 'Address', username: 'Account', secret: 'Secret', caPem: 'Certificate of your own authority', fingerprint: 'Trusted fingerprint', product: 'Product', bmcEndpointId: 'Controller',
  bmcSystem: 'System at the controller', hypervisorEndpointId: 'Hypervisor', hypervisorNode: 'Node at the hypervisor', desiredPower: 'Is to run', hasSecret: 'Secret', resourceName: 'On', observedPower: 'Power',
  observedHealth: 'Health',
} as const
export const outsideOptions = {
  redfish: 'Redfish (BMC)', proxmox: 'Proxmox VE', kubernetes: 'Kubernetes', reachable: 'Answers', unreachable: 'Does not answer', unauthorised: 'Does not let us in', unknown: 'Unknown', vm_create: 'Make',
  vm_delete: 'Remove', vm_start: 'Start', vm_stop: 'Stop', vm_migrate: 'Migrate', host_power: 'Power', op_pending: 'Waits to begin', op_running: 'Being asked for', op_waiting: 'Under way there',
  op_unknown: 'Outcome unknown', op_done: 'Done', op_failed: 'Failed', op_cancelled: 'Given up', on: 'Switch on', graceful_shutdown: 'Shut down', graceful_restart: 'Restart', force_off: 'Switch off by force',
  force_restart: 'Restart by force', power_on: 'On', power_off: 'Off', power_changing: 'Changing', power_unknown: 'Unknown', health_ok: 'Healthy', health_warning: 'Warning', health_critical: 'Critical',
  health_unknown: 'Unknown', running: 'Running', stopped: 'Stopped', paused: 'Paused', absent: 'Gone',
} as const
export const outsideHelp = {
  endpoint_url: 'The https address of the management interface. Proxmox VE answers at port 8006.', endpoint_username: 'A BMC\'s account, or the id of a Proxmox token: user@realm!name.',
  endpoint_secret: 'Password, token, or a whole kubeconfig. Kept sealed and never shown again; leave it empty to keep the one stored.',
  endpoint_fingerprint: 'SHA-256 of the one certificate to accept. Leave it empty and test: the certificate found is offered.', endpoint_caPem: 'PEM text. Instead of a fingerprint, where your own authority signs.',
  host_bmcEndpointId: 'Switches the host and says how it is.', host_bmcSystem: 'Only where the controller has several.', host_hypervisorEndpointId: 'Machines placed here are made there.',
  host_hypervisorNode: 'The host\'s own name when left empty.',
} as const
