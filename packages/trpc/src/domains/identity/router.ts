import { router } from '../../kernel/trpc.ts'
import { accountRouter } from './account/router.ts'
import { apiTokenRouter } from './api-token/router.ts'
import { auditLogRouter } from './audit-log/router.ts'
import { roleRouter } from './role/router.ts'
import { sessionRouter } from './session/router.ts'
import { setupRouter } from './setup/router.ts'
import { tenantRouter } from './tenant/router.ts'
import { userRouter } from './user/router.ts'

/** Procedures of the identity domain. */
export const identityRouter = router({
  session: sessionRouter, account: accountRouter, setup: setupRouter, user: userRouter, role: roleRouter, apiToken: apiTokenRouter, tenant: tenantRouter, auditLog: auditLogRouter,
})
