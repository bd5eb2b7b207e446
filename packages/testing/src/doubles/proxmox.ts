import { setTimeout as pause } from 'node:timers/promises'
import { httpsDouble, type Double, type Heard, type Reply } from './server.ts'
import type { TestCertificate } from './certificate.ts'

/** A machine of the double. Memory in MB, `disk` and `more` (further disks) in GB. `pending`: what waits for a restart; `digest` counts its changes; `asked`: what it was made with. */
export interface DoubleMachine {
  vmid: number; node: string; name: string; cores: number; memory: number; disk: number; more?: number[]; status: 'running' | 'stopped' | 'paused'; tags: string; lock: string | null
  template?: boolean; description?: string; pending?: { cores?: number; memory?: number }; digest?: number; asked?: Record<string, string>
}
interface Task { upid: string; node: string; left: number; end: string | null; lost: boolean; act: () => void; acted: boolean }
/**
 * A Proxmox VE cluster as its published API describes one. `rounds`: looks a task takes to end, at itself or at the whole cluster. `nextEnd`: how the next tasks end (`OK` when empty);
 * `lost` ones are forgotten, having done their work or not. `created`: every machine ever made, in order: nothing may be made twice.
 */
export interface ProxmoxDouble extends Double {
  nodes: Map<string, { online: boolean }>
  machines: Map<number, DoubleMachine>
  tasks: Map<string, Task>
  token: { id: string; secret: string }
  rounds: number
  /** how long every answer takes, in ms */
  delayMs: number
  nextEnd: { end: string | null; act: boolean; lost?: boolean }[]
  created: { vmid: number; tags: string }[]
  storages: { storage: string; active: number; avail: number }[]
  /** Rights of the token by path. Without VM.Audit on /vms it is shown no machine, and told of none that is missing. */
  rights: Record<string, Record<string, number>>
  /** Says why only in the status line, as older versions do. */
  terse: boolean
  /** Awaited once a list of machines was put together, before it is sent. */
  afterList: (() => Promise<void>) | null
  /** Awaited before a machine is looked into. */
  beforeLook: ((vmid: number) => Promise<void>) | null
}

const failed = (status: number, message: string): Reply => ({ status, body: { data: null, message: `${message}\n` } })
let count = 0

function begin(double: ProxmoxDouble, node: string, kind: string, vmid: number, act: () => void): Reply {
  const plan = double.nextEnd.shift() ?? { end: 'OK', act: true }
  const upid = `UPID:${node}:${(0x1000 + ++count).toString(16).toUpperCase().padStart(8, '0')}:0001A2B3:67${count.toString(16).padStart(6, '0')}:${kind}:${vmid}:${double.token.id.split('!')[0]}!x:`
  double.tasks.set(upid, { upid, node, left: double.rounds, end: plan.end, lost: plan.lost ?? false, act: plan.act ? act : () => {}, acted: false })
  return { body: { data: upid } }
}

// A worker does its work whether or not anybody asks after it.
function step(task: Task): void {
  if (task.left > 0) task.left--
  else if (!task.acted) { task.acted = true; task.act() }
}

// Every label begins and ends with a letter or a digit.
const isDnsName = (name: string) => name.split('.').every((label) => /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/.test(label))

function create(double: ProxmoxDouble, node: string, form: URLSearchParams): Reply {
  const vmid = Number(form.get('vmid'))
  if (!Number.isInteger(vmid) || vmid < 100) return { status: 400, body: { data: null, message: 'Parameter verification failed.\n', errors: { vmid: "type check ('integer') failed" } } }
  if (!isDnsName(form.get('name') ?? '')) return { status: 400, body: { data: null, message: 'Parameter verification failed.\n', errors: { name: 'invalid format - value does not look like a valid DNS name' } } }
  const taken = double.machines.get(vmid)
  if (taken) return failed(500, `unable to create VM ${vmid} - VM ${vmid} already exists on node '${taken.node}'`)
  const machine: DoubleMachine = { vmid, node, name: form.get('name')!, cores: Number(form.get('cores')), memory: Number(form.get('memory')), disk: Number((form.get('scsi0') ?? ':0').split(':')[1]), status: 'stopped', tags: form.get('tags') ?? '', lock: 'create', description: form.get('description') ?? '', asked: Object.fromEntries(form) }
  // the configuration is written, locked, before the answer: the number is taken from then on
  double.machines.set(vmid, machine)
  double.created.push({ vmid, tags: machine.tags })
  const plan = double.nextEnd[0]
  const reply = begin(double, node, 'qmcreate', vmid, () => { machine.lock = null })
  // a creation that fails takes its configuration back
  if (plan?.end && plan.end !== 'OK' && !plan.lost) double.tasks.get((reply.body as { data: string }).data)!.act = () => { double.machines.delete(vmid) }
  return reply
}

