/** From a request as asked to what the engine works with: refused when it makes no sense, else with its sets and counts laid out. */
import { MAX_AMOUNT } from './capacity.ts'
import type { FilterContext } from './filters/filter.ts'
import { type PlacementRequest, type Quota, type Reason, RESOURCES } from './types.ts'

/** The most VMs one request may ask for: they are written in one transaction. */
export const MAX_COUNT = 10_000

const MODES: readonly string[] = ['spread', 'pack', 'rack_anti_affinity', 'manual']

function badFigures({ specification, count, maxPerRack }: PlacementRequest): Reason | null {
  for (const resource of RESOURCES) {
    const value = specification[resource]
    const least = resource === 'storage' ? 0 : 1
    if (!Number.isInteger(value) || value < least || value > MAX_AMOUNT) {
      return { code: 'placement.invalid_specification', params: { resource, value, least, most: MAX_AMOUNT } }
    }
  }
  if (!Number.isInteger(count) || count < 1 || count > MAX_COUNT) return { code: 'placement.invalid_count', params: { count, most: MAX_COUNT } }
  if (maxPerRack !== undefined && !(Number.isInteger(maxPerRack) && maxPerRack >= 1)) {
    return { code: 'placement.invalid_max_per_rack', params: { maxPerRack } }
  }
  return null
}

/** Why the request cannot even be tried, or null. */
export function invalid(request: PlacementRequest): Reason | null {
  if (!MODES.includes(request.mode)) return { code: 'placement.invalid_mode', params: { mode: request.mode } }
  const bad = badFigures(request)
  if (bad || request.mode !== 'manual') return bad
  const named = request.hostIds?.length ?? 0
  if (named === request.count || named === 1) return null
  return { code: 'placement.invalid_host_ids', params: { named, count: request.count } }
}

/** `manual`: the host meant for VM i. */
export function meantFor(request: PlacementRequest, i: number): string {
  const ids = request.hostIds!
  return ids.length === 1 ? ids[0]! : ids[i]!
}

function tally<T>(items: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** The filters' view of a valid request. Its counts are the engine's own to change while it places. */
export function contextOf(request: PlacementRequest, quota: Quota | null): FilterContext {
  const existing = request.existing ?? []
  const manual = request.mode === 'manual' ? tally(Array.from({ length: request.count }, (_, i) => meantFor(request, i))) : null
  return {
    request,
    quota,
    only: request.hostIds ? new Set(request.hostIds) : null,
    excluded: new Set(request.excludeHostIds),
    beyond: new Set(request.beyondHostIds),
    onHost: tally(existing.map((s) => s.hostId)),
    onRack: tally(existing.flatMap((s) => (s.rackId === null ? [] : [s.rackId]))),
    wanted: manual ? (id) => manual.get(id) ?? 1 : () => 1,
  }
}
