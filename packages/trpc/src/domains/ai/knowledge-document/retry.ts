import { ContractError } from '@colonnade/contract'
import type { addedDocument } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { startIndexing } from './add.ts'
import { knowledgeDocument } from './resource.ts'

/** Indexes a document again; what has not changed is not embedded again. Throws NOT_FOUND, CONFLICT while it is being indexed. */
export function retryDocument(ctx: ServiceCtx, id: string): Promise<z.infer<typeof addedDocument>> {
  return mutate(ctx, {
    permission: 'knowledge_documents:update', action: 'retry',
    write: async (tx, report) => {
      const [before] = await readInTx(tx, ctx, knowledgeDocument, [id])
      if (!before) throw notFound('document')
      // the row is held first: of two who retry at once the second sees the job of the first
      await tx.knowledgeDocument.updateMany({ where: { id, tenantId: ctx.tenantId! }, data: { status: 'pending', progress: 0, errorMessage: null, errorReason: null } })
      const busy = await tx.job.count({ where: { tenantId: ctx.tenantId!, type: 'knowledge.index', status: { in: ['queued', 'running'] }, payload: { path: ['input', 'documentId'], equals: id } } })
      if (busy) throw new ContractError('CONFLICT', 'indexing_under_way', 'This document is being indexed.', { remedy: 'Wait for it to end.' })
      const [document] = await readInTx(tx, ctx, knowledgeDocument, [id])
      report({ resource: 'knowledge_document', id, action: 'retry', old: before, now: document! })
      return { document: document!, jobId: await startIndexing(tx, ctx, report, id, true) }
    },
  })
}
