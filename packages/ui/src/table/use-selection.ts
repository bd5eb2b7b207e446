import { useEffect, useRef, useState } from 'react'
import { toast } from '../primitives/toast.tsx'
import type { Rows } from './use-rows.ts'

/** Chosen rows by id. Shift chooses everything between the last click and this one, fetched where it is not at hand; a changed list (`resetKey`) forgets the choice. */
export function useSelection<T>(list: Rows<T>, id: (row: T) => string, resetKey: string) {
  const [kept, setKept] = useState<ReadonlyMap<string, T>>(new Map())
  const anchor = useRef<number>(undefined)
  useEffect(() => { setKept((before) => (before.size ? new Map() : before)) }, [resetKey])
  // as they are now, where they are in sight
  const chosen = [...kept].map(([key, row]) => list.at(list.placeOf(key)) ?? row)
  const add = (rows: readonly T[]) => setKept((before) => new Map([...before, ...rows.map((row) => [id(row), row] as const)]))
  const toggle = (row: T, range: boolean) => {
    const here = list.placeOf(id(row))
    const from = range ? anchor.current : undefined
    anchor.current = here
    const near = from === undefined ? [] : Array.from({ length: Math.abs(here - from) + 1 }, (_, i) => list.at(Math.min(here, from) + i))
    if (near.length && near.every((one) => one !== undefined)) return add(near)
    if (from !== undefined) return void list.between(from, here).then(add, (error: unknown) => toast.error(error))
    setKept((before) => {
      const next = new Map(before)
      if (!next.delete(id(row))) next.set(id(row), row)
      return next
    })
  }
  const all = chosen.length > 0 && list.loaded().every((row) => kept.has(id(row)))
  return {
    ids: kept, chosen, toggle,
    state: (all ? true : chosen.length > 0 ? 'indeterminate' : false) as boolean | 'indeterminate',
    toggleAll: () => { if (all) setKept(new Map()); else add(list.loaded()) },
    clear: () => setKept(new Map()),
  }
}
/** What `useSelection` gives. */
export type Selection<T> = ReturnType<typeof useSelection<T>>
