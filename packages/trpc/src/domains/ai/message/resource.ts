import type { Page } from '@colonnade/contract'
import type { Message, messageListInput } from '@colonnade/contract/ai'
import { messageSchemas } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { list } from '../../../kernel/list.ts'
import { defineResource, type Resource } from '../../../kernel/resource.ts'

/** The turns of the caller's own conversations. */
export const message: Resource<typeof messageSchemas> = defineResource({
  name: 'message', model: 'message', table: 'chat_messages', schemas: messageSchemas, permissions: 'conversations', scope: 'tenant',
  visible: 'EXISTS (SELECT 1 FROM chat_conversations c WHERE c.tenant_id = t.tenant_id AND c.id = t.conversation_id AND c.user_id = $user AND c.deleted_at IS NULL)',
  expressions: { local: `coalesce(t.model_name LIKE 'local-%', false)` },
})

/** The turns of one conversation, oldest first unless the newest are asked for. */
export function listMessages(ctx: ServiceCtx, { conversationId, newestFirst, ...page }: z.output<typeof messageListInput>): Promise<Page<Message>> {
  return list(ctx, message, { ...page, filter: [{ field: 'conversationId', op: 'eq', value: conversationId }], sort: [{ field: 'createdAt', direction: newestFirst ? 'desc' : 'asc' }] })
}
