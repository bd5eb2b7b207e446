import type { Prisma } from '@colonnade/db'
import { createServiceCtx, systemActor, type ServiceCtx } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import type { Services } from '../../../kernel/services.ts'
import { systemRead } from '../../../kernel/system.ts'
import { runsOf } from './runs.ts'

/** An answer whose row was not touched for this long is written by nobody any more, in ms. */
export const ABANDONED_MS = 60_000

const broken = {
  code: 'UNAVAILABLE', reason: 'answer_interrupted', message: 'The server stopped while it was writing this answer.', remedy: 'Have it written again.',
} satisfies Prisma.InputJsonObject

/** Marks answers nobody writes any more as failed; what was kept of them stays. */
export async function failAnswers(ctx: ServiceCtx, messageIds: string[]): Promise<void> {
  await mutate(ctx, {
    permission: 'system', action: 'interrupted',
    write: async (tx, report) => {
      await tx.message.updateMany({ where: { id: { in: messageIds }, tenantId: ctx.tenantId!, status: 'streaming' }, data: { status: 'failed', error: { ...broken, requestId: ctx.requestId } } })
      for (const id of messageIds) report({ resource: 'message', id, now: { status: 'failed' } })
    },
  })
}

/** At the start of a process: marks what an earlier one left half-written. `alone`: there is no other process, so whatever is unfinished is dead, however young. */
export async function failAbandonedAnswers(services: Services, { alone }: { alone: boolean }): Promise<number> {
  const rows = await systemRead<{ id: string; tenantId: string }>(services,
    `SELECT id, tenant_id AS "tenantId" FROM chat_messages WHERE status = 'streaming' AND updated_at < clock_timestamp() - $1 * interval '1 millisecond'`, [alone ? 0 : ABANDONED_MS])
  const dead = rows.filter((row) => !runsOf(services).has(row.id))
  for (const [tenantId, same] of Map.groupBy(dead, (row) => row.tenantId)) {
    await failAnswers(createServiceCtx(services, systemActor(tenantId, []), { requestId: 'start', ip: null, userAgent: null }), same.map((row) => row.id))
  }
  return dead.length
}
