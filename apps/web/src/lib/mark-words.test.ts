import { expect, test } from 'vitest'
import { cost } from './cost.ts'
import { markWords } from './mark-words.ts'

const marked = (text: string, query: string) => markWords(text, query).filter((p) => p.marked).map((p) => p.text)

test('marks the words of a question and their endings, not those that stand everywhere', () => {
  expect(marked('The ducks are swimming; a duck swims in the lake.', 'Where do ducks swim in the lake?')).toEqual(['ducks', 'swims', 'lake'])
  expect(marked('鸭子会在湖里游泳。', '鸭子游泳吗')).toEqual(['鸭子', '游泳'])
  expect(marked('Anything [at] (all)', '[(*')).toEqual([])
  expect(markWords('a (b) c', 'the').map((p) => p.text).join('')).toBe('a (b) c')
})

test('nothing is lost or doubled, whatever is marked', () => {
  for (const query of ['a', 'ab', 'duck lake 湖', '...', '']) expect(markWords('A duck on a lake, 湖上的鸭子.', query).map((p) => p.text).join('')).toBe('A duck on a lake, 湖上的鸭子.')
})

test('a cost keeps as many decimals as it takes to be more than nothing', () => {
  const f = { number: (n: number, o?: Intl.NumberFormatOptions) => new Intl.NumberFormat('en', o).format(n) }
  expect(['0', '0.000000', '0.000342', '0.05', '1.234567', '1234.5'].map((c) => cost(c, f))).toEqual(['0.00', '0.00', '0.000342', '0.05', '1.23', '1,234.50'])
})
