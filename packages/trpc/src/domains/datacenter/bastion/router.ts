import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { bastion } from './resource.ts'

export const bastionRouter = router({ ...resourceRouter(bastion) })
