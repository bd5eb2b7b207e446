import { describe, expect, it } from 'vitest'
import { policyFrom } from './capacity.ts'
import { IndexCache } from './index-cache.ts'
import { KeptIndex, type HostChange } from './kept-index.ts'

const policy = policyFrom()
const change = (id: string, epoch: number, used = 0, more: Partial<HostChange> = {}): HostChange => ({
  host: { id, name: id, groupId: 'g', rackId: null, status: 'active', total: { cpu: 16, memory: 100, storage: 100 }, used: { cpu: used, memory: 0, storage: 0 } }, epoch, gone: false, own: false, ...more,
})
const usedBy = (kept: KeptIndex, changes: HostChange[] = []) => kept.read(changes, (index) => Object.fromEntries(['a', 'b', 'c'].flatMap((id) => { const found = index.get(id); return found ? [[id, found.cell.used.cpu]] : [] })))

describe('a kept index', () => {
  it('catches up with what changed', () => {
    const kept = KeptIndex.from([change('a', 1), change('b', 2)], policy, 0)
    expect(kept.epoch).toBe(2)
    expect(usedBy(kept, [change('a', 3, 4), change('c', 4, 1), change('b', 5, 0, { gone: true })])).toEqual({ a: 4, c: 1 })
    expect(kept.epoch).toBe(5)
  })

  it('never replaces what it knows by something older', () => {
    const kept = KeptIndex.from([change('a', 1)], policy, 0)
    usedBy(kept, [change('a', 7, 8)])
    expect(usedBy(kept, [change('a', 6, 2)])).toEqual({ a: 8 })
    expect(kept.epoch).toBe(7)
    usedBy(kept, [change('a', 9, 8, { gone: true })])
    expect(usedBy(kept, [change('a', 8, 2)])).toEqual({})
  })

  it('forgets what only an open transaction knows, and does not take for known what that hid', () => {
    const kept = KeptIndex.from([change('a', 1), change('b', 2)], policy, 0)
    // somebody committed a at 3 and c at 4; the reader itself then changed a at 5, deleted b at 6 and made nothing else
    const seen = [change('a', 5, 9, { own: true }), change('b', 6, 0, { own: true, gone: true }), change('c', 4, 1)]
    expect(usedBy(kept, seen)).toEqual({ a: 9, c: 1 })
    expect(usedBy(kept)).toEqual({ a: 0, b: 0, c: 1 })
    expect(kept.epoch).toBe(2)
    // it was undone: what it hid is read now
    expect(usedBy(kept, [change('a', 3, 7), change('c', 4, 1)])).toEqual({ a: 7, b: 0, c: 1 })
    expect(kept.epoch).toBe(4)
  })

  it('forgets it as well when the decision throws', () => {
    const kept = KeptIndex.from([change('a', 1)], policy, 0)
    expect(() => kept.read([change('a', 5, 9, { own: true }), change('c', 6, 1, { own: true })], () => { throw new Error('refused') })).toThrow('refused')
    expect(usedBy(kept)).toEqual({ a: 0 })
  })
})

describe('the cache of indexes', () => {
  it('drops what was idle too long, and the least used when there are too many hosts', () => {
    const cache = new IndexCache()
    const one = KeptIndex.from([change('a', 1)], policy, 0)
    cache.set('g', one, 0)
    expect(cache.get('g', 600_000)).toBe(one)
    expect(cache.get('g', 1_200_000)).toBe(one)
    expect(cache.get('g', 1_800_001)).toBeNull()
    const many = (n: number) => ({ size: n }) as KeptIndex
    cache.set('x', many(300_000), 0)
    cache.set('y', many(50_000), 0)
    cache.get('x', 1)
    cache.set('z', many(100_000), 2)
    expect([cache.get('x', 3)?.size, cache.get('y', 3), cache.get('z', 3)?.size]).toEqual([300_000, null, 100_000])
    cache.set('huge', many(500_000), 4)
    expect(cache.get('huge', 5)?.size).toBe(500_000)
  })
})
