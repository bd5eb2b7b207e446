import { bulkResult, pageOf } from '@colonnade/contract'
import { assignInput, attachedTo, maintained, maintainedInput, maintainerOfMine, maintainersOf } from '@colonnade/contract/datacenter'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { assignMaintainers, unassignMaintainers } from './assign.ts'
import { maintainedBy, maintainerOfCaller, maintainersOfRecord } from './look-up.ts'
import { maintainer, maintainerGroup, maintainerGroupMember, resourceMaintainer } from './resource.ts'

const unchanging = ['list', 'get', 'history', 'create', 'remove', 'export', 'importDryRun', 'import'] as const

export const maintainerRouter = router({
  ...resourceRouter(maintainer),
  mine: authorised('maintainers:read').output(maintainerOfMine).query(({ ctx }) => maintainerOfCaller(ctx)),
  maintained: authorised('resource_maintainers:read').input(maintainedInput).output(pageOf(maintained)).query(({ ctx, input }) => maintainedBy(ctx, input)),
})
export const maintainerGroupRouter = router({ ...resourceRouter(maintainerGroup) })
export const maintainerGroupMemberRouter = router({ ...resourceRouter(maintainerGroupMember, unchanging) })
export const resourceMaintainerRouter = router({
  ...resourceRouter(resourceMaintainer, unchanging),
  of: authorised('resource_maintainers:read').input(attachedTo).output(maintainersOf).query(({ ctx, input }) => maintainersOfRecord(ctx, input)),
  assign: authorised('resource_maintainers:create').input(assignInput).output(bulkResult).mutation(({ ctx, input }) => assignMaintainers(ctx, input)),
  unassign: authorised('resource_maintainers:delete').input(assignInput).output(bulkResult).mutation(({ ctx, input }) => unassignMaintainers(ctx, input)),
})
