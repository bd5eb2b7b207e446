import { operationInput, operationSchemas } from '@colonnade/contract/datacenter'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { operation } from './resource.ts'
import { cancelOperation, retryOperation } from './verbs.ts'

const { output } = operationSchemas

export const operationRouter = router({
  ...resourceRouter(operation, ['list', 'get', 'history', 'export']),
  retry: authorised('operations:update').input(operationInput).output(output).mutation(({ ctx, input }) => retryOperation(ctx, input)),
  cancel: authorised('operations:update').input(operationInput).output(output).mutation(({ ctx, input }) => cancelOperation(ctx, input)),
})
