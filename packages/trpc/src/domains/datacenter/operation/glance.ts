import type { Call, MachineState, ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError } from '../../../drivers/resource/error.ts'
import { isAboutEndpoint } from '../endpoint/health.ts'
import { listedAs } from './machine.ts'

/** A machine as a look found it. `listed`: what the list said of it; null: it was not looked into, and of its size nothing is known. */
export interface Glanced { found: MachineState; listed: string | null }
/** Looks into a machine of a list, if that can be done. */
export type Glance = (machine: MachineState) => Promise<Glanced>

/** How long machines are looked into in one look, in ms; the others have their turn at the next. */
const LOOKING_MS = 30_000

/** A machine that was not looked into. */
export const passedOver = (machine: MachineState): Glanced => ({ found: { ...machine, size: { cpu: null, memory: null, storage: null }, next: null }, listed: null })
const isOfNode = (error: DriverError) => error.reason === 'timed_out' || error.reason === 'server_error'

/**
 * Looks into the machines of one list. One that can't be looked into is passed over, and with it the others of a node that does not answer (`silent`, which grows): the endpoint has just answered,
 * so that says nothing of it. Throws a `DriverError` that is about the endpoint.
 */
export function glances(driver: ResourceDriver, call: Call, silent: Set<string>): Glance {
  const until = performance.now() + LOOKING_MS
  return async (machine) => {
    if (machine.state === 'unknown' || silent.has(machine.ref.node) || performance.now() > until) return passedOver(machine)
    try {
      const closer = await driver.machines.inspect(machine, call)
      return closer.outcome === 'done' ? { found: closer.value, listed: listedAs(machine) } : passedOver(machine)
    } catch (error) {
      if (!(error instanceof DriverError) || call.signal?.aborted) throw error
      if (isOfNode(error)) silent.add(machine.ref.node)
      else if (isAboutEndpoint(error)) throw error
      return passedOver(machine)
    }
  }
}
