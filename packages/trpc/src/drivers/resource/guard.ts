import type { Call, ResourceDriver } from './driver.ts'
import { timedOut } from './connect.ts'
import { DriverError } from './error.ts'
import { badAnswer, bounded } from './https.ts'

/** Methods that only look: whatever becomes of them, nothing was changed. */
const LOOKS = new Set(['check', 'task', 'observe', 'nodes', 'list', 'inspect', 'freeId', 'isFree', 'workloads'])

type Method = (...args: never[]) => Promise<unknown>

// The call comes last of all arguments.
function guard(name: string, method: Method): Method {
  const writes = !LOOKS.has(name)
  return async (...args: unknown[]) => {
    const call = bounded(args.at(-1) as Call)
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
