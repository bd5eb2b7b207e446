import type { FilterCondition } from '@colonnade/contract/kernel/paging'
import { ListFilter, X } from 'lucide-react'
import { useState } from 'react'
import { useFormat } from '../lib/format.ts'
import { useUiText } from '../lib/i18n.ts'
import { Button } from '../primitives/button.tsx'
import { OptionList } from '../primitives/combobox.tsx'
import { Popover } from '../primitives/menu.tsx'
import { FilterEditor } from './filter-editor.tsx'
import { filterSentence } from './sentence.ts'
import type { Column } from './types.ts'

interface Props<T> { columns: readonly Column<T>[]; filter: readonly FilterCondition[]; onFilter: (filter: FilterCondition[]) => void }

/** “Filter” button: choose a column, then operator and value. */
export function AddFilter<T>({ columns, filter, onFilter }: Props<T>) {
  const t = useUiText()
  const [open, setOpen] = useState(false)
  const [column, setColumn] = useState<Column<T>>()
  const filterable = columns.filter((c) => c.filter)
  if (!filterable.length) return null
  const change = (next: boolean) => { setOpen(next); setColumn(undefined) }
  return (
    <Popover open={open} onOpenChange={change} label={t('table.addFilter')} className={column ? undefined : 'w-56 p-0'}
      trigger={<Button icon={<ListFilter />} aria-label={t('table.addFilter')}><span className="max-md:hidden">{t('table.filter')}</span></Button>}>
      {column
        ? <FilterEditor column={column} onApply={(condition) => { onFilter([...filter, condition]); change(false) }} />
        : <OptionList options={filterable.map((c) => ({ value: c.id, label: c.header }))} value={[]} onPick={(o) => setColumn(filterable.find((c) => c.id === o.value))} />}
    </Popover>
  )
}

/** The conditions as chips that read as one sentence; a click edits, the cross removes. */
export function FilterChips<T>({ columns, filter, onFilter }: Props<T>) {
  const t = useUiText()
  if (!filter.length) return null
  return (
    <div className="flex flex-wrap items-center gap-x-1.5 gap-y-1 px-3 pb-2 max-sm:px-0">
      {filter.map((condition, i) => (
        <span key={i} className="contents">
          {i > 0 && <span aria-hidden className="text-muted">{t('table.and')}</span>}
          <Chip columns={columns} condition={condition} onChange={(next) => onFilter(filter.map((c, n) => (n === i ? next : c)))} onRemove={() => onFilter(filter.filter((_, n) => n !== i))} />
        </span>
      ))}
      <Button size="sm" look="ghost" className="text-muted" onClick={() => onFilter([])}>{t('table.clearFilters')}</Button>
    </div>
  )
}

function Chip<T>({ columns, condition, onChange, onRemove }: { columns: readonly Column<T>[]; condition: FilterCondition; onChange: (c: FilterCondition) => void; onRemove: () => void }) {
  const t = useUiText()
  const f = useFormat()
  const [open, setOpen] = useState(false)
  const column = columns.find((c) => (c.field ?? c.id) === condition.field)
  const words = filterSentence(condition, columns, t, f)
  const text = <span className="max-w-80 truncate"><span className="text-muted">{words.column} {words.operator}</span> {words.value}</span>
  return (
    <span className="inline-flex h-[calc(var(--control-h)-4px)] items-center rounded-md border bg-surface">
      {column?.filter
        ? <Popover open={open} onOpenChange={setOpen} label={words.column} trigger={<button type="button" className="flex h-full items-center rounded-l-md pr-1.5 pl-2 hover:bg-raised">{text}</button>}><FilterEditor column={column} initial={condition} onApply={(c) => { onChange(c); setOpen(false) }} /></Popover>
        : <span className="pr-1.5 pl-2">{text}</span>}
      <button type="button" aria-label={t('table.removeFilter', { sentence: Object.values(words).filter(Boolean).join(' ') })} onClick={onRemove} className="grid h-full w-6 place-items-center rounded-r-md text-muted hover:bg-raised hover:text-ink"><X className="size-3" /></button>
    </span>
  )
}
