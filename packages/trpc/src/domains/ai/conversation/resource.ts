import { ContractError } from '@colonnade/contract'
import { conversationSchemas } from '@colonnade/contract/ai'
import type { ServiceCtx } from '../../../kernel/context.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { defineResource, type Resource } from '../../../kernel/resource.ts'
import { chooseChat } from '../gateway/choose.ts'

/** Checks inside a transaction that the bases exist and the model can be used. Throws BAD_REQUEST, NOT_FOUND, PRECONDITION_FAILED. */
export async function checkAttachments(tx: WriteTx, ctx: ServiceCtx, { knowledgeBaseIds, modelName }: { knowledgeBaseIds?: string[] | undefined; modelName?: string | null | undefined }): Promise<void> {
  const ids = [...new Set(knowledgeBaseIds ?? [])]
  if (ids.length && (await tx.knowledgeBase.count({ where: { id: { in: ids }, tenantId: ctx.tenantId!, deletedAt: null } })) !== ids.length) {
    throw new ContractError('NOT_FOUND', 'knowledge_base_not_found', 'One of the knowledge bases does not exist.', { fields: [{ path: 'knowledgeBaseIds', message: 'names one that does not exist' }], remedy: 'Choose from the list.' })
  }
  if (modelName) chooseChat(ctx, await tx.model.findMany({ where: { modelType: 'chat' } }), modelName)
}

type Attachments = Parameters<typeof checkAttachments>[2]

/** Conversations of the caller's own; nobody else in the tenant sees them. */
export const conversation: Resource<typeof conversationSchemas> = defineResource({
  name: 'conversation', model: 'conversation', table: 'chat_conversations', schemas: conversationSchemas, permissions: 'conversations', scope: 'tenant', softDelete: true,
  visible: 't.user_id = $user', defaultSort: { field: 'updatedAt', direction: 'desc' },
  expressions: {
    messageCount: 'SELECT count(*) FROM chat_messages m WHERE m.tenant_id = t.tenant_id AND m.conversation_id = t.id',
    lastMessageAt: 'SELECT max(m.created_at) FROM chat_messages m WHERE m.tenant_id = t.tenant_id AND m.conversation_id = t.id',
  },
  hooks: {
    beforeCreate: async (tx, ctx, data) => {
      await checkAttachments(tx, ctx, data as Attachments)
      return { ...data, userId: ctx.actor.userId }
    },
    beforeUpdate: async (tx, ctx, _row, patch) => {
      await checkAttachments(tx, ctx, patch as Attachments)
      return patch
    },
  },
})
