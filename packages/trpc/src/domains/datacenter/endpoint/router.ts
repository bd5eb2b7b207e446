import { endpointTest, endpointTestInput } from '@colonnade/contract/datacenter'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { endpoint } from './resource.ts'
import { test } from './test.ts'

export const endpointRouter = router({
  ...resourceRouter(endpoint),
  test: authorised('endpoints:update').input(endpointTestInput).output(endpointTest).mutation(({ ctx, input }) => test(ctx, input)),
})
