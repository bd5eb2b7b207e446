import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { journal } from './resource.ts'

export const journalRouter = router({ ...resourceRouter(journal, ['list', 'get', 'history', 'create', 'update', 'remove', 'restore', 'export']) })
