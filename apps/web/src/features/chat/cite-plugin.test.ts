import { expect, test } from 'vitest'
import { splitMarks } from './cite-plugin.ts'

const read = (text: string) => splitMarks(text).map((part) => (part.tagName === 'cite' ? part.properties?.['n'] : part.value))

test.each([
  ['Ducks swim [1].', ['Ducks swim ', 1, '.']],
  ['Ducks swim[1][2]', ['Ducks swim', 1, 2]],
  ['[1, 3] and [2-4]', [1, 3, ' and ', 2, 3, 4]],
  ['鸭子会游泳【2†来源】［3］。', ['鸭子会游泳', 2, 3, '。']],
  ['[a] [1a] [-1]', ['[a] [1a] [-1]']],
  ['', ['']],
])('marks in %j', (text, parts) => expect(read(text)).toEqual(parts))
