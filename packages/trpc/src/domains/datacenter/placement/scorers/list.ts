import type { HostState } from '../host-index.ts'
import type { Amounts, PlacementMode, Weights } from '../types.ts'
import { leastFragmenting } from './least-fragmenting.ts'
import { pack } from './pack.ts'
import type { Scorer } from './scorer.ts'
import { spread } from './spread.ts'

/** Every scorer. */
export const SCORERS: readonly Scorer[] = [spread, pack, leastFragmenting]

/** What each mode prefers. `manual` prefers nothing; its figures only tell the operator what the choice is like. */
export const MODE_WEIGHTS: Readonly<Record<PlacementMode, Weights>> = {
  spread: { spread: 1 },
  pack: { pack: 0.4, least_fragmenting: 0.6 },
  rack_anti_affinity: { spread: 1 },
  manual: { spread: 1 },
}

/** More than the rounding of a bound can be off by: a set looked into for nothing costs little, one passed over would be an error. */
const SLACK = 1e-9

/** A mode's scorers made into one function. */
export interface Scoring {
  /** The weighted mean of the parts, 0..1. */
  score(state: HostState, need: Amounts): number
  /** What no host between two states of one shape can beat. */
  bound(low: HostState, high: HostState, need: Amounts): number
  /** Each weighted scorer's own 0..1. */
  parts(state: HostState, need: Amounts): Record<string, number>
}

/** Makes the scoring of these weights. Throws RangeError for a scorer that doesn't exist, a negative weight or a sum of 0. */
export function scoringOf(weights: Weights): Scoring {
  for (const [name, weight] of Object.entries(weights)) {
    if (!SCORERS.some((s) => s.name === name)) throw new RangeError(`there is no scorer ${name}`)
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`the weight of ${name} must not be negative`)
  }
  const used = SCORERS.map((scorer) => ({ scorer, weight: weights[scorer.name] ?? 0 })).filter((u) => u.weight > 0)
  const whole = used.reduce((sum, u) => sum + u.weight, 0)
  if (whole === 0) throw new RangeError('no scorer has a weight')
  return {
    score(state, need) {
      let sum = 0
      for (const { scorer, weight } of used) sum += scorer.score(state, need) * weight
      return sum / whole
    },
    bound(low, high, need) {
      let sum = 0
      for (const { scorer, weight } of used) sum += scorer.bound(low, high, need) * weight
      return sum / whole + SLACK
    },
    parts: (state, need) => Object.fromEntries(used.map(({ scorer }) => [scorer.name, scorer.score(state, need)])),
  }
}
