import { begun, done, unableDriver, type Call, type HypervisorNode, type MachineOrder, type MachineRef, type MachineState, type Outcome, type ResourceDriver, type TaskState } from '../driver.ts'
import { DriverError } from '../error.ts'
import type { Connection } from '../open.ts'
import { listIn, objectIn, textIn } from '../read.ts'
import { proxmoxClient, type ProxmoxClient } from './client.ts'

interface Resource { type: string; vmid?: number; node?: string; name?: string; status?: string; tags?: string; lock?: string; template?: number; maxcpu?: number; maxmem?: number }

/** Machines of ours carry a tag with the id they have in our books: a name may be changed by hand, this is not. */
const MARK = 'colonnade-'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const states: Record<string, MachineState['state']> = { running: 'running', stopped: 'stopped', paused: 'paused', suspended: 'paused' }

function keyOf(tags: string | undefined): string | null {
  return (tags ?? '').split(/[;, ]+/).filter((t) => t.startsWith(MARK)).map((t) => t.slice(MARK.length)).find((t) => UUID.test(t)) ?? null
}

async function check(client: ProxmoxClient, call: Call) {
  const notProxmox = () => new DriverError('failed', 'not_this_kind', 'Something answers there, but it is no Proxmox VE.', { remedy: 'Check address and port: Proxmox VE answers at port 8006.' })
  const version = await client.get<{ version?: string; release?: string } | null>('/version', call).catch(async (error: unknown) => {
    if (!(error instanceof DriverError)) throw error
    // others ask for credentials at whatever address: whose they are is judged by who it is
    throw error.kind === 'not_found' || error.reason === 'bad_answer' || (error.status === 401 && (await client.isRedfish(call))) ? notProxmox() : error
  })
  if (!version?.version) throw notProxmox()
  await client.get('/nodes', call)
  await mayLook(client, call)
  return { product: 'Proxmox VE', version: textIn(version.version) }
}

// What a token may not see is left out of lists without a word: without that right nobody could tell it from what is gone.
async function mayLook(client: ProxmoxClient, call: Call): Promise<void> {
  const paths = objectIn<Record<string, Record<string, number> | undefined>>(await client.get('/access/permissions', call), false)
  if (paths['/vms']?.['VM.Audit']) return
  throw new DriverError('unauthorised', 'forbidden', 'The token is accepted, but it may not see machines: it lacks the right VM.Audit on /vms.', { remedy: 'Give the token VM.Audit on /vms, with propagation.' })
}

async function nodes(client: ProxmoxClient, call: Call): Promise<Outcome<HypervisorNode[]>> {
  const list = listIn<{ node?: unknown; status?: string; maxcpu?: number; maxmem?: number }>(await client.get('/nodes', call))
  return done(list.map((n) => ({ name: textIn(n.node) ?? '', online: n.status === 'online', cpu: n.maxcpu ?? null, memory: n.maxmem ? Math.round(n.maxmem / 1024 / 1024) : null })))
}

// One that sleeps on disk keeps a lock that no task will take away: it is paused.
const asleep = (r: Resource) => r.lock === 'suspended'

async function list(client: ProxmoxClient, call: Call): Promise<Outcome<MachineState[]>> {
  const resources = listIn<Resource>(await client.get('/cluster/resources?type=vm', call))
  return done(resources.filter((r) => r.type === 'qemu' && r.vmid && r.node && !r.template).map((r) => ({
    ref: { id: String(r.vmid), node: r.node! }, key: keyOf(r.tags), name: textIn(r.name) ?? '', state: asleep(r) ? 'paused' : (states[r.status ?? ''] ?? 'unknown'), busy: Boolean(r.lock) && !asleep(r),
  })))
}

// Asked of a number, the cluster says whether it is free whatever the token may see.
async function isFree(client: ProxmoxClient, id: string, call: Call): Promise<Outcome<boolean>> {
  try {
    await client.get(`/cluster/nextid?vmid=${encodeURIComponent(id)}`, call)
    return done(true)
  } catch (error) {
    if (error instanceof DriverError && error.reason === 'id_taken') return done(false)
    throw error
  }
}

// One that is paused goes on where it was.
async function start(client: ProxmoxClient, ref: MachineRef, call: Call): Promise<Outcome> {
  const now = await client.get<{ qmpstatus?: string; lock?: string } | null>(`${at(ref)}/status/current`, call)
  const verb = now?.qmpstatus === 'paused' || now?.lock === 'suspended' ? 'resume' : 'start'
  return begun(await client.write<string>('POST', `${at(ref)}/status/${verb}`, {}, call))
}

