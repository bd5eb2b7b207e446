import type { MachineState, Outcome } from '../../../drivers/resource/driver.ts'
import { isPassing, type DriverError } from '../../../drivers/resource/error.ts'
import { isAboutEndpoint } from '../endpoint/health.ts'
import type { Claimed, OperationState } from './claim.ts'

/** What is wrong: of an error, or of how things stand. `reason` is a stable key. */
export type Wrong = Pick<DriverError, 'reason' | 'message'>
/**
 * What becomes of an operation after a step. `inMs`: when to look at it again; null: when a person says so. `found`: the machine as it was seen last. `counted`: it was an attempt.
 * `again`: nothing was done and something is still wanted, only not this: the books are to be compared anew.
 */
export type Verdict =
  | { go: 'done'; found?: MachineState | null }
  | { go: 'waiting'; state: OperationState; inMs: number; error?: Wrong }
  | { go: 'pending'; state: OperationState; inMs: number; error?: Wrong; counted?: boolean }
  | { go: 'unknown'; state: OperationState; inMs: number | null; error?: Wrong; counted?: boolean }
  | { go: 'failed'; reason: string; message: string; found?: MachineState | null }
  | { go: 'cancelled'; reason: string; message: string; again?: boolean }

/** Tries before an operation that is refused again and again counts as failed. */
const MOST_ATTEMPTS = 12
/** Questions after a task that end in an error before its outcome counts as unknown. */
const MOST_ERRORS = 20
/** References that may turn out to be others' before a machine can't be made. */
const MOST_TAKEN = 10
/** Looks for what was asked for and is not to be seen, before it is left to a person. */
const MOST_LOOKS = 8
/** How long a task is asked after, in questions ten seconds apart: about a day. */
const MOST_POLLS = 8640
/** How often a machine may be found held by somebody else's task before people are told, ten seconds apart at most. */
const MOST_HELD = 60

/** How long until a task is asked after again: soon at first, at most every ten seconds. */
export function pollAfter(polls: number): number {
  return Math.min(10_000, Math.round(500 * 1.4 ** Math.min(polls, 20)))
}

const growing = (times: number) => Math.min(60_000, 1000 * 2 ** Math.min(times, 10))

/** The state without the task it followed. */
export function forgetTask({ task: _, polls: __, errors: ___, ...rest }: OperationState): OperationState {
  return rest
}

/** A task that goes on over there. */
export function stillRunning(op: Claimed): Verdict {
  const polls = (op.state.polls ?? 0) + 1
  if (polls <= MOST_POLLS) return { go: 'waiting', state: { ...op.state, polls, errors: 0 }, inMs: pollAfter(polls) }
  return { go: 'unknown', state: forgetTask(op.state), inMs: 600_000, error: { reason: 'task_endless', message: 'The task at the other side has been running for a day.' } }
}

/** Held by a task we did not begin, or know no more of: it is looked at until that lets go. */
export function held(op: Claimed): Verdict {
  const times = (op.state.held ?? 0) + 1
  const state = { ...forgetTask(op.state), held: times }
  if (times <= MOST_HELD) return { go: 'waiting', state, inMs: pollAfter(times + 3) }
  return { go: 'unknown', state, inMs: 60_000, error: { reason: 'held', message: 'The machine is held by a task at the other side, or by a lock one left behind.' } }
}

/** The reference was asked for and belongs to something that is not shown to us: ours, as far as anybody can tell. */
export function unseen(op: Claimed, reference: string): Verdict {
  const looks = (op.state.looks ?? 0) + 1
  const error: Wrong = { reason: 'not_seen', message: `There is a machine ${reference} at the other side that is not shown to us. Perhaps the token lacks the right VM.Audit.` }
  if (looks < MOST_LOOKS) return { go: 'unknown', state: { ...forgetTask(op.state), looks }, inMs: growing(looks), error }
  return { go: 'failed', ...error }
}

/** Somebody else has the reference that was chosen: another one is, within reason. */
export function anotherReference(op: Claimed, state: OperationState, wrong: Wrong): Verdict {
  const { id, asked: _, looks: __, ...rest } = forgetTask(state)
  const taken = [...(state.taken ?? []), ...(id ? [id] : [])]
  if (taken.length > MOST_TAKEN) return { go: 'failed', reason: 'id_taken', message: wrong.message }
  return { go: 'pending', state: { ...rest, taken }, inMs: 0, error: wrong, counted: true }
}

/** What a call's end means for its operation. */
export function afterCall(op: Claimed, outcome: Outcome, state: OperationState): Verdict {
  if (outcome.outcome === 'task') return { go: 'waiting', state: { ...state, task: outcome.task, polls: 0 }, inMs: pollAfter(0) }
  if (outcome.outcome === 'unsupported') return { go: 'failed', reason: 'unsupported', message: `The other side does not offer this (${outcome.what}).` }
  // looked at once more: what counts is what is there
  return op.resourceType === 'virtual_machine' ? { go: 'unknown', state, inMs: 0 } : { go: 'done' }
}

// What goes on over there still does when we can't ask; what can't be asked after any more may have ended.
function whileWaiting(op: Claimed, error: DriverError, state: OperationState): Verdict {
  if (isAboutEndpoint(error)) return { go: 'waiting', state, inMs: 5000, error }
  const errors = (state.errors ?? 0) + 1
  if (isPassing(error) && errors <= MOST_ERRORS) return { go: 'waiting', state: { ...state, errors }, inMs: growing(errors), error }
  return { go: 'unknown', state: forgetTask(state), inMs: 5000, error }
}

const isWorthTrying = (error: DriverError) => error.kind === 'conflict' || error.reason === 'forbidden' || isPassing(error)

/** What an error means for an operation. Nothing that may have been done is repeated before somebody has looked; what is about one request is tried again, not for ever. */
export function afterError(op: Claimed, error: DriverError, state: OperationState): Verdict {
  if (op.status === 'waiting') return whileWaiting(op, error, state)
  const about = isAboutEndpoint(error)
  const go = op.status === 'pending' && !error.maybeDone ? 'pending' : 'unknown'
  if (about) return { go, state, inMs: go === 'pending' || error.maybeDone ? 1000 : 5000, error }
  const more = (error.maybeDone || isWorthTrying(error)) && op.attempts < MOST_ATTEMPTS
  if (more) return { go, state, inMs: growing(op.attempts), error, counted: true }
  return go === 'pending' ? { go: 'failed', reason: error.reason, message: error.message } : { go: 'unknown', state, inMs: null, error, counted: true }
}
