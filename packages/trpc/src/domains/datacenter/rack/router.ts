import { byId } from '@colonnade/contract'
import { elevation as drawing } from '@colonnade/contract/datacenter'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { elevation } from './elevation.ts'
import { rack } from './resource.ts'

export const rackRouter = router({
  ...resourceRouter(rack),
  elevation: authorised('racks:read').input(byId).output(drawing).query(({ ctx, input }) => elevation(ctx, input.id)),
})
