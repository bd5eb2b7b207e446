/**
 * What a filter is. To add one: write one file like its neighbours and name it in `list.ts`.
 *
 * A filter answers "how much is lacking": 0 lets the host pass, more rules it out (1 where it is simply no). Three levels, by what
 * it must look at, so that the engine asks as seldom as it can: a `state` filter is asked of whole sets of hosts, a `host` filter of
 * the hosts it suspects, a `request` filter once. They take their turns in this order of levels.
 *
 * What the engine relies on: the more is in use, the more is lacking (never less); and once a filter has ruled a host out,
 * further VMs of the same request don't bring it back.
 */
import type { HostIndex, HostState, Member } from '../host-index.ts'
import type { PlacementRequest, Quota, Reason } from '../types.ts'

/** What filters may know beside the host. `onHost` and `onRack` count the affinity set: what stood before and what this request has placed so far. */
export interface FilterContext {
  readonly request: PlacementRequest
  readonly quota: Quota | null
  /** The only hosts to look at, or null for all. */
  readonly only: ReadonlySet<string> | null
  readonly excluded: ReadonlySet<string>
  readonly beyond: ReadonlySet<string>
  readonly onHost: Map<string, number>
  readonly onRack: Map<string, number>
  /** `manual`: how many of the VMs are meant for this host. Elsewhere 1. */
  readonly wanted: (hostId: string) => number
}

/** What a filter did to a set of hosts: how many it ruled out, and the least that any of those lacked. */
export interface Tally {
  readonly hosts: number
  readonly least: number
}

interface Named {
  /** Stable name: the funnel's label and the key of its translation. */
  readonly name: string
  /** Puts a tally into a reason. */
  reason(tally: Tally, ctx: FilterContext): Reason
}

/** Looks at capacity, use, group and status only. */
export interface StateFilter extends Named {
  readonly level: 'state'
  lacking(state: HostState, ctx: FilterContext): number
}

/** Looks at one host's identity or rack. */
export interface HostFilter extends Named {
  readonly level: 'host'
  /** False when the request asks nothing of it: it is left out of the funnel and costs nothing. */
  active(ctx: FilterContext): boolean
  /** The ids of the only hosts that it may rule out, known or not, so that nobody asks it about the others. */
  suspects(ctx: FilterContext, index: HostIndex): Iterable<string>
  lacking(host: Member, ctx: FilterContext): number
}

/** Looks at the request as a whole; when it lacks something, every host is ruled out. */
export interface RequestFilter extends Named {
  readonly level: 'request'
  lacking(ctx: FilterContext): number
}

/** Any of the three. */
export type Filter = StateFilter | HostFilter | RequestFilter
