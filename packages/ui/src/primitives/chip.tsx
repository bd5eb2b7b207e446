import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '../lib/cn.ts'

/** Colours of the data series by name, as people choose them for tags. */
export const chipColors = { verdigris: 'var(--series-1)', slate: 'var(--series-2)', ochre: 'var(--series-3)', plum: 'var(--series-4)', moss: 'var(--series-5)', rust: 'var(--series-6)' } as const
/** A colour of a chip. */
export type ChipColor = keyof typeof chipColors

/** A word with a dot of its colour; the word carries the meaning. `onRemove` adds a way to take it off, `removeLabel` names it. */
export function Chip({ color, children, onRemove, removeLabel, className }: { color: ChipColor; children: ReactNode; onRemove?: () => void; removeLabel?: string; className?: string }) {
  const paint = chipColors[color]
  return (
    <span className={cn('inline-flex max-w-full items-center gap-1.5 rounded-full border px-2 py-px text-sm whitespace-nowrap', onRemove && 'pr-0.5', className)} style={{ borderColor: `color-mix(in oklab, ${paint} 45%, var(--line))`, background: `color-mix(in oklab, ${paint} 10%, var(--surface))` }}>
      <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: paint }} />
      <span className="truncate">{children}</span>
      {onRemove && <button type="button" aria-label={removeLabel} onClick={onRemove} className="rounded-full p-0.5 text-muted hover:bg-raised hover:text-ink"><X className="size-3" /></button>}
    </span>
  )
}
