import type { WriteTx } from '../../../kernel/mutate.ts'
import { newId } from '../../../kernel/new-id.ts'
import type { Chunk } from '../extract/chunk.ts'
import { toTsvectorLiteral } from '../retrieval/tokens.ts'
import { metadataOf, type ChunkWork, type IndexPlan } from './plan.ts'

/** The document whose passages are written. */
export interface ChunkOwner { tenantId: string; knowledgeBaseId: string; documentId: string }

/** A vector as pgvector reads it, to seven decimals: more than its four bytes a number hold of a vector of length 1. */
export function vectorText(vector: readonly number[]): string {
  // whole numbers are written several times as fast as fractions; the zeros a model of fewer dimensions is padded with, at once
  const filled = vector.findLastIndex((value) => value !== 0) + 1
  const figures = vector.slice(0, filled).map((value) => `${Math.round(value * 1e7)}e-7`).join(',')
  const zeros = ',0'.repeat(vector.length - filled)
  return filled ? `[${figures}${zeros}]` : `[${zeros.slice(1)}]`
}

// Words of the headings above a passage count more than its own, as they name what it is about.
const headingTokens = ({ headingTrail }: Pick<Chunk, 'headingTrail'>) => toTsvectorLiteral(headingTrail.join('\n'), 'B')

/** Moves old passages to negative indexes, so that new ones can take their places one batch at a time. */
export async function moveAside(tx: WriteTx, { tenantId, documentId }: ChunkOwner, aside: IndexPlan['aside']): Promise<void> {
  if (aside.length === 0) return
  await tx.$executeRawUnsafe(
    `UPDATE knowledge_chunks c SET chunk_index = n.index FROM unnest($3::uuid[], $4::int[]) AS n(id, index) WHERE c.tenant_id = $1::uuid AND c.document_id = $2::uuid AND c.id = n.id`,
    tenantId, documentId, aside.map((a) => a.id), aside.map((a) => a.index),
  )
}

/** Puts passages whose vectors are kept into their new places. */
export async function replaceChunks(tx: WriteTx, { tenantId, documentId }: ChunkOwner, work: ChunkWork[]): Promise<void> {
  if (work.length === 0) return
  const chunks = work.map((w) => w.chunk)
  await tx.$executeRawUnsafe(
    `UPDATE knowledge_chunks c SET chunk_index = n.index, content = n.content, tokens = n.tokens, metadata = n.metadata::jsonb, search_vector = n.headings::tsvector || n.words::tsvector
     FROM unnest($3::uuid[], $4::int[], $5::text[], $6::int[], $7::text[], $8::text[], $9::text[]) AS n(id, index, content, tokens, metadata, headings, words)
     WHERE c.tenant_id = $1::uuid AND c.document_id = $2::uuid AND c.id = n.id`,
    tenantId, documentId, work.map((w) => w.reuse), chunks.map((c) => c.index), chunks.map((c) => c.content), chunks.map((c) => c.tokens),
    chunks.map((c) => JSON.stringify(metadataOf(c))), chunks.map(headingTokens), chunks.map((c) => toTsvectorLiteral(c.content)),
  )
}

/** Adds passages with their vectors. The unique key (document, index) refuses a second copy whoever writes it. */
export async function insertChunks(tx: WriteTx, owner: ChunkOwner, chunks: Chunk[], vectors: number[][], embeddingModel: string): Promise<void> {
  if (chunks.length === 0) return
  const now = new Date()
  await tx.$executeRawUnsafe(
    `INSERT INTO knowledge_chunks (id, tenant_id, knowledge_base_id, document_id, chunk_index, content, content_hash, tokens, embedding, embedding_model, search_vector, metadata)
     SELECT n.id, $1::uuid, $2::uuid, $3::uuid, n.index, n.content, n.hash, n.tokens, n.embedding::vector, $4, n.headings::tsvector || n.words::tsvector, n.metadata::jsonb
     FROM unnest($5::uuid[], $6::int[], $7::text[], $8::text[], $9::int[], $10::text[], $11::text[], $12::text[], $13::text[])
       AS n(id, index, content, hash, tokens, embedding, headings, words, metadata)`,
    owner.tenantId, owner.knowledgeBaseId, owner.documentId, embeddingModel, chunks.map(() => newId(now)), chunks.map((c) => c.index), chunks.map((c) => c.content), chunks.map((c) => c.contentHash),
    chunks.map((c) => c.tokens), vectors.map(vectorText), chunks.map(headingTokens), chunks.map((c) => toTsvectorLiteral(c.content)), chunks.map((c) => JSON.stringify(metadataOf(c))),
  )
}

/** Removes what the document no longer holds: old passages moved aside, and those beyond its end. */
export async function dropLeftovers(tx: WriteTx, { tenantId, documentId }: ChunkOwner, count: number): Promise<void> {
  await tx.knowledgeChunk.deleteMany({ where: { tenantId, documentId, OR: [{ chunkIndex: { lt: 0 } }, { chunkIndex: { gte: count } }] } })
}
