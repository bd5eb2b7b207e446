import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuseRanks, recallAt } from './fuse.ts'

const list = (...ids: string[]) => ids.map((id, at) => ({ id, score: 1 - at / 10 }))

describe('fuseRanks', () => {
  it('keeps the score and rank of each part', () => {
    expect(fuseRanks(list('a', 'b'), [{ id: 'b', score: 0.4 }])).toEqual([
      { id: 'b', vectorScore: 0.9, vectorRank: 2, textScore: 0.4, textRank: 1, fused: 1 / 62 + 1 / 61 },
      { id: 'a', vectorScore: 1, vectorRank: 1, fused: 1 / 61 },
    ])
  })

  it('breaks ties by vector rank, then id', () => {
    expect(fuseRanks(list('z'), list('a')).map(({ id }) => id)).toEqual(['z', 'a'])
    expect(fuseRanks(list('z', 'a'), list('a', 'z')).map(({ id }) => id)).toEqual(['z', 'a'])
  })

  it('counts a repeated id once, at its best rank', () => {
    expect(fuseRanks(list('a', 'b', 'a'), [])).toMatchObject([{ id: 'a', vectorRank: 1, vectorScore: 1 }, { id: 'b', vectorRank: 2 }])
  })

  it('weights and limits', () => {
    const rows = fuseRanks(list('a'), list('b'), { textWeight: 2, limit: 1 })
    expect(rows).toMatchObject([{ id: 'b', textRank: 1 }])
    expect(fuseRanks(list('a'), [], { limit: 0 })).toEqual([])
  })

  it('gives every id once, best first, whatever the lists', () => {
    const rows = fc.array(fc.record({ id: fc.constantFrom(...'abcdefgh'), score: fc.double({ noNaN: true }) }))
    fc.assert(
      fc.property(rows, rows, (vector, text) => {
        const fused = fuseRanks(vector, text)
        expect(new Set(fused.map(({ id }) => id))).toEqual(new Set([...vector, ...text].map(({ id }) => id)))
        expect(fused.map(({ fused: score }) => score)).toEqual(fused.map(({ fused: score }) => score).toSorted((a, b) => b - a))
        expect(new Set(fused.map(({ id }) => id)).size).toBe(fused.length)
      }),
    )
  })
})

describe('recallAt', () => {
  it('is the share of the exact head that was found', () => {
    expect(recallAt(2, ['a', 'x', 'b'], ['a', 'b', 'c'])).toBe(0.5)
    expect(recallAt(3, ['c', 'b', 'a'], ['a', 'b', 'c'])).toBe(1)
    expect(recallAt(5, [], ['a'])).toBe(0)
    expect(recallAt(5, ['a'], [])).toBe(1)
  })
})
