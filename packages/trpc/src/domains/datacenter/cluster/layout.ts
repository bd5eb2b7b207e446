import type { PlaceInput, RackRule, WhatIfResult } from '@colonnade/contract/datacenter'
import { plus } from '../placement/capacity.ts'
import { apply } from '../placement/engine.ts'
import type { Standing } from '../placement/types.ts'
import type { Facts } from '../virtual-machine/facts.ts'
import type { PlaceMore } from '../virtual-machine/place.ts'
import { plan } from '../virtual-machine/plan.ts'

type Fits = Extract<WhatIfResult, { ok: true }>
/** One role's nodes as they are asked of placement, and where they would go. */
export interface Layout { input: PlaceInput; more: PlaceMore; answer: WhatIfResult }
interface Step { input: PlaceInput; maxPerRack?: number }

/**
 * Control planes never share a rack while racks last: one per rack, else two, and so on; on hosts that stand in no known rack only when nothing else
 * is left. Never two on one host. Told hosts (mode `manual`) are kept to.
 */
export function layControlPlane(input: PlaceInput, facts: Facts): Layout {
  if (input.mode === 'manual') return tried({ input }, facts)
  const racked = fewestPerRack({ ...input, mode: 'rack_anti_affinity' }, facts)
  if (racked.answer.ok) return lasting(racked)
  return lasting(tried({ input: { ...input, mode: 'spread' } }, facts))
}

/** Workers stand as the cluster's mode says. In `rack_anti_affinity` as few of them share a rack as can be. */
export function layWorkers(input: PlaceInput, facts: Facts): Layout {
  return input.mode === 'rack_anti_affinity' ? lasting(fewestPerRack(input, facts)) : tried({ input }, facts)
}

function tried({ input, maxPerRack }: Step, facts: Facts): Layout {
  return { input, more: { maxPerRack }, answer: plan(input, facts, maxPerRack) }
}

// What fits with some to a rack fits with more to a rack: the fewest are found by halving.
function fewestPerRack(input: PlaceInput, facts: Facts): Layout {
  let low = 1
  let high = facts.existing.length + input.count
  let best = tried({ input, maxPerRack: high }, facts)
  while (best.answer.ok && low < high) {
    const middle = Math.floor((low + high) / 2)
    const next = tried({ input, maxPerRack: middle }, facts)
    if (next.answer.ok) { best = next; high = middle } else low = middle + 1
  }
  return best
}

// One per rack is kept when a machine moves; where racks did not suffice, a move has to be free to choose.
function lasting(layout: Layout): Layout {
  const strict = layout.input.mode === 'rack_anti_affinity' && layout.more.maxPerRack === 1
  return { ...layout, more: { ...layout.more, columns: { schedulingMode: strict ? 'rack_anti_affinity' : 'spread' } } }
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
