import { MOST_IDS } from '@colonnade/contract/kernel/verbs'
import { useEffect, useRef, useState } from 'react'
import { useFormat } from '../lib/format.ts'
import { useLatest } from '../lib/hooks.ts'
import { useUiText } from '../lib/i18n.ts'
import { toast } from '../primitives/toast.tsx'
import type { Rows } from './use-rows.ts'

/** Where a range begins: a row, and its place in the list it was chosen in. */
interface Anchor { id: string; index: number; list: string }

/** The rows from one to another, in their order; only the second where the list no longer has both. */
function stretchOf<T>(rows: readonly T[], id: (row: T) => string, from: string, to: T): T[] {
  const [one, other] = [rows.findIndex((row) => id(row) === from), rows.findIndex((row) => id(row) === id(to))]
  return one < 0 || other < 0 ? [to] : rows.slice(Math.min(one, other), Math.max(one, other) + 1)
}

// What is chosen, as many rows as a bulk verb takes; forgotten when `resetKey` changes.
function useKept<T>(id: (row: T) => string, resetKey: string, onReset: () => void) {
  const t = useUiText()
  const f = useFormat()
  const [kept, setKept] = useState<ReadonlyMap<string, T>>(new Map())
  const latest = useLatest({ kept, onReset })
  useEffect(() => {
    latest.current.onReset()
    setKept((before) => (before.size ? new Map() : before))
  }, [resetKey, latest])
  const tooMany = () => void toast.info(t('table.chosenMost', { n: f.number(MOST_IDS) }))
  const add = (rows: readonly T[]) => {
    const next = new Map(latest.current.kept)
    for (const row of rows) if (next.size < MOST_IDS || next.has(id(row))) next.set(id(row), row)
    setKept(next)
    if (rows.some((row) => !next.has(id(row)))) tooMany()
  }
  const forget = (ids: readonly string[]) => setKept((before) => (ids.some((one) => before.has(one)) ? new Map([...before].filter(([one]) => !ids.includes(one))) : before))
  return { kept, add, forget, tooMany, clear: () => setKept(new Map()) }
}

/** Chosen rows by id, as many as a bulk verb takes. Shift chooses everything between the last click and this one, fetched where it is not at hand; a changed list (`resetKey`) forgets the choice. */
export function useSelection<T>(list: Rows<T>, id: (row: T) => string, resetKey: string) {
  const anchor = useRef<Anchor>(undefined)
  const { kept, add, forget, tooMany, clear } = useKept(id, resetKey, () => { anchor.current = undefined })
  const listNow = useLatest(resetKey + list.key)
  // as they are now, where they are in sight
  const chosen = [...kept].map(([key, row]) => list.at(list.placeOf(key)) ?? row)
  const range = (last: Anchor, row: T, here: number) => {
    const known = list.placeOf(last.id)
    // of a row out of sight the place is all that is known, and that only in the same order of the same list
    const from = known >= 0 ? known : last.list === list.key ? last.index : -1
    if (from < 0 || here < 0) return add([row])
    if (Math.abs(here - from) >= MOST_IDS) {
      anchor.current = last
      return tooMany()
    }
    const near = Array.from({ length: Math.abs(here - from) + 1 }, (_, i) => list.at(Math.min(here, from) + i))
    if (known >= 0 && near.every((one) => one !== undefined)) return add(near)
    const asked = listNow.current
    list.between(from, here).then((rows) => { if (listNow.current === asked) add(stretchOf(rows, id, last.id, row)) }, (error: unknown) => toast.error(error))
  }
  const toggle = (row: T, wanted: boolean) => {
    const here = list.placeOf(id(row))
    const last = wanted ? anchor.current : undefined
    anchor.current = { id: id(row), index: here, list: list.key }
    if (last) return range(last, row, here)
    if (!kept.has(id(row))) return add([row])
    forget([id(row)])
  }
  const all = chosen.length > 0 && list.loaded().every((row) => kept.has(id(row)))
  return {
    ids: kept, chosen, toggle, forget, clear,
    state: (all ? true : chosen.length > 0 ? 'indeterminate' : false) as boolean | 'indeterminate',
    toggleAll: () => { if (all || kept.size >= MOST_IDS) clear(); else add(list.loaded()) },
  }
}
/** What `useSelection` gives. */
export type Selection<T> = ReturnType<typeof useSelection<T>>
