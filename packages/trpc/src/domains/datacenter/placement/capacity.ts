/**
 * Whole-number arithmetic of reserve, overcommit and quota. Rounding never favours the one who asks:
 * what is held back is rounded up, what may be used is rounded down.
 *
 *   reserve  = ceil(total × reserveBp / 10000)
 *   capacity = floor((total − reserve) × overcommitBp / 10000)
 *
 * Every product stays below 2^53 for totals up to 2^31 and ratios up to 100, so it is exact in a double, and SQL says the same in bigint:
 * ((total - (total * reserve_bp + 9999) / 10000) * overcommit_bp) / 10000
 */
import type { Amounts, GroupPolicy } from './types.ts'

/** Basis points in a whole. */
export const BP = 10_000

/** The largest total a host may have and the arithmetic still be exact (cores, MB or GB). */
export const MAX_AMOUNT = 2 ** 31

/** floor(a × b / divisor) without a fraction ever being formed; a × b must be below 2^53. */
function mulDiv(a: number, b: number, divisor: number): number {
  const product = a * b
  return (product - (product % divisor)) / divisor
}

/** What a total (cores, MB, GB) offers at an overcommit ratio of at most two decimals, without reserve: as the database says it. */
export function timesRatio(total: number, ratio: number): number {
  return mulDiv(total, Math.round(ratio * BP), BP)
}

/** Each resource run through the same function. */
export function mapAmounts(f: (resource: keyof Amounts) => number): Amounts {
  return { cpu: f('cpu'), memory: f('memory'), storage: f('storage') }
}

/** a + b × times, per resource. */
export function plus(a: Amounts, b: Amounts, times = 1): Amounts {
  return { cpu: a.cpu + b.cpu * times, memory: a.memory + b.memory * times, storage: a.storage + b.storage * times }
}

/** What may be placed on a host with this total (cores, MB, GB), by the formula on top of this file. Never negative. */
export function capacityOf(total: Amounts, policy: GroupPolicy): Amounts {
  return mapAmounts((r) => {
    const reserve = mulDiv(total[r] * policy.reserveBp[r] + BP - 1, 1, BP)
    return Math.max(0, mulDiv(total[r] - reserve, policy.overcommitBp[r], BP))
  })
}

/**
 * A policy from the figures people set: ratios (1.5 = 150 %) and percentages held back (12.5 = 12.5 %).
 * Both are rounded to the nearest basis point, which is finer than the two decimals they are stored with.
 * Throws RangeError for a ratio outside 0..100 or a percentage outside 0..100.
 */
export function policyFrom(input: { overcommit?: Partial<Amounts>; reservePercent?: Partial<Amounts> } = {}): GroupPolicy {
  const within = (value: number, what: string): number => {
    if (!(value >= 0 && value <= 100)) throw new RangeError(`${what} must be between 0 and 100, got ${value}`)
    return value
  }
  return {
    overcommitBp: mapAmounts((r) => Math.round(within(input.overcommit?.[r] ?? 1, `overcommit ${r}`) * BP)),
    reserveBp: mapAmounts((r) => Math.round(within(input.reservePercent?.[r] ?? 0, `reserve ${r}`) * (BP / 100))),
  }
}

/**
 * The cores a quota stands for: floor(total_cpu × percentage / 100), the percentage rounded to the nearest 0.0001 first.
 * `groupCpu` is the group's physical total (cores), before reserve and overcommit; a percentage above 100 reaches into overcommit.
 */
export function quotaCores(groupCpu: number, percentage: number): number {
  return mulDiv(groupCpu, Math.round(percentage * 10_000), 1_000_000)
}
