import { ContractError } from '@colonnade/contract'
import { savedViewSchemas } from '@colonnade/contract/platform'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { defineResource } from '../../../kernel/resource.ts'

/** Views of lists: one's own, and those others share. Only its owner changes one. */
export const savedView = defineResource({
  name: 'saved_view', model: 'savedView', table: 'saved_views', schemas: savedViewSchemas, permissions: 'saved_views', scope: 'tenant', visible: '(t.user_id = $user OR t.shared)',
  defaultSort: { field: 'name', direction: 'asc' },
  expressions: { userName: 'SELECT coalesce(u.full_name, u.email) FROM users u WHERE u.tenant_id = t.tenant_id AND u.id = t.user_id' },
  hooks: {
    async beforeCreate(_tx, ctx, data) {
      return { ...data, userId: ctx.actor.userId }
    },
    async beforeUpdate(_tx, ctx, row, patch) {
      requireOwner(ctx, row)
      return patch
    },
    async beforeRemove(_tx, ctx, row) {
      requireOwner(ctx, row)
    },
  },
})

describeConstraint('saved_views_name_key', { field: 'name', reason: 'already_taken', message: 'You have a view of this name already.', remedy: 'Choose another name, or change that view.' })

function requireOwner(ctx: ServiceCtx, row: { userId: string; userName: string | null }): void {
  if (row.userId !== ctx.actor.userId) throw new ContractError('FORBIDDEN', 'not_owner', `This view is ${row.userName ?? "somebody else"}'s.`, { remedy: 'Save it under a name of your own.' })
}
