import { router } from '../../kernel/trpc.ts'
import { eventRouter } from './event/router.ts'
import { jobRouter } from './job/router.ts'
import { statusRouter } from './status/router.ts'

/** Procedures of the platform itself. */
export const platformRouter = router({ event: eventRouter, job: jobRouter, status: statusRouter })
