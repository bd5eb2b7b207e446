import { MAX_UPLOAD_BYTES } from '@colonnade/contract/ai'
import { expect, test } from 'vitest'
import { groupChunks } from './group-chunks.ts'
import type { Chunk } from './types.ts'
import { refusal } from './upload.ts'

test.each([
  ['report.PDF', 10, undefined], ['notes', 10, undefined], ['picture.png', 10, 'wrongType'], ['slides.pptx', 10, 'wrongType'], ['empty.txt', 0, 'isEmpty'],
  ['book.pdf', MAX_UPLOAD_BYTES, undefined], ['book.pdf', MAX_UPLOAD_BYTES + 1, 'tooLarge'],
])('%s of %d bytes', (name, size, why) => expect(refusal({ name, size })).toBe(why))

test('neighbouring passages of one page stand together, a page that comes back does not join the first', () => {
  const chunk = (chunkIndex: number, page: number | null, ...headingTrail: string[]) => ({ id: String(chunkIndex), chunkIndex, page, headingTrail }) as Chunk
  expect(groupChunks([chunk(0, 1, 'A'), chunk(1, 1, 'A'), chunk(2, 2, 'A'), chunk(3, 1, 'A')]).map((g) => g.chunks.length)).toEqual([2, 1, 1])
  expect(groupChunks([chunk(0, null), chunk(1, null, 'A'), chunk(2, null, 'A', 'B')]).map((g) => g.trail.join('/'))).toEqual(['', 'A', 'A/B'])
  expect(groupChunks([])).toEqual([])
})
