import type { resetInput } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { badLink, endLinks, spendLink } from '../link/links.ts'
import { mailPasswordChanged } from '../link/mails.ts'
import { actingFor } from '../person.ts'
import { limitTries } from '../policy.ts'
import { tokenHash } from '../session/lucia.ts'
import { hashPassword } from '../session/passwords.ts'
import { ownerOfLink } from '../session/recognise.ts'

/** Sets a new password by a mailed link and ends every session. Throws BAD_REQUEST for a link that does not work. */
export async function resetPassword(ctx: ServiceCtx, input: z.output<typeof resetInput>): Promise<{ done: true }> {
  await limitTries(ctx, 'link', { perAddress: 60 })
  const owner = await ownerOfLink(ctx.services, tokenHash(input.token), 'password_reset')
  if (!owner || owner.status !== 'active') throw badLink()
  const passwordHash = await hashPassword(input.password)
  await mutate(actingFor(ctx, owner.userId, owner.tenantId), {
    permission: 'self', action: 'reset_password',
    write: async (tx, report) => {
      await spendLink(tx, ctx, input.token, 'password_reset')
      // who holds the link reads the mail of that address
      await tx.user.updateMany({ where: { id: owner.userId }, data: { passwordHash, emailVerified: true } })
      const { count } = await tx.session.deleteMany({ where: { userId: owner.userId } })
      await endLinks(tx, ctx, owner.userId, ['password_reset', 'email_verification'])
      report({ resource: 'user', id: owner.userId, details: { sessionsEnded: count } })
      await mailPasswordChanged(tx, ctx, report, owner)
    },
  })
  return { done: true }
}
