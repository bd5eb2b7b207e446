import { bulkResult, byIds } from '@colonnade/contract'
import { alertCounts } from '@colonnade/contract/datacenter'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { alert } from './resource.ts'
import { acknowledgeAlerts, countAlerts, reopenAlerts, resolveAlerts } from './verbs.ts'

export const alertRouter = router({
  ...resourceRouter(alert, ['list', 'get', 'history', 'export']),
  counts: authorised('alerts:read').output(alertCounts).query(({ ctx }) => countAlerts(ctx)),
  acknowledge: authorised('alerts:update').input(byIds).output(bulkResult).mutation(({ ctx, input }) => acknowledgeAlerts(ctx, input.ids)),
  resolve: authorised('alerts:update').input(byIds).output(bulkResult).mutation(({ ctx, input }) => resolveAlerts(ctx, input.ids)),
  reopen: authorised('alerts:update').input(byIds).output(bulkResult).mutation(({ ctx, input }) => reopenAlerts(ctx, input.ids)),
})