// The configuration of the new one is there, locked, from the beginning; what it is made of comes with the worker.
function clone(double: ProxmoxDouble, from: DoubleMachine, form: URLSearchParams): Reply {
  const vmid = Number(form.get('newid'))
  const node = form.get('target') ?? from.node
  if (double.machines.has(vmid)) return failed(500, `unable to create VM ${vmid}: config file already exists`)
  if (!double.nodes.has(node)) return failed(500, `no such cluster node '${node}'`)
  const { cores, memory, disk, tags } = from
  const machine: DoubleMachine = { vmid, node, name: form.get('name') ?? '', cores, memory, disk, tags, status: 'stopped', lock: 'clone', description: form.get('description') ?? '', asked: Object.fromEntries(form) }
  double.machines.set(vmid, machine)
  double.created.push({ vmid, tags: machine.description! })
  return begin(double, from.node, 'qmclone', vmid, () => { machine.lock = null })
}

// Cores and memory of a machine that runs wait for its restart; all else is there at once.
function configure(machine: DoubleMachine, form: URLSearchParams): void {
  const computing = { ...(form.has('cores') ? { cores: Number(form.get('cores')) * Number(form.get('sockets') ?? 1) } : {}), ...(form.has('memory') ? { memory: Number(form.get('memory')) } : {}) }
  if (machine.status === 'running') machine.pending = { ...machine.pending, ...computing }
  else Object.assign(machine, computing)
  if (form.has('tags')) machine.tags = form.get('tags')!
  machine.digest = (machine.digest ?? 0) + 1
}

function change(double: ProxmoxDouble, machine: DoubleMachine, request: Heard, verb: string, form: URLSearchParams): Reply {
  if (machine.lock) return failed(500, `VM is locked (${machine.lock})`)
  if (verb === 'config') {
    if (form.has('digest') && form.get('digest') !== digestOf(machine)) return failed(500, 'detected modified configuration - file changed by other user? Try again.')
    if (request.method === 'POST') return begin(double, machine.node, 'qmconfig', machine.vmid, () => { configure(machine, form) })
    configure(machine, form)
    return { body: { data: null } }
  }
  const size = Number(/^(\d+)G$/.exec(form.get('size') ?? '')?.[1] ?? Number.NaN)
  if (form.get('disk') !== 'scsi0' || Number.isNaN(size)) return failed(500, `disk '${form.get('disk')}' does not exist`)
  if (size < machine.disk) return failed(500, 'shrinking disks is not supported')
  return begin(double, machine.node, 'resize', machine.vmid, () => { machine.disk = size })
}

const digestOf = (machine: DoubleMachine) => (machine.digest ?? 0).toString(16).padStart(40, '0')

function entriesOf(machine: DoubleMachine): object[] {
  const { cores, memory, pending = {}, disk, more = [], tags, description = '', name } = machine
  const entry = (key: string, value: string | number, next?: string | number) => ({ key, value, ...(next === undefined || next === value ? {} : { pending: next }) })
  return [
    entry('cores', cores, pending.cores), entry('memory', String(memory), pending.memory === undefined ? undefined : String(pending.memory)), entry('name', name), entry('boot', 'order=scsi0;net0'),
    ...[disk, ...more].filter(Boolean).map((gb, i) => entry(`scsi${i}`, `local-lvm:vm-${machine.vmid}-disk-${i},iothread=1,size=${gb}G`)), entry('ide2', 'none,media=cdrom'),
    ...(tags ? [entry('tags', tags)] : []), ...(description ? [entry('description', description)] : []),
  ]
}

