import type { Call, ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError } from '../../../drivers/resource/error.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { announce, STEP_MS, type Claimed } from './claim.ts'
import { find } from './find.ts'
import { hostStep } from './host-step.ts'
import { machineKind, type Off, type Scene } from './kinds.ts'
import { afterCall, afterError, anotherReference, forgetTask, held, stillRunning, unseen, type Verdict } from './verdict.ts'
import { askedBefore, wantedOf } from './wanted.ts'

/** Looks in vain before what was asked for counts as not done, two seconds apart. */
const LOOKS = 2

/** One step of an operation: look, begin or follow. Whatever happens is a verdict; only a lost claim throws. */
export async function advance(ctx: ServiceCtx, driver: ResourceDriver, op: Claimed, signal?: AbortSignal): Promise<Verdict> {
  // a step ends before its claim does, however many calls it takes
  const within = AbortSignal.timeout(STEP_MS)
  const call: Call = { key: op.idempotencyKey, signal: signal ? AbortSignal.any([signal, within]) : within, timeoutMs: 20_000 }
  try {
    const task = op.status === 'waiting' && op.state.task ? await follow(ctx, driver, op, call) : 'none'
    if (typeof task === 'object') return task
    return op.resourceType === 'baremetal' ? await hostStep(ctx, driver, op, task, call) : await machineStep(ctx, driver, op, call)
  } catch (error) {
    if (error instanceof DriverError) return afterError(op, error, op.state)
    throw error
  }
}

// Ended, or nobody knows of it any more: what is there tells.
async function follow(ctx: ServiceCtx, driver: ResourceDriver, op: Claimed, call: Call): Promise<Verdict | 'ended' | 'lost'> {
  const task = await driver.task(op.state.task ?? '', call)
  if (task.state === 'running') return stillRunning(op)
  if (task.state !== 'failed') return task.state === 'done' ? 'ended' : 'lost'
  const sight = op.resourceType === 'virtual_machine' ? await find(ctx, driver, op, call) : null
  // somebody else took the number between the question and the deed
  if (op.kind === 'vm_create' && !sight?.machine && /already exists/i.test(task.message)) return anotherReference(op, op.state, { reason: 'id_taken', message: task.message })
  return { go: 'failed', reason: 'task_failed', message: task.message, found: sight?.machine ?? null }
}

const given = ({ reason, why, again }: Off): Verdict => ({ go: 'cancelled', reason, message: why, ...(again ? { again } : {}) })

// What was asked for before and given up may have been made: it is looked for under its number, and asked for under no other.
async function resumed(ctx: ServiceCtx, op: Claimed): Promise<Claimed> {
  if (op.kind !== 'vm_create' || op.state.id || op.state.taken) return op
  const before = await askedBefore(ctx, op.resourceId, op.endpointId, op.id)
  return before ? { ...op, state: { ...op.state, id: before.id, asked: true } } : op
}

async function machineStep(ctx: ServiceCtx, driver: ResourceDriver, claimed: Claimed, call: Call): Promise<Verdict> {
  const op = await resumed(ctx, claimed)
  const { machine: found, ambiguous, ...sight } = await find(ctx, driver, op, call)
  if (ambiguous) return { go: 'failed', reason: 'ambiguous', message: 'Several machines at the other side carry the mark of this one.' }
  const scene: Scene = { ctx, driver, op, call, wanted: await wantedOf(ctx, op.resourceId), found, ...sight }
  const standing = await machineKind(op.kind).stands(scene)
  switch (standing.is) {
    case 'done': return { go: 'done', found }
    case 'busy': return held(op)
    case 'hidden': return unseen(op, standing.reference)
    case 'taken': return anotherReference(op, op.state, { reason: 'id_taken', message: 'Another machine has the number that was chosen.' })
    case 'off': return given(standing)
    case 'impossible': return { go: 'failed', reason: standing.reason, message: standing.why, found }
    case 'absent': {
      const looks = (op.state.looks ?? 0) + 1
      // asked for before, and not there: perhaps only not yet
      if (looks < LOOKS) return { go: 'unknown', state: { ...forgetTask(op.state), looks }, inMs: 2000 }
      if (standing.off) return given(standing.off)
    }
  }
  return begin(scene)
}

async function begin(scene: Scene): Promise<Verdict> {
  const { ctx, op } = scene
  const kind = machineKind(op.kind)
  const { looks: _, held: __, ...kept } = forgetTask(kind.prepare ? await kind.prepare(scene) : op.state)
  await announce(ctx.services, op, kept)
  const begun: Claimed = { ...op, status: 'pending', state: kept }
  try {
    return afterCall(begun, await kind.call(scene, kept), kept)
  } catch (error) {
    if (!(error instanceof DriverError)) throw error
    if (error.reason !== 'id_taken') return afterError(begun, error, kept)
    // refused at the first asking it is somebody else's; asked for before, it is ours as far as anybody can tell
    return op.state.asked ? unseen({ ...op, state: { ...kept, looks: op.state.looks ?? 0 } }, kept.id ?? '') : anotherReference(op, kept, error)
  }
}
