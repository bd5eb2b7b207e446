import type { knowledgeBaseSchemas, knowledgeChunkSchemas, knowledgeDocumentSchemas } from '@colonnade/contract/ai'
import type * as z from 'zod'

/** A knowledge base as lists have it. */
export type Base = z.infer<typeof knowledgeBaseSchemas.output>
/** A document of a base. */
export type Document = z.infer<typeof knowledgeDocumentSchemas.output>
/** One passage of a document. */
export type Chunk = z.infer<typeof knowledgeChunkSchemas.output>

/** Whether a document is still being read. */
export const inProgress = (document: Pick<Document, 'status'>): boolean => document.status === 'pending' || document.status === 'processing'
