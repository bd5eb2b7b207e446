import { aiRouter } from './domains/ai/router.ts'
import { datacenterRouter } from './domains/datacenter/router.ts'
import { identityRouter } from './domains/identity/router.ts'
import { platformRouter } from './domains/platform/router.ts'
import { router } from './kernel/trpc.ts'

/** Every procedure there is, as `<domain>.<entity>.<verb>`. */
export const appRouter = router({ identity: identityRouter, datacenter: datacenterRouter, ai: aiRouter, platform: platformRouter })

export type AppRouter = typeof appRouter
