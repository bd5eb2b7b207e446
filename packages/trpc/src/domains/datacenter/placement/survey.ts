/**
 * One pass over the hosts that does two things at once: counts the funnel and collects the hosts that would do.
 * Sets of hosts that a filter judges alike are counted as one (see `cell-tree.ts`); only suspects are looked at one by one.
 */
import type { CellNode } from './cell-tree.ts'
import { EXPLICIT, named, notNamed } from './filters/explicit.ts'
import type { Filter, FilterContext, HostFilter, StateFilter } from './filters/filter.ts'
import { funnelOf, type Turn } from './funnel.ts'
import type { Cell, HostIndex, HostState, Member } from './host-index.ts'
import type { Funnel } from './types.ts'

/** The filters that have a say in a request, by level, each level in the order of the list. */
export interface Active {
  readonly state: readonly StateFilter[]
  readonly host: readonly HostFilter[]
  readonly all: readonly Filter[]
}

/** The filters that have a say in this request. */
export function activeFilters(filters: readonly Filter[], ctx: FilterContext): Active {
  const state = filters.filter((f) => f.level === 'state')
  const host = filters.filter((f) => f.level === 'host').filter((f) => f.active(ctx))
  return { state, host, all: [...state, ...host, ...filters.filter((f) => f.level === 'request')] }
}

/** What the funnel and the choice are made from. What is in `nodes` and `cells` passed every state filter; host filters are still to be asked. */
export interface Survey {
  readonly funnel: Funnel
  readonly nodes: readonly CellNode[]
  readonly cells: readonly Cell[]
}

/** The hosts that host filters must be asked about, each once; those that aren't in the index left out. */
export function suspects(index: HostIndex, filters: readonly HostFilter[], ctx: FilterContext): { member: Member; cell: Cell }[] {
  if (ctx.only) return named(index, ctx).map((cell) => ({ member: cell.hosts[0]!, cell }))
  const ids = new Set(filters.flatMap((f) => [...f.suspects(ctx, index)]))
  return [...ids].flatMap((id) => index.get(id) ?? [])
}

/** Whether every one of these filters lets the state pass. */
export const passes = (state: HostState, filters: readonly StateFilter[], ctx: FilterContext): boolean => filters.every((f) => f.lacking(state, ctx) <= 0)

class Walk {
  readonly turns: Map<Filter, Turn>
  readonly nodes: CellNode[] = []
  readonly cells: Cell[] = []
  readonly #filters: readonly StateFilter[]
  readonly #ctx: FilterContext

  constructor(active: Active, ctx: FilterContext) {
    this.#filters = active.state
    this.#ctx = ctx
    this.turns = new Map(active.all.map((f) => [f, { filter: f.name, hosts: 0, least: Infinity, reason: null }]))
  }

  /** `from`: the first filter that isn't known yet to pass all of it. */
  node(node: CellNode, from: number): void {
    for (let i = from; i < this.#filters.length; i++) {
      const filter = this.#filters[i]!
      if (filter.lacking(node.high, this.#ctx) <= 0) continue
      const least = filter.lacking(node.low, this.#ctx)
      if (!(least <= 0)) return this.out(filter, node.size, least)
      return node.inside(
        (cell) => this.cell(cell, i),
        (half) => this.node(half, i),
      )
    }
    this.nodes.push(node)
  }

  cell(cell: Cell, from: number): void {
    for (let i = from; i < this.#filters.length; i++) {
      const lacking = this.#filters[i]!.lacking(cell, this.#ctx)
      if (!(lacking <= 0)) return this.out(this.#filters[i]!, cell.hosts.length, lacking)
    }
    this.cells.push(cell)
  }

  out(filter: Filter, hosts: number, lacking: number): void {
    const turn = this.turns.get(filter)!
    turn.hosts += hosts
    if (lacking < turn.least) turn.least = lacking
  }
}

/** Runs every host of the index through the filters. */
export function survey(index: HostIndex, filters: readonly Filter[], ctx: FilterContext): Survey {
  const active = activeFilters(filters, ctx)
  const walk = new Walk(active, ctx)
  const only = named(index, ctx)
  if (ctx.only) for (const cell of only) walk.cell(cell, 0)
  else for (const tree of index.trees()) walk.node(tree, 0)
  for (const { member, cell } of suspects(index, active.host, ctx)) {
    if (!passes(cell, active.state, ctx)) continue
    const filter = active.host.find((f) => !(f.lacking(member, ctx) <= 0))
    if (filter) walk.out(filter, 1, filter.lacking(member, ctx))
  }
  const others = index.size - only.length
  const first: Turn[] = ctx.only ? [{ filter: EXPLICIT, hosts: others, least: 1, reason: others > 0 ? notNamed(others, only.length, ctx) : null }] : []
  const turns = [...first, ...walk.turns.values()]
  const request = active.all.filter((f) => f.level === 'request').find((f) => !(f.lacking(ctx) <= 0))
  if (request) walk.out(request, index.size - turns.reduce((sum, t) => sum + t.hosts, 0), request.lacking(ctx))
  for (const [filter, turn] of walk.turns) if (turn.hosts > 0) turn.reason = filter.reason(turn, ctx)
  return { funnel: funnelOf(index.size, turns), nodes: walk.nodes, cells: walk.cells }
}
