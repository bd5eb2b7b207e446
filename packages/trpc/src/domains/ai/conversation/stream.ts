import { setTimeout as pause } from 'node:timers/promises'
import type { Message, MessageEvent, messageStreamInput } from '@colonnade/contract/ai'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get } from '../../../kernel/crud.ts'
import { message } from '../message/resource.ts'
import { ABANDONED_MS, failAnswers } from './abandoned.ts'
import { runsOf } from './runs.ts'

/** How often the row is looked at where another process writes the answer, in ms. */
const LOOK_MS = 500

/** An event of an answer and its id: the number of characters given so far. */
export interface Followed { id: string; event: MessageEvent }

const piece = (offset: number, text: string): Followed => ({ id: String(offset + text.length), event: { type: 'text', offset, text } })

async function freshRow(ctx: ServiceCtx, messageId: string): Promise<Message> {
  const row = await get(ctx, message, messageId)
  const untouched = ctx.clock().getTime() - Date.parse(row.updatedAt)
  if (row.status !== 'streaming' || untouched < ABANDONED_MS || runsOf(ctx.services).has(messageId)) return row
  await failAnswers(ctx, [messageId])
  return get(ctx, message, messageId)
}

/** An answer from a character on: what was missed, then what comes, then the whole message as it ended. Throws NOT_FOUND. */
export async function* followAnswer(ctx: ServiceCtx, { messageId, lastEventId }: z.output<typeof messageStreamInput>, signal: AbortSignal): AsyncGenerator<Followed> {
  let at = Number(lastEventId ?? 0)
  let row = await freshRow(ctx, messageId)
  for (let run = runsOf(ctx.services).get(messageId); run && !signal.aborted; run = runsOf(ctx.services).get(messageId)) {
    for await (const { offset, text } of run.from(at, signal)) {
      at = offset + text.length
      yield piece(offset, text)
    }
    if (run.done) break
  }
  while (!signal.aborted) {
    row = await freshRow(ctx, messageId)
    if (row.content.length > at) {
      yield piece(at, row.content.slice(at))
      at = row.content.length
    }
    if (row.status !== 'streaming') return void (yield { id: String(row.content.length), event: { type: 'message', message: row } })
    await pause(LOOK_MS, undefined, { signal }).catch(() => {})
  }
}
