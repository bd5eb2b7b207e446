import { byId, pageOf } from '@colonnade/contract'
import { messageListInput, messageSchemas } from '@colonnade/contract/ai'
import { get } from '../../../kernel/crud.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { listMessages, message } from './resource.ts'

const { output } = messageSchemas

export const messageRouter = router({
  list: authorised('conversations:read').input(messageListInput).output(pageOf(output)).query(({ ctx, input }) => listMessages(ctx, input)),
  get: authorised('conversations:read').input(byId).output(output).query(({ ctx, input }) => get(ctx, message, input.id)),
})
