import { router } from '../../kernel/trpc.ts'
import { rackRouter } from './rack/router.ts'

/** Procedures of the datacenter domain. */
export const datacenterRouter = router({ rack: rackRouter })
