import type { Operation, TRPCLink } from '@trpc/client'
import { TRPCClientError } from '@trpc/client'
import { observable, type Unsubscribable } from '@trpc/server/observable'
import { errorOf, isAborted, isTimeout, isTransient, retryAfterOf } from './errors.ts'
import type { AppRouter } from './router.ts'

const FIRST_MS = 250
const MOST_MS = 10_000
/** A server that asks for more patience than this gets the error to its caller instead. */
const PATIENCE_MS = 30_000

/** How long to wait before try number `attempt` + 1: doubles up to ten seconds, less a random part so that clients don't come back in step. */
export function backOff(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(FIRST_MS * 2 ** (attempt - 1), MOST_MS)
  return full / 2 + (full / 2) * random()
}

/** Milliseconds until the next try of an operation that failed `attempt` times; null when it must not be tried again. */
export function delayBefore(op: Pick<Operation, 'type' | 'signal'>, error: unknown, attempt: number, retries: number): number | null {
  if (op.type === 'mutation' || op.signal?.aborted || isAborted(error)) return null
  const asked = retryAfterOf(error)
  if (!isTransient(error) && !(errorOf(error)?.code === 'TOO_MANY_REQUESTS' && asked !== null)) return null
  if (op.type === 'query' && (attempt > retries || isTimeout(error))) return null
  if (asked !== null && asked > PATIENCE_MS) return null
  return Math.max(asked ?? 0, backOff(attempt))
}

const withLastEvent = (op: Operation, lastEventId: string | undefined): Operation =>
  lastEventId === undefined ? op : { ...op, input: { ...(op.input as object | undefined), lastEventId } }

/** Tries queries again, and subscriptions without end: those go on after the last event they were given. */
export function resume(retries: number): TRPCLink<AppRouter> {
  return () => ({ op, next }) => observable((observer) => {
    let attempt = 0
    let lastEventId: string | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let inner: Unsubscribable | undefined
    const onAbort = () => { clearTimeout(timer); observer.error(TRPCClientError.from(op.signal!.reason as Error)) }
    const fail = (error: TRPCClientError<AppRouter>) => {
      const delay = delayBefore(op, error, ++attempt, retries)
      if (delay === null) return observer.error(error)
      if (op.type === 'subscription') observer.next({ result: { type: 'state', state: 'connecting', error } })
      op.signal?.addEventListener('abort', onAbort, { once: true })
      timer = setTimeout(start, delay)
    }
    const start = () => {
      op.signal?.removeEventListener('abort', onAbort)
      inner = next(withLastEvent(op, lastEventId)).subscribe({
        next: (envelope) => {
          if (!envelope.result.type || envelope.result.type === 'data') {
            attempt = 0
            lastEventId = envelope.result.id ?? lastEventId
          }
          observer.next(envelope)
        },
        error: fail,
        complete: () => observer.complete(),
      })
    }
    start()
    return () => { clearTimeout(timer); op.signal?.removeEventListener('abort', onAbort); inner?.unsubscribe() }
  })
}
