import { router } from '../../kernel/trpc.ts'
import { eventRouter } from './event/router.ts'
import { jobRouter } from './job/router.ts'
import { mailRouter } from './mail/router.ts'
import { maintenanceRouter } from './maintenance/router.ts'
import { savedViewRouter } from './saved-view/router.ts'
import { statusRouter } from './status/router.ts'

/** Procedures of the platform itself. */
export const platformRouter = router({ event: eventRouter, job: jobRouter, status: statusRouter, savedView: savedViewRouter, mail: mailRouter, maintenance: maintenanceRouter })
