import type { PlaceInput, RackRule, WhatIfResult } from '@colonnade/contract/datacenter'
import { plus } from '../placement/capacity.ts'
import { apply } from '../placement/engine.ts'
import type { Standing } from '../placement/types.ts'
import type { Facts } from '../virtual-machine/facts.ts'
import { plan } from '../virtual-machine/plan.ts'

type Fits = Extract<WhatIfResult, { ok: true }>
/** What is asked of placement at once. `maxPerRack`: how many of the set a rack may hold then. */
interface Round { input: PlaceInput; maxPerRack?: number }
/**
 * One role's nodes as they are asked of placement, round after round, and where all of them would go. `lasting`: the mode they keep, where it is not the one they were asked in;
 * `standing`: where those stand that count as the same set, unless its name says.
 */
export interface Layout { input: PlaceInput; rounds: Round[]; answer: WhatIfResult; lasting?: PlaceInput['mode']; standing?: Standing[] | undefined }

/**
 * Control planes never share a rack while racks last: one per rack, then a second in each, and so on; on hosts that stand in no known rack only those for which nothing else
 * is left. Never two on one host. Told hosts (mode `manual`) are kept to.
 */
export function layControlPlane(input: PlaceInput, facts: Facts): Layout {
  if (input.mode === 'manual') return inOne(input, facts)
  const racked = overRacks({ ...input, mode: 'rack_anti_affinity' }, facts)
  return lasting(racked.answer.ok ? racked : (alsoBeside(racked, facts) ?? inOne({ ...input, mode: 'spread' }, facts)))
}

/** Workers stand as the cluster's mode says. In `rack_anti_affinity` as few of them share a rack as can be. */
export function layWorkers(input: PlaceInput, facts: Facts): Layout {
  return input.mode === 'rack_anti_affinity' ? lasting(overRacks(input, facts)) : inOne(input, facts)
}

function inOne(input: PlaceInput, facts: Facts, maxPerRack?: number): Layout {
  return { input, rounds: [{ input, ...(maxPerRack === undefined ? {} : { maxPerRack }) }], answer: plan(input, facts, maxPerRack) }
}

// What fits with some to a rack fits with more to a rack: the fewest are found by halving. With one less to a rack as many stand first as can: whatever hosts
// are better, each rack then has its share before any has more.
function overRacks(input: PlaceInput, facts: Facts): Layout {
  let low = 1
  let high = facts.existing.length + input.count
  let best = inOne(input, facts, high)
  while (best.answer.ok && low < high) {
    const middle = Math.floor((low + high) / 2)
    const next = inOne(input, facts, middle)
    if (next.answer.ok) { best = next; high = middle } else low = middle + 1
  }
  if (!best.answer.ok || high === 1) return best
  const fewer = plan(input, facts, high - 1)
  if (fewer.ok || fewer.room === 0) return best
  return then(inOne({ ...input, count: fewer.room }, facts, high - 1), { ...input, count: input.count - fewer.room }, facts, high) ?? best
}

// Racks do not take all of them: as many as they take stand there, the others on hosts of no known rack.
function alsoBeside({ input, answer }: Layout, facts: Facts): Layout | null {
  if (answer.ok || answer.reason !== 'no_room' || answer.room === 0) return null
  return then(overRacks({ ...input, count: answer.room }, facts), { ...input, mode: 'spread', count: input.count - answer.room }, facts)
}

// Both, the second as if the first stood; null when one of them does not fit.
function then(first: Layout, input: PlaceInput, facts: Facts, maxPerRack?: number): Layout | null {
  if (!first.answer.ok) return null
  const { assignments, funnel } = first.answer
  const next = inOne(input, { ...occupied(facts, first.answer), existing: [...facts.existing, ...assignments], lastNumber: facts.lastNumber + assignments.length }, maxPerRack)
  if (!next.answer.ok) return null
  return { input: { ...first.input, count: first.input.count + input.count }, rounds: [...first.rounds, ...next.rounds], answer: { ...next.answer, funnel, assignments: [...assignments, ...next.answer.assignments] } }
}

// One per rack is kept when a machine moves; where racks did not suffice, a move has to be free to choose.
function lasting(layout: Layout): Layout {
  const strict = layout.rounds.length === 1 && layout.input.mode === 'rack_anti_affinity' && layout.rounds[0]!.maxPerRack === 1
  return { ...layout, lasting: strict ? 'rack_anti_affinity' : 'spread' }
}

/** The facts as they are once these nodes are placed: hosts and quota have that much less. */
export function occupied(facts: Facts, placed: Fits): Facts {
  return {
    ...facts, quota: facts.quota && placed.quota ? { ...facts.quota, used: placed.quota.used } : facts.quota,
    onHosts: (decide) => facts.onHosts((index) => {
      apply(index, placed.assignments)
      try {
        return decide(index)
      } finally {
        // others decide on this index after us
        for (const { hostId, before, after } of placed.assignments) index.charge(hostId, plus(after, before, -1), -1)
      }
    }),
  }
}

/** Over how many racks control planes stand, and how many of them in one at most. */
export function rackRuleOf(standing: readonly Pick<Standing, 'rackId'>[]): RackRule {
  if (standing.length === 0) return null
  const racks = new Map<string, number>()
  for (const { rackId } of standing) if (rackId) racks.set(rackId, (racks.get(rackId) ?? 0) + 1)
  return { racks: racks.size, mostInOne: Math.max(0, ...racks.values()), unracked: standing.filter((s) => !s.rackId).length }
}
