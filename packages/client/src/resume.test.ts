import { TRPCClientError } from '@trpc/client'
import { describe, expect, test } from 'vitest'
import { backOff, delayBefore } from './resume.ts'

const failed = (data: object, retryAfter?: string) =>
  TRPCClientError.from({ error: { code: -32_000, message: 'x', data } } as never, { meta: { response: { headers: new Headers(retryAfter ? { 'retry-after': retryAfter } : {}) } } })
const busy = (retryAfter?: string) => failed({ code: 'UNAVAILABLE', reason: 'busy' }, retryAfter)
const query = { type: 'query', signal: null } as const
const subscription = { type: 'subscription', signal: null } as const

describe('backOff', () => {
  test('doubles up to ten seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 20].map((n) => backOff(n, () => 1))).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000])
  })
  test('leaves out up to half, so that clients do not come back in step', () => {
    expect(backOff(3, () => 0)).toBe(500)
  })
})

describe('delayBefore', () => {
  test('waits at least as long as the server asks, in seconds or until a date', () => {
    expect(delayBefore(query, busy('7'), 1, 2)).toBe(7000)
    const until = delayBefore(query, busy(new Date(Date.now() + 20_000).toUTCString()), 1, 2)
    expect(until).toBeGreaterThan(15_000)
    expect(until).toBeLessThanOrEqual(20_000)
  })
  test('hands over an error whose wait is too long', () => {
    expect(delayBefore(query, busy('31'), 1, 2)).toBeNull()
  })
  test('takes a limit that says when it ends as a wait', () => {
    const limited = (seconds?: number) => failed({ code: 'TOO_MANY_REQUESTS', reason: 'too_many_tries', details: { retryAfterSeconds: seconds } })
    expect(delayBefore(query, limited(2), 1, 2)).toBe(2000)
    expect(delayBefore(query, limited(900), 1, 2)).toBeNull()
    expect(delayBefore(query, limited(), 1, 2)).toBeNull()
  })
  test('counts the tries of a query, not those of a subscription', () => {
    expect(delayBefore(query, busy(), 3, 2)).toBeNull()
    expect(delayBefore(subscription, busy(), 300, 2)).toBeGreaterThan(0)
  })
  test('never repeats a mutation, a call that was aborted or an error that stays', () => {
    expect(delayBefore({ type: 'mutation', signal: null }, busy(), 1, 2)).toBeNull()
    expect(delayBefore({ ...query, signal: AbortSignal.abort() }, busy(), 1, 2)).toBeNull()
    expect(delayBefore(query, failed({ code: 'FORBIDDEN', reason: 'forbidden' }), 1, 2)).toBeNull()
    expect(delayBefore(subscription, failed({ code: 'UNAUTHORIZED', reason: 'bad_token' }), 1, 2)).toBeNull()
    expect(delayBefore(query, TRPCClientError.from(new RangeError('a mistake of the caller')), 1, 2)).toBeNull()
  })
})
