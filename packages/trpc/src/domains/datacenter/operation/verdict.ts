import type { MachineState, Outcome } from '../../../drivers/resource/driver.ts'
import type { DriverError } from '../../../drivers/resource/error.ts'
import { isAboutEndpoint } from '../endpoint/health.ts'
import type { Claimed, OperationState } from './claim.ts'

/** What becomes of an operation after a step. `inMs`: when to look at it again. `found`: the machine as it was seen last. */
export type Verdict =
  | { go: 'done'; found?: MachineState | null }
  | { go: 'waiting'; state: OperationState; inMs: number }
  | { go: 'pending'; state: OperationState; inMs: number; error?: DriverError; counted?: boolean }
  | { go: 'unknown'; state: OperationState; inMs: number | null; error?: DriverError }
  | { go: 'failed'; reason: string; message: string; found?: MachineState | null }
  | { go: 'cancelled'; message: string }

/** Tries before an operation that is refused again and again counts as failed. */
const MOST_ATTEMPTS = 12

/** How long until a task is asked after again: soon at first, at most every ten seconds. */
export function pollAfter(polls: number): number {
  return Math.min(10_000, Math.round(500 * 1.4 ** polls))
}

/** What a call's end means for its operation. */
export function afterCall(op: Claimed, outcome: Outcome, state: OperationState): Verdict {
  if (outcome.outcome === 'task') return { go: 'waiting', state: { ...state, task: outcome.task, polls: 0 }, inMs: pollAfter(0) }
  if (outcome.outcome === 'unsupported') return { go: 'failed', reason: 'unsupported', message: `The other side does not offer this (${outcome.what}).` }
  // looked at once more: what counts is what is there
  return op.resourceType === 'virtual_machine' ? { go: 'unknown', state, inMs: 0 } : { go: 'done' }
}

/** What an error means for an operation. Nothing that may have been done is repeated before somebody has looked. */
export function afterError(op: Claimed, error: DriverError, state: OperationState): Verdict {
  if (error.maybeDone) return { go: 'unknown', state, inMs: 1000, error }
  // asked after something that goes on over there: it still does
  if (op.status === 'waiting') return { go: 'waiting', state, inMs: 5000 }
  if (op.status !== 'pending' && isAboutEndpoint(error)) return { go: 'unknown', state, inMs: 5000, error }
  if (isAboutEndpoint(error)) return { go: 'pending', state, inMs: 1000, error }
  if (error.reason === 'id_taken') return { go: 'pending', state: { ...forgetId(state), taken: [...(state.taken ?? []), ...(state.id ? [state.id] : [])].slice(-50) }, inMs: 0, error, counted: true }
  if (error.kind === 'conflict' && op.attempts < MOST_ATTEMPTS) return { go: 'pending', state, inMs: Math.min(60_000, 1000 * 2 ** op.attempts), error, counted: true }
  return { go: 'failed', reason: error.reason, message: error.message }
}

function forgetId({ id: _, ...rest }: OperationState): OperationState {
  return rest
}
