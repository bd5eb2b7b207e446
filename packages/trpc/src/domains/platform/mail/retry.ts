import { ContractError } from '@colonnade/contract'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { readInTx, requireAll } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { mail } from './resource.ts'

/** Has mail that could not be sent tried again at once, all or none. Throws NOT_FOUND, PRECONDITION_FAILED for mail that was sent. */
export function retryMail(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'mail:update', action: 'queued',
    write: async (tx, report) => {
      const rows = await readInTx(tx, ctx, mail, ids)
      requireAll('mail', ids, rows)
      if (rows.some((row) => row.sentAt)) throw new ContractError('PRECONDITION_FAILED', 'already_sent', 'One of these was sent already.')
      const { count } = await tx.mailMessage.updateMany({ where: { id: { in: ids }, sentAt: null }, data: { attempts: 0, nextAttemptAt: ctx.clock() } })
      for (const row of rows) report({ resource: 'mail', id: row.id, details: { retry: true }, servedTenantId: row.tenantId })
      return { changed: count }
    },
  })
}
