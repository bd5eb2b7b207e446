import { expect, test } from 'vitest'
import { askFor, emptyBook, note, rowsOf, torn, totalOf } from './pages.ts'

const page = (from: number, n: number, next: string | null, after: string | null | undefined = null) => ({ items: Array.from({ length: n }, (_, i) => ({ id: `r${from + i}` })), nextCursor: next, after })
const id = (row: { id: string }) => row.id

test('a page follows the one before it; a jump is counted off from the nearest cursor', () => {
  const book = emptyBook()
  expect(askFor(book, 0, 100)).toEqual({})
  expect(askFor(book, 500, 100)).toEqual({ skip: 50_000 })
  note(book, 0, page(0, 100, 'c0'), 100)
  expect(askFor(book, 1, 100)).toEqual({ cursor: 'c0' })
  note(book, 500, page(50_000, 100, 'c500'), 100)
  expect(askFor(book, 501, 100)).toEqual({ cursor: 'c500' })
  expect(askFor(book, 400, 100)).toEqual({ cursor: 'c0', skip: 39_900 })
})

test('the length is a guess until it is counted or the end is in sight, which counts for more', () => {
  expect(totalOf({ from: 0, pages: [page(0, 100, 'c0')] }, 100, undefined, 110)).toEqual({ total: 110, exact: false })
  expect(totalOf({ from: 0, pages: [page(0, 100, 'c0')] }, 100, 250, 110)).toEqual({ total: 250, exact: true })
  expect(totalOf({ from: 1, pages: [page(100, 100, 'c1'), page(200, 37, null)] }, 100, 250, 260)).toEqual({ total: 237, exact: true })
  // rows came after the count
  expect(totalOf({ from: 2, pages: [page(200, 100, 'c2')] }, 100, 250, 310)).toEqual({ total: 301, exact: true })
})

test('rows lost while somebody looked at the end leave no gap: the first page without a next one is the end', () => {
  expect(totalOf({ from: 8, pages: [page(800, 50, null), page(900, 0, null)] }, 100, 950, 950).total).toBe(850)
})

test('a row that moved to the next page meanwhile is there once, and the page that no longer follows is found', () => {
  const pages = [page(0, 3, 'r2'), page(2, 3, 'r4', 'r1')]
  const { byIndex, indexOf } = rowsOf({ from: 0, pages }, 3, id)
  expect([...indexOf]).toEqual([['r0', 0], ['r1', 1], ['r2', 2], ['r3', 4], ['r4', 5]])
  expect(byIndex.get(3)).toBeUndefined()
  expect(torn({ from: 0, pages })).toEqual([1])
  expect(torn({ from: 7, pages: [page(0, 3, 'r2'), page(3, 3, 'r5', 'r2')] })).toEqual([])
  expect(torn({ from: 7, pages: [page(0, 3, 'r2'), { ...page(3, 3, 'r5'), after: undefined }] })).toEqual([])
})
