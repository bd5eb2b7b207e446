import { createHash } from 'node:crypto'
import { estimateTokens } from '../retrieval/estimate.ts'
import type { Block } from './block.ts'
import { sentenceSpans, type Span } from './sentences.ts'

/** Sizes in estimated tokens. Overlap is at most half the target. */
export type ChunkOptions = { targetTokens?: number; overlapTokens?: number }

/**
 * A stretch of the document that is embedded and cited as one. `content` is exactly `documentText(blocks).slice(charStart, charEnd)` (UTF-16 offsets).
 * `contentHash` covers the heading trail and the content but not the position: equal hash, equal vector.
 */
export type Chunk = {
  index: number
  content: string
  tokens: number
  headingTrail: string[]
  page: number | null
  charStart: number
  charEnd: number
  contentHash: string
}

const SEPARATOR = '\n\n'
const DEFAULTS = { targetTokens: 320, overlapTokens: 48 }

/** The document as one text: the blocks with an empty line between. Chunk offsets point into it. */
export const documentText = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join(SEPARATOR)

/** What is embedded for a chunk: the headings it stands under, then its content, so that a passage is found by the name of its section too. */
export const embeddingText = (chunk: Pick<Chunk, 'headingTrail' | 'content'>): string => {
  const above = chunk.headingTrail.filter((heading) => !chunk.content.startsWith(heading))
  return above.length > 0 ? `${above.join(' › ')}\n${chunk.content}` : chunk.content
}

/** Changes when the heading trail or the words change, not when only spacing or position does. */
export const contentHash = (headingTrail: readonly string[], content: string): string =>
  createHash('sha256')
    .update(JSON.stringify([headingTrail, content.normalize('NFC').replace(/\s+/gu, ' ').trim()]))
    .digest('hex')

/** The smallest thing a chunk is packed from: a sentence, a line of a table, or a piece of one too long for a chunk. */
type Unit = Span & { block: number; tokens: number }

const lineSpans = (text: string): Span[] => {
  const spans: Span[] = []
  for (const line of text.matchAll(/[^\n]*\n|[^\n]+$/gu)) spans.push({ start: line.index, end: line.index + line[0].length })
  return spans
}

/** Cuts a span that alone is larger than a chunk, at spaces where there are any, never inside a surrogate pair. */
const cutSpan = (text: string, span: Span, limit: number): Span[] => {
  const pieces: Span[] = []
  let start = span.start
  while (estimateTokens(text.slice(start, span.end)) > limit) {
    let end = start
    for (let low = start + 1, high = Math.min(span.end, start + limit * 4); low <= high; ) {
      const middle = (low + high) >> 1
      if (estimateTokens(text.slice(start, middle)) <= limit) [end, low] = [middle, middle + 1]
      else high = middle - 1
    }
    const space = text.lastIndexOf(' ', end)
    if (space > start + (end - start) / 2) end = space
    if (/[\ud800-\udbff]/u.test(text.charAt(end - 1))) end = end - 1 > start ? end - 1 : end + 1
    pieces.push({ start, end })
    start = end
  }
  return start < span.end ? [...pieces, { start, end: span.end }] : pieces
}

const unitsOf = (blocks: readonly Block[], limit: number): Unit[] => {
  const units: Unit[] = []
  let offset = 0
  blocks.forEach(({ kind, text }, block) => {
    const spans = kind === 'heading' ? [{ start: 0, end: text.length }] : kind === 'paragraph' ? sentenceSpans(text) : lineSpans(text)
    for (const span of spans) {
      for (const { start, end } of cutSpan(text, span, limit - 1)) {
        const tokens = estimateTokens(text.slice(start, end)) + (start === 0 ? 1 : 0)
        if (text.slice(start, end).trim() !== '') units.push({ start: offset + start, end: offset + end, block, tokens })
      }
    }
    offset += text.length + SEPARATOR.length
  })
  return units
}

