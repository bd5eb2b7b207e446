import type { ServiceCtx } from '../../../kernel/context.ts'
import { readInTx, requireAll } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { apiToken } from './resource.ts'

/** Revokes tokens of one's own, all or none; they stop at once, and stay in the list. Throws NOT_FOUND. */
export function revokeApiTokens(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'api_tokens:delete', action: 'revoke',
    write: async (tx, report) => {
      const rows = await readInTx(tx, ctx, apiToken, ids)
      requireAll('token', ids, rows)
      const { count } = await tx.apiToken.updateMany({ where: { id: { in: ids }, revokedAt: null }, data: { revokedAt: ctx.clock(), version: { increment: 1 } } })
      for (const row of rows) report({ resource: 'api_token', id: row.id, old: { revokedAt: row.revokedAt }, now: { revokedAt: row.revokedAt ?? ctx.clock() } })
      return { changed: count }
    },
  })
}
