import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { rack } from './resource.ts'

export const rackRouter = router({ ...resourceRouter(rack) })
