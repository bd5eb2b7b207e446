import type { HostPowerAction } from '@colonnade/contract/datacenter'
import type { Call, ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError } from '../../../drivers/resource/error.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { announce, type Claimed } from './claim.ts'
import { powerAfter } from './kinds.ts'
import { afterCall, afterError, forgetTask, type Verdict } from './verdict.ts'

/** How long a host may still be switched after somebody asked for it, in ms: later it would surprise. */
const LATEST_MS = 15 * 60_000

interface Place { system: string | null; endpointId: string | null }

function isLate(ctx: ServiceCtx, op: Claimed): boolean {
  const since = op.state.since ? new Date(op.state.since) : op.createdAt
  return ctx.clock().getTime() - since.getTime() > LATEST_MS
}

/** One step of switching a host. `task`: how the task ended that was begun for it, if one was. */
export async function hostStep(ctx: ServiceCtx, driver: ResourceDriver, op: Claimed, task: 'ended' | 'lost' | 'none', call: Call): Promise<Verdict> {
  if (task === 'ended') return { go: 'done' }
  const [place] = await ctx.sql<Place>('SELECT bmc_system AS system, bmc_endpoint_id AS "endpointId" FROM baremetals WHERE id = $1::uuid AND deleted_at IS NULL', [op.resourceId])
  if (!place) return { go: 'cancelled', reason: 'host_deleted', message: 'The host was deleted before it was switched.' }
  // the system's name is the new controller's: at the old one it may be another machine
  if (place.endpointId !== op.endpointId) return { go: 'cancelled', reason: 'other_controller', message: 'The host was given another controller before it was switched.' }
  const action = op.request.action as HostPowerAction
  if (op.status !== 'pending') {
    const after = powerAfter(action)
    // a restart that may have happened is not repeated by itself: a person decides
    if (!after) return { go: 'unknown', state: forgetTask(op.state), inMs: null }
    const seen = await driver.hosts.observe(place.system, call)
    if (seen.outcome === 'done' && seen.value.power === after) return { go: 'done' }
    if (seen.outcome === 'done' && seen.value.power === 'changing' && !isLate(ctx, op)) return { go: 'unknown', state: forgetTask(op.state), inMs: 5000 }
  }
  if (isLate(ctx, op)) return { go: 'cancelled', reason: 'too_late', message: 'It could not be done within a quarter of an hour.' }
  return begin(ctx, driver, { ...op, state: forgetTask(op.state) }, place.system, action, call)
}

async function begin(ctx: ServiceCtx, driver: ResourceDriver, op: Claimed, system: string | null, action: HostPowerAction, call: Call): Promise<Verdict> {
  await announce(ctx.services, op, op.state)
  const begun: Claimed = { ...op, status: 'pending' }
  try {
    return afterCall(begun, await driver.hosts.power(system, action, call), op.state)
  } catch (error) {
    if (error instanceof DriverError) return afterError(begun, error, op.state)
    throw error
  }
}
