import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateTokens } from '../retrieval/estimate.ts'
import { type RawBlock, withPaths } from './block.ts'
import { chunkBlocks, contentHash, documentText, embeddingText } from './chunk.ts'

const sentences = (count: number, name = 'Duck') => Array.from({ length: count }, (_, at) => `${name} number ${at} swims over the quiet pond before noon.`).join(' ')
const doc = (...blocks: RawBlock[]) => withPaths(blocks)

describe('chunkBlocks', () => {
  it('keeps sentences whole and under the target', () => {
    const blocks = doc({ kind: 'paragraph', text: sentences(60) })
    const chunks = chunkBlocks(blocks, { targetTokens: 100, overlapTokens: 20 })
    expect(chunks.length).toBeGreaterThan(5)
    for (const chunk of chunks) {
      expect(chunk.tokens).toBeLessThanOrEqual(100)
      expect(chunk.content).toMatch(/^Duck.*noon\.$/su)
      expect(documentText(blocks).slice(chunk.charStart, chunk.charEnd)).toBe(chunk.content)
    }
  })

  it('repeats the last sentence at the start of the next chunk, not across a heading', () => {
    const blocks = doc(
      { kind: 'paragraph', text: sentences(10) },
      { kind: 'heading', level: 2, text: 'Geese' },
      { kind: 'paragraph', text: sentences(3, 'Goose') },
    )
    const chunks = chunkBlocks(blocks, { targetTokens: 60, overlapTokens: 20 })
    expect(chunks[1]?.charStart).toBeLessThan(chunks[0]?.charEnd ?? 0)
    expect(chunks.find(({ content }) => content.includes('Geese'))).toMatchObject({ content: expect.stringMatching(/^Geese\n\nGoose/u), headingTrail: ['Geese'] })
  })

  it('never ends a chunk on a heading', () => {
    const blocks = doc({ kind: 'paragraph', text: sentences(1) }, { kind: 'heading', level: 1, text: 'A' }, { kind: 'heading', level: 2, text: 'B' }, { kind: 'paragraph', text: sentences(2) })
    const chunks = chunkBlocks(blocks, { targetTokens: 30, overlapTokens: 0 })
    expect(chunks.map(({ content }) => content).filter((content) => /\n\n[AB]$/u.test(content))).toEqual([])
    expect(chunks[1]).toMatchObject({ headingTrail: ['A'], content: expect.stringMatching(/^A\n\nB\n\nDuck/u) })
  })

  it('cuts Chinese at its full stops', () => {
    const text = '黑豹队的防守只丢了三百分，在联赛中排名第六。'.repeat(30)
    const chunks = chunkBlocks(doc({ kind: 'paragraph', text }), { targetTokens: 80, overlapTokens: 0 })
    expect(chunks.every(({ content }) => content.endsWith('。'))).toBe(true)
    expect(chunks.map(({ content }) => content).join('')).toBe(text)
  })

  it('cuts tables between rows and a sentence without end somewhere', () => {
    const rows = Array.from({ length: 40 }, (_, at) => `name: host-${at}; cores: ${at}`).join('\n')
    expect(chunkBlocks(doc({ kind: 'table', text: rows }), { targetTokens: 50, overlapTokens: 0 }).every(({ content }) => /^name: .*cores: \d+$/su.test(content))).toBe(true)
    const endless = '😀'.repeat(2_000)
    const chunks = chunkBlocks(doc({ kind: 'paragraph', text: endless }), { targetTokens: 32, overlapTokens: 0 })
    expect(chunks.map(({ content }) => content).join('')).toBe(endless)
    expect(chunks.every(({ content }) => content.isWellFormed())).toBe(true)
  })

  it('carries the page of its first new sentence', () => {
    const chunks = chunkBlocks(doc({ kind: 'paragraph', text: sentences(6), page: 1 }, { kind: 'paragraph', text: sentences(6), page: 2 }), { targetTokens: 84, overlapTokens: 14 })
    expect(chunks[0]?.page).toBe(1)
    expect(chunks.at(-1)?.page).toBe(2)
  })

  it('leaves the hashes of later sections alone when an earlier one is edited', () => {
    const build = (first: string) => doc({ kind: 'heading', level: 1, text: 'A' }, { kind: 'paragraph', text: first }, { kind: 'heading', level: 1, text: 'B' }, { kind: 'paragraph', text: sentences(20) })
    const before = chunkBlocks(build(sentences(9)), { targetTokens: 60 })
    const after = chunkBlocks(build(sentences(12, 'Swan')), { targetTokens: 60 })
    const ofB = (chunks: typeof before) => chunks.filter(({ headingTrail }) => headingTrail[0] === 'B').map((chunk) => chunk.contentHash)
    expect(ofB(after)).toEqual(ofB(before))
    expect(contentHash(['A'], 'x  y')).toBe(contentHash(['A'], 'x y'))
    expect(contentHash(['A'], 'x')).not.toBe(contentHash(['B'], 'x'))
  })

  it('gives nothing for a document without text', () => {
    expect(chunkBlocks([])).toEqual([])
    expect(chunkBlocks(doc({ kind: 'paragraph', text: ' \n ' }))).toEqual([])
  })

  it('never loses text, never passes the target, is the same every time', () => {
    const block = fc.record({
      kind: fc.constantFrom<RawBlock['kind']>('heading', 'paragraph', 'list', 'table', 'code'),
      text: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.array(fc.constantFrom('Duck. ', '鸭子。', 'a', '\n', 'long word ', '"Hm!" '), { maxLength: 200 }).map((parts) => parts.join(''))),
      level: fc.integer({ min: 1, max: 6 }),
    })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.integer({ min: 16, max: 200 }), fc.nat(100), (raw, targetTokens, overlapTokens) => {
        const blocks = withPaths(raw)
        const text = documentText(blocks)
        const chunks = chunkBlocks(blocks, { targetTokens, overlapTokens })
        const covered = new Uint8Array(text.length)
        for (const chunk of chunks) {
          expect(text.slice(chunk.charStart, chunk.charEnd)).toBe(chunk.content)
          expect(chunk.tokens).toBe(estimateTokens(chunk.content))
          expect(chunk.tokens).toBeLessThanOrEqual(targetTokens * 1.25)
          covered.fill(1, chunk.charStart, chunk.charEnd)
        }
        expect([...text].length === 0 || text.split('').every((character, at) => covered[at] === 1 || character.trim() === '')).toBe(true)
        expect(chunks.map(({ index }) => index)).toEqual(chunks.map((_, at) => at))
        expect(chunkBlocks(blocks, { targetTokens, overlapTokens })).toEqual(chunks)
      }),
    )
  })
})

describe('embeddingText', () => {
  it('names the section unless the content starts with it', () => {
    expect(embeddingText({ headingTrail: ['Duck', 'Food'], content: 'They eat.' })).toBe('Duck › Food\nThey eat.')
    expect(embeddingText({ headingTrail: ['Food'], content: 'Food\n\nThey eat.' })).toBe('Food\n\nThey eat.')
  })
})
