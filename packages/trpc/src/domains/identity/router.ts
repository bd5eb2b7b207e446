import { router } from '../../kernel/trpc.ts'
import { sessionRouter } from './session/router.ts'

/** Procedures of the identity domain. */
export const identityRouter = router({ session: sessionRouter })
