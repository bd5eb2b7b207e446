import { TRPCClientError } from '@trpc/client'
import type { inferRouterError } from '@trpc/server'
import type { AppRouter } from './router.ts'

/** The one shape of every error the server sends: `code`, a stable `reason`, a sentence, a remedy, the fields or conflicts it is about. */
export type ErrorShape = inferRouterError<AppRouter>['data']
/** What went wrong, in terms a caller can act on. */
export type ErrorCode = ErrorShape['code']

/** What the client throws when the server said no. Nobody answered? Then it is a plain `TRPCClientError`: see `isTransient`. */
export class ColonnadeError extends TRPCClientError<AppRouter> {
  constructor(from: TRPCClientError<AppRouter>) {
    super(from.message, { result: { error: from.shape! } as never, meta: from.meta!, cause: from.cause! })
    Object.setPrototypeOf(this, ColonnadeError.prototype)
    this.name = 'ColonnadeError'
  }

  get code(): ErrorCode { return this.data!.code }
  /** stable key of the cause, as `already_taken` */
  get reason(): string { return this.data!.reason }
  /** what to do next */
  get remedy(): string | undefined { return this.data!.remedy }
  /** complaints about single fields of the input; `path` is dotted */
  get fields(): NonNullable<ErrorShape['fields']> { return this.data!.fields ?? [] }
  /** of a stale update: the value sent and the value stored meanwhile, per field */
  get conflicts(): NonNullable<ErrorShape['conflicts']> { return this.data!.conflicts ?? [] }
  /** of a stale update: the version to send the next one with */
  get currentVersion(): number | undefined { return this.data!.currentVersion }
  get details(): Record<string, unknown> { return this.data!.details ?? {} }
  /** names the request in the server's log */
  get requestId(): string | undefined { return this.data!.requestId }
}

/** An answer that is none of Colonnade's: a proxy's error page, or some other server. The `cause` of the error thrown. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'
  readonly status: number
  readonly retryAfter: string | null
  constructor(response: { status: number; url: string; headers: { get(name: string): string | null } }) {
    super(`${response.url.replace(/\?.*$/, '')} answered ${response.status} with something other than an answer of Colonnade`)
    this.status = response.status
    this.retryAfter = response.headers.get('retry-after')
  }
}

/** The contract's shape of an error the client threw; null when the server was never reached. */
export function errorOf(error: unknown): ErrorShape | null {
  if (!(error instanceof TRPCClientError)) return null
  const data = error.data as ErrorShape | undefined
  return data?.code && data.reason ? data : null
}

/** Whether the server answered with an error of its own, which then has `code`, `reason`, `fields`, `conflicts`. */
export function isColonnadeError(error: unknown): error is ColonnadeError {
  return error instanceof ColonnadeError
}

const named = (error: unknown, name: string): boolean => [error, (error as { cause?: unknown } | null)?.cause].some((e) => (e as { name?: string } | null)?.name === name)

/** Whether the caller's own signal ended the call. */
export const isAborted = (error: unknown): boolean => named(error, 'AbortError')
/** Whether nobody answered within `timeoutMs`. */
export const isTimeout = (error: unknown): boolean => named(error, 'TimeoutError')

const BUSY = new Set([408, 429, 502, 503, 504])
// What fetch and EventSource say when there was no answer at all. Everything else without an answer is a mistake of the caller's.
const unreached = (cause: unknown): boolean => cause instanceof TypeError || /^(TimeoutError|NetworkError)$/.test((cause as Error | undefined)?.name ?? '') || (cause as Event | undefined)?.type === 'error'

/** Whether trying again may help: nobody answered, or the server (or a proxy before it) said it was busy. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof TRPCClientError) || isAborted(error)) return false
  const shape = errorOf(error)
  if (shape) return shape.code === 'UNAVAILABLE'
  return error.cause instanceof UnexpectedAnswer ? BUSY.has(error.cause.status) : unreached(error.cause)
}

/** How many milliseconds the server asked to wait before the next try; null when it did not say. */
export function retryAfterOf(error: unknown): number | null {
  if (!(error instanceof TRPCClientError)) return null
  const response = error.meta?.['response'] as { headers?: { get?(name: string): string | null } } | undefined
  const header = error.cause instanceof UnexpectedAnswer ? error.cause.retryAfter : response?.headers?.get?.('retry-after')
  const seconds = header ? Number(header) : Number(errorOf(error)?.details?.['retryAfterSeconds'] ?? Number.NaN)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const at = header ? Date.parse(header) : Number.NaN
  return Number.isFinite(at) ? Math.max(0, at - Date.now()) : null
}
