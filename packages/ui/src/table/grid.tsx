import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo, type CSSProperties, type ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'
import { Skeleton } from '../primitives/card.tsx'
import { Checkbox } from '../primitives/toggle.tsx'
import type { TableState } from './state.ts'
import type { Column } from './types.ts'

/** Column widths as a CSS grid: at least their width, sharing what is left in proportion. */
export function gridTemplate<T>(columns: readonly Column<T>[], selectable: boolean): { template: string; minWidth: number } {
  const widths = columns.map((c) => c.width ?? 140)
  return { template: `${selectable ? '36px ' : ''}${widths.map((w) => `minmax(${w}px, ${w}fr)`).join(' ')}`, minWidth: widths.reduce((a, b) => a + b, selectable ? 36 : 0) }
}

interface HeadProps<T> { columns: readonly Column<T>[]; template: string; sort: TableState['sort']; onSort: (field: string, add: boolean) => void; all?: { state: boolean | 'indeterminate'; toggle: () => void } }

/** The head row: names, sort on click (Shift adds a second column), choose all. */
export function HeadRow<T>({ columns, template, sort, onSort, all }: HeadProps<T>) {
  const t = useUiText()
  return (
    <div role="row" aria-rowindex={1} className="sticky top-0 z-10 grid h-8 items-center border-b bg-surface text-sm text-muted" style={{ gridTemplateColumns: template }}>
      {all && <span role="columnheader" className="grid place-items-center"><Checkbox aria-label={t('table.selectAll')} checked={all.state} onChecked={all.toggle} tabIndex={-1} /></span>}
      {columns.map((column) => {
        const field = column.field ?? column.id
        const now = sort.find((s) => s.field === field)
        const place = sort.length > 1 && now ? sort.indexOf(now) + 1 : undefined
        const end = column.align === 'end'
        return (
          <span role="columnheader" key={column.id} aria-sort={now ? (now.direction === 'asc' ? 'ascending' : 'descending') : column.sortable ? 'none' : undefined} className={cn('flex h-full min-w-0 items-center px-3', end && 'justify-end')}>
            {column.sortable ? (
              <button type="button" tabIndex={-1} title={t('table.sortBy', { column: column.header })} onClick={(e) => onSort(field, e.shiftKey)} className={cn('group flex min-w-0 items-center gap-1 rounded-sm hover:text-ink', now && 'font-medium text-ink', end && 'flex-row-reverse')}>
                <span className="truncate">{column.header}</span>
                {now?.direction === 'desc' ? <ArrowDown className="size-3 shrink-0" /> : <ArrowUp className={cn('size-3 shrink-0', !now && 'opacity-0 group-hover:opacity-50')} />}
                {place && <span className="figures text-2xs">{place}</span>}
              </button>
            ) : <span className="truncate">{column.header}</span>}
          </span>
        )
      })}
    </div>
  )
}

/** Props of `BodyRow`. */
export interface BodyRowProps<T> {
  row: T; index: number; columns: readonly Column<T>[]; template: string; style: CSSProperties; domId: string
  active: boolean; open: boolean; chosen?: boolean; tone?: 'warn' | 'fail'; href?: string
  onPress: (row: T, index: number) => void; onToggle?: (row: T, range: boolean) => void
}

function PlainBodyRow<T>({ row, index, columns, template, style, domId, active, open, chosen, tone, href, onPress, onToggle }: BodyRowProps<T>) {
  const t = useUiText()
  return (
    <div
      role="row" id={domId} aria-rowindex={index + 2} aria-selected={chosen ?? open} data-active={active || undefined}
      className={cn('absolute inset-x-0 top-0 grid cursor-default items-center border-b transition-colors hover:bg-raised', chosen && 'bg-accent-soft hover:bg-accent-soft', open && 'bg-accent-soft', active && 'bg-raised shadow-[inset_2px_0_0_var(--accent)]', active && (chosen || open) && 'bg-accent-soft', !active && tone && (tone === 'fail' ? 'shadow-[inset_2px_0_0_var(--fail)]' : 'shadow-[inset_2px_0_0_var(--warn)]'))}
      style={{ ...style, gridTemplateColumns: template }}
      onClick={(e) => { if (!(e.target as HTMLElement).closest('a,button,input,label,[role=checkbox],[role=switch]')) onPress(row, index) }}
    >
      {onToggle && (
        <span role="gridcell" className="grid h-full place-items-center" onClick={(e) => { e.stopPropagation(); onToggle(row, e.shiftKey) }}>
          <Checkbox aria-label={t('table.selectRow')} checked={chosen ?? false} onChecked={() => undefined} tabIndex={-1} className="pointer-events-none" />
        </span>
      )}
      {columns.map((column, i) => (
        <span role="gridcell" key={column.id} className={cn('min-w-0 truncate px-3', column.align === 'end' && 'text-right', column.mono && 'figures')}>
          {i === 0 && href ? <OpenLink href={href} onOpen={() => onPress(row, index)}>{column.cell(row)}</OpenLink> : column.cell(row)}
        </span>
      ))}
    </div>
  )
}

/** One row; drawn again only when something about it changes. */
export const BodyRow = memo(PlainBodyRow) as typeof PlainBodyRow

/** A real link, so that a middle click opens a tab; a plain click stays in the app. */
export function OpenLink({ href, onOpen, children }: { href: string; onOpen: () => void; children: ReactNode }) {
  return <a href={href} tabIndex={-1} className="underline-offset-3 hover:underline" onClick={(e) => { if (!e.metaKey && !e.ctrlKey && !e.shiftKey && e.button === 0) { e.preventDefault(); onOpen() } }}>{children}</a>
}

/** Rows to come, of the height they will have. */
export function SkeletonRows<T>({ columns, template, height, count, selectable }: { columns: readonly Column<T>[]; template: string; height: number; count: number; selectable: boolean }) {
  return Array.from({ length: count }, (_, i) => (
    <div key={i} role="presentation" className="grid items-center border-b" style={{ gridTemplateColumns: template, height }}>
      {selectable && <span />}
      {columns.map((column, n) => <span key={column.id} className={cn('flex px-3', column.align === 'end' && 'justify-end')}><Skeleton className={['w-2/3', 'w-1/2', 'w-3/5', 'w-2/5'][(i + n) % 4]} /></span>)}
    </div>
  ))
}
