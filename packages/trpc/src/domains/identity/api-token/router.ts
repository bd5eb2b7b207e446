import { bulkResult, byIds } from '@colonnade/contract'
import { apiTokenSchemas, createdApiToken } from '@colonnade/contract/identity'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { createApiToken } from './create.ts'
import { apiToken } from './resource.ts'
import { revokeApiTokens } from './revoke.ts'

export const apiTokenRouter = router({
  ...resourceRouter(apiToken, ['list', 'get', 'history', 'update', 'bulkUpdate']),
  create: authorised('api_tokens:create').input(apiTokenSchemas.create).output(createdApiToken).mutation(({ ctx, input }) => createApiToken(ctx, input)),
  revoke: authorised('api_tokens:delete').input(byIds).output(bulkResult).mutation(({ ctx, input }) => revokeApiTokens(ctx, input.ids)),
})
