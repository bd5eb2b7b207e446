import type { Forecast } from '@colonnade/contract/datacenter'

/** Fewer days than these say nothing about where it goes. */
export const DAYS_NEEDED = 7

/** Slope of the straight line that is nearest to the points, per step of x; null for fewer than two different x. */
export function slopeOf(points: readonly { x: number; y: number }[]): number | null {
  const n = points.length
  const meanX = points.reduce((sum, p) => sum + p.x, 0) / n
  const meanY = points.reduce((sum, p) => sum + p.y, 0) / n
  const across = points.reduce((sum, p) => sum + (p.x - meanX) ** 2, 0)
  return across > 0 ? points.reduce((sum, p) => sum + (p.x - meanX) * (p.y - meanY), 0) / across : null
}

/** When a resource is full, counted from day `today`, if it goes on as in the known days. `x` counts days; missing days are simply not there. */
export function forecastOf(points: readonly { x: number; used: number; capacity: number }[], today: number): Forecast {
  const last = points.at(-1)
  const common = { known: points.length, needed: DAYS_NEEDED }
  if (!last || points.length < DAYS_NEEDED) return { state: 'unknown', perDay: null, daysLeft: null, ...common }
  const perDay = slopeOf(points.map((p) => ({ x: p.x, y: p.used })))
  if (last.capacity > 0 && last.used >= last.capacity) return { state: 'full', perDay, daysLeft: 0, ...common }
  // less than a thousandth of what is offered in a year is no growth
  if (perDay === null || perDay <= 0 || perDay * 365 < last.capacity / 1000) return { state: 'steady', perDay, daysLeft: null, ...common }
  return { state: 'growing', perDay, daysLeft: Math.max(0, (last.capacity - last.used) / perDay - (today - last.x)), ...common }
}
