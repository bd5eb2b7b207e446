import { UnexpectedAnswer } from './errors.ts'
import type { ClientOptions } from './options.ts'

const LIMIT_MS = 60_000

/** A fetch that gives up in time and lets nothing through but answers of Colonnade. */
export function guardedFetch(options: ClientOptions): typeof fetch {
  const base = options.fetch ?? globalThis.fetch
  const limit = options.timeoutMs ?? LIMIT_MS
  return async (input, init) => {
    const signals = [...(init?.signal ? [init.signal] : []), ...(limit > 0 ? [AbortSignal.timeout(limit)] : [])]
    const response = await base(input, { ...init, credentials: 'same-origin', ...(signals.length ? { signal: AbortSignal.any(signals) } : {}) })
    if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) throw new UnexpectedAnswer(response)
    return response
  }
}

/** The reason behind "fetch failed", as `connect ECONNREFUSED 127.0.0.1:4000`. */
export function rootCause(error: unknown): string {
  const { cause, message, code } = error as { cause?: unknown; message?: string; code?: string }
  return cause ? rootCause(cause) : message || code || String(error)
}
