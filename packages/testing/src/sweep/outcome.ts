import type { ErrorShape } from '@colonnade/contract'
import { errorOf } from '../errors.ts'

/** How a call ended: with a value, or refused in the contract's shape. */
export interface Outcome { ok: boolean; value?: unknown; error?: Omit<ErrorShape, 'requestId'> }

/** Waits for a call and says how it ended; a call that hangs ends as a time-out after `limitMs`. */
export async function outcomeOf(call: Promise<unknown>, limitMs = 20_000): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('the call hangs')), limitMs) })
  let value: unknown
  try {
    value = await Promise.race([call, late])
  } catch (error) {
    if ((error as Error).message === 'the call hangs') throw error
    return { ok: false, error: await errorOf(Promise.reject(error)) }
  } finally {
    clearTimeout(timer)
  }
  return { ok: true, value }
}