function act(double: ProxmoxDouble, machine: DoubleMachine, verb: string, form: URLSearchParams): Reply | undefined {
  const { vmid, node } = machine
  if (machine.lock) return failed(500, `VM is locked (${machine.lock})`)
  switch (verb) {
    case 'status/resume': return machine.status === 'paused' ? begin(double, node, 'qmresume', vmid, () => { machine.status = 'running' }) : failed(500, `VM ${vmid} not running`)
    case 'status/start': return machine.status === 'paused' ? failed(500, `VM ${vmid} already running`) : machine.status === 'running' ? failed(500, `VM ${vmid} already running`) : begin(double, node, 'qmstart', vmid, () => { Object.assign(machine, machine.pending, { status: 'running', pending: undefined }) })
    case 'status/stop': return begin(double, node, 'qmstop', vmid, () => { machine.status = 'stopped' })
    case 'status/shutdown': return begin(double, node, 'qmshutdown', vmid, () => { machine.status = 'stopped' })
    case 'clone': return clone(double, machine, form)
    case 'migrate': {
      const to = form.get('target') ?? ''
      if (!double.nodes.has(to)) return failed(500, `no such cluster node '${to}'`)
      return begin(double, node, 'qmigrate', vmid, () => { machine.node = to })
    }
    default: return undefined
  }
}

function onNode(double: ProxmoxDouble, request: Heard, node: string, rest: string): Reply | undefined {
  const form = new URLSearchParams(request.body)
  if (!double.nodes.has(node)) return failed(500, `hostname lookup '${node}' failed - failed to get address info for: ${node}: Name or service not known`)
  if (!double.nodes.get(node)!.online) return failed(595, 'No route to host')
  if (rest === 'storage') return { body: { data: double.storages } }
  if (rest === 'qemu' && request.method === 'POST') return create(double, node, form)
  const [, upid] = /^tasks\/(.+)\/status$/.exec(rest) ?? []
  if (upid) return taskReply(double, decodeURIComponent(upid))
  const [, id, verb] = /^qemu\/(\d+)(?:\/(.+))?$/.exec(rest) ?? []
  const machine = double.machines.get(Number(id))
  if (!id) return undefined
  if (!machine || machine.node !== node) return failed(500, `Configuration file 'nodes/${node}/qemu-server/${id}.conf' does not exist`)
  if (request.method === 'GET' && !mayLook(double)) return failed(403, `Permission check failed (/vms/${id}, VM.Audit)`)
  if (request.method === 'GET' && verb === 'status/current') return { body: { data: { vmid: machine.vmid, name: machine.name, status: machine.status === 'stopped' ? 'stopped' : 'running', qmpstatus: machine.status, tags: machine.tags, ...(machine.lock ? { lock: machine.lock } : {}) } } }
  if (request.method === 'DELETE') {
    if (machine.lock) return failed(500, `VM is locked (${machine.lock})`)
    if (machine.status === 'running') return failed(500, `VM ${id} is running - destroy failed`)
    return begin(double, node, 'qmdestroy', machine.vmid, () => { double.machines.delete(machine.vmid) })
  }
  if (verb === 'pending') return { body: { data: entriesOf(machine) } }
  if (verb === 'config' && request.method === 'GET') return { body: { data: { name: machine.name, tags: machine.tags, description: machine.description, digest: digestOf(machine) } } }
  if (verb === 'config' || verb === 'resize') return change(double, machine, request, verb, form)
  return act(double, machine, verb ?? '', form)
}

function taskReply(double: ProxmoxDouble, upid: string): Reply {
  const task = double.tasks.get(upid)
  if (!task) return failed(500, `no such task '${upid}'`)
  step(task)
  if (task.lost && task.acted) { double.tasks.delete(upid); return failed(500, `no such task '${upid}'`) }
  return { body: { data: task.acted ? { status: 'stopped', ...(task.end === null ? {} : { exitstatus: task.end }), upid } : { status: 'running', upid } } }
}

const mayLook = (double: ProxmoxDouble) => Boolean(double.rights['/vms']?.['VM.Audit'])

// While a machine is being made, its configuration holds nothing but the lock: name and tags are written at the end. Of one whose node is off line there are no figures, not even its name.
function listed(m: DoubleMachine, isOnline: boolean): object {
  if (!isOnline) return { type: 'qemu', id: `qemu/${m.vmid}`, vmid: m.vmid, node: m.node, status: 'unknown', ...(m.tags ? { tags: m.tags } : {}), ...(m.lock ? { lock: m.lock } : {}) }
  const made = m.lock === 'create' || m.lock === 'clone' ? { name: `VM ${m.vmid}` } : { name: m.name, tags: m.tags }
  return { type: 'qemu', id: `qemu/${m.vmid}`, vmid: m.vmid, node: m.node, status: m.status, template: m.template ? 1 : 0, maxcpu: m.cores, maxmem: m.memory * 1_048_576, maxdisk: m.disk * 1_073_741_824, ...made, ...(m.lock ? { lock: m.lock } : {}) }
}

