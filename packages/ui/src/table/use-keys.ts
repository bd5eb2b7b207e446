import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react'
import { isTyping, useKey, useLatest } from '../lib/hooks.ts'
import type { Rows } from './use-rows.ts'

interface Options<T> {
  list: Rows<T>
  id: (row: T) => string
  open?: (row: T) => void
  toggle?: (row: T, range: boolean) => void
  reveal: (index: number) => void
  /** How many rows Page Up and Page Down move by. */
  stride: () => number
  searchRef: RefObject<HTMLInputElement | null>
  clear: () => void
  openId?: string
}

/** The row one is at: by its id, and by its place while it is on its way or out of sight. */
interface Cursor { id?: string; index: number }

/** Moves from row to row, also to such as are still to come. */
function useCursor<T>({ list, id, open, reveal, openId }: Pick<Options<T>, 'list' | 'id' | 'open' | 'reveal' | 'openId'>) {
  const [cursor, setCursor] = useState<Cursor>()
  const waits = cursor !== undefined && cursor.id === undefined
  const current = waits ? undefined : (openId ?? cursor?.id)
  const known = current === undefined ? -1 : list.placeOf(current)
  // what was asked for beyond the end is the last row, once there is an end
  const index = known >= 0 ? known : cursor && (waits || current === cursor.id) ? Math.min(cursor.index, list.total - 1) : -1
  const arrived = waits && (cursor.index !== Infinity || list.complete) ? list.at(index) : undefined
  const settle = (row: T, at: number) => {
    setCursor({ id: id(row), index: at })
    if (openId !== undefined && id(row) !== openId) open?.(row)
  }
  const go = (to: number) => {
    if (list.total === 0) return
    const target = Math.max(0, Math.min(list.total - 1, to))
    const row = list.at(target)
    reveal(target)
    if (row && to !== Infinity) settle(row, target)
    else setCursor({ index: Math.max(0, to) })
  }
  const latest = useLatest({ settle, reveal })
  useEffect(() => {
    if (!waits) return
    if (arrived) latest.current.settle(arrived, index)
    else latest.current.reveal(index)
  }, [waits, arrived, index, latest])
  return { activeId: cursor?.id, index, go, setActiveId: (rowId: string) => setCursor({ id: rowId, index: list.placeOf(rowId) }) }
}

/**
 * Keyboard of a list. ↑ ↓ or K J move, Home End jump, PageUp PageDown move by a screenful, Enter opens, Space chooses (Shift: up to here),
 * Esc clears the choice, / goes to the search. With a record open, moving opens the neighbour.
 */
export function useTableKeys<T>({ list, id, open, toggle, reveal, stride, searchRef, clear, openId }: Options<T>) {
  const { activeId, index, go, setActiveId } = useCursor({ list, id, open, reveal, openId })
  useKey({ '/': (event) => { event.preventDefault(); searchRef.current?.focus() } })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return
    const row = index < 0 ? undefined : list.at(index)
    const moves: { [key: string]: number } = { ArrowDown: index + 1, j: index + 1, ArrowUp: index - 1, k: index - 1, Home: 0, End: list.complete ? list.total - 1 : Infinity, PageDown: index + stride(), PageUp: index - stride() }
    const to = moves[event.key]
    // Inside a row (its checkbox, a link) Enter and Space keep their own meaning.
    const inside = event.target !== event.currentTarget
    if (to === Infinity) list.askCount()
    if (to !== undefined) go(to)
    else if (event.key === 'Enter' && row && open && !inside) open(row)
    else if (event.key === ' ' && row && toggle && !inside) toggle(row, event.shiftKey)
    else if (event.key === 'Escape' && openId === undefined) return clear()
    else return
    event.preventDefault()
  }
  return { activeId, index, setActiveId, onKeyDown, step: (by: 1 | -1) => go(index + by) }
}