// Proxmox takes DNS names only; ours may be anything of one line.
function nameOf(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9.-]+/g, '-').replace(/\.+/g, '.').replace(/^[-.]+|[-.]+$/g, '').slice(0, 63).replace(/[-.]+$/, '') || 'vm'
}

const at = (ref: MachineRef) => `/nodes/${encodeURIComponent(ref.node)}/qemu/${encodeURIComponent(ref.id)}`

async function create(client: ProxmoxClient, order: MachineOrder, storage: string, call: Call): Promise<Outcome> {
  const task = await client.write<string>('POST', `/nodes/${encodeURIComponent(order.node)}/qemu`, {
    vmid: order.id, name: nameOf(order.name), cores: order.cpu, memory: order.memory, ostype: 'l26', scsihw: 'virtio-scsi-single', ...(order.storage ? { scsi0: `${storage}:${order.storage}` } : {}),
    net0: 'virtio,bridge=vmbr0', agent: 1, onboot: 1, tags: `${MARK}${order.key}`, description: `Made by Colonnade as ${order.name} (${order.key}).`,
  }, call)
  return begun(task)
}

// Of the storages of the node that take disks, the roomiest.
async function storageOf(client: ProxmoxClient, node: string, call: Call): Promise<string> {
  const list = listIn<{ storage: string; active?: number; avail?: number }>(await client.get(`/nodes/${encodeURIComponent(node)}/storage?content=images&enabled=1`, call))
  const usable = list.filter((s) => s.active !== 0).sort((a, b) => (b.avail ?? 0) - (a.avail ?? 0))
  if (!usable[0]) throw new DriverError('failed', 'no_storage', `The node ${node} has no storage that takes disks of machines.`, { remedy: 'Allow "Disk image" on one of its storages.' })
  return usable[0].storage
}

interface Task { status?: string; exitstatus?: string }

async function taskState(client: ProxmoxClient, upid: string, call: Call): Promise<TaskState> {
  const node = /^UPID:([^:]+):/.exec(upid)?.[1]
  if (!node) return { state: 'lost' }
  const task = await client.get<Task | null>(`/nodes/${encodeURIComponent(node)}/tasks/${encodeURIComponent(upid)}/status`, call)
    .catch((error: unknown) => { if (error instanceof DriverError && (error.kind === 'not_found' || error.status === 400 || /no such task/i.test(error.message))) return null; throw error })
  if (!task?.status) return { state: 'lost' }
  if (task.status === 'running') return { state: 'running', progress: null }
  // a worker that died says "stopped" without having said how it ended
  if (!task.exitstatus || task.exitstatus === 'unexpected status') return { state: 'lost' }
  return task.exitstatus === 'OK' || task.exitstatus.startsWith('WARNINGS') ? { state: 'done' } : { state: 'failed', message: task.exitstatus.slice(0, 300) }
}

/** Virtual machines through the API of a Proxmox VE cluster. */
export function proxmoxDriver(connection: Connection): ResourceDriver {
  const client = proxmoxClient(connection)
  const act = async (ref: MachineRef, verb: string, fields: Record<string, string | number>, call: Call) => begun(await client.write<string>('POST', `${at(ref)}/${verb}`, fields, call))
  return {
    ...unableDriver(), kind: 'proxmox',
    check: (call) => check(client, call),
    task: (upid, call) => taskState(client, upid, call),
    machines: {
      nodes: (call) => nodes(client, call),
      list: (call) => list(client, call),
      async freeId(call) { return done(String(await client.get<string | number>('/cluster/nextid', call))) },
      isFree: (id, call) => isFree(client, id, call),
      async create(order, call) { return create(client, order, order.storage ? await storageOf(client, order.node, call) : '', call) },
      async remove(ref, call) { return begun(await client.write<string>('DELETE', at(ref), { purge: 1, 'destroy-unreferenced-disks': 1 }, call)) },
      start: (ref, call) => start(client, ref, call),
      stop: (ref, force, call) => act(ref, force ? 'status/stop' : 'status/shutdown', force ? {} : { timeout: 180 }, call),
      migrate: (ref, to, online, call) => act(ref, 'migrate', { target: to, online: online ? 1 : 0, 'with-local-disks': 1 }, call),
    },
  }
}
