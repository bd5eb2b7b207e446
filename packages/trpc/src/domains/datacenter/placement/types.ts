/**
 * The vocabulary of placement. Everything here is plain data: no database, no clock, no chance.
 * Units throughout: cpu in cores, memory in MB, storage in GB; all whole numbers.
 */

/** One figure per resource: cpu in cores, memory in MB, storage in GB. */
export interface Amounts {
  readonly cpu: number
  readonly memory: number
  readonly storage: number
}

/** The resources, in the order in which filters and reports name them. */
export const RESOURCES = ['cpu', 'memory', 'storage'] as const
/** The name of one resource. */
export type Resource = (typeof RESOURCES)[number]

/** A machine that could take a VM. `total` is what is built in, `used` the sum over the VMs placed on it. */
export interface Host {
  readonly id: string
  readonly name: string
  readonly groupId: string
  readonly rackId: string | null
  /** Only `active` takes new VMs; whatever else the inventory calls a state does not. */
  readonly status: string
  readonly total: Amounts
  readonly used: Amounts
}

/** A group's rules in basis points (10,000 = 1.0 = 100 %), so that all arithmetic on them is whole. Made by `policyFrom`. */
export interface GroupPolicy {
  readonly overcommitBp: Amounts
  readonly reserveBp: Amounts
}

/** What a tenant may use in a group, and uses. `Infinity` in a limit means no limit on that resource. */
export interface Quota {
  readonly limit: Amounts
  readonly used: Amounts
}

/** How a set of VMs is laid out. The same four words as `scheduling_mode` in the schema. */
export type PlacementMode = 'spread' | 'pack' | 'rack_anti_affinity' | 'manual'

/** Where a VM of the request's affinity group already is. Its host need not be a candidate: a rack may hold several groups' hosts. */
export interface Standing {
  readonly hostId: string
  readonly rackId: string | null
}

/** "Place `count` VMs of this size for this tenant in this group, all or none." */
export interface PlacementRequest {
  readonly tenantId: string
  readonly groupId: string
  /** What one VM takes. cpu and memory at least 1; storage may be 0 (no disk of its own). */
  readonly specification: Amounts
  readonly count: number
  readonly mode: PlacementMode
  /** `manual`: VM i goes to hostIds[i] (or all of them to the only one named). Other modes: look at these hosts only. */
  readonly hostIds?: readonly string[] | undefined
  /** Hosts that must not be chosen, such as the one a VM is moved away from. */
  readonly excludeHostIds?: readonly string[] | undefined
  /** Hosts that the VM, which exists already, can't be brought to. */
  readonly beyondHostIds?: readonly string[] | undefined
  /** Two VMs of one affinity group never share a host; in `rack_anti_affinity` never a rack either. */
  readonly affinityGroup?: string | null | undefined
  /** The affinity group's VMs that exist already, without those being moved. */
  readonly existing?: readonly Standing[] | undefined
  /** `rack_anti_affinity` only: how many of the set a rack may hold. 1 unless told; raise it step by step for "while racks last". */
  readonly maxPerRack?: number | undefined
}

/** A reason as data: a stable code to translate and the figures for the sentence. */
export interface Reason {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

/** One filter's turn: how many hosts it was given, how many it ruled out, how many it left, and why. */
export interface FunnelStep {
  readonly filter: string
  readonly before: number
  readonly ruledOut: number
  readonly after: number
  /** Null when it ruled out none. */
  readonly reason: Reason | null
}

/** The way from all hosts to those that would do: `hosts` = `left` + the sum of what each step ruled out. */
export interface Funnel {
  readonly hosts: number
  readonly steps: readonly FunnelStep[]
  readonly left: number
}

/** One VM's host, why it scored as it did (each part 0..1), and what the host had in use before and after. */
export interface Assignment {
  readonly hostId: string
  readonly hostName: string
  readonly rackId: string | null
  readonly score: number
  readonly parts: Readonly<Record<string, number>>
  readonly before: Amounts
  readonly after: Amounts
  /** What the host may hold under the group's reserve and overcommit. */
  readonly capacity: Amounts
}

/** A host that would have come next. */
export interface RunnerUp {
  readonly hostId: string
  readonly hostName: string
  readonly score: number
  readonly parts: Readonly<Record<string, number>>
}

/** A set of filters that would all have to give, and the hosts that this would open up. The fewest filters come first. */
export interface Concession {
  readonly filters: readonly string[]
  readonly hosts: number
  readonly reasons: readonly Reason[]
}

/** All placed. `assignments[i]` is VM i. */
export interface Placed {
  readonly ok: true
  readonly assignments: readonly Assignment[]
  readonly runnersUp: readonly RunnerUp[]
  readonly funnel: Funnel
}

/** None placed. `room` is how many of them would have fitted. */
export interface Refused {
  readonly ok: false
  readonly cause: 'invalid_request' | 'no_fit'
  readonly room: number
  readonly funnel: Funnel
  readonly wouldHaveToGive: readonly Concession[]
}

/** The answer to a request, or to a what-if: the same code gives both. */
export type PlacementAnswer = Placed | Refused

/** A score as a sum: scorer name → weight. They need not add up to 1. */
export type Weights = Readonly<Record<string, number>>

/** Knobs that don't change what is allowed, only what is preferred or told. */
export interface PlaceOptions {
  /** Overrides the mode's weights. */
  readonly weights?: Weights | undefined
  /** How many runners-up to name; 0 unless told. */
  readonly runnersUp?: number | undefined
}
