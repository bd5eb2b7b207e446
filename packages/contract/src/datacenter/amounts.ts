import * as z from 'zod'

/** Units as forms and tables show them. */
export const unitOf = { cpu: 'cores', memory: 'MB', storage: 'GB', height: 'U' } as const

/** One figure per resource: cpu in cores, memory in MB, storage in GB. */
export const amounts = z.object({ cpu: z.number(), memory: z.number(), storage: z.number() })
export type Amounts = z.infer<typeof amounts>

/** A figure with at most two decimals: a ratio or a percentage. */
export function hundredths(least: number, most: number) {
  return z.number().min(least).max(most).refine((n) => Number(n.toFixed(2)) === n, 'has at most two decimals')
}

/** Largest figure of a group or quota: what a double holds without losing a unit. */
export const MOST = Number.MAX_SAFE_INTEGER
