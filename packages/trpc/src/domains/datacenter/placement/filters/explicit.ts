/**
 * The explicit-host filter. It turns the question round: rather than ruling out all others one by one, it names the few that are left to look at.
 * So it always takes the first turn.
 */
import { plus } from '../capacity.ts'
import type { Cell, HostIndex } from '../host-index.ts'
import type { Reason } from '../types.ts'
import type { FilterContext } from './filter.ts'

/** Its name in the funnel. */
export const EXPLICIT = 'explicit'

/** The named hosts that exist, each as a cell of its own. `manual` means k VMs for one host: it is looked at as it would be before the last of them. */
export function named(index: HostIndex, ctx: FilterContext): Cell[] {
  return [...(ctx.only ?? [])].flatMap((id) => {
    const found = index.get(id)
    if (!found) return []
    const { shape, used } = found.cell
    return [{ shape, used: plus(used, ctx.request.specification, ctx.wanted(id) - 1), hosts: [found.member] }]
  })
}

/** Why the others were ruled out; `known` of the `named` exist. */
export const notNamed = (hosts: number, known: number, ctx: FilterContext): Reason => ({
  code: 'placement.not_named',
  params: { hosts, named: ctx.only?.size ?? 0, known },
})
