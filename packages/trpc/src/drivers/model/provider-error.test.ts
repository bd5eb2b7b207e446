import { describe, expect, it } from 'vitest'
import { providerError, redact, retryAfterSeconds, safeUrl } from './provider-error.ts'
import { retryDelay, withRetry } from './retry.ts'

const who = { provider: 'Double', baseUrl: 'http://x/v1' }
const busy = (retryAfter?: number) => providerError(who, 'TOO_MANY_REQUESTS', 'provider_rate_limited', 'busy', 'wait', { retryable: true, retryAfterSeconds: retryAfter })
const OPTIONS = { retries: 2, baseDelayMs: 100, maxDelayMs: 1_000 }

describe('what an error may show', () => {
  it('is an address without secrets', () => {
    expect(safeUrl('https://me:pass@host:8443/v1/?key=abc#x')).toBe('https://host:8443/v1')
    expect(safeUrl('sk-secret not a url')).not.toContain('secret')
  })
  it('is text without keys', () => {
    expect(redact('refused sk-abc123def456 and Bearer xyz and hunter2!', ['hunter2'])).toBe('refused ••• and Bearer ••• and •••!')
    expect(redact('x'.repeat(1_000))).toHaveLength(300)
  })
})

describe('retryAfterSeconds', () => {
  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1.5],
    [{ 'retry-after': 'Thu, 01 Jan 1970 00:00:10 GMT' }, 10],
    [{ 'retry-after': '-3' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [undefined, undefined],
  ])('reads %j', (headers, seconds) => expect(retryAfterSeconds(headers as Record<string, string> | undefined, 0)).toBe(seconds))
})

describe('retries', () => {
  it('wait as asked, or longer each time, and only where another try may help', () => {
    expect(retryDelay(busy(0.5), 0, OPTIONS)).toBe(500)
    expect(retryDelay(busy(5), 0, OPTIONS)).toBeUndefined()
    expect(retryDelay(busy(), 2, OPTIONS)).toBeUndefined()
    expect(retryDelay(busy(), 1, OPTIONS)).toBeGreaterThanOrEqual(150)
    expect(retryDelay(new Error('x'), 0, OPTIONS)).toBeUndefined()
    expect(retryDelay(providerError(who, 'PRECONDITION_FAILED', 'provider_key_refused', 'x', 'y'), 0, OPTIONS)).toBeUndefined()
  })
  it('stop when the caller does', async () => {
    const stop = new AbortController()
    const working = withRetry(() => Promise.reject(busy(0.9)), OPTIONS, stop.signal)
    stop.abort(new Error('enough'))
    await expect(working).rejects.toThrow('enough')
  })
})
