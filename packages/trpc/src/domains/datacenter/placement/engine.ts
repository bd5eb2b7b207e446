/**
 * Placement: which hosts take N equal VMs, all or none, and why; or why not. Pure: the same request on the same hosts gives the same
 * answer whatever order they come in, and nothing is changed. The caller writes what it likes of the answer, and whoever commits checks
 * capacity, quota and racks again in that transaction.
 */
import { plus } from './capacity.ts'
import { assignment, Chooser } from './choose.ts'
import { concessions } from './concessions.ts'
import type { CellNode } from './cell-tree.ts'
import { EXPLICIT } from './filters/explicit.ts'
import type { FilterContext } from './filters/filter.ts'
import { FILTERS } from './filters/list.ts'
import { type Cell, HostIndex, type HostState } from './host-index.ts'
import { contextOf, invalid, meantFor } from './request.ts'
import { MODE_WEIGHTS, type Scoring, scoringOf } from './scorers/list.ts'
import { type Active, activeFilters, type Survey, survey } from './survey.ts'
import { type Amounts, type Assignment, type Concession, type Funnel, type GroupPolicy, type Host, type PlacementAnswer, type PlacementRequest, type PlaceOptions, type Quota, type Refused, type RunnerUp } from './types.ts'

/** Places on hosts given as a list. Throws RangeError when a host's id occurs twice or a weight is nonsense; a bad request is an answer, not an error. */
export function place(request: PlacementRequest, hosts: readonly Host[], policy: GroupPolicy, quota: Quota | null, options: PlaceOptions = {}): PlacementAnswer {
  return placeOn(HostIndex.from(hosts, policy), request, quota, options)
}

/** The same on an index that is kept between requests. The index isn't changed: `apply` books an answer. A null quota means no limit. */
export function placeOn(index: HostIndex, request: PlacementRequest, quota: Quota | null, options: PlaceOptions = {}): PlacementAnswer {
  const wrong = invalid(request)
  if (wrong) {
    const funnel = { hosts: index.size, steps: [], left: index.size }
    return { ok: false, cause: 'invalid_request', room: 0, funnel, wouldHaveToGive: [{ filters: ['request'], hosts: 0, reasons: [wrong] }] }
  }
  const ctx = contextOf(request, quota)
  const surveyed = survey(index, FILTERS, ctx)
  const scoring = scoringOf(options.weights ?? MODE_WEIGHTS[request.mode])
  const { room, assignments, runnersUp } = choose(index, surveyed, ctx, scoring, options.runnersUp ?? 0)
  if (room >= request.count) return { ok: true, assignments, runnersUp, funnel: surveyed.funnel }
  // the counts of the first context are used up by trying
  return refuse(index, contextOf(request, quota), surveyed.funnel, room)
}

/** Books an answer's assignments on a kept index. Throws RangeError when a host has gone meanwhile; what was booked before it stays booked. */
export function apply(index: HostIndex, assignments: readonly Assignment[]): void {
  for (const { hostId, before, after } of assignments) index.charge(hostId, plus(after, before, -1))
}

interface Choice {
  readonly room: number
  readonly assignments: readonly Assignment[]
  readonly runnersUp: readonly RunnerUp[]
}

const NOTHING: Choice = { room: 0, assignments: [], runnersUp: [] }

function choose(index: HostIndex, surveyed: Survey, ctx: FilterContext, scoring: Scoring, runnersUp: number): Choice {
  const { count, mode } = ctx.request
  if (surveyed.funnel.left === 0) return NOTHING
  const active = activeFilters(FILTERS, ctx)
  if (mode === 'manual') return asMeant(index, surveyed, active, ctx, scoring)
  // without rules between hosts the capacity says at once whether all fit; with them it takes trying
  const most = active.host.length > 0 ? Infinity : roomIn(surveyed, ctx.request.specification, count)
  if (most < count) return { ...NOTHING, room: most }
  const chooser = new Chooser(surveyed, active, ctx, scoring)
  const assignments: Assignment[] = []
  for (let one = chooser.take(); one; one = assignments.length < count ? chooser.take() : null) assignments.push(one)
  return { room: assignments.length, assignments, runnersUp: assignments.length === count ? chooser.runnersUp(runnersUp) : [] }
}

/** How often a need goes into what is free. */
const goes = (free: number, need: number): number => (need > 0 ? Math.floor(free / need) : Infinity)

/** How many VMs of this size one host in this state holds. */
function holds({ shape: { capacity }, used }: HostState, need: Amounts): number {
  // named one by one: a computed key here costs more than all the rest of a placement
  return Math.min(goes(capacity.cpu - used.cpu, need.cpu), goes(capacity.memory - used.memory, need.memory), goes(capacity.storage - used.storage, need.storage))
}

/** How many VMs the capacity of what passed holds: exact when that is less than `enough`, else merely at least `enough`. */
function roomIn({ nodes, cells }: Survey, need: Amounts, enough: number): number {
  let room = 0
  const addCell = (cell: Cell): void => void (room += holds(cell, need) * cell.hosts.length)
  const addNode = (node: CellNode): void => {
    if (room < enough) node.inside(addCell, addNode)
  }
  const surely = nodes.reduce((sum, node) => sum + holds(node.high, need) * node.size, 0)
  cells.forEach(addCell)
  if (room + surely >= enough) return enough
  nodes.forEach(addNode)
  return room
}

/** `manual`: each VM to the host meant for it, if all of those passed. */
function asMeant(index: HostIndex, { cells }: Survey, active: Active, ctx: FilterContext, scoring: Scoring): Choice {
  const { count, specification } = ctx.request
  const members = cells.flatMap((cell) => cell.hosts)
  const passed = new Set(members.filter((m) => active.host.every((f) => f.lacking(m, ctx) <= 0)).map((m) => m.id))
  const ids = Array.from({ length: count }, (_, i) => meantFor(ctx.request, i))
  const room = ids.filter((id) => passed.has(id)).length
  if (room < count) return { room, assignments: [], runnersUp: [] }
  const used = new Map([...passed].map((id) => [id, index.get(id)!.cell.used]))
  const assignments = ids.map((id) => {
    const { member, cell } = index.get(id)!
    const one = assignment(member, { shape: cell.shape, used: used.get(id)! }, ctx, scoring)
    used.set(id, plus(one.before, specification))
    return one
  })
  return { room, assignments, runnersUp: [] }
}

/** Names that no host has: nothing that gives would help them. */
function unknown(index: HostIndex, ctx: FilterContext): Concession[] {
  const hosts = [...(ctx.only ?? [])].filter((id) => !index.get(id)).length
  return hosts > 0 ? [{ filters: [EXPLICIT], hosts, reasons: [{ code: 'placement.unknown_host', params: { hosts } }] }] : []
}

/** The refusal: when hosts passed every filter but don't hold all N, that is the funnel's last step. */
function refuse(index: HostIndex, ctx: FilterContext, funnel: Funnel, room: number): Refused {
  const ways = [...unknown(index, ctx), ...concessions(index, FILTERS, ctx)]
  const { left } = funnel
  if (left === 0) return { ok: false, cause: 'no_fit', room, funnel, wouldHaveToGive: ways }
  const { count } = ctx.request
  const reason = { code: 'placement.count_short', params: { hosts: left, room, count, missing: count - room } }
  const step = { filter: 'count', before: left, ruledOut: left, after: 0, reason }
  const short = { filters: ['count'], hosts: left, reasons: [reason] }
  return { ok: false, cause: 'no_fit', room, funnel: { ...funnel, steps: [...funnel.steps, step], left: 0 }, wouldHaveToGive: [short, ...ways] }
}