/** The last units of a chunk that fit into the overlap and stand under the same headings. */
const overlapOf = (units: readonly Unit[], blocks: readonly Block[], overlap: number): Unit[] => {
  const kept: Unit[] = []
  let tokens = 0
  for (const unit of units.toReversed()) {
    tokens += unit.tokens
    if (tokens > overlap || blocks[unit.block]?.kind === 'heading') break
    kept.unshift(unit)
  }
  return kept.length === units.length ? [] : kept
}

type Draft = { units: Unit[]; fresh: number; tokens: number }
const draft = (overlap: Unit[] = []): Draft => ({ units: [...overlap], fresh: 0, tokens: overlap.reduce((sum, unit) => sum + unit.tokens, 0) })

/** Headings at a draft's end belong to what follows, unless they are long enough to stand alone. */
const takeTrailingHeadings = (current: Draft, blocks: readonly Block[], room: number): Unit[] => {
  const taken: Unit[] = []
  for (let last = current.units.at(-1), left = room; current.fresh > 1 && last !== undefined; last = current.units.at(-1)) {
    left -= last.tokens
    if (left < 0 || blocks[last.block]?.kind !== 'heading') break
    taken.unshift(...current.units.splice(-1))
    current.fresh -= 1
  }
  return taken
}

const pack = (units: readonly Unit[], blocks: readonly Block[], target: number, overlap: number): Draft[] => {
  const drafts: Draft[] = []
  let current = draft()
  const flush = (overlapping: boolean): void => {
    const headings = takeTrailingHeadings(current, blocks, target / 4)
    if (current.fresh > 0) drafts.push(current)
    current = draft(overlapping && headings.length === 0 ? overlapOf(current.units, blocks, overlap) : [])
    for (const heading of headings) add(heading)
  }
  const add = (unit: Unit): void => {
    current.units.push(unit)
    current.fresh += 1
    current.tokens += unit.tokens
  }
  for (const unit of units) {
    const opensSection = blocks[unit.block]?.kind === 'heading' && blocks[unit.block - 1]?.kind !== 'heading'
    if (opensSection && current.fresh > 0 && current.tokens >= target / 4) flush(false)
    if (current.fresh > 0 && current.tokens + unit.tokens > target) flush(!opensSection)
    if (current.fresh === 0 && current.tokens + unit.tokens > target) current = draft()
    add(unit)
  }
  return current.fresh > 0 ? [...drafts, current] : drafts
}

const finish = ({ units, fresh }: Draft, index: number, blocks: readonly Block[], text: string): Chunk => {
  const first = units[units.length - fresh]
  const block = blocks[first?.block ?? 0]
  const start = units[0]?.start ?? 0
  const slice = text.slice(start, units.at(-1)?.end ?? 0)
  const content = slice.trim()
  const charStart = start + slice.indexOf(content)
  const headingTrail = block === undefined ? [] : block.kind === 'heading' ? [...block.path, block.text] : block.path
  return {
    index,
    content,
    tokens: estimateTokens(content),
    headingTrail,
    page: block?.page ?? null,
    charStart,
    charEnd: charStart + content.length,
    contentHash: contentHash(headingTrail, content),
  }
}

/**
 * Packs blocks into chunks of about `targetTokens` (at most a quarter more, where headings were carried over): never inside a sentence or a table row that fits, a section's heading always with what
 * follows it, the last sentences repeated at the next chunk's start inside a section. Every character that is not space is in some chunk.
 * A new section starts afresh, so that an edit leaves the chunks (and hashes) of the sections after it as they were.
 */
export const chunkBlocks = (blocks: readonly Block[], options: ChunkOptions = {}): Chunk[] => {
  const target = Math.max(16, Math.floor(options.targetTokens ?? DEFAULTS.targetTokens))
  const overlap = Math.min(Math.max(0, Math.floor(options.overlapTokens ?? DEFAULTS.overlapTokens)), target / 2)
  const text = documentText(blocks)
  const units = unitsOf(blocks, target)
  return pack(units, blocks, target, overlap).map((one, index) => finish(one, index, blocks, text))
}
