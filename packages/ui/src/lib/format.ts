import { useMemo } from 'react'
import { getPreferences, usePreferences, type Language } from './prefs.ts'

/** Formatters of one language and time zone. Instants come as ISO text, Date or epoch milliseconds. */
export interface Format {
  /** A plain number with the locale's separators. */
  number: (n: number, options?: Intl.NumberFormatOptions) => string
  /** A share of 1 as per cent: 0.42 → 42%. */
  percent: (share: number, digits?: number) => string
  /** Memory in MB (1 GB = 1,024 MB), shown in the unit that reads best. */
  megabytes: (mb: number) => string
  /** Storage in GB (1 TB = 1,024 GB), shown in the unit that reads best. */
  gigabytes: (gb: number) => string
  /** Plain bytes, e.g. of a file. */
  bytes: (bytes: number) => string
  /** Day and time in the zone. */
  dateTime: (at: Instant, options?: Intl.DateTimeFormatOptions) => string
  /** Day in the zone. */
  date: (at: Instant) => string
  /** A day of the calendar (`2026-11-21`): that day, whatever the zone. */
  day: (day: string, options?: Intl.DateTimeFormatOptions) => string
  /** Time of day in the zone. */
  time: (at: Instant) => string
  /** Time of day for a moment of today, else day and time. */
  recent: (at: Instant) => string
  /** “3 minutes ago”, “in 2 days”. */
  relative: (at: Instant, now?: number) => string
  /** A span in seconds: “2 min 5 s”. */
  duration: (seconds: number) => string
  language: Language
  zone: string
}
/** A moment: ISO text, Date or epoch milliseconds. */
export type Instant = string | number | Date

const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const
const SPANS: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]]

function scaled(value: number, from: number, number: Format['number']): string {
  let unit = from
  let n = value
  while (Math.abs(n) >= 1024 && unit < BYTE_UNITS.length - 1) {
    n /= 1024
    unit += 1
  }
  return `${number(n, { maximumFractionDigits: Math.abs(n) < 10 && !Number.isInteger(n) ? 1 : 0 })}\u00a0${BYTE_UNITS[unit]}`
}

function relative(language: Language, at: Instant, now: number): string {
  const seconds = (new Date(at).getTime() - now) / 1000
  const [unit, size] = SPANS.find(([, s]) => Math.abs(seconds) >= s) ?? ['second', 1]
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}

function duration(language: Language, seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const parts: [number, string][] = [[Math.floor(whole / 86_400), 'day'], [Math.floor((whole % 86_400) / 3600), 'hour'], [Math.floor((whole % 3600) / 60), 'minute'], [whole % 60, 'second']]
  const first = parts.findIndex(([n]) => n > 0)
  if (first < 0) return new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'short' }).format(0)
  return parts.slice(first, first + 2).filter(([n]) => n > 0)
    .map(([n, unit]) => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(n)).join(' ')
}

const cache = new Map<string, Intl.DateTimeFormat>()
function dateFormat(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + zone + JSON.stringify(options)
  let found = cache.get(key)
  if (!found) cache.set(key, (found = new Intl.DateTimeFormat(language, { timeZone: zone, ...options })))
  return found
}

/** Formatters for a language and an IANA time zone. Unreadable instants print as an em dash. */
export function createFormat(language: Language = getPreferences().language, zone: string = localZone()): Format {
  const number: Format['number'] = (n, options) => new Intl.NumberFormat(language, options).format(n)
  const date = (at: Instant, options: Intl.DateTimeFormatOptions) => {
    const d = new Date(at)
    return Number.isNaN(d.getTime()) ? '—' : dateFormat(language, zone, options).format(d)
  }
  return {
    language, zone, number,
    percent: (share, digits = 0) => number(share, { style: 'percent', maximumFractionDigits: digits }),
    megabytes: (mb) => scaled(mb, 2, number),
    gigabytes: (gb) => scaled(gb, 3, number),
    bytes: (b) => scaled(b, 0, number),
    dateTime: (at, options) => date(at, options ?? { dateStyle: 'medium', timeStyle: 'short' }),
    date: (at) => date(at, { dateStyle: 'medium' }),
    day: (day, options = { dateStyle: 'medium' }) => date(`${day}T00:00Z`, { ...options, timeZone: 'UTC' }),
    time: (at) => date(at, { timeStyle: 'short' }),
    recent: (at) => date(at, date(at, { dateStyle: 'short' }) === date(Date.now(), { dateStyle: 'short' }) ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }),
    relative: (at, now = Date.now()) => relative(language, at, now),
    duration: (seconds) => duration(language, seconds),
  }
}

/** The browser's own IANA time zone. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Formatters in the reader's language and zone (preference, else the browser's). */
export function useFormat(): Format {
  const { language, zone } = usePreferences()
  return useMemo(() => createFormat(language, zone ?? localZone()), [language, zone])
}
