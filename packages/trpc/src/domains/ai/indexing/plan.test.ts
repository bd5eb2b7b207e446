import { describe, expect, it } from 'vitest'
import type { Chunk } from '../extract/chunk.ts'
import { metadataOf, planIndexing, type StoredChunk } from './plan.ts'

const chunk = (index: number, words: string): Chunk => ({ index, content: words, tokens: 1, headingTrail: [], page: null, charStart: index * 10, charEnd: index * 10 + 9, contentHash: words })
const stored = (c: Chunk, at = c.index, embeddingModel = 'm'): StoredChunk => ({ id: `id-${c.contentHash}-${at}`, chunkIndex: at, contentHash: c.contentHash, embeddingModel, metadata: metadataOf(c) })

describe('planIndexing', () => {
  const [a, b, c] = [chunk(0, 'a'), chunk(1, 'b'), chunk(2, 'c')]

  it('has all to do at first, nothing when all is there', () => {
    expect(planIndexing([], [a, b, c], 'm')).toEqual({ aside: [], kept: 0, work: [a, b, c].map((x) => ({ chunk: x, reuse: null })) })
    expect(planIndexing([a, b, c].map((x) => stored(x)), [a, b, c], 'm')).toEqual({ aside: [], work: [], kept: 3 })
  })

  it('goes on after what is there', () => {
    expect(planIndexing([stored(a)], [a, b, c], 'm').work.map((w) => w.chunk.index)).toEqual([1, 2])
  })

  it('lends the vector of words that moved, and embeds only the new', () => {
    const plan = planIndexing([stored(a), stored(b)], [chunk(0, 'new'), chunk(1, 'a'), chunk(2, 'b')], 'm')
    expect(plan.aside).toEqual([{ id: 'id-a-0', index: -1 }, { id: 'id-b-1', index: -2 }])
    expect(plan.work.map((w) => w.reuse)).toEqual([null, 'id-a-0', 'id-b-1'])
  })

  it('takes up an indexing that broke off after it had moved the old aside', () => {
    const plan = planIndexing([stored(a, -1), stored(b, -2), stored(chunk(0, 'new'))], [chunk(0, 'new'), chunk(1, 'a'), chunk(2, 'b')], 'm')
    expect(plan).toMatchObject({ aside: [], kept: 1 })
    expect(plan.work.map((w) => w.reuse)).toEqual(['id-a--1', 'id-b--2'])
  })

  it('embeds all again for another model, and never moves two to one place', () => {
    const plan = planIndexing([stored(a), stored(b, -1), stored(c)], [a, b, c], 'other')
    expect(plan.work.every((w) => w.reuse === null)).toBe(true)
    expect(plan.aside.map((x) => x.index)).toEqual([-2, -3])
  })

  it('writes over a passage that was edited by hand', () => {
    const edited = { ...stored(a), contentHash: 'edited', metadata: { ...metadataOf(a), edited: true } }
    expect(planIndexing([edited], [a], 'm').work).toEqual([{ chunk: a, reuse: null }])
  })
})
