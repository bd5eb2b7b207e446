import type { HostPowerAction } from '@colonnade/contract/datacenter'
import { begun, done, unableDriver, type Call, type HostState, type Outcome, type ResourceDriver, type TaskState } from '../driver.ts'
import { DriverError } from '../error.ts'
import type { Connection } from '../open.ts'
import { numberIn, objectsIn, textIn } from '../read.ts'
import { redfishClient, type RedfishClient } from './client.ts'
import { actionsOf, inventoryOf, resetOf, stateOf, targetOf, type System } from './system.ts'

interface Link { '@odata.id'?: string }
interface Root { RedfishVersion?: string; Product?: string; Vendor?: string; Systems?: Link }
interface Collection { Members?: Link[] }

const notRedfish = () => new DriverError('failed', 'not_this_kind', 'Something answers there, but it is no Redfish service.', { remedy: 'Check the address: it must be that of the management controller.' })

async function systemsOf(client: RedfishClient, call: Call): Promise<string[]> {
  const root = await client.get<Root>('/redfish/v1/', call)
  if (!root.Systems?.['@odata.id']) throw notRedfish()
  const { Members } = await client.get<Collection>(root.Systems['@odata.id'], call)
  return objectsIn<Link>(Members).flatMap((m) => m['@odata.id'] ?? [])
}

async function pathOf(client: RedfishClient, system: string | null, call: Call): Promise<string> {
  const paths = await systemsOf(client, call)
  const found = system === null ? (paths.length === 1 ? paths[0] : undefined) : paths.find((p) => decodeURIComponent(p.split('/').at(-1)!) === system)
  if (found) return found
  const names = paths.map((p) => p.split('/').at(-1)).join(', ')
  throw new DriverError('not_found', 'no_such_system', system === null ? `The service has ${paths.length} systems (${names}).` : `The service has no system ${system}; it has ${names || 'none'}.`, { remedy: 'Enter the id of the system with the host.' })
}

async function check(client: RedfishClient, call: Call) {
  const root = await client.get<Root>('/redfish/v1/', call).catch((error: unknown) => {
    throw error instanceof DriverError && (error.kind === 'not_found' || error.reason === 'bad_answer') ? notRedfish() : error
  }).catch(async (error: unknown) => {
    // others ask for credentials at whatever address: whose they are is judged by who it is
    throw error instanceof DriverError && error.status === 401 && (await client.isProxmox(call)) ? notRedfish() : error
  })
  if (!root.Systems?.['@odata.id']) throw notRedfish()
  // the root answers anybody: only the systems show whether the credentials are right
  await client.get<Collection>(root.Systems['@odata.id'], call)
  return { product: [textIn(root.Vendor), textIn(root.Product)].filter(Boolean).join(' ') || 'Redfish', version: textIn(root.RedfishVersion) }
}

async function observe(client: RedfishClient, system: string | null, call: Call): Promise<Outcome<HostState>> {
  const found = await client.get<System>(await pathOf(client, system, call), call)
  return done({ ...stateOf(found), inventory: await inventoryOf(client, found, call), actions: actionsOf(found) })
}

async function power(client: RedfishClient, system: string | null, action: HostPowerAction, call: Call): Promise<Outcome> {
  const found = await client.get<System>(await pathOf(client, system, call), call)
  const reset = resetOf(found, action)
  if (!reset) return { outcome: 'unsupported', what: action }
  const answer = await client.post(targetOf(found), { ResetType: reset }, call)
  if (answer.status !== 202) return done()
  const task = taskIn(answer.text) ?? answer.headers['location']
  return task ? begun(task.startsWith('https://') ? new URL(task).pathname : task) : done()
}

// It was accepted, whatever the answer looks like.
function taskIn(text: string): string | undefined {
  try {
    return textIn((JSON.parse(text) as Link | null)?.['@odata.id']) ?? undefined
  } catch {
    return undefined
  }
}

interface Task { TaskState?: string; TaskStatus?: string; PercentComplete?: number; Messages?: unknown }

// What is named may be the task itself, or a monitor: 202 while it goes on, and then the answer to what was asked for, which is none of a task.
async function taskState(client: RedfishClient, path: string, call: Call): Promise<TaskState> {
  const answer = await client.monitor<Task>(path, call).catch((error: unknown) => { if (error instanceof DriverError && error.kind === 'not_found') return null; throw error })
  if (!answer) return { state: 'lost' }
  const task = answer.body ?? {}
  const said = () => objectsIn<{ Message?: unknown }>(task.Messages).map((m) => textIn(m.Message)).find(Boolean)
  switch (task.TaskState) {
    case 'Completed': return task.TaskStatus === 'Critical' ? { state: 'failed', message: said() ?? 'The task failed.' } : { state: 'done' }
    case 'Exception': case 'Killed': case 'Cancelled': case 'Interrupted': return { state: 'failed', message: said() ?? `The task ended as ${task.TaskState}.` }
    case undefined: return answer.working ? { state: 'running', progress: null } : { state: 'done' }
    default: return { state: 'running', progress: numberIn(task.PercentComplete) }
  }
}

/** Physical machines through their management controllers (DMTF Redfish). */
export function redfishDriver(connection: Connection): ResourceDriver {
  const client = redfishClient(connection)
  return {
    ...unableDriver(), kind: 'redfish',
    check: (call) => check(client, call),
    task: (task, call) => taskState(client, task, call),
    hosts: { observe: (system, call) => observe(client, system, call), power: (system, action, call) => power(client, system, action, call) },
  }
}