function idReply(double: ProxmoxDouble, wanted: string | null): Reply {
  if (wanted !== null && double.machines.has(Number(wanted))) return { status: 400, body: { data: null, message: 'Parameter verification failed.\n', errors: { vmid: `VM ${wanted} already exists` } } }
  return { body: { data: wanted ?? String(nextId(double)) } }
}

function nextId(double: ProxmoxDouble): number {
  for (let id = 100; ; id++) if (!double.machines.has(id)) return id
}

function handle(double: ProxmoxDouble, request: Heard): Reply | undefined {
  const path = request.path.replace('/api2/json', '')
  if (path === '/version') return { body: { data: { version: '8.4.1', release: '8.4', repoid: 'abc' } } }
  if (path === '/nodes') return { body: { data: [...double.nodes].map(([node, { online }]) => ({ node, status: online ? 'online' : 'offline', maxcpu: 32, maxmem: 137_438_953_472, type: 'node' })) } }
  if (path === '/cluster/nextid') return idReply(double, request.query.get('vmid'))
  if (path === '/access/permissions') return { body: { data: double.rights } }
  if (path === '/cluster/resources') {
    for (const task of double.tasks.values()) step(task)
    return { body: { data: mayLook(double) ? [...double.machines.values()].map((m) => listed(m, double.nodes.get(m.node)?.online ?? false)) : [] } }
  }
  const [, node, rest] = /^\/nodes\/([^/]+)\/(.+)$/.exec(path) ?? []
  return node && rest ? onNode(double, request, decodeURIComponent(node), rest) : undefined
}

// The reason stands in the status line with every version; newer ones repeat it in the answer.
function spoken(double: ProxmoxDouble, reply: Reply | undefined): Reply | undefined {
  if (!reply?.status || reply.status < 400) return reply
  const { message, errors } = reply.body as { message?: string; errors?: object }
  const said = message?.trim().replace(/[^\x20-\x7e]+/g, ' ').slice(0, 200)
  return { ...reply, ...(said ? { said } : {}), ...(double.terse ? { body: { data: null, ...(errors ? { errors } : {}) } } : {}) }
}

/** Starts a Proxmox VE cluster of two nodes, pve1 and pve2, without machines. */
export async function proxmoxDouble(options: { certificate?: TestCertificate; port?: number } = {}): Promise<ProxmoxDouble> {
  const server = await httpsDouble(async (request) => {
    if (self.delayMs) await pause(self.delayMs)
    if (!request.path.startsWith('/api2/json/')) return { status: 404, said: 'no such file', body: 'no such file' }
    // the realms are shown to anybody: one signs in with them
    if (request.path === '/api2/json/access/domains') return { body: { data: [{ realm: 'pam', type: 'pam' }, { realm: 'pve', type: 'pve' }] } }
    if (request.headers.authorization !== `PVEAPIToken=${self.token.id}=${self.token.secret}`) return { status: 401, body: { data: null, message: 'invalid token value!\n' } }
    const looked = /\/qemu\/(\d+)\/pending$/.exec(request.path)?.[1]
    if (looked) await self.beforeLook?.(Number(looked))
    const reply = spoken(self, handle(self, request))
    if (request.path.endsWith('/cluster/resources')) await self.afterList?.()
    return reply
  }, { ...options, missing: { data: null, message: "Method 'GET' not implemented\n" } })
  const self: ProxmoxDouble = Object.assign(server, {
    nodes: new Map([['pve1', { online: true }], ['pve2', { online: true }]]), machines: new Map(), tasks: new Map(), token: { id: 'colonnade@pve!console', secret: 'aaaaaaaa-bbbb-cccc-dddd-123456789abc' },
    rounds: 0, delayMs: 0, nextEnd: [], created: [], terse: false, afterList: null, beforeLook: null, rights: { '/': { 'Sys.Audit': 1 }, '/vms': { 'VM.Audit': 1, 'VM.Allocate': 1, 'VM.PowerMgmt': 1, 'VM.Migrate': 1 } }, storages: [{ storage: 'local-lvm', active: 1, avail: 900_000_000_000 }, { storage: 'slow', active: 1, avail: 100 }],
  })
  return self
}
