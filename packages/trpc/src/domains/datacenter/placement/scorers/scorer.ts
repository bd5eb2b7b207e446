/**
 * What a scorer is. To add one: write one file like its neighbours, name it in `list.ts`, give it a weight.
 * It sees a host's state and the VM's size, never which host it is: equal hosts score equally, which is what lets the engine
 * score a cell instead of its hosts. It answers 0 (worst) to 1 (best) for a host on which the VM fits.
 */
import type { HostState } from '../host-index.ts'
import type { Amounts } from '../types.ts'

/** A preference between hosts on which the VM fits. */
export interface Scorer {
  readonly name: string
  score(state: HostState, need: Amounts): number
  /** A score that no host can beat whose use of each resource lies between these two states of one shape. 1 is always right; less saves work. */
  bound(low: HostState, high: HostState, need: Amounts): number
}

/** The value within 0..1, so that no rounding of a quotient leaves it; not-a-number becomes 0. */
export function unit(value: number): number {
  return value > 0 ? (value < 1 ? value : 1) : 0
}
