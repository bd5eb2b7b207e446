import { router } from '../../kernel/trpc.ts'

/** Procedures of the AI domain. */
export const aiRouter = router({})
