import type { chunkListInput, knowledgeChunkSchemas } from '@colonnade/contract/ai'
import { knowledgeChunkSchemas as schemas } from '@colonnade/contract/ai'
import type { Page } from '@colonnade/contract'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { list } from '../../../kernel/list.ts'
import { defineResource, type Resource, type Row } from '../../../kernel/resource.ts'

/** Passages of documents that are there. A negative index is an old passage that waits to be replaced by the indexing under way. */
export const knowledgeChunk: Resource<typeof knowledgeChunkSchemas> = defineResource({
  name: 'knowledge_chunk', model: 'knowledgeChunk', table: 'knowledge_chunks', schemas, permissions: 'knowledge_documents', scope: 'tenant',
  visible: `t.chunk_index >= 0 AND EXISTS (SELECT 1 FROM knowledge_documents d JOIN knowledge_bases b ON b.tenant_id = d.tenant_id AND b.id = d.knowledge_base_id
    WHERE d.tenant_id = t.tenant_id AND d.id = t.document_id AND d.deleted_at IS NULL AND b.deleted_at IS NULL)`,
  expressions: {
    page: `t.metadata->>'page'`, headingTrail: `coalesce(t.metadata->'headingTrail', '[]'::jsonb)`, edited: `coalesce((t.metadata->>'edited')::boolean, false)`,
  },
})

/** The passages of one document, in reading order. */
export function listChunks(ctx: ServiceCtx, { documentId, ...page }: z.output<typeof chunkListInput>): Promise<Page<Row<typeof knowledgeChunkSchemas>>> {
  return list(ctx, knowledgeChunk, { ...page, filter: [{ field: 'documentId', op: 'eq', value: documentId }], sort: [{ field: 'chunkIndex', direction: 'asc' }] })
}
