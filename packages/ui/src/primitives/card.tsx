import type { ReactNode } from 'react'
import { cn } from '../lib/cn.ts'

/** A surface with a line around it; title, hint and actions on top when given. */
export function Card({ title, hint, actions, children, className, flush }: { title?: ReactNode; hint?: ReactNode; actions?: ReactNode; children?: ReactNode; className?: string; flush?: boolean }) {
  return (
    <section className={cn('min-w-0 rounded-md border bg-surface', className)}>
      {(title || actions) && (
        <header className="flex min-h-11 items-center justify-between gap-3 border-b px-4 py-2">
          <div className="min-w-0">
            {title && <h3 className="truncate">{title}</h3>}
            {hint && <p className="text-sm text-muted">{hint}</p>}
          </div>
          {actions && <div className="flex items-center gap-1">{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : 'p-4'}>{children}</div>
    </section>
  )
}

/** A figure with its name above and a remark under it. */
export function Stat({ label, value, hint, tone, className }: { label: ReactNode; value: ReactNode; hint?: ReactNode; tone?: 'good' | 'warn' | 'fail'; className?: string }) {
  const color = tone ? { good: 'text-good-text', warn: 'text-warn-text', fail: 'text-fail-text' }[tone] : 'text-muted'
  return (
    <div className={cn('flex min-w-0 flex-col', className)}>
      <span className="truncate text-sm text-muted">{label}</span>
      <span className="font-mono text-xl font-medium tabular-nums">{value}</span>
      {hint && <span className={cn('text-sm', color)}>{hint}</span>}
    </div>
  )
}

/** The shape of what is coming. Give it the size of the real thing. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('pulse-slow block h-[1em] rounded-sm bg-line', className)} />
}

/** Name and value pairs of a record, one per line. */
export function Facts({ items, className }: { items: readonly { label: ReactNode; value: ReactNode }[]; className?: string }) {
  return (
    <dl className={cn('grid grid-cols-[minmax(96px,max-content)_1fr] gap-x-6 gap-y-1.5', className)}>
      {items.map((item, i) => (
        <div key={i} className="contents">
          <dt className="text-muted">{item.label}</dt>
          <dd className="min-w-0 break-words">{item.value ?? <span className="text-muted">—</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
