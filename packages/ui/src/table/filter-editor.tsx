import type { FilterCondition, FilterOperator } from '@colonnade/contract/kernel/paging'
import { useState } from 'react'
import { useUiText } from '../lib/i18n.ts'
import { Button } from '../primitives/button.tsx'
import { OptionList } from '../primitives/combobox.tsx'
import { Field } from '../primitives/field.tsx'
import { Input } from '../primitives/input.tsx'
import { Select, type Option } from '../primitives/select.tsx'
import { Badge } from '../primitives/badge.tsx'
import { operatorsFor, operatorWord } from './sentence.ts'
import type { Column } from './types.ts'

/** The inside of the filter popover for one column: operator and value, applied with Enter. */
export function FilterEditor<T>({ column, initial, onApply }: { column: Column<T>; initial?: FilterCondition; onApply: (condition: FilterCondition) => void }) {
  const t = useUiText()
  const filter = column.filter ?? { type: 'text' }
  const operators = operatorsFor(filter)
  const [op, setOp] = useState<FilterOperator>(initial?.op ?? operators[0] ?? 'eq')
  const [value, setValue] = useState<FilterCondition['value']>(initial?.value ?? (filter.type === 'enum' ? [] : filter.type === 'boolean' ? true : ''))
  const ready = op === 'isNull' || typeof value === 'boolean' || typeof value === 'number' || value.length > 0
  const apply = () => {
    if (!ready) return
    const typed = filter.type === 'number' && typeof value === 'string' ? Number(value) : value
    if (typeof typed === 'number' && !Number.isFinite(typed)) return
    // `ne` takes one value; one enum value chosen for `in` reads and sends as a list all the same.
    onApply({ field: column.field ?? column.id, op, value: op === 'isNull' ? value !== false : op === 'ne' && Array.isArray(typed) ? (typed[0] ?? '') : typed })
  }
  return (
    <form className="flex w-64 flex-col gap-3" onSubmit={(e) => { e.preventDefault(); apply() }}>
      <p className="font-medium">{column.header}</p>
      {operators.length > 1 && (
        <Select aria-label={t('table.condition')} value={op} onValue={(v) => setOp(v as FilterOperator)} options={operators.map((o) => ({ value: o, label: operatorWord(o, filter.type, true, t) }))} />
      )}
      {op !== 'isNull' && <ValueEditor filter={filter} op={op} value={value} onValue={setValue} />}
      <Button type="submit" look="primary" disabled={!ready}>{t('common.apply')}</Button>
    </form>
  )
}

interface ValueProps { filter: NonNullable<Column<unknown>['filter']>; op: FilterOperator; value: FilterCondition['value']; onValue: (value: FilterCondition['value']) => void }

function ValueEditor({ filter, op, value, onValue }: ValueProps) {
  const t = useUiText()
  if (filter.type === 'boolean') {
    const options: Option[] = [{ value: 'true', label: t('common.yes') }, { value: 'false', label: t('common.no') }]
    return <Select aria-label={t('table.value')} value={String(value)} onValue={(v) => onValue(v === 'true')} options={options} />
  }
  if (filter.type === 'enum' || filter.options) return <EnumEditor filter={filter} single={op === 'ne' || op === 'eq'} value={value} onValue={onValue} />
  const type = filter.type === 'date' ? 'date' : 'text'
  return (
    <Field label={t('table.value')}>
      <Input autoFocus type={type} inputMode={filter.type === 'number' ? 'decimal' : undefined} unit={filter.unit} value={String(value)} onChange={(e) => onValue(e.target.value)} />
    </Field>
  )
}

function EnumEditor({ filter, single, value, onValue }: Omit<ValueProps, 'op'> & { single: boolean }) {
  const chosen = (Array.isArray(value) ? value : value === '' ? [] : [value]).map(String)
  const [names, setNames] = useState<{ [value: string]: string }>({})
  const pick = (option: Option) => {
    setNames({ ...names, [option.value]: option.label })
    if (single) onValue([option.value])
    else onValue(chosen.includes(option.value) ? chosen.filter((v) => v !== option.value) : [...chosen, option.value])
  }
  const nameOf = (v: string) => names[v] ?? (typeof filter.options === 'object' ? filter.options.find((o) => o.value === v)?.label : undefined) ?? v
  return (
    <div className="rounded-md border">
      {chosen.length > 0 && <p className="flex flex-wrap gap-1 border-b p-2">{chosen.map((v) => <Badge key={v} tone="accent">{nameOf(v)}</Badge>)}</p>}
      <OptionList options={filter.options ?? []} value={chosen} onPick={pick} />
    </div>
  )
}
