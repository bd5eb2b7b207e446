import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { host } from './resource.ts'

export const hostRouter = router({ ...resourceRouter(host) })
