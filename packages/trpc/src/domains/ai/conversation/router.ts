import { askInput, askResult, byMessage, messageEvent, messageSchemas, messageStreamInput } from '@colonnade/contract/ai'
import { tracked } from '@trpc/server'
import type * as z from 'zod'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { ask, retryAnswer } from './ask.ts'
import { conversation } from './resource.ts'
import { stopAnswer } from './stop.ts'
import { followAnswer } from './stream.ts'

const { output } = messageSchemas

export const conversationRouter = router({
  ...resourceRouter(conversation, ['list', 'get', 'create', 'update', 'remove', 'restore']),
  ask: authorised('conversations:create').input(askInput).output(askResult).mutation(({ ctx, input }) => ask(ctx, input)),
  retry: authorised('conversations:create').input(byMessage).output(output).mutation(({ ctx, input }) => retryAnswer(ctx, input.messageId)),
  stop: authorised('conversations:create').input(byMessage).output(output).mutation(({ ctx, input }) => stopAnswer(ctx, input.messageId)),
  stream: authorised('conversations:read').input(messageStreamInput).subscription(async function* ({ ctx, input, signal }) {
    for await (const { id, event } of followAnswer(ctx, input, signal!)) yield tracked(id, event satisfies z.infer<typeof messageEvent>)
  }),
})
