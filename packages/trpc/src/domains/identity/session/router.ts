import { bulkResult, byIds } from '@colonnade/contract'
import { me, sessionOutput, signedInResult, signInInput } from '@colonnade/contract/identity'
import * as z from 'zod'
import { open, router, signedIn } from '../../../kernel/trpc.ts'
import { loadMe } from './me.ts'
import { listSessions, revokeSessions, signOut } from './sessions.ts'
import { handOver, signIn } from './sign-in.ts'

export const sessionRouter = router({
  signIn: open.input(signInInput).output(signedInResult).mutation(async ({ ctx, input }) => handOver(ctx, await signIn(ctx, input))),
  signOut: signedIn.output(z.object({ signedOut: z.boolean() })).mutation(({ ctx }) => signOut(ctx)),
  me: signedIn.output(me).query(({ ctx }) => loadMe(ctx)),
  list: signedIn.output(z.array(sessionOutput)).query(({ ctx }) => listSessions(ctx)),
  revoke: signedIn.input(byIds).output(bulkResult).mutation(({ ctx, input }) => revokeSessions(ctx, input.ids)),
})
