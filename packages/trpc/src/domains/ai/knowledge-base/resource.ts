import { ContractError } from '@colonnade/contract'
import { knowledgeBaseSchemas } from '@colonnade/contract/ai'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { defineResource, type Resource } from '../../../kernel/resource.ts'
import { chooseEmbedding } from '../gateway/choose.ts'

// Holds the tenant's row, so that two who add the last allowed base come one after the other.
async function refuseBeyondLimit(tx: WriteTx, ctx: ServiceCtx, more: number): Promise<void> {
  const [row] = await tx.$queryRawUnsafe<{ limit: number }[]>('SELECT max_knowledge_bases AS "limit" FROM tenants WHERE id = $1::uuid FOR NO KEY UPDATE', ctx.tenantId)
  const limit = row?.limit ?? 0
  if ((await tx.knowledgeBase.count({ where: { tenantId: ctx.tenantId!, deletedAt: null } })) + more <= limit) return
  throw new ContractError('PRECONDITION_FAILED', 'knowledge_base_limit', `Your plan allows ${limit} knowledge bases, and all are in use.`, {
    remedy: 'Delete one, or ask the provider for more.', details: { limit },
  })
}

/** Collections of documents of the caller's tenant, at most as many as the tenant's plan allows. */
export const knowledgeBase: Resource<typeof knowledgeBaseSchemas> = defineResource({
  name: 'knowledge_base', model: 'knowledgeBase', table: 'knowledge_bases', schemas: knowledgeBaseSchemas, permissions: 'knowledge_bases', scope: 'tenant', softDelete: true,
  defaultSort: { field: 'createdAt', direction: 'desc' },
  hooks: {
    beforeCreate: async (tx, ctx, data) => {
      await refuseBeyondLimit(tx, ctx, 1)
      const settings = await tx.tenantConfig.findFirst({ where: { tenantId: ctx.tenantId! }, select: { defaultEmbeddingModel: true } })
      const wanted = data['defaultEmbeddingModel'] as string | null | undefined
      const { name } = chooseEmbedding(ctx, await tx.model.findMany({ where: { modelType: 'embedding' } }), wanted, settings?.defaultEmbeddingModel)
      return { ...data, defaultEmbeddingModel: name }
    },
    beforeRestore: (tx, ctx, rows) => refuseBeyondLimit(tx, ctx, rows.length),
  },
})

describeConstraint('knowledge_bases_name_key', { field: 'name', reason: 'already_taken', message: 'Another knowledge base has this name.', remedy: 'Choose another name.' })
