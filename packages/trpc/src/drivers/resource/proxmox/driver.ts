import { begun, done, unableDriver, type Call, type HypervisorNode, type MachineRef, type Outcome, type ResourceDriver, type TaskState } from '../driver.ts'
import { DriverError } from '../error.ts'
import { badAnswer } from '../https.ts'
import type { Connection, MachineDefaults } from '../open.ts'
import { listIn, objectIn, textIn } from '../read.ts'
import { proxmoxClient, type ProxmoxClient } from './client.ts'
import { at, create, inspect, list, mark, resize } from './machines.ts'

const NONE: MachineDefaults = { storage: null, bridge: null, template: null, image: null, pool: null, tags: null }

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

async function freeId(client: ProxmoxClient, call: Call): Promise<Outcome<string>> {
  const id = String(await client.get<unknown>('/cluster/nextid', call))
  if (!/^[1-9]\d{1,8}$/.test(id)) throw badAnswer(false)
  return done(id)
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
  const defaults = connection.machines ?? NONE
  const act = async (ref: MachineRef, verb: string, fields: Record<string, string | number>, call: Call) => begun(await client.write<string>('POST', `${at(ref)}/${verb}`, fields, call))
  return {
    ...unableDriver(), kind: 'proxmox',
    check: (call) => check(client, call),
    task: (upid, call) => taskState(client, upid, call),
    machines: {
      nodes: (call) => nodes(client, call),
      list: (call) => list(client, call),
      freeId: (call) => freeId(client, call),
      isFree: (id, call) => isFree(client, id, call),
      inspect: (machine, call) => inspect(client, machine, call),
      create: (order, call) => create(client, order, defaults, call),
      resize: (ref, to, call) => resize(client, ref, to, call),
      mark: (ref, key, call) => mark(client, ref, key, defaults.tags, call),
      async remove(ref, call) { return begun(await client.write<string>('DELETE', at(ref), { purge: 1, 'destroy-unreferenced-disks': 1 }, call)) },
      start: (ref, call) => start(client, ref, call),
      stop: (ref, force, call) => act(ref, force ? 'status/stop' : 'status/shutdown', force ? {} : { timeout: 180 }, call),
      migrate: (ref, to, online, call) => act(ref, 'migrate', { target: to, online: online ? 1 : 0, 'with-local-disks': 1 }, call),
    },
  }
}
