import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capacityOf, plus, policyFrom } from './capacity.ts'
import { apply, place, placeOn } from './engine.ts'
import { HostIndex } from './host-index.ts'
import { MODE_WEIGHTS, scoringOf } from './scorers/list.ts'
import { type Amounts, type GroupPolicy, type Host, type PlacementRequest, type Quota, RESOURCES, type Standing } from './types.ts'

interface Case {
  readonly hosts: Host[]
  readonly policy: GroupPolicy
  readonly quota: Quota | null
  readonly request: PlacementRequest
}

const amounts = (max: number, min = 0): fc.Arbitrary<Amounts> =>
  fc.record({ cpu: fc.integer({ min, max }), memory: fc.integer({ min, max: max * 4 }), storage: fc.integer({ min: 0, max: max * 2 }) })
const percent = fc.double({ min: 0, max: 40, noNaN: true })
const ratio = fc.double({ min: 0.5, max: 3, noNaN: true })
const WIDE: Amounts = { cpu: 16, memory: 64, storage: 32 }
const seldom = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value })
const three = (each: fc.Arbitrary<number>): fc.Arbitrary<Amounts> => fc.record({ cpu: each, memory: each, storage: each })

const someHosts = fc.integer({ min: 0, max: 140 }).chain((n) =>
  fc.tuple(
    ...Array.from({ length: n }, (_, i) =>
      fc.record({
        id: fc.constant(`h${(i * 37) % 149}`),
        name: fc.constant(`host ${i}`),
        groupId: fc.constantFrom('g', 'g', 'g', 'other'),
        rackId: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', null),
        status: fc.constantFrom('active', 'active', 'active', 'maintenance', 'inactive'),
        // few sizes, many uses: hosts share shapes, and the trees are split
        total: fc.constantFrom(WIDE, WIDE, WIDE, { cpu: 32, memory: 64, storage: 0 }, { cpu: 24, memory: 128, storage: 100 }),
        used: amounts(12),
      }),
    ),
  ),
)

const standings: fc.Arbitrary<Standing[]> = fc.array(fc.record({ hostId: fc.constantFrom('h0', 'h37', 'h74', 'elsewhere'), rackId: fc.constantFrom('r1', 'r2', null) }), { maxLength: 3 })

const request: fc.Arbitrary<PlacementRequest> = fc.record({
  tenantId: fc.constant('t'),
  groupId: fc.constant('g'),
  specification: amounts(8, 1),
  count: fc.integer({ min: 1, max: 12 }),
  mode: fc.constantFrom('spread', 'pack', 'rack_anti_affinity'),
  hostIds: seldom(fc.uniqueArray(fc.constantFrom('h0', 'h37', 'h74', 'h111', 'h148', 'nobody'))),
  excludeHostIds: seldom(fc.uniqueArray(fc.constantFrom('h0', 'h37', 'h111', 'nobody'))),
  affinityGroup: fc.option(fc.constant('a'), { nil: null }),
  existing: standings,
  maxPerRack: seldom(fc.integer({ min: 1, max: 3 })),
})

const cases: fc.Arbitrary<Case> = fc.record({
  hosts: someHosts.map((h) => [...h]),
  policy: fc.record({ overcommit: three(ratio), reservePercent: three(percent) }).map(policyFrom),
  quota: seldom(fc.record({ limit: amounts(120), used: amounts(20) })).map((quota) => quota ?? null),
  request,
})

