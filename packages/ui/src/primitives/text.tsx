import type { ReactNode } from 'react'
import { cn } from '../lib/cn.ts'

/** A key or chord on the keyboard. `mod` becomes ⌘ on a Mac and Ctrl elsewhere. */
export function Kbd({ children, className }: { children: string; className?: string }) {
  const mac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent)
  return <kbd className={cn('rounded-xs border bg-raised px-1 py-px font-sans text-2xs leading-tight whitespace-nowrap text-muted', className)}>{children.replace(/mod/i, mac ? '⌘' : 'Ctrl')}</kbd>
}

/** Identifiers, serials, addresses, figures: monospaced with tabular digits. */
export function Mono({ children, className, title }: { children: ReactNode; className?: string; title?: string }) {
  return <span className={cn('figures', className)} title={title}>{children}</span>
}
