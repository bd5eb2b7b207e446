import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loopOf } from './loop.ts'
import { Slots } from './slots.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

describe('a loop', () => {
  it('gathers the wakes that follow one pass into the next', async () => {
    const pass = vi.fn(async () => Number.POSITIVE_INFINITY)
    const loop = loopOf(pass, () => {})
    for (let i = 0; i < 9; i++) { loop.wake(); await vi.advanceTimersByTimeAsync(10) }
    expect(pass).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(100)
    expect(pass).toHaveBeenCalledTimes(2)
    await loop.stop()
  })

  it('comes back when the pass said, and after one that failed', async () => {
    const heard = vi.fn()
    const pass = vi.fn<() => Promise<number>>().mockResolvedValueOnce(2000).mockRejectedValueOnce(new Error('no')).mockResolvedValue(Number.POSITIVE_INFINITY)
    const loop = loopOf(pass, heard)
    loop.wake()
    await vi.advanceTimersByTimeAsync(2000)
    expect([pass.mock.calls.length, heard.mock.calls.length]).toEqual([2, 1])
    await vi.advanceTimersByTimeAsync(15_000)
    expect(pass).toHaveBeenCalledTimes(3)
    await loop.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(pass).toHaveBeenCalledTimes(3)
  })

  it('has settled only once what a pass began has ended', async () => {
    const hands = new Slots(1)
    const begun = Promise.withResolvers<void>()
    const loop = loopOf(async () => { void hands.run(() => begun.promise, () => {}); return Number.POSITIVE_INFINITY }, () => {}, hands)
    loop.wake()
    const settled = vi.fn()
    void loop.settled().then(settled)
    await vi.advanceTimersByTimeAsync(1000)
    expect([settled.mock.calls.length, hands.free]).toEqual([0, 0])
    begun.resolve()
    await vi.advanceTimersByTimeAsync(0)
    expect([settled.mock.calls.length, hands.free]).toEqual([1, 1])
    await loop.stop()
  })
})
