import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { quota } from './resource.ts'

export const quotaRouter = router({ ...resourceRouter(quota) })
