/** When nothing fits: which filters, if they gave, would open up hosts. Asked only on refusal, for it runs every filter on every cell. */
import type { Filter, FilterContext } from './filters/filter.ts'
import type { HostIndex } from './host-index.ts'
import { activeFilters, suspects } from './survey.ts'
import type { Concession } from './types.ts'

/** How many ways out are told. */
const MOST = 5

/** Hosts that fail on the same filters: bit i of `mask` is filter i, `least[i]` the least that any of them lacks in it. */
interface Obstacle {
  readonly mask: number
  hosts: number
  readonly least: number[]
}

const bits = (mask: number): number[] => Array.from({ length: 32 }, (_, i) => i).filter((i) => mask & (1 << i))

function note(obstacles: Map<number, Obstacle>, lacking: readonly number[], hosts: number): void {
  let mask = 0
  for (let i = 0; i < lacking.length; i++) if (!(lacking[i]! <= 0)) mask |= 1 << i
  if (mask === 0) return
  let obstacle = obstacles.get(mask)
  if (!obstacle) {
    obstacle = { mask, hosts: 0, least: lacking.map(() => Infinity) }
    obstacles.set(mask, obstacle)
  }
  obstacle.hosts += hosts
  for (let i = 0; i < lacking.length; i++) if (lacking[i]! < obstacle.least[i]!) obstacle.least[i] = lacking[i]!
}

/**
 * The ways out, fewest filters first, then most hosts. "cpu, 12 hosts, by 3" means: twelve hosts fail on cpu and nothing else, and
 * three cores less would do on the best of them. Hosts that the request doesn't name are no way out, unless none that it names is known.
 */
export function concessions(index: HostIndex, all: readonly Filter[], ctx: FilterContext): Concession[] {
  const active = activeFilters(all, ctx)
  const filters = active.all
  const obstacles = new Map<number, Obstacle>()
  const suspected = Map.groupBy(suspects(index, active.host, ctx), (s) => s.cell)
  for (const cell of ctx.only ? suspected.keys() : index.cells()) {
    const lacking = filters.map((f) => (f.level === 'state' ? f.lacking(cell, ctx) : f.level === 'request' ? f.lacking(ctx) : 0))
    const members = suspected.get(cell) ?? []
    if (cell.hosts.length > members.length) note(obstacles, lacking, cell.hosts.length - members.length)
    for (const { member } of members) note(obstacles, filters.map((f, i) => (f.level === 'host' ? f.lacking(member, ctx) : lacking[i]!)), 1)
  }
  return [...obstacles.values()]
    .sort((a, b) => bits(a.mask).length - bits(b.mask).length || b.hosts - a.hosts || a.mask - b.mask)
    .slice(0, MOST)
    .map(({ mask, hosts, least }) => ({
      filters: bits(mask).map((i) => filters[i]!.name),
      hosts,
      reasons: bits(mask).map((i) => filters[i]!.reason({ hosts, least: least[i]! }, ctx)),
    }))
}
