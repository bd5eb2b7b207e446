import * as z from 'zod'
import { id } from '../kernel/fields.ts'
import { documentSource } from './knowledge-document.ts'

/** A question as it is asked of knowledge bases. */
const question = z.string().trim().min(1).max(4000).refine((s) => !s.includes('\u0000'), 'must not contain control characters')

/** Narrows a search to some documents, sources or pages. */
export const searchFilter = z.strictObject({
  documentIds: z.array(id).min(1).max(200).optional(), sourceTypes: z.array(documentSource).min(1).max(3).optional(),
  pageFrom: z.number().int().min(1).max(1_000_000).optional(), pageTo: z.number().int().min(1).max(1_000_000).optional(),
})

/** A search over knowledge bases of the caller's tenant. `threshold` is the least cosine similarity, 0..1. */
export const searchInput = z.strictObject({
  knowledgeBaseIds: z.array(id).min(1).max(50), query: question, topK: z.number().int().min(1).max(50).default(10),
  threshold: z.number().min(0).max(1).optional(), filter: searchFilter.optional(),
})

/**
 * One passage found. `vectorScore` is its cosine similarity (null when its vector is of another model), `textScore` its text rank (null when no word matches);
 * a rank (from 1) is null in a list that did not find it. `fused` is the sum of reciprocal ranks that orders the hits.
 */
export const searchHit = z.object({
  chunkId: id, documentId: id, knowledgeBaseId: id, documentTitle: z.string(), chunkIndex: z.int(), page: z.int().nullable(), headingTrail: z.array(z.string()), content: z.string(),
  vectorScore: z.number().nullable(), vectorRank: z.int().nullable(), textScore: z.number().nullable(), textRank: z.int().nullable(), fused: z.number(),
})
export type SearchHit = z.infer<typeof searchHit>

/** How the vectors were searched: through the index, one by one, or not at all. */
export const vectorMethod = z.enum(['hnsw', 'exact', 'none'])

/** Hits, best first. `embeddingModels` made the vectors; `local` when none of them needs the network. `degraded` says why only words were searched, when so. Times in ms. */
export const searchResult = z.object({
  hits: z.array(searchHit), method: vectorMethod, embeddingModels: z.array(z.string()), local: z.boolean(), chunkCount: z.int(),
  degraded: z.object({ reason: z.string(), message: z.string() }).nullable(), latencyMs: z.int(), embeddingMs: z.int(),
})
export type SearchResult = z.infer<typeof searchResult>

/** What the test page compares: the search as it is against a scan of every vector. */
export const recallInput = searchInput.omit({ threshold: true })
/** `recall` is the share of the scan's first `topK` that the search found too. Times in ms. */
export const recallResult = z.object({
  recall: z.number(), method: vectorMethod, topK: z.int(), chunkCount: z.int(), searchMs: z.number(), exactMs: z.number(),
  rows: z.array(z.object({ chunkId: id, documentTitle: z.string(), chunkIndex: z.int(), exactRank: z.int(), searchRank: z.int().nullable(), score: z.number(), excerpt: z.string() })),
})
