import { expect, it } from 'vitest'
import { compatibility } from './about.ts'

it('a program works with every server that still serves its revision', () => {
  expect(compatibility({ api: { revision: 3, oldest: 2 } }, 3)).toBe('compatible')
  expect(compatibility({ api: { revision: 3, oldest: 2 } }, 2)).toBe('compatible')
  expect(compatibility({ api: { revision: 3, oldest: 2 } }, 1)).toBe('newer')
  expect(compatibility({ api: { revision: 3, oldest: 2 } }, 4)).toBe('older')
})
