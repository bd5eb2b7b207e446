import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { savedView } from './resource.ts'

export const savedViewRouter = router({ ...resourceRouter(savedView, ['list', 'get', 'history', 'create', 'update', 'bulkUpdate', 'remove']) })
