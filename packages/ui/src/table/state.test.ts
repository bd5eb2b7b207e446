import type { FilterCondition } from '@colonnade/contract/kernel/paging'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeTableState, emptyTableState, encodeTableState, sameView, toggleSort, toListInput, type TableState } from './state.ts'

const round = (state: TableState) => decodeTableState(encodeTableState(state).toString())

test('a state survives the URL, Chinese, colons and all', () => {
  const state: TableState = {
    search: '機房 台北 & co', sort: [{ field: 'name', direction: 'asc' }, { field: 'createdAt', direction: 'desc' }], columns: ['serial', '狀態'], density: 'compact',
    filter: [{ field: 'status', op: 'in', value: ['active', '維護'] }, { field: 'serial', op: 'contains', value: 'a:b,c=d&e #%' }, { field: 'cpuTotal', op: 'gte', value: 64 }, { field: 'gpu', op: 'eq', value: true }, { field: 'note', op: 'isNull', value: false }],
  }
  expect(round(state)).toEqual(state)
})

test('a text that looks like a number, a truth value or a list stays a text', () => {
  for (const value of ['12', 'true', 'null', '[1]', '"q"', '1e5', '', ' 7']) {
    const filter: FilterCondition[] = [{ field: 'name', op: 'eq', value }]
    expect(round({ ...emptyTableState, filter }).filter).toEqual(filter)
  }
})

test('any state round-trips', () => {
  const scalar = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)), fc.boolean())
  const field = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,20}$/)
  const filter = fc.array(fc.record({ field, op: fc.constantFrom('eq', 'ne', 'in', 'lt', 'contains', 'isNull'), value: fc.oneof(scalar, fc.array(scalar, { maxLength: 4 })) }), { maxLength: 5 })
  const sort = fc.array(fc.record({ field, direction: fc.constantFrom('asc', 'desc') }), { maxLength: 3 })
  fc.assert(fc.property(filter, sort, fc.string({ unit: 'grapheme' }), (f, s, search) => {
    const state = { filter: f, sort: s, search } as TableState
    expect(round(state)).toEqual(state)
  }))
})

test('parameters of others are kept, and ours replaced', () => {
  const params = encodeTableState({ ...emptyTableState, search: 'new' }, 'open=h3&q=old&f=a:eq:1')
  expect(params.get('open')).toBe('h3')
  expect(params.getAll('q')).toEqual(['new'])
  expect(params.has('f')).toBe(false)
})

test('what is not understood is left out', () => {
  const state = decodeTableState('f=nonsense&f=x:explode:1&f=name:eq:ok&f=%25E0%25A4%25A:eq:1&rows=huge&sort=,,')
  expect(state).toEqual({ search: '', sort: [], filter: [{ field: 'name', op: 'eq', value: 'ok' }] })
})

test('the list input leaves out what is empty and trims the search', () => {
  expect(toListInput({ ...emptyTableState, search: '  a ' }, 50)).toEqual({ search: 'a', limit: 50 })
})

test('clicking a column goes up, down, off; with Shift others stay', () => {
  const up = toggleSort([], 'a', false)
  const down = toggleSort(up, 'a', false)
  expect([up, down, toggleSort(down, 'a', false)]).toEqual([[{ field: 'a', direction: 'asc' }], [{ field: 'a', direction: 'desc' }], []])
  expect(toggleSort(down, 'b', true)).toEqual([{ field: 'a', direction: 'desc' }, { field: 'b', direction: 'asc' }])
})

test('a view is the same when it would make the same link', () => {
  expect(sameView(emptyTableState, { ...emptyTableState })).toBe(true)
  expect(sameView(emptyTableState, { ...emptyTableState, density: 'compact' })).toBe(false)
})
