import type { passageOutput } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get, notFound } from '../../../kernel/crud.ts'
import { list } from '../../../kernel/list.ts'
import { toWire } from '../../../kernel/wire.ts'
import { knowledgeChunk } from './resource.ts'

type Passage = z.infer<typeof passageOutput>

/** A passage with its neighbours and its document, for a reader who follows a citation. Throws NOT_FOUND, also once the document is deleted. */
export async function readPassage(ctx: ServiceCtx, id: string): Promise<Passage> {
  const chunk = await get(ctx, knowledgeChunk, id)
  const [around, [document]] = await Promise.all([
    list(ctx, knowledgeChunk, {
      filter: [{ field: 'documentId', op: 'eq', value: chunk.documentId }, { field: 'chunkIndex', op: 'in', value: [chunk.chunkIndex - 1, chunk.chunkIndex + 1] }], limit: 2,
    }),
    ctx.sql<object>(
      `SELECT d.id, d.title, d.knowledge_base_id AS "knowledgeBaseId", b.name AS "knowledgeBaseName", d.source_type::text AS "sourceType", d.source_uri AS "sourceUri", d.file_name AS "fileName",
         d.chunk_count AS "chunkCount" FROM knowledge_documents d JOIN knowledge_bases b ON b.tenant_id = d.tenant_id AND b.id = d.knowledge_base_id WHERE d.tenant_id = $1::uuid AND d.id = $2::uuid`,
      [ctx.tenantId, chunk.documentId],
    ),
  ])
  if (!document) throw notFound('passage')
  const at = (index: number) => around.items.find((c) => c.chunkIndex === index) ?? null
  return { chunk, before: at(chunk.chunkIndex - 1), after: at(chunk.chunkIndex + 1), document: toWire(document) as Passage['document'] }
}
