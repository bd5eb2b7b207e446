import { byId } from '@colonnade/contract'
import { addDocumentInput, addedDocument } from '@colonnade/contract/ai'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { addDocument } from './add.ts'
import { knowledgeDocument } from './resource.ts'
import { retryDocument } from './retry.ts'

export const knowledgeDocumentRouter = router({
  ...resourceRouter(knowledgeDocument, ['list', 'get', 'update', 'remove', 'restore', 'bulkUpdate', 'history', 'export']),
  add: authorised('knowledge_documents:create').input(addDocumentInput).output(addedDocument).mutation(({ ctx, input }) => addDocument(ctx, input)),
  retry: authorised('knowledge_documents:update').input(byId).output(addedDocument).mutation(({ ctx, input }) => retryDocument(ctx, input.id)),
})
