import type { Instant } from './format.ts'

const DAY_MS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone)
  if (!found) formats.set(zone, (found = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' })))
  return found
}

// What a clock in the zone shows, as if that were UTC (milliseconds).
function shown(at: number, zone: string): number {
  const part = Object.fromEntries(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)])) as Record<string, number>
  // not by Date.UTC: it takes the year 20 for 1920
  const date = new Date(0)
  date.setUTCFullYear(part['year']!, part['month']! - 1, part['day'])
  return date.setUTCHours(part['hour']!, part['minute'], part['second'])
}

const offset = (at: number, zone: string) => shown(at, zone) - Math.floor(at / 1000) * 1000

/** What a clock in an IANA zone shows at a moment, as `datetime-local` inputs hold it (`2026-11-21T09:30`). Empty for an unreadable instant. */
export function toWallTime(at: Instant, zone: string): string {
  const ms = new Date(at).getTime()
  return Number.isNaN(ms) ? '' : new Date(shown(ms, zone)).toISOString().slice(0, 16)
}

/**
 * The moment at which a clock in a zone shows a time; undefined for text that is no date and time. Of an hour that comes twice it is the first;
 * a time that the clock leaps over is as much later as the leap is wide.
 */
export function fromWallTime(text: string, zone: string): Date | undefined {
  const wall = Date.parse(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(text) ? `${text}Z` : '')
  if (Number.isNaN(wall)) return undefined
  const [before, after] = [wall - offset(wall - DAY_MS, zone), wall - offset(wall + DAY_MS, zone)]
  return new Date([before, after].find((at) => at + offset(at, zone) === wall) ?? before)
}