/** The rules once more, as plainly as they can be said: one host, one VM, in the order of the funnel. Null means it may go there. */
function obstacle({ policy, quota, request: r }: Case, host: Host, used: Amounts, standing: readonly Standing[]): string | null {
  const byRack = r.mode === 'rack_anti_affinity'
  if (r.hostIds && !r.hostIds.includes(host.id)) return 'explicit'
  if (host.groupId !== r.groupId) return 'group'
  if (host.status !== 'active') return 'status'
  const capacity = capacityOf(host.total, policy)
  for (const x of RESOURCES) if (r.specification[x] > 0 && used[x] + r.specification[x] > capacity[x]) return x
  if (r.excludeHostIds?.includes(host.id)) return 'excluded'
  if (byRack && (host.rackId === null || standing.filter((s) => s.rackId === host.rackId).length >= (r.maxPerRack ?? 1))) return 'rack'
  if ((byRack || r.affinityGroup) && standing.some((s) => s.hostId === host.id)) return 'affinity'
  if (quota && RESOURCES.some((x) => r.specification[x] > 0 && quota.used[x] + r.specification[x] * r.count > quota.limit[x])) return 'quota'
  return null
}

/** Every host scored anew for every VM: slow and obvious. The hosts' ids in order, as far as it gets. */
function oracle(c: Case): string[] {
  const scoring = scoringOf(MODE_WEIGHTS[c.request.mode])
  const used = new Map(c.hosts.map((h) => [h.id, h.used]))
  const standing = [...(c.request.existing ?? [])]
  const chosen: string[] = []
  while (chosen.length < c.request.count) {
    const open = c.hosts.filter((h) => obstacle(c, h, used.get(h.id)!, standing) === null)
    const score = (h: Host): number => {
      const shape = { id: 0, groupId: h.groupId, status: h.status, total: h.total, capacity: capacityOf(h.total, c.policy) }
      return scoring.score({ shape, used: used.get(h.id)! }, c.request.specification)
    }
    const best = open.sort((a, b) => score(b) - score(a) || (a.id < b.id ? -1 : 1))[0]
    if (!best) break
    chosen.push(best.id)
    used.set(best.id, plus(used.get(best.id)!, c.request.specification))
    standing.push({ hostId: best.id, rackId: best.rackId })
  }
  return chosen
}

const run = (c: Case) => place(c.request, c.hosts, c.policy, c.quota, { runnersUp: 2 })
const check = (property: (c: Case) => void): void => fc.assert(fc.property(cases, property), { numRuns: 700 })

describe('placement against the oracle', () => {
  it('chooses host by host what scoring every host for every VM would choose, all or none', () => {
    let placed = 0
    check((c) => {
      const answer = run(c)
      const expected = oracle(c)
      if (answer.ok) placed++
      if (expected.length === c.request.count) expect(answer).toMatchObject({ ok: true, assignments: expected.map((hostId) => ({ hostId })) })
      else expect(answer).toMatchObject({ ok: false, cause: 'no_fit', room: expected.length })
    })
    expect(placed).toBeGreaterThan(100)
  })

  it('counts each host under the first filter that rules it out, and the counts add up', () => {
    check((c) => {
      const { funnel } = run(c)
      const reasons = c.hosts.map((h) => obstacle(c, h, h.used, c.request.existing ?? []))
      let before = c.hosts.length
      expect(funnel.hosts).toBe(before)
      for (const step of funnel.steps) {
        const expected = step.filter === 'count' ? before : reasons.filter((r) => r === step.filter).length
        expect(step).toMatchObject({ before, ruledOut: expected, after: before - expected })
        expect(step.reason === null).toBe(expected === 0)
        before = step.after
      }
      expect(funnel.left).toBe(before)
    })
  })

  it('says by how much the best host ruled out falls short', () => {
    check((c) => {
      for (const { filter, reason } of run(c).funnel.steps) {
        if (!reason || !(filter === 'cpu' || filter === 'memory' || filter === 'storage')) continue
        const out = c.hosts.filter((h) => obstacle(c, h, h.used, c.request.existing ?? []) === filter)
        const by = out.map((h) => h.used[filter] + c.request.specification[filter] - capacityOf(h.total, c.policy)[filter])
        expect(reason.params).toMatchObject({ hosts: out.length, by: Math.min(...by) })
      }
    })
  })

  it('names ways out that would be ways out: hosts that fail on just that filter', () => {
    check((c) => {
      const answer = run(c)
      if (answer.ok) return
      for (const { filters, hosts } of answer.wouldHaveToGive) {
        if (filters.length > 1 || !['status', 'cpu', 'excluded'].includes(filters[0]!)) continue
        const eased: Case = {
          ...c,
          hosts: c.hosts.map((h) => ({ ...h, ...(filters[0] === 'status' && { status: 'active' }), ...(filters[0] === 'cpu' && { total: { ...h.total, cpu: 10_000 } }) })),
          request: { ...c.request, ...(filters[0] === 'excluded' && { excludeHostIds: [] }) },
        }
        const opened = c.hosts.filter((h, i) => obstacle(c, h, h.used, c.request.existing!) && !obstacle(eased, eased.hosts[i]!, h.used, c.request.existing!))
        expect(opened.length).toBe(hosts)
      }
    })
  })
})

