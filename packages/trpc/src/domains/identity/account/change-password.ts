import { ContractError } from '@colonnade/contract'
import type { changePasswordInput } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { limitRate } from '../../../kernel/rate-limit.ts'
import { endLinks } from '../link/links.ts'
import { mailPasswordChanged, recipientInTx } from '../link/mails.ts'
import { requirePerson } from '../person.ts'
import { hashPassword, verifyPassword } from '../session/passwords.ts'
import { ratesOf } from '../session/rates.ts'

/** Changes one's own password and ends every other session. Throws BAD_REQUEST when the present one is wrong, TOO_MANY_REQUESTS after ten wrong ones in 15 minutes. */
export async function changePassword(ctx: ServiceCtx, input: z.output<typeof changePasswordInput>): Promise<{ done: true }> {
  const userId = requirePerson(ctx)
  const key = `change-password:${userId}`
  await limitRate(ratesOf(ctx), key, 10, 15 * 60_000)
  const user = await ctx.db.user.findFirst({ where: { id: userId, tenantId: ctx.tenantId! }, select: { passwordHash: true } })
  if (!(await verifyPassword(user?.passwordHash, input.current))) throw wrong()
  await ratesOf(ctx).clear(key)
  const passwordHash = await hashPassword(input.password)
  await mutate(ctx, {
    permission: 'self', action: 'change_password',
    write: async (tx, report) => {
      // only if it is still the one that was checked
      const { count: changed } = await tx.user.updateMany({ where: { id: userId, passwordHash: user!.passwordHash }, data: { passwordHash } })
      if (changed !== 1) throw wrong()
      const { count } = await tx.session.deleteMany({ where: { userId, ...(ctx.actor.sessionId ? { id: { not: ctx.actor.sessionId } } : {}) } })
      await endLinks(tx, ctx, userId, ['password_reset'])
      report({ resource: 'user', id: userId, details: { sessionsEnded: count } })
      await mailPasswordChanged(tx, ctx, report, await recipientInTx(tx, ctx.tenantId!, userId))
    },
  })
  return { done: true }
}

function wrong(): ContractError {
  return new ContractError('BAD_REQUEST', 'wrong_password', 'That is not your present password.', { remedy: 'Check it, or sign out and set a new one by mail.', fields: [{ path: 'current', message: 'is not your present password' }] })
}
