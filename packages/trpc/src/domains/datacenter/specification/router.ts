import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { specification } from './resource.ts'

export const specificationRouter = router({ ...resourceRouter(specification) })
