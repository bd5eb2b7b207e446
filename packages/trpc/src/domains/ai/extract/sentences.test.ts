import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentenceSpans, sentencesOf } from './sentences.ts'

describe('sentencesOf', () => {
  it('does not break after titles, initials and references', () => {
    expect(sentencesOf('Dr. J. K. Smith met Mr. Bo at 5 p.m. yesterday. They ate. See Fig. 3 of v3.14!')).toEqual([
      'Dr. J. K. Smith met Mr. Bo at 5 p.m. yesterday.',
      'They ate.',
      'See Fig. 3 of v3.14!',
    ])
  })
  it('breaks Chinese and keeps an opening quote with what it opens', () => {
    expect(sentencesOf('他们赢了！“真的吗？”他说。好。')).toEqual(['他们赢了！', '“真的吗？”', '他说。', '好。'])
  })
  it('covers the text without gap, however long', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Duck. ', 'Dr. ', '鸭！', '“', ' ', '\n', '😀', 'x'.repeat(9_000)), { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        const spans = sentenceSpans(text)
        expect(spans.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
      }),
    )
  })
})
