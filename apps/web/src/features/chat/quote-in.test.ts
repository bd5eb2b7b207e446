import { expect, test } from 'vitest'
import { quoteIn } from './quote-in.ts'

test.each([
  ['The tower is forty metres high.', 'forty metres', [13, 25]],
  ['The tower\nis   forty metres high.', 'tower is forty', [4, 20]],
  ['鸭子会游泳，也会飞。', '也会飞', [6, 9]],
  ['Cost (in $) is 3.', 'Cost (in $)', [0, 11]],
  ['Nothing like it.', 'forty', null],
  ['Nothing like it.', '  ', null],
])('in %j stands %j', (passage, quote, at) => expect(quoteIn(passage, quote)).toEqual(at))
