import type { Chunk } from '../extract/chunk.ts'

/** A passage as it is stored. A negative index is one moved out of the way by an indexing that has not ended. */
export interface StoredChunk { id: string; chunkIndex: number; contentHash: string; embeddingModel: string | null; metadata: ChunkMetadata }
/** What is kept beside a passage's words: where it stands in the document. */
export interface ChunkMetadata { headingTrail?: string[]; page?: number | null; charStart?: number; charEnd?: number; edited?: boolean }
/** One passage to write: over an old one with the same words (`reuse`, whose vector stays) or anew. */
export interface ChunkWork { chunk: Chunk; reuse: string | null }
/** What an indexing has to do: old passages to move out of the way first, then passages to write. `kept` are right as they are. */
export interface IndexPlan { aside: { id: string; index: number }[]; work: ChunkWork[]; kept: number }

/** What is stored beside a passage. */
export function metadataOf({ headingTrail, page, charStart, charEnd }: Chunk): ChunkMetadata {
  return { headingTrail, page, charStart, charEnd }
}

const sameWords = (row: StoredChunk, chunk: Chunk, model: string) => row.contentHash === chunk.contentHash && row.embeddingModel === model

function samePlace(row: StoredChunk, chunk: Chunk): boolean {
  return !row.metadata.edited && row.metadata.charStart === chunk.charStart && row.metadata.charEnd === chunk.charEnd && (row.metadata.page ?? null) === chunk.page
}

/**
 * Compares what a document should hold with what is stored. A passage in its place stays; one with the same words elsewhere lends its vector;
 * only the rest is embedded. Made again after a crash, the plan holds what is left to do.
 */
export function planIndexing(stored: readonly StoredChunk[], wanted: readonly Chunk[], model: string): IndexPlan {
  const inPlace = new Set<number>()
  const movable: StoredChunk[] = []
  for (const row of stored) {
    const chunk = wanted[row.chunkIndex]
    if (chunk && row.chunkIndex >= 0 && sameWords(row, chunk, model) && samePlace(row, chunk)) inPlace.add(row.chunkIndex)
    else movable.push(row)
  }
  const lowest = Math.min(0, ...stored.map((row) => row.chunkIndex))
  const aside = movable.filter((row) => row.chunkIndex >= 0).map(({ id }, at) => ({ id, index: lowest - 1 - at }))
  const lenders = Map.groupBy(movable.filter((row) => row.embeddingModel === model), (row) => row.contentHash)
  const work = wanted.filter((chunk) => !inPlace.has(chunk.index)).map((chunk) => ({ chunk, reuse: lenders.get(chunk.contentHash)?.shift()?.id ?? null }))
  return { aside, work, kept: inPlace.size }
}
