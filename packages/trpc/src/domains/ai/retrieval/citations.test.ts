import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citedNumbers, parseCitations } from './citations.ts'

describe('parseCitations', () => {
  it.each([
    ['Ducks swim [1].', [1]],
    ['Ducks swim[1][2].', [1, 2]],
    ['Ducks swim [1, 2].', [1, 2]],
    ['Ducks swim [1-3].', [1, 2, 3]],
    ['Ducks swim [3][1][3].', [3, 1]],
    ['鸭子会游泳【1】。', [1]],
    ['鸭子会游泳【2†来源】［3］[1、2]。', [2, 3, 1]],
    ['See [^1] and [passage 2].', [1, 2]],
    ['Nobody gave [9] or [0] or [2024].', []],
    ['A [link](http://x) and [1](http://x).', []],
    ['Code `list[1]` and\n```\nrows[2]\n```\nend [3].', [3]],
    ['[a] [] [1a] [-1] [1.5]', []],
    ['[1-9999]', [1]],
  ])('reads %j', (answer, numbers) => expect(citedNumbers(answer, [1, 2, 3])).toEqual(numbers))

  it('says where a mark stands', () => {
    const answer = '鸭子 swim [2]!'
    const [mark] = parseCitations(answer, [2])
    expect(answer.slice(mark?.start, mark?.end)).toBe('[2]')
  })

  it('names only known passages, whatever the answer', () => {
    const answer = fc.array(fc.constantFrom('[', ']', '【', '】', '1', '2', '7', ',', '-', '†', ' ', 'a', '`', '('), { maxLength: 60 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(answer, (text) => {
        expect(citedNumbers(text, [1, 2]).filter((number) => number !== 1 && number !== 2)).toEqual([])
      }),
    )
  })
})
