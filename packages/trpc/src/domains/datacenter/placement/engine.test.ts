import { describe, expect, it } from 'vitest'
import { policyFrom } from './capacity.ts'
import { apply, place, placeOn } from './engine.ts'
import { funnelLine } from './funnel.ts'
import { HostIndex } from './host-index.ts'
import { MAX_COUNT } from './request.ts'
import type { Host, PlacementRequest } from './types.ts'

const none = policyFrom()
const host = (id: string, more: Partial<Host> = {}): Host => ({
  id,
  name: id,
  groupId: 'g',
  rackId: 'r1',
  status: 'active',
  total: { cpu: 16, memory: 64_000, storage: 1_000 },
  used: { cpu: 0, memory: 0, storage: 0 },
  ...more,
})
const ask = (more: Partial<PlacementRequest> = {}): PlacementRequest => ({
  tenantId: 't',
  groupId: 'g',
  specification: { cpu: 4, memory: 8_000, storage: 50 },
  count: 1,
  mode: 'spread',
  ...more,
})
const full = { cpu: 14, memory: 0, storage: 0 }

describe('the answer', () => {
  it('tells the funnel in one line', () => {
    const hosts = [host('a', { status: 'maintenance' }), host('b', { used: full }), host('c')]
    const quota = { limit: { cpu: 3, memory: Infinity, storage: Infinity }, used: { cpu: 0, memory: 0, storage: 0 } }
    const answer = place(ask(), hosts, none, quota)
    expect(funnelLine(answer.funnel)).toBe('3 → 2 status → 1 cpu → 0 quota')
    expect(answer.funnel.steps.find((s) => s.filter === 'cpu')?.reason).toEqual({ code: 'placement.cpu_short', params: { hosts: 1, by: 2, unit: 'cores' } })
    expect(answer).toMatchObject({
      ok: false,
      room: 0,
      wouldHaveToGive: [
        { filters: ['quota'], hosts: 1, reasons: [{ code: 'placement.quota_short', params: { cpuBy: 1, memoryBy: 0, storageBy: 0 } }] },
        { filters: ['status', 'quota'], hosts: 1 },
        { filters: ['cpu', 'quota'], hosts: 1, reasons: [{ params: { by: 2 } }, {}] },
      ],
    })
  })

  it('zero hosts: nothing fits, and nothing could give', () => {
    expect(place(ask(), [], none, null)).toMatchObject({ ok: false, cause: 'no_fit', room: 0, funnel: { hosts: 0, left: 0 }, wouldHaveToGive: [] })
  })

  it('more than there is room for: says how many would fit', () => {
    const answer = place(ask({ count: MAX_COUNT }), [host('a'), host('b', { used: full })], none, null)
    expect(answer).toMatchObject({ ok: false, room: 4, wouldHaveToGive: [{ filters: ['count'], reasons: [{ params: { hosts: 1, room: 4, missing: MAX_COUNT - 4 } }] }, { filters: ['cpu'] }] })
    expect(funnelLine(answer.funnel)).toBe('2 → 1 cpu → 0 count')
  })

  it('spread evens out, pack fills up, ties go to the lower id', () => {
    const hosts = ['c', 'a', 'b'].map((id) => host(id))
    const names = (mode: 'spread' | 'pack'): string[] => {
      const answer = place(ask({ mode, count: 4 }), hosts, none, null)
      return answer.ok ? answer.assignments.map((a) => a.hostId) : []
    }
    expect(names('spread')).toEqual(['a', 'b', 'c', 'a'])
    expect(names('pack')).toEqual(['a', 'a', 'a', 'a'])
  })

  it('fits a host and a quota to the last core, and not one further', () => {
    const quota = { limit: { cpu: 16, memory: 32_000, storage: 200 }, used: { cpu: 0, memory: 0, storage: 0 } }
    expect(place(ask({ count: 4 }), [host('a')], none, quota).ok).toBe(true)
    expect(place(ask({ count: 4 }), [host('a')], none, { ...quota, used: { cpu: 1, memory: 0, storage: 0 } })).toMatchObject({ ok: false, wouldHaveToGive: [{ filters: ['quota'] }] })
    expect(place(ask({ count: 5 }), [host('a')], none, null)).toMatchObject({ ok: false, room: 4 })
  })

  it('a request without storage is not held against a host or a quota whose storage is overdrawn', () => {
    const quota = { limit: { cpu: 99, memory: 99_000, storage: 10 }, used: { cpu: 0, memory: 0, storage: 20 } }
    const overdrawn = host('a', { used: { cpu: 0, memory: 0, storage: 2_000 } })
    expect(place(ask({ specification: { cpu: 1, memory: 1, storage: 0 } }), [overdrawn], none, quota).ok).toBe(true)
    expect(place(ask({ specification: { cpu: 1, memory: 1, storage: 1 } }), [overdrawn], none, quota).ok).toBe(false)
  })
})

