import { resumeFrom } from '@colonnade/contract'
import { tracked } from '@trpc/server'
import { authorised, router } from '../../../kernel/trpc.ts'
import { changes } from '../../../kernel/stream.ts'

export const eventRouter = router({
  stream: authorised('events:read').input(resumeFrom).subscription(async function* ({ ctx, input, signal }) {
    for await (const event of changes(ctx, input?.lastEventId ?? null, signal!)) yield tracked(event.id, event)
  }),
})