describe('placement by itself', () => {
  it('never overcommits, never passes the quota, never shares a host or rack it must not', () => {
    check((c) => {
      const answer = run(c)
      if (!answer.ok) return
      const { specification: need, existing, affinityGroup, mode, maxPerRack = 1 } = c.request
      expect(answer.assignments).toHaveLength(c.request.count)
      for (const host of c.hosts) {
        const here = answer.assignments.filter((a) => a.hostId === host.id)
        if (here.length === 0) continue
        const capacity = capacityOf(host.total, c.policy)
        for (const r of RESOURCES) if (need[r] > 0) expect(host.used[r] + need[r] * here.length).toBeLessThanOrEqual(capacity[r])
        if (affinityGroup || mode === 'rack_anti_affinity') expect(here.length + existing!.filter((s) => s.hostId === host.id).length).toBe(1)
      }
      if (mode === 'rack_anti_affinity') {
        for (const { rackId } of answer.assignments) {
          expect([...existing!, ...answer.assignments].filter((s) => s.rackId === rackId).length).toBeLessThanOrEqual(maxPerRack)
        }
      }
      if (c.quota) for (const r of RESOURCES) if (need[r] > 0) expect(c.quota.used[r] + need[r] * c.request.count).toBeLessThanOrEqual(c.quota.limit[r])
    })
  })

  it('answers the same whatever order the hosts come in, and changes nothing', () => {
    fc.assert(
      fc.property(cases.chain((c) => fc.tuple(fc.constant(c), fc.shuffledSubarray(c.hosts, { minLength: c.hosts.length }))), ([c, shuffled]) => {
        const before = structuredClone(c)
        expect(run({ ...c, hosts: shuffled })).toEqual(run(c))
        expect(c).toEqual(before)
      }),
      { numRuns: 250 },
    )
  })

  it('gives scores and parts within 0..1 and chains before to after', () => {
    check((c) => {
      const answer = run(c)
      if (!answer.ok) return
      for (const { score, parts, before, after } of answer.assignments) {
        for (const value of [score, ...Object.values(parts)]) expect(value >= 0 && value <= 1).toBe(true)
        expect(after).toEqual(plus(before, c.request.specification))
      }
      for (const { score } of answer.runnersUp) expect(score >= 0 && score <= 1).toBe(true)
    })
  })

  it('an index kept and updated answers as one made anew', () => {
    fc.assert(
      fc.property(cases, fc.array(request, { maxLength: 12 }), (c, more) => {
        const index = HostIndex.from([], c.policy)
        for (const host of c.hosts) index.upsert(host)
        let hosts = c.hosts
        for (const next of [c.request, ...more]) {
          const answer = placeOn(index, next, c.quota)
          expect(answer).toEqual(place(next, hosts, c.policy, c.quota))
          if (!answer.ok) continue
          apply(index, answer.assignments)
          hosts = hosts.map((h) => ({ ...h, used: answer.assignments.findLast((a) => a.hostId === h.id)?.after ?? h.used }))
          const gone = hosts[0]!
          if (next.count % 3 === 0) {
            index.remove(gone.id)
            hosts = hosts.slice(1)
          }
        }
      }),
      { numRuns: 150 },
    )
  })
})