describe('racks and affinity', () => {
  const hosts = [host('a'), host('b'), host('c', { rackId: 'r2' }), host('d', { rackId: null })]

  it('never two of a set in a rack, and a host without a rack never', () => {
    const two = place(ask({ mode: 'rack_anti_affinity', count: 2 }), hosts, none, null)
    expect(two.ok && two.assignments.map((a) => a.rackId)).toEqual(['r1', 'r2'])
    const three = place(ask({ mode: 'rack_anti_affinity', count: 3 }), hosts, none, null)
    expect(three).toMatchObject({ ok: false, room: 2 })
  })

  it('counts what stands already, even on a host that is no candidate', () => {
    const existing = [{ hostId: 'in another group', rackId: 'r1' }]
    const answer = place(ask({ mode: 'rack_anti_affinity', affinityGroup: 'db', existing }), hosts, none, null)
    expect(answer.ok && answer.assignments.map((a) => a.hostId)).toEqual(['c'])
    const filled = place(ask({ mode: 'rack_anti_affinity', count: 2, existing }), hosts, none, null)
    expect(filled).toMatchObject({ ok: false, room: 1, wouldHaveToGive: [{ filters: ['count'] }, { filters: ['rack'], hosts: 3 }] })
  })

  it('maxPerRack lets racks be shared step by step', () => {
    const answer = place(ask({ mode: 'rack_anti_affinity', count: 3, maxPerRack: 2 }), hosts, none, null)
    expect(answer.ok && answer.assignments.map((a) => a.hostId).sort()).toEqual(['a', 'b', 'c'])
  })

  it('an affinity group never shares a host, in any mode', () => {
    const answer = place(ask({ mode: 'pack', count: 3, affinityGroup: 'web', existing: [{ hostId: 'a', rackId: 'r1' }] }), hosts, none, null)
    expect(answer.ok && answer.assignments.map((a) => a.hostId).sort()).toEqual(['b', 'c', 'd'])
  })
})

describe('manual', () => {
  const hosts = [host('a'), host('b'), host('c', { used: full })]

  it('gives VM i the host named i-th, and one name stands for all', () => {
    const each = place(ask({ mode: 'manual', count: 3, hostIds: ['b', 'a', 'b'] }), hosts, none, null)
    expect(each.ok && each.assignments.map((a) => [a.hostId, a.before.cpu])).toEqual([['b', 0], ['a', 0], ['b', 4]])
    const one = place(ask({ mode: 'manual', count: 4, hostIds: ['a'] }), hosts, none, null)
    expect(one.ok && one.assignments.map((a) => a.after.cpu)).toEqual([4, 8, 12, 16])
  })

  it('refuses as a whole when one named host is short, and says which filter', () => {
    const answer = place(ask({ mode: 'manual', count: 2, hostIds: ['a', 'c'] }), hosts, none, null)
    expect(answer).toMatchObject({ ok: false, room: 1 })
    expect(funnelLine(answer.funnel)).toBe('3 → 2 explicit → 1 cpu → 0 count')
    const tooMany = place(ask({ mode: 'manual', count: 5, hostIds: ['a'] }), hosts, none, null)
    expect(tooMany).toMatchObject({ ok: false, wouldHaveToGive: [{ filters: ['cpu'], reasons: [{ params: { by: 4 } }] }] })
  })

  it('refuses two of an affinity group on one host, and names that nobody has', () => {
    expect(place(ask({ mode: 'manual', count: 2, hostIds: ['a'], affinityGroup: 'x' }), hosts, none, null)).toMatchObject({ ok: false, wouldHaveToGive: [{ filters: ['affinity'] }] })
    expect(place(ask({ mode: 'manual', hostIds: ['z'] }), hosts, none, null)).toMatchObject({
      ok: false,
      wouldHaveToGive: [{ filters: ['explicit'], hosts: 1, reasons: [{ code: 'placement.unknown_host' }] }],
    })
  })
})

describe('what cannot be asked', () => {
  const bad: [string, Partial<PlacementRequest>][] = [
    ['placement.invalid_specification', { specification: { cpu: 0, memory: 1, storage: 1 } }],
    ['placement.invalid_specification', { specification: { cpu: 1, memory: 0, storage: 1 } }],
    ['placement.invalid_specification', { specification: { cpu: 1, memory: 1, storage: -1 } }],
    ['placement.invalid_specification', { specification: { cpu: 1.5, memory: 1, storage: 1 } }],
    ['placement.invalid_specification', { specification: { cpu: Number.NaN, memory: 1, storage: 1 } }],
    ['placement.invalid_count', { count: 0 }],
    ['placement.invalid_count', { count: MAX_COUNT + 1 }],
    ['placement.invalid_count', { count: Infinity }],
    ['placement.invalid_max_per_rack', { maxPerRack: 0 }],
    ['placement.invalid_host_ids', { mode: 'manual', count: 3, hostIds: ['a', 'b'] }],
    ['placement.invalid_host_ids', { mode: 'manual' }],
    ['placement.invalid_mode', { mode: 'sideways' as never }],
  ]
  it.each(bad)('%s %j', (code, more) => {
    const answer = place(ask(more), [host('a')], none, null)
    expect(answer).toMatchObject({ ok: false, cause: 'invalid_request', wouldHaveToGive: [{ reasons: [{ code }] }] })
  })

  it('hosts with the same id, or figures that are no whole numbers, are the caller’s mistake', () => {
    expect(() => place(ask(), [host('a'), host('a')], none, null)).toThrow(RangeError)
    expect(() => place(ask(), [host('a', { used: { cpu: Number.NaN, memory: 0, storage: 0 } })], none, null)).toThrow(RangeError)
    expect(() => place(ask(), [host('a')], none, null, { weights: { nobody: 1 } })).toThrow(RangeError)
  })
})

describe('an index that is kept', () => {
  it('is not changed by a what-if, and by apply is', () => {
    const index = HostIndex.from([host('a')], none)
    const first = placeOn(index, ask({ count: 2 }), null)
    expect(placeOn(index, ask({ count: 2 }), null)).toEqual(first)
    if (first.ok) apply(index, first.assignments)
    expect(index.get('a')?.cell.used.cpu).toBe(8)
    index.charge('a', { cpu: 4, memory: 8_000, storage: 50 }, -2)
    expect(placeOn(index, ask({ count: 2 }), null)).toEqual(first)
    expect(() => index.charge('a', { cpu: 1, memory: 0, storage: 0 }, -1)).toThrow(RangeError)
  })
})
