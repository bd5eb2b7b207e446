import type { FilterCondition, FilterOperator } from '@colonnade/contract/kernel/paging'
import type { Format } from '../lib/format.ts'
import type { UiText } from '../lib/i18n.ts'
import type { Column, ColumnFilter } from './types.ts'

/** Operators offered for a kind of column, the usual one first. */
export function operatorsFor(filter: ColumnFilter): readonly FilterOperator[] {
  if (filter.operators) return filter.operators
  const base: { [K in ColumnFilter['type']]: FilterOperator[] } = {
    text: ['contains', 'startsWith', 'eq', 'ne'], number: ['gte', 'lte', 'eq', 'ne', 'gt', 'lt'], enum: ['in', 'ne'], boolean: ['eq'], date: ['gte', 'lte'],
  }
  return filter.nullable ? [...base[filter.type], 'isNull'] : base[filter.type]
}

/** The word for an operator; dates are before and after rather than below and above. */
export function operatorWord(op: FilterOperator, type: ColumnFilter['type'] | undefined, value: FilterCondition['value'], t: UiText): string {
  if (op === 'isNull') return t(value === false ? 'op.isNotNull' : 'op.isNull')
  if (type === 'date' && (op === 'lt' || op === 'lte')) return t('op.before')
  if (type === 'date' && (op === 'gt' || op === 'gte')) return t('op.after')
  return t(`op.${op}`)
}

function valueWord(value: string | number | boolean, filter: ColumnFilter | undefined, t: UiText, f: Format): string {
  if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no')
  if (typeof value === 'number') return f.number(value) + (filter?.unit ? ` ${filter.unit}` : '')
  if (filter?.type === 'date') return /T/.test(value) ? f.dateTime(value) : f.day(value)
  const options = filter?.options
  return (Array.isArray(options) ? (options as { value: string; label: string }[]).find((o) => o.value === value)?.label : undefined) ?? value
}

/** One condition as words: column, operator, value. */
export interface Sentence { column: string; operator: string; value: string }

/** A condition in the reader's words: “status · is · active or draining”. A field without a column keeps its own name. */
export function filterSentence<T>(condition: FilterCondition, columns: readonly Column<T>[], t: UiText, f: Format): Sentence {
  const column = columns.find((c) => (c.field ?? c.id) === condition.field)
  const operator = operatorWord(condition.op, column?.filter?.type, condition.value, t)
  const values = Array.isArray(condition.value) ? condition.value : [condition.value]
  const words = condition.op === 'isNull' ? '' : values.map((v) => valueWord(v, column?.filter, t, f)).join(` ${t('op.or')} `)
  return { column: column?.header ?? condition.field, operator, value: words }
}

/** All conditions as one line: “Status is Active · Group is gpu-a”. */
export function filtersAsText<T>(conditions: readonly FilterCondition[], columns: readonly Column<T>[], t: UiText, f: Format): string {
  return conditions.map((c) => Object.values(filterSentence(c, columns, t, f)).filter(Boolean).join(' ')).join(` ${t('table.and')} `)
}
