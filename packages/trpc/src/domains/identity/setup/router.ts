import { setupInput, setupStatus, signedInResult } from '@colonnade/contract/identity'
import { open, router } from '../../../kernel/trpc.ts'
import { handOver } from '../session/sign-in.ts'
import { completeSetup, readSetup } from './setup.ts'

export const setupRouter = router({
  status: open.output(setupStatus).query(({ ctx }) => readSetup(ctx)),
  complete: open.input(setupInput).output(signedInResult).mutation(async ({ ctx, input }) => handOver(ctx, await completeSetup(ctx, input))),
})
