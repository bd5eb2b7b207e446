import { reconcileInput, reconcileResult } from '@colonnade/contract/datacenter'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { reconcile } from './reconcile.ts'
import { group } from './resource.ts'

export const groupRouter = router({
  ...resourceRouter(group),
  reconcile: authorised('baremetal_groups:update').input(reconcileInput).output(reconcileResult).mutation(({ ctx, input }) => reconcile(ctx, input)),
})
