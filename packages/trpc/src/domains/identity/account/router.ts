import {
  acceptInvitationInput, byLink, changePasswordInput, done, invitationOutput, me, requestResetInput, resetInput, signedInResult, signUpInput, updateProfileInput,
} from '@colonnade/contract/identity'
import { open, router, signedIn } from '../../../kernel/trpc.ts'
import { handOver } from '../session/sign-in.ts'
import { changePassword } from './change-password.ts'
import { acceptInvitation, readInvitation } from './invitation.ts'
import { updateProfile } from './profile.ts'
import { requestReset } from './request-reset.ts'
import { resetPassword } from './reset.ts'
import { signUp } from './sign-up.ts'
import { sendVerification, verifyEmail } from './verify-email.ts'

export const accountRouter = router({
  signUp: open.input(signUpInput).output(signedInResult).mutation(async ({ ctx, input }) => handOver(ctx, await signUp(ctx, input))),
  verifyEmail: open.input(byLink).output(done).mutation(({ ctx, input }) => verifyEmail(ctx, input.token)),
  sendVerification: signedIn.output(done).mutation(({ ctx }) => sendVerification(ctx)),
  requestReset: open.input(requestResetInput).output(done).mutation(({ ctx, input }) => requestReset(ctx, input)),
  reset: open.input(resetInput).output(done).mutation(({ ctx, input }) => resetPassword(ctx, input)),
  // a mutation, though it only reads: a query's input stands in the URL, and from there in logs
  invitation: open.input(byLink).output(invitationOutput).mutation(({ ctx, input }) => readInvitation(ctx, input.token)),
  acceptInvitation: open.input(acceptInvitationInput).output(signedInResult).mutation(async ({ ctx, input }) => handOver(ctx, await acceptInvitation(ctx, input))),
  changePassword: signedIn.input(changePasswordInput).output(done).mutation(({ ctx, input }) => changePassword(ctx, input)),
  updateProfile: signedIn.input(updateProfileInput).output(me).mutation(({ ctx, input }) => updateProfile(ctx, input)),
})
