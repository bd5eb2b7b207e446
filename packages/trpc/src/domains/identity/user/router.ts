import { bulkResult, byId, byIds } from '@colonnade/contract'
import { assignRolesInput, done, userSchemas } from '@colonnade/contract/identity'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { inviteAgain, inviteUser } from './invite.ts'
import { endSessions, lockUsers, removeUsers, restoreUsers, unlockUsers } from './lock.ts'
import { user } from './resource.ts'
import { assignRoles } from './roles.ts'

export const userRouter = router({
  ...resourceRouter(user, ['list', 'get', 'history', 'update', 'bulkUpdate', 'export']),
  invite: authorised('users:create').input(userSchemas.create).output(userSchemas.output).mutation(({ ctx, input }) => inviteUser(ctx, input)),
  inviteAgain: authorised('users:create').input(byId).output(done).mutation(({ ctx, input }) => inviteAgain(ctx, input.id)),
  assignRoles: authorised('users:update').input(assignRolesInput).output(userSchemas.output).mutation(({ ctx, input }) => assignRoles(ctx, input)),
  lock: authorised('users:update').input(byIds).output(bulkResult).mutation(({ ctx, input }) => lockUsers(ctx, input.ids)),
  unlock: authorised('users:update').input(byIds).output(bulkResult).mutation(({ ctx, input }) => unlockUsers(ctx, input.ids)),
  endSessions: authorised('users:update').input(byIds).output(bulkResult).mutation(({ ctx, input }) => endSessions(ctx, input.ids)),
  remove: authorised('users:delete').input(byIds).output(bulkResult).mutation(({ ctx, input }) => removeUsers(ctx, input.ids)),
  restore: authorised('users:delete').input(byIds).output(bulkResult).mutation(({ ctx, input }) => restoreUsers(ctx, input.ids)),
})
