import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { auditLog } from './resource.ts'

export const auditLogRouter = router({ ...resourceRouter(auditLog, ['list', 'get', 'export']) })
