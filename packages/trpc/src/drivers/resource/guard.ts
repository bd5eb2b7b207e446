import type { Call, ClusterDriver, HostDriver, MachineDriver, ResourceDriver } from './driver.ts'
import { timedOut } from './connect.ts'
import { DriverError } from './error.ts'
import { badAnswer, bounded } from './https.ts'

type Name = 'check' | 'task' | keyof HostDriver | keyof MachineDriver | keyof ClusterDriver

/** Which methods only look: whatever becomes of them, nothing was changed. */
const LOOKS: Record<Name, boolean> = {
  check: true, task: true, observe: true, nodes: true, list: true, inspect: true, freeId: true, isFree: true, node: true, workloads: true, states: true,
  power: false, create: false, resize: false, mark: false, remove: false, start: false, stop: false, migrate: false, cordon: false, uncordon: false, apply: false,
}

/** What a call may take that says nothing of it, in ms, where it is more than one question: manifests of many objects are applied one by one, a controller is asked part by part. */
const PATIENCE_MS: Record<string, number> = { observe: 30_000, workloads: 30_000, states: 30_000, apply: 180_000, remove: 180_000 }

type Method = (...args: never[]) => Promise<unknown>

// The call comes last of all arguments.
function guard(name: string, method: Method): Method {
  const writes = !LOOKS[name as Name]
  return async (...args: unknown[]) => {
    const asked = args.at(-1) as Call
    const call = bounded({ ...asked, timeoutMs: asked.timeoutMs ?? PATIENCE_MS[name] })
    try {
      return await (method as (...a: unknown[]) => Promise<unknown>)(...args.slice(0, -1), call)
    } catch (error) {
      if (error instanceof DriverError) throw error
      throw call.signal?.aborted ? timedOut(writes) : badAnswer(writes, undefined, error)
    }
  }
}

function guardAll<T extends object>(group: T): T {
  return Object.fromEntries(Object.entries(group).map(([name, method]) => [name, typeof method === 'function' ? guard(name, method as Method) : method])) as T
}

/**
 * A driver as it is handed out: a call ends when its time is over, whatever it is made of, and what is no `DriverError` (an answer of an unexpected shape) becomes one.
 */
export function guarded(driver: ResourceDriver): ResourceDriver {
  const { kind, check, task, hosts, machines, cluster } = driver
  return { kind, ...guardAll({ check, task }), hosts: guardAll(hosts), machines: guardAll(machines), cluster: guardAll(cluster) }
}
