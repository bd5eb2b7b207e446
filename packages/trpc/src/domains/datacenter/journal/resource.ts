import { ContractError } from '@colonnade/contract'
import { journalSchemas } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { authoriseType, ofPresentRecord, RECORD_NAME } from '../attached/visible.ts'

function refuseOthers(ctx: ServiceCtx, authorId: string | null): void {
  if (authorId !== null && authorId === ctx.actor.userId) return
  throw new ContractError('FORBIDDEN', 'not_the_author', 'Only who wrote a note changes or deletes it.', { remedy: 'Write a note of your own beside it.' })
}

/** Operators' notes on a record, the newest first. Who may see the record may write one; only its author changes or deletes it. */
export const journal = defineResource({
  name: 'journal_entry', model: 'journalEntry', table: 'journal_entries', schemas: journalSchemas, permissions: 'journal', scope: 'provider', softDelete: true,
  defaultSort: { field: 'createdAt', direction: 'desc' },
  expressions: { resourceName: RECORD_NAME, authorName: 'SELECT coalesce(u.full_name, u.email) FROM users u WHERE u.id = t.author_id' },
  visible: (ctx, add) => ofPresentRecord(ctx, add),
  hooks: {
    async beforeCreate(_tx, ctx, data) {
      authoriseType(ctx, data['resourceType'] as string, 'read')
      return { ...data, authorId: ctx.actor.userId }
    },
    async beforeUpdate(_tx, ctx, row, patch) {
      refuseOthers(ctx, row.authorId)
      return patch
    },
    async beforeRemove(_tx, ctx, row) { refuseOthers(ctx, row.authorId) },
    async beforeRestore(_tx, ctx, rows) { for (const row of rows) refuseOthers(ctx, row.authorId) },
  },
})
