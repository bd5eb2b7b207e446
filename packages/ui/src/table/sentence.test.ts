import { expect, test } from 'vitest'
import { createFormat } from '../lib/format.ts'
import { createI18n, type UiText } from '../lib/i18n.ts'
import { filtersAsText, operatorsFor } from './sentence.ts'
import type { Column } from './types.ts'

const i18n = createI18n()
const say = (lng: string): UiText => { const t = i18n.getFixedT(lng, 'ui'); return (key, vars) => t(key, vars ?? {}) }
const cell = () => null
const columns: Column<unknown>[] = [
  { id: 'status', header: 'Status', cell, filter: { type: 'enum', options: [{ value: 'active', label: 'Active' }, { value: 'draining', label: 'Draining' }] } },
  { id: 'cpu', field: 'cpuTotal', header: 'CPU', cell, filter: { type: 'number', unit: 'cores' } },
  { id: 'createdAt', header: 'Created', cell, filter: { type: 'date' } },
  { id: 'gpu', header: 'GPU', cell, filter: { type: 'boolean' } },
]

test('conditions read as a sentence', () => {
  const text = filtersAsText([{ field: 'status', op: 'in', value: ['active', 'draining'] }, { field: 'cpuTotal', op: 'gte', value: 1200 }, { field: 'gpu', op: 'eq', value: true }, { field: 'createdAt', op: 'gte', value: '2026-11-01' }], columns, say('en'), createFormat('en', 'UTC'))
  expect(text).toBe('Status is Active or Draining · CPU is at least 1,200 cores · GPU is Yes · Created is after Nov 1, 2026')
})

test('a day in a filter is the day that was chosen, wherever the reader is', () => {
  const after = (zone: string) => filtersAsText([{ field: 'createdAt', op: 'gte', value: '2026-11-01' }], columns, say('en'), createFormat('en', zone))
  expect([after('America/Los_Angeles'), after('Asia/Tokyo')]).toEqual(Array(2).fill('Created is after Nov 1, 2026'))
})

test('and in Chinese', () => {
  expect(filtersAsText([{ field: 'status', op: 'in', value: ['active', 'draining'] }], columns, say('zh-TW'), createFormat('zh-TW', 'UTC'))).toBe('Status 是 Active 或 Draining')
})

test('a field without a column keeps its name; emptiness has no value', () => {
  expect(filtersAsText([{ field: 'tenantId', op: 'isNull', value: true }, { field: 'note', op: 'isNull', value: false }], columns, say('en'), createFormat('en', 'UTC'))).toBe('tenantId is empty · note is not empty')
})

test('only a nullable column offers “is empty”', () => {
  expect(operatorsFor({ type: 'number' })).not.toContain('isNull')
  expect(operatorsFor({ type: 'number', nullable: true })).toContain('isNull')
})
