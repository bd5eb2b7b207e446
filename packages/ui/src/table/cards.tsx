import type { Virtualizer } from '@tanstack/react-virtual'
import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'
import { Skeleton } from '../primitives/card.tsx'
import { Checkbox } from '../primitives/toggle.tsx'
import { OpenLink } from './grid.tsx'
import type { Column } from './types.ts'
import type { Selection } from './use-selection.ts'

interface Props<T> { at: (index: number) => T | undefined; columns: readonly Column<T>[]; id: (row: T) => string; virtual: Virtualizer<HTMLDivElement, Element>; selection?: Selection<T>; href?: (row: T) => string; openId?: string; onPress: (row: T, index: number) => void }

/** The rows on a phone: a card each, the primary column as its title, the others as name and value. */
export function Cards<T>({ at, columns, id, virtual, selection, href, openId, onPress }: Props<T>) {
  const t = useUiText()
  const title = columns.find((c) => c.primary) ?? columns[0]
  const others = columns.filter((c) => c !== title)
  return (
    <ul className="relative" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const row = at(item.index)
        if (!title) return null
        if (!row) return <li key={item.key} aria-hidden className="absolute inset-x-0 top-0 pb-2" style={{ height: item.size, transform: `translateY(${item.start}px)` }}><div className="flex h-full flex-col gap-3 rounded-md border bg-surface p-3"><Skeleton className="w-2/5" /><Skeleton className="w-3/5" /><Skeleton className="w-1/2" /></div></li>
        const head = title.cell(row)
        return (
          <li key={id(row)} ref={virtual.measureElement} data-index={item.index} className="absolute inset-x-0 top-0 pb-2" style={{ transform: `translateY(${item.start}px)` }}>
            <div className={cn('rounded-md border bg-surface p-3', (openId === id(row) || selection?.ids.has(id(row))) && 'border-accent')} onClick={(e) => { if (!(e.target as HTMLElement).closest('a,button,input')) onPress(row, item.index) }}>
              <div className="flex items-center justify-between gap-3">
                <span className={cn('min-w-0 truncate font-medium', title.mono && 'figures')}>{href ? <OpenLink href={href(row)} onOpen={() => onPress(row, item.index)}>{head}</OpenLink> : head}</span>
                {selection && <Checkbox aria-label={t('table.selectRow')} checked={selection.ids.has(id(row))} onChecked={() => selection.toggle(row, false)} className="size-5" />}
              </div>
              <dl className="mt-2 grid grid-cols-[minmax(88px,auto)_1fr] gap-x-4 gap-y-1">
                {others.map((column) => {
                  const cell = column.cell(row)
                  // a name without a value only takes room here
                  if (cell === null || cell === undefined || cell === '' || cell === false) return null
                  return (
                    <div key={column.id} className="contents has-[dd:empty]:hidden">
                      <dt className="truncate text-sm text-muted">{column.header}</dt>
                      <dd className={cn('min-w-0 truncate', column.mono && 'figures')}>{cell}</dd>
                    </div>
                  )
                })}
              </dl>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
