import { resourceRouter } from '../../../kernel/resource-router.ts'
import { router } from '../../../kernel/trpc.ts'
import { placementEvent } from './resource.ts'

export const placementEventRouter = router({ ...resourceRouter(placementEvent, ['list', 'get', 'export']) })
