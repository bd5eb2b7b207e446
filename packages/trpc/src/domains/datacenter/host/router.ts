import { byId, startedJob } from '@colonnade/contract'
import { drainInput, drainPreview, hostObservation, hostPowerInput, startedOperation } from '@colonnade/contract/datacenter'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { previewDrain } from './drain-preview.ts'
import { startDrain } from './drain-start.ts'
import { observation, power } from './power.ts'
import { host } from './resource.ts'

export const hostRouter = router({
  ...resourceRouter(host),
  drainPreview: authorised('baremetals:read').input(drainInput).output(drainPreview).query(({ ctx, input }) => previewDrain(ctx, input.ids)),
  drain: authorised('baremetals:update').input(drainInput).output(startedJob).mutation(({ ctx, input }) => startDrain(ctx, input.ids)),
  observation: authorised('baremetals:read').input(byId).output(hostObservation).query(({ ctx, input }) => observation(ctx, input.id)),
  power: authorised('baremetals:update').input(hostPowerInput).output(startedOperation).mutation(({ ctx, input }) => power(ctx, input)),
})
