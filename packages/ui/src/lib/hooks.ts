import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

/** True while the media query matches. False where there is no `matchMedia`. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (notify) => {
      const list = globalThis.matchMedia?.(query)
      list?.addEventListener('change', notify)
      return () => list?.removeEventListener('change', notify)
    },
    () => globalThis.matchMedia?.(query).matches ?? false,
    () => false,
  )
}

/** True below 640 px: tables become cards, the rail becomes a bottom bar. */
export function useIsPhone(): boolean {
  return useMedia('(width < 640px)')
}

/** `value`, but only after it has held still for `ms` milliseconds. */
export function useDebounced<T>(value: T, ms = 200): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}

/** A ref that always holds the latest value, for listeners that must not be re-attached. */
export function useLatest<T>(value: T): { readonly current: T } {
  const ref = useRef(value)
  useEffect(() => { ref.current = value })
  return ref
}

/** True when typing there means text: single-letter shortcuts must stay silent. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) && !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type))
}

/** Calls `run` for a key pressed anywhere, unless someone already handled it. Letters are ignored while typing. */
export function useKey(handlers: { [key: string]: ((event: KeyboardEvent) => void) | undefined }, active = true): void {
  const latest = useLatest(handlers)
  useEffect(() => {
    if (!active) return
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const mod = event.metaKey || event.ctrlKey ? 'mod+' : ''
      const run = latest.current[mod + event.key.toLowerCase()]
      if (!run || (!mod && event.key.length === 1 && isTyping(event.target))) return
      run(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [active, latest])
}
