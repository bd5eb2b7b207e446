import { modelCallSummary, modelCallSummaryInput } from '@colonnade/contract/ai'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { modelCall } from './resource.ts'
import { summarise } from './summary.ts'

export const modelCallRouter = router({
  ...resourceRouter(modelCall, ['list', 'get', 'export']),
  summary: authorised('model_calls:read').input(modelCallSummaryInput).output(modelCallSummary).query(({ ctx, input }) => summarise(ctx, input)),
})
