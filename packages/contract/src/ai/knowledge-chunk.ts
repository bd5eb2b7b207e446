import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { id, stamps } from '../kernel/fields.ts'

/** One passage of a document as it is found and cited. `page` counts from 1; `contentHash` names the content an edit starts from. */
export const knowledgeChunkSchemas = entitySchemas({
  output: z.object({
    ...stamps, knowledgeBaseId: id, documentId: id, chunkIndex: z.int(), content: z.string(), contentHash: z.string(), tokens: z.int(), embeddingModel: z.string().nullable(),
    page: z.int().nullable(), headingTrail: z.array(z.string()), edited: z.boolean(),
  }),
  create: z.strictObject({}), update: z.strictObject({}),
  filterable: ['documentId', 'knowledgeBaseId', 'chunkIndex'], sortable: ['chunkIndex'], searchable: ['content'],
})

/** The passages of one document, in reading order. */
export const chunkListInput = z.strictObject({ documentId: id, search: z.string().max(200).optional(), cursor: z.string().max(2000).nullish(), limit: z.number().int().min(1).max(200).default(50), count: z.boolean().optional() })
/** New words for a passage; `contentHash` is that of the text the editor saw. The passage is embedded again. */
export const editChunkInput = z.strictObject({
  id, contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  content: z.string().max(20_000).refine((t) => t.trim().length > 0, 'must not be empty'),
})

/** A passage with what stands before and after it, for a reader who follows a citation. */
export const passageOutput = z.object({
  chunk: knowledgeChunkSchemas.output, before: knowledgeChunkSchemas.output.nullable(), after: knowledgeChunkSchemas.output.nullable(),
  document: z.object({ id, title: z.string(), knowledgeBaseId: id, knowledgeBaseName: z.string(), sourceType: z.string(), sourceUri: z.string().nullable(), fileName: z.string().nullable(), chunkCount: z.int() }),
})
