import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { maintenanceWindow } from './resource.ts'

export const maintenanceWindowRouter = router({ ...resourceRouter(maintenanceWindow) })
