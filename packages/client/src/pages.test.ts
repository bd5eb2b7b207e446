import { expect, test } from 'vitest'
import { pages, rows } from './pages.ts'

interface Input { cursor?: string | null; limit?: number }
const list = (calls: Input[]) => async (input: Input) => {
  calls.push(input)
  const from = Number(input.cursor ?? 0)
  return { items: [from, from + 1], nextCursor: from < 4 ? String(from + 2) : null }
}

test('pages follow the cursor to the end', async () => {
  const calls: Input[] = []
  const seen: number[][] = []
  for await (const page of pages(list(calls), { limit: 2 })) seen.push(page.items)
  expect(seen).toEqual([[0, 1], [2, 3], [4, 5]])
  expect(calls).toEqual([{ limit: 2 }, { limit: 2, cursor: '2' }, { limit: 2, cursor: '4' }])
})

test('rows are fetched as the loop goes on, from the cursor given', async () => {
  const calls: Input[] = []
  const seen: number[] = []
  for await (const row of rows(list(calls), { cursor: '2' })) {
    seen.push(row)
    if (row === 3) break
  }
  expect(seen).toEqual([2, 3])
  expect(calls).toHaveLength(1)
})

test('an empty list is one empty page', async () => {
  const seen = []
  for await (const page of pages(async () => ({ items: [], nextCursor: null }), {})) seen.push(page)
  expect(seen).toHaveLength(1)
})
