import { knowledgeDocumentSchemas } from '@colonnade/contract/ai'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource, type Resource } from '../../../kernel/resource.ts'

/** Documents of the bases that are not deleted. */
export const knowledgeDocument: Resource<typeof knowledgeDocumentSchemas> = defineResource({
  name: 'knowledge_document', model: 'knowledgeDocument', table: 'knowledge_documents', schemas: knowledgeDocumentSchemas, permissions: 'knowledge_documents', scope: 'tenant', softDelete: true,
  visible: 'EXISTS (SELECT 1 FROM knowledge_bases b WHERE b.tenant_id = t.tenant_id AND b.id = t.knowledge_base_id AND b.deleted_at IS NULL)',
  defaultSort: { field: 'createdAt', direction: 'desc' },
})

describeConstraint('knowledge_documents_content_key', {
  field: 'fileId', reason: 'document_exists', message: 'This knowledge base already holds a document with the same content.', remedy: 'Delete the other one first, or leave this one out.',
})
