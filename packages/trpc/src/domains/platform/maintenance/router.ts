import { maintenanceTask, taskName, taskResult } from '@colonnade/contract/platform'
import * as z from 'zod'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { retention } from './resource.ts'
import { listTasks, runTask } from './verbs.ts'

export const maintenanceRouter = router({
  tasks: authorised('maintenance:read').output(z.array(maintenanceTask)).query(({ ctx }) => listTasks(ctx)),
  run: authorised('maintenance:update').input(taskName).output(taskResult).mutation(({ ctx, input }) => runTask(ctx, input.name)),
  retention: router({ ...resourceRouter(retention, ['list', 'get', 'update', 'history']) }),
})
