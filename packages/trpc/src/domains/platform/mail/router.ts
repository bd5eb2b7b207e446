import { bulkResult, byId, byIds } from '@colonnade/contract'
import { mailWithBody } from '@colonnade/contract/platform'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { readMail } from './read.ts'
import { mail } from './resource.ts'
import { retryMail } from './retry.ts'

export const mailRouter = router({
  ...resourceRouter(mail, ['list']),
  get: authorised('mail:read').input(byId).output(mailWithBody).query(({ ctx, input }) => readMail(ctx, input.id)),
  retry: authorised('mail:update').input(byIds).output(bulkResult).mutation(({ ctx, input }) => retryMail(ctx, input.ids)),
})
