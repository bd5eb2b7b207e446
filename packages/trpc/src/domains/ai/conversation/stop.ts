import type { Message } from '@colonnade/contract/ai'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { message } from '../message/resource.ts'
import { runsOf } from './runs.ts'

/** Stops an answer; what was written so far stays. One that has ended is left as it is. Throws NOT_FOUND. */
export async function stopAnswer(ctx: ServiceCtx, messageId: string): Promise<Message> {
  const before = await get(ctx, message, messageId)
  if (before.status !== 'streaming') return before
  const run = runsOf(ctx.services).get(messageId)
  if (run) {
    run.abort.abort(new Error('stopped'))
    await run.ended
  } else {
    // written by another process: it sees at its next keep that the answer has ended
    await mutate(ctx, {
      permission: 'conversations:create', action: 'stop',
      write: async (tx, report) => {
        await tx.message.updateMany({ where: { id: messageId, tenantId: ctx.tenantId!, status: 'streaming' }, data: { status: 'stopped' } })
        report({ resource: 'message', id: messageId, now: { status: 'stopped' }, payload: { conversationId: before.conversationId } })
      },
    })
  }
  return get(ctx, message, messageId)
}
