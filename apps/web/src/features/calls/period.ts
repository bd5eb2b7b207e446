/** Stretches of time a summary can cover. */
export const periods = ['7d', '30d', 'month', '90d'] as const
/** One of `periods`. */
export type Period = (typeof periods)[number]

const dayMs = 24 * 3600_000

/** Year, month and day of an instant in a zone. */
function partsIn(at: Date, zone: string): [number, number, number] {
  const text = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
  return text.split('-').map(Number) as [number, number, number]
}

/** The instant at which a calendar day begins in a zone. */
function midnight(year: number, month: number, day: number, zone: string): Date {
  const guess = new Date(Date.UTC(year, month - 1, day))
  const shown = new Date(guess.toLocaleString('en-US', { timeZone: zone }))
  const plain = new Date(guess.toLocaleString('en-US', { timeZone: 'UTC' }))
  return new Date(guess.getTime() - (shown.getTime() - plain.getTime()))
}

/** Where a period begins: whole days of the reader's zone, today included. */
export function periodStart(period: Period, zone: string, now: Date = new Date()): Date {
  const [year, month, day] = partsIn(now, zone)
  if (period === 'month') return midnight(year, month, 1, zone)
  const [y, m, d] = partsIn(new Date(Date.UTC(year, month - 1, day) - (Number.parseInt(period, 10) - 1) * dayMs), 'UTC')
  return midnight(y, m, d, zone)
}

/** Every day from `from` to `to` in a zone, as `2026-01-31`: days without calls are shown too. */
export function daysBetween(from: Date, to: Date, zone: string): string[] {
  const days: string[] = []
  const [y, m, d] = partsIn(from, zone)
  const end = partsIn(to, zone)
  const last = Date.UTC(end[0], end[1] - 1, end[2])
  for (let at = Date.UTC(y, m - 1, d); at <= last; at += dayMs) days.push(new Date(at).toISOString().slice(0, 10))
  return days
}
