import { ContractError } from '@colonnade/contract'
import type { editChunkInput, knowledgeChunkSchemas } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get, notFound, readInTx } from '../../../kernel/crud.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { contentHash, embeddingText } from '../extract/chunk.ts'
import { chooseEmbedding } from '../gateway/choose.ts'
import { logCallInTx } from '../gateway/log-call.ts'
import { vectorText } from '../indexing/write-chunks.ts'
import { estimateTokens } from '../retrieval/estimate.ts'
import { toTsvectorLiteral } from '../retrieval/tokens.ts'
import { knowledgeChunk } from './resource.ts'

type Input = z.output<typeof editChunkInput>
type Chunk = z.infer<typeof knowledgeChunkSchemas.output>

function changedMeanwhile(mine: string, theirs: string): ContractError {
  return new ContractError('CONFLICT', 'stale_version', 'Somebody changed this passage after you opened it.', {
    remedy: 'Compare the two, and save again.', conflicts: [{ field: 'content', mine, theirs }], fields: [{ path: 'content', message: 'was changed meanwhile' }],
  })
}

async function rewrite(tx: WriteTx, before: Chunk, tenantId: string, content: string, hash: string, vector: number[], model: string): Promise<number> {
  return tx.$executeRawUnsafe(
    `UPDATE knowledge_chunks SET content = $4, content_hash = $5, tokens = $6, embedding = $7::vector, embedding_model = $8, search_vector = $9::tsvector || $10::tsvector,
       metadata = metadata || '{"edited": true}'::jsonb WHERE tenant_id = $1::uuid AND id = $2::uuid AND content_hash = $3 AND chunk_index >= 0`,
    tenantId, before.id, before.contentHash, content, hash, estimateTokens(content), vectorText(vector), model, toTsvectorLiteral(before.headingTrail.join('\n'), 'B'), toTsvectorLiteral(content),
  )
}

async function modelOf(ctx: ServiceCtx, knowledgeBaseId: string) {
  const base = await ctx.db.knowledgeBase.findFirst({ where: { id: knowledgeBaseId, tenantId: ctx.tenantId! }, select: { defaultEmbeddingModel: true } })
  if (!base) throw notFound('knowledge_base')
  return chooseEmbedding(ctx, await ctx.db.model.findMany({ where: { modelType: 'embedding' } }), base.defaultEmbeddingModel)
}

/** Changes a passage's words and embeds them anew. Throws CONFLICT with both texts when it was changed meanwhile, NOT_FOUND. */
export async function editChunk(ctx: ServiceCtx, input: Input): Promise<Chunk> {
  const before = await get(ctx, knowledgeChunk, input.id)
  const content = input.content.toWellFormed().replaceAll('\u0000', '').trim()
  if (before.contentHash !== input.contentHash) throw changedMeanwhile(content, before.content)
  const model = await modelOf(ctx, before.knowledgeBaseId)
  const started = performance.now()
  const { vectors, tokens } = await model.driver.embed([embeddingText({ headingTrail: before.headingTrail, content })])
  const latencyMs = performance.now() - started
  return mutate(ctx, {
    permission: 'knowledge_documents:update', action: 'update',
    write: async (tx, report) => {
      const changed = await rewrite(tx, before, ctx.tenantId!, content, contentHash(before.headingTrail, content), vectors[0]!, model.driver.model)
      const [after] = await readInTx(tx, ctx, knowledgeChunk, [input.id])
      if (!after) throw notFound('passage')
      if (changed === 0) throw changedMeanwhile(content, after.content)
      await logCallInTx(tx, ctx, report, { model, feature: 'indexing', promptTokens: tokens, completionTokens: 0, latencyMs })
      report({ resource: 'knowledge_chunk', id: input.id, old: { content: before.content }, now: { content: after.content } })
      return after
    },
  })
}
