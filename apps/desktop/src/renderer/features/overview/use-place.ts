import { useUrl } from '@colonnade/screens'
import { useMemo } from 'react'

/** How the rooms are divided, from the largest part to the smallest. */
export const levels = ['region', 'dc', 'room', 'group'] as const
export type Level = (typeof levels)[number]
const parts = ['region', 'dc', 'room'] as const
export type Within = { region?: string | null; dc?: string | null; room?: string | null }
/** Stands in the address for what says nothing of its place. */
const NOTHING = '\u2014'

/** The part of the rooms one looks at, and how it is divided; kept in the address. */
export function usePlace() {
  const url = useUrl()
  const { params } = url
  return useMemo(() => {
    const within: Within = Object.fromEntries(parts.filter((p) => params.has(p)).map((p) => [p, params.get(p) === NOTHING ? null : params.get(p)]))
    const wanted = params.get('by') as Level | null
    const by: Level = wanted && levels.includes(wanted) ? wanted : (parts.find((p) => !(p in within)) ?? 'group')
    const days = params.get('days') === '365' ? 365 as const : params.get('days') === '90' ? 90 as const : 30 as const
    return {
      within, by, days,
      trail: parts.filter((p) => p in within).map((p) => ({ level: p, name: within[p] ?? null })),
      setBy: (next: Level) => url.set({ by: next }),
      setDays: (next: number) => url.set({ days: next === 30 ? null : String(next) }),
      /** Into one row of a level. */
      enter: (level: Level, name: string | null) => url.set({ [level]: name ?? NOTHING, by: null }),
      /** Back to a place on the trail: `count` parts of it stay. */
      back: (count: number) => url.set({ ...Object.fromEntries(parts.filter((p) => p in within).slice(count).map((p) => [p, null])), by: null }),
    }
  }, [params, url])
}
export type PlaceView = ReturnType<typeof usePlace>
