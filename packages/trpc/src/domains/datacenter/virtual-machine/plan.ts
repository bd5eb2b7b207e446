import type { PlaceInput, WhatIfResult } from '@colonnade/contract/datacenter'
import { plus } from '../placement/capacity.ts'
import { placeOn } from '../placement/engine.ts'
import { RESOURCES, type Quota } from '../placement/types.ts'
import type { Asked, Facts } from './facts.ts'
import { refusalOf } from './refusal.ts'

const RUNNERS_UP = 5

/** The set's name among its tenant's machines: a rack rule needs one that lasts, or a later move could not keep to it. */
export function affinityOf(input: Pick<PlaceInput, 'affinityGroup' | 'mode' | 'namePrefix'>): string | null {
  return input.affinityGroup ?? (input.mode === 'rack_anti_affinity' ? input.namePrefix : null)
}

/** What facts a request needs. */
export function askedBy(input: PlaceInput): Asked {
  return { tenantId: input.tenantId, groupId: input.groupId, specificationId: input.specificationId, namePrefix: input.namePrefix, affinityGroup: affinityOf(input) }
}

/** Where each VM of a request would go, or why none would. Decides for `place` and `whatIf` alike. `maxPerRack`: how many of the set a rack may hold, 1 unless told. */
export function plan(input: PlaceInput, facts: Facts, maxPerRack?: number): WhatIfResult {
  const { name: _, ...specification } = facts.specification
  const ask = (count: number) => facts.onHosts((index) => placeOn(
    index, { tenantId: input.tenantId, groupId: input.groupId, specification, count, mode: input.mode, hostIds: input.mode === 'manual' && count < input.count ? input.hostIds?.slice(0, count) : input.hostIds, affinityGroup: affinityOf(input), existing: facts.existing, maxPerRack },
    facts.quota, { runnersUp: RUNNERS_UP, ...(input.prefer ? { weights: { [input.prefer]: 1 } } : {}) },
  ))
  const answer = ask(input.count)
  if (!answer.ok) {
    if (answer.cause === 'invalid_request') return refusalOf(answer, 'bad_request')
    const most = withinQuota(facts.quota, specification)
    if (most >= input.count) return refusalOf(answer, 'no_room')
    const fewer = most > 0 ? ask(most) : null
    return refusalOf({ ...answer, room: fewer?.ok ? most : (fewer?.room ?? 0) }, 'quota_exceeded')
  }
  const assignments = answer.assignments.map((one, i) => ({ name: `${input.namePrefix}-${facts.lastNumber + i + 1}`, ...one, parts: { ...one.parts } }))
  return { ok: true, assignments, runnersUp: answer.runnersUp as never, funnel: answer.funnel as never, quota: facts.quota && { limit: { ...facts.quota.limit }, used: { ...plus(facts.quota.used, specification, input.count) } } }
}

/** How many of this size the quota still takes. */
function withinQuota(quota: Quota | null, need: { cpu: number; memory: number; storage: number }): number {
  return Math.max(0, Math.min(...RESOURCES.map((r) => (!quota || need[r] === 0 ? Infinity : Math.floor((quota.limit[r] - quota.used[r]) / need[r])))))
}
