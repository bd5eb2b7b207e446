import { byId, listInput, pageOf } from '@colonnade/contract'
import { modelOutput } from '@colonnade/contract/ai'
import { get } from '../../../kernel/crud.ts'
import { list } from '../../../kernel/list.ts'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { model, pageWithAvailability, withAvailability } from './resource.ts'

export const modelRouter = router({
  ...resourceRouter(model, ['create', 'update', 'remove', 'history']),
  list: authorised('models:read').input(listInput).output(pageOf(modelOutput)).query(async ({ ctx, input }) => pageWithAvailability(ctx, await list(ctx, model, input))),
  get: authorised('models:read').input(byId).output(modelOutput).query(async ({ ctx, input }) => withAvailability(ctx, await get(ctx, model, input.id))),
})
