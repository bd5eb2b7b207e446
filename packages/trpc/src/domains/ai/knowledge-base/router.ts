import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { knowledgeBase } from './resource.ts'

export const knowledgeBaseRouter = router({ ...resourceRouter(knowledgeBase, ['list', 'get', 'create', 'update', 'remove', 'restore', 'bulkUpdate', 'history', 'export']) })
