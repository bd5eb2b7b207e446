import type { Chunk } from './types.ts'

/** Passages that come from one place: the same page, or the same heading where there are no pages. */
export interface ChunkGroup { key: string; page: number | null; trail: readonly string[]; chunks: Chunk[] }

/** Puts neighbouring passages of one page (or heading) together, in reading order. */
export function groupChunks(chunks: readonly Chunk[]): ChunkGroup[] {
  const groups: ChunkGroup[] = []
  for (const chunk of chunks) {
    const place = `${chunk.page ?? ''}/${chunk.headingTrail.join('\u0000')}`
    const last = groups.at(-1)
    if (last?.key.startsWith(`${place}#`)) last.chunks.push(chunk)
    else groups.push({ key: `${place}#${chunk.chunkIndex}`, page: chunk.page, trail: chunk.headingTrail, chunks: [chunk] })
  }
  return groups
}
