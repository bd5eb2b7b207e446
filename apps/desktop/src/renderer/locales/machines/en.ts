/** Words of machines that stand at a hypervisor: those the books do not know, and how those they know differ. */
export const machines = {
  found: {
    one: 'Machine found', many: 'Machines found', line: 'What hypervisors have and the books do not know.', empty: 'Every machine the hypervisors have is in the books, or none was looked at yet.', nav: 'Machines found', noneHere: 'Every machine there is in the books.',
    noHost: 'no host', foreign: 'that of another installation', markOf: 'that of {{name}}, which it is not', notSeen: 'not looked into yet', size: 'Size', node: 'Node', host: 'Host', reference: 'Number', endpoint: 'Hypervisor',
    standToo_one: '{{n}} of them is not in the books.', standToo_other: '{{n}} of them are not in the books.', runThere_one: '{{n}} machine that is not in the books runs there: {{names}}.', runThere_other: '{{n}} machines that are not in the books run there: {{names}}.',
    hostLine: 'No host is recorded for this node. Give a host this hypervisor, with the name of the node, before the machine can be adopted.',
  },
  adopt: {
    action: 'Adopt', title_one: 'Adopt {{n}} machine', title_other: 'Adopt {{n}} machines', line: 'They come into the books as they stand, on the hosts of their nodes. Hosts and quota are charged; at the hypervisor nothing is done to them unless they are marked.',
    tenant: 'Tenant', size: 'Size in the books', asFound: 'As found', bySpecification: 'By a specification', asFoundHelp: 'Each is charged what it has. A specification of that size is used, or made where there is none.',
    bySpecificationHelp: 'All are charged what the specification says, whatever they have. They are not changed; the difference is shown.', specification: 'Specification', mark: 'Write our mark beside the tags they have',
    markHelp: 'With it they are ours for good: releasing them removes them at the hypervisor, with their disks. Without it they are known by number and name only, and releasing them leaves them there.', homeless_one: '{{n}} of them stands on a node no host is recorded for, and can\'t be adopted.', homeless_other: '{{n}} of them stand on nodes no host is recorded for, and can\'t be adopted.',
    takes: 'Together they take', done_one: '{{n}} machine is in the books now.', done_other: '{{n}} machines are in the books now.', show: 'Show them',
    tooMany: 'At most {{n}} machines are adopted at once; {{chosen}} are chosen.', tooManyRemedy: 'Choose fewer: filter the list by hypervisor or node.',
  },
  machine: {
    tab: 'Machine', none: 'No hypervisor has this machine: what is recorded is all there is.', restart: 'After a restart', restartLine: 'A restart is needed: until then it has {{cpu}} and {{memory}}.', due: 'Its new size is being brought to the hypervisor.',
    deleteTakes: 'What stands at a hypervisor is switched off there and removed, with its disks. Once Undo is no longer offered, nothing brings them back.', failed: 'Its new size could not be brought to the hypervisor. See its operations.', bring: 'Give it the size in the books', brought: 'The hypervisor is told.', larger: 'A disk does not shrink: it stays larger than the books say.', adopted: 'Adopted', marked: 'Our mark', markYes: 'is on it',
    markNo: 'is not on it: releasing it leaves it there', differs: 'The machine is not as the books say',
  },
  section: 'New machines',
} as const

/** Fields, choices and help of the same. */
export const machinesFields = {
  machineStorage: 'Storage for disks', machineBridge: 'Network bridge', machineTemplate: 'Template', machineImage: 'Installation image', machinePool: 'Resource pool', machineTags: 'More tags', node: 'Node', reference: 'Number', adoptedAt: 'Adopted',
} as const
export const machinesOptions = { vm_resize: 'Resize', vm_adopt: 'Mark as ours' } as const
export const machinesHelp = {
  endpoint_machineStorage: 'Where the disks of new machines go, such as local-lvm. Left empty: the storage of the node with the most room.', endpoint_machineBridge: 'What new machines are connected to; vmbr0 when left empty. A clone keeps what its template has.',
  endpoint_machineTemplate: 'Number of the template new machines are cloned from, in full. They get cores, memory and disk as ordered. Left empty: machines begin with an empty disk.',
  endpoint_machineImage: 'Image in the drive of new machines, such as local:iso/debian-13.iso. Not together with a template.', endpoint_machinePool: 'Pool at the hypervisor that new machines belong to.',
  endpoint_machineTags: 'Given to new machines beside our own mark, with spaces between.',
} as const
