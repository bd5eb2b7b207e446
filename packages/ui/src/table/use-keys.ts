import { useState, type KeyboardEvent, type RefObject } from 'react'
import { isTyping, useKey } from '../lib/hooks.ts'

interface Options<T> {
  rows: readonly T[]
  id: (row: T) => string
  open?: (row: T) => void
  toggle?: (row: T, range: boolean) => void
  reveal: (index: number) => void
  searchRef: RefObject<HTMLInputElement | null>
  clear: () => void
  openId?: string
}

/**
 * Keyboard of a list. ↑ ↓ or K J move, Home End jump, PageUp PageDown move by ten, Enter opens, Space chooses (Shift: up to here),
 * Esc clears the choice, / goes to the search. With a record open, moving opens the neighbour.
 */
export function useTableKeys<T>({ rows, id, open, toggle, reveal, searchRef, clear, openId }: Options<T>) {
  const [activeId, setActiveId] = useState<string>()
  const current = openId ?? activeId
  const index = current === undefined ? -1 : rows.findIndex((row) => id(row) === current)
  const go = (to: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, to))
    const row = rows[target]
    if (!row) return
    setActiveId(id(row))
    reveal(target)
    if (openId !== undefined && id(row) !== openId) open?.(row)
  }
  useKey({ '/': (event) => { event.preventDefault(); searchRef.current?.focus() } })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return
    const row = rows[index]
    const moves: { [key: string]: number } = { ArrowDown: index + 1, j: index + 1, ArrowUp: index - 1, k: index - 1, Home: 0, End: rows.length - 1, PageDown: index + 10, PageUp: index - 10 }
    const to = moves[event.key]
    // Inside a row (its checkbox, a link) Enter and Space keep their own meaning.
    const inside = event.target !== event.currentTarget
    if (to !== undefined) go(to)
    else if (event.key === 'Enter' && row && open && !inside) open(row)
    else if (event.key === ' ' && row && toggle && !inside) toggle(row, event.shiftKey)
    else if (event.key === 'Escape' && openId === undefined) return clear()
    else return
    event.preventDefault()
  }
  return { activeId, index, setActiveId, onKeyDown, step: (by: 1 | -1) => go(index + by) }
}
