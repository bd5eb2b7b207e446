import { useEffect, useMemo, useRef, useState } from 'react'

/** Chosen rows by id. Shift chooses everything between the last click and this one; a changed list (`resetKey`) forgets the choice. */
export function useSelection<T>(rows: readonly T[], id: (row: T) => string, resetKey: string) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string>(undefined)
  useEffect(() => { setIds((before) => (before.size ? new Set() : before)) }, [resetKey])
  const chosen = useMemo(() => rows.filter((row) => ids.has(id(row))), [rows, ids, id])
  const toggle = (row: T, range: boolean) => {
    const next = new Set(ids)
    const here = id(row)
    const from = range && anchor.current ? rows.findIndex((r) => id(r) === anchor.current) : -1
    const to = rows.findIndex((r) => id(r) === here)
    if (from >= 0) for (const r of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(id(r))
    else if (!next.delete(here)) next.add(here)
    anchor.current = here
    setIds(next)
  }
  const all = rows.length > 0 && chosen.length === rows.length
  return {
    ids, chosen, toggle,
    state: (all ? true : chosen.length > 0 ? 'indeterminate' : false) as boolean | 'indeterminate',
    toggleAll: () => setIds(all ? new Set() : new Set(rows.map(id))),
    clear: () => setIds(new Set()),
  }
}
/** What `useSelection` gives. */
export type Selection<T> = ReturnType<typeof useSelection<T>>
