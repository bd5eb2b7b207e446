import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { limitRate, type RateStore } from '../../kernel/rate-limit.ts'

/** What every rate store promises. `later` lets the given time pass for it. */
export function describeRateStore(open: () => RateStore, later: (ms: number) => Promise<void>): void {
  it('counts each key for itself', async () => {
    const [a, b] = [randomUUID(), randomUUID()]
    expect([await open().hit(a, 60_000), await open().hit(a, 60_000), await open().hit(b, 60_000)]).toEqual([1, 2, 1])
  })

  it('begins anew once the window, counted from the first try, is over', async () => {
    const key = randomUUID()
    await open().hit(key, 400)
    await later(250)
    expect(await open().hit(key, 400)).toBe(2)
    await later(250)
    expect(await open().hit(key, 400)).toBe(1)
  })

  it('forgets a key when told', async () => {
    const key = randomUUID()
    await open().hit(key, 60_000)
    await open().clear(key)
    expect(await open().hit(key, 60_000)).toBe(1)
  })

  it('loses no try of many at once', async () => {
    const key = randomUUID()
    const counts = await Promise.all(Array.from({ length: 200 }, () => open().hit(key, 60_000)))
    expect(counts.sort((x, y) => x - y)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
  })

  it('takes any text as a key', async () => {
    for (const key of ['', 'ä 漢 \u0000\r\n', 'x'.repeat(5000)]) {
      await open().clear(key)
      expect(await open().hit(key, 1000)).toBe(1)
    }
  })

  it('refuses the try after the last', async () => {
    const key = randomUUID()
    for (let i = 0; i < 3; i++) await limitRate(open(), key, 3, 60_000)
    await expect(limitRate(open(), key, 3, 60_000)).rejects.toMatchObject({ shape: { code: 'TOO_MANY_REQUESTS' } })
  })
}
