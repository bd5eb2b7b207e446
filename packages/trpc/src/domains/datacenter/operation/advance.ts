import type { HostPowerAction } from '@colonnade/contract/datacenter'
import type { Call, ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError } from '../../../drivers/resource/error.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { announce, type Claimed, type OperationState } from './claim.ts'
import { machineKind, powerAfter, type Scene } from './kinds.ts'
import { afterCall, afterError, pollAfter, type Verdict } from './verdict.ts'
import { wantedOf } from './wanted.ts'

/** Looks in vain before what was asked for counts as not done, two seconds apart. */
const LOOKS = 2

/** One step of an operation: look, begin or follow. Whatever happens is a verdict; only a lost claim throws. */
export async function advance(ctx: ServiceCtx, driver: ResourceDriver, op: Claimed, signal?: AbortSignal): Promise<Verdict> {
  const call: Call = { key: op.idempotencyKey, signal, timeoutMs: 20_000 }
  try {
    if (op.status === 'waiting') {
      const followed = await follow(driver, op, call)
      if (followed) return followed
    }
    return op.resourceType === 'baremetal' ? await hostStep(ctx, driver, op, call) : await machineStep(ctx, driver, op, call)
  } catch (error) {
    if (error instanceof DriverError) return afterError(op, error, op.state)
    throw error
  }
}

// Null: the task has ended, or nobody knows of it any more; what is there tells.
async function follow(driver: ResourceDriver, op: Claimed, call: Call): Promise<Verdict | null> {
  const task = await driver.task(op.state.task ?? '', call)
  if (task.state === 'running') return { go: 'waiting', state: { ...op.state, polls: (op.state.polls ?? 0) + 1 }, inMs: pollAfter((op.state.polls ?? 0) + 1) }
  if (task.state !== 'failed') return null
  const found = op.resourceType === 'virtual_machine' ? await find(driver, op, call) : null
  // somebody else took the number between the question and the deed
  if (op.kind === 'vm_create' && !found && /already exists/i.test(task.message)) return afterError({ ...op, status: 'pending' }, new DriverError('conflict', 'id_taken', task.message), op.state)
  return { go: 'failed', reason: 'task_failed', message: task.message, found }
}

async function find(driver: ResourceDriver, op: Claimed, call: Call) {
  const list = await driver.machines.list(call)
  return list.outcome === 'done' ? (list.value.find((m) => m.key === op.resourceId) ?? null) : null
}

async function machineStep(ctx: ServiceCtx, driver: ResourceDriver, op: Claimed, call: Call): Promise<Verdict> {
  const kind = machineKind(op.kind)
  const scene: Scene = { ctx, driver, op, call, wanted: await wantedOf(ctx, op.resourceId), found: await find(driver, op, call) }
  const standing = kind.stands(scene)
  switch (standing.is) {
    case 'done': return { go: 'done', found: scene.found }
    // held by a task we did not begin, or know no more of: it is looked at until that lets go
    case 'busy': return { go: 'waiting', state: forgetTask(op.state), inMs: 2000 }
    case 'off': return { go: 'cancelled', message: standing.why }
    case 'impossible': return { go: 'failed', reason: standing.reason, message: standing.why, found: scene.found }
    case 'absent': {
      const looks = (op.state.looks ?? 0) + 1
      // asked for before, and not there: perhaps only not yet
      if (op.status !== 'pending' && looks < LOOKS) return { go: 'unknown', state: { ...op.state, looks }, inMs: 2000 }
    }
  }
  return begin(scene)
}

function forgetTask({ task: _, polls: __, ...rest }: OperationState): OperationState {
  return rest
}

async function begin(scene: Scene): Promise<Verdict> {
  const { ctx, op } = scene
  const kind = machineKind(op.kind)
  const { looks: _, ...kept } = forgetTask(kind.prepare ? await kind.prepare(scene) : op.state)
  await announce(ctx.services, op, kept)
  const begun: Claimed = { ...op, status: 'pending', state: kept }
  try {
    return afterCall(begun, await kind.call(scene, kept), kept)
  } catch (error) {
    if (error instanceof DriverError) return afterError(begun, error, kept)
    throw error
  }
}

interface Place { system: string | null }

async function hostStep(ctx: ServiceCtx, driver: ResourceDriver, op: Claimed, call: Call): Promise<Verdict> {
  const [place] = await ctx.sql<Place>('SELECT bmc_system AS system FROM baremetals WHERE id = $1::uuid AND deleted_at IS NULL', [op.resourceId])
  if (!place) return { go: 'cancelled', message: 'The host was deleted before it was switched.' }
  const action = op.request.action as HostPowerAction
  const after = powerAfter(action)
  if (op.status === 'waiting') return { go: 'done' }
  if (op.status !== 'pending') {
    // a restart that may have happened is not repeated by itself: a person decides
    if (!after) return { go: 'unknown', state: op.state, inMs: null }
    const seen = await driver.hosts.observe(place.system, call)
    if (seen.outcome === 'done' && seen.value.power === after) return { go: 'done' }
  }
  await announce(ctx.services, op, op.state)
  const begun: Claimed = { ...op, status: 'pending' }
  try {
    return afterCall(begun, await driver.hosts.power(place.system, action, call), op.state)
  } catch (error) {
    if (error instanceof DriverError) return afterError(begun, error, op.state)
    throw error
  }
}
