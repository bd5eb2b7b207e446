import { setTimeout as delay } from 'node:timers/promises'
import { ContractError } from '@colonnade/contract/kernel/errors'
import type { ProviderErrorDetails } from './provider-error.ts'

/** `retries` after the first try; waits grow from `baseDelayMs` twofold; a provider that asks for more than `maxDelayMs` is not waited for. */
export type RetryOptions = { retries: number; baseDelayMs: number; maxDelayMs: number }

/** Two more tries within some seconds. */
export const DEFAULT_RETRY: RetryOptions = { retries: 2, baseDelayMs: 500, maxDelayMs: 20_000 }

/** Milliseconds to wait before the next try; undefined when another try is useless or the provider asks for too long a wait. */
export const retryDelay = (error: unknown, attempt: number, { retries, baseDelayMs, maxDelayMs }: RetryOptions): number | undefined => {
  if (!(error instanceof ContractError) || attempt >= retries) return undefined
  const details = error.shape.details as Partial<ProviderErrorDetails> | undefined
  if (details?.retryable !== true) return undefined
  if (details.retryAfterSeconds !== undefined) return details.retryAfterSeconds * 1000 <= maxDelayMs ? details.retryAfterSeconds * 1000 : undefined
  const jitter = 0.75 + Math.random() / 2
  return Math.min(maxDelayMs, baseDelayMs * 2 ** attempt * jitter)
}

/** Waits, or rejects with the signal's reason as soon as it is aborted. */
export const pause = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
  signal?.throwIfAborted()
  await delay(milliseconds, undefined, { signal }).catch((error: unknown) => {
    throw signal?.aborted === true ? signal.reason : error
  })
}

/** Runs `work` again after a retryable provider error, honouring the wait the provider asks for. */
export const withRetry = async <T>(work: () => Promise<T>, options: RetryOptions, signal?: AbortSignal): Promise<T> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const wait = retryDelay(error, attempt, options)
      if (wait === undefined) throw error
      await pause(wait, signal)
    }
  }
}
