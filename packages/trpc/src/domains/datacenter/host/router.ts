import { startedJob } from '@colonnade/contract'
import { drainInput, drainPreview } from '@colonnade/contract/datacenter'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { previewDrain } from './drain-preview.ts'
import { startDrain } from './drain-start.ts'
import { host } from './resource.ts'

export const hostRouter = router({
  ...resourceRouter(host),
  drainPreview: authorised('baremetals:read').input(drainInput).output(drainPreview).query(({ ctx, input }) => previewDrain(ctx, input.ids)),
  drain: authorised('baremetals:update').input(drainInput).output(startedJob).mutation(({ ctx, input }) => startDrain(ctx, input.ids)),
})
