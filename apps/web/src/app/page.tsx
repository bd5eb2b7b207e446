import type { Crumb } from '@colonnade/ui'
import { cn } from '@colonnade/ui'
import { useEffect, useSyncExternalStore, type ReactNode } from 'react'

let current: readonly Crumb[] = []
const listeners = new Set<() => void>()

/** Where the page says it is, for the frame's breadcrumb. */
export function useCurrentCrumbs(): readonly Crumb[] {
  return useSyncExternalStore((notify) => { listeners.add(notify); return () => listeners.delete(notify) }, () => current)
}

/** Says where this page is: the steps to it, the last without address. Also names the browser's tab. */
export function useCrumbs(crumbs: readonly Crumb[]): void {
  const key = JSON.stringify(crumbs)
  useEffect(() => {
    current = JSON.parse(key) as Crumb[]
    const last = current.at(-1)?.label
    document.title = typeof last === 'string' && last ? `${last} · Colonnade` : 'Colonnade'
    for (const listener of listeners) listener()
  }, [key])
}

/** A page one reads: scrolls as a whole, with room around it. */
export function Page({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn('mx-auto w-full max-w-[1160px] px-8 py-7 max-lg:px-6 max-sm:px-4 max-sm:py-5', className)}>{children}</div>
}

/** A page around a list: fills the height, the list scrolls inside. On a phone the whole page scrolls. */
export function FillPage({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn('lists mx-auto flex min-h-0 w-full max-w-[1280px] flex-1 flex-col px-8 pt-7 pb-6 max-lg:px-6 max-sm:flex-none max-sm:px-4 max-sm:pt-5', className)}>{children}</div>
}
