import { ContractError } from '@colonnade/contract'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { badLink, spendLink } from '../link/links.ts'
import { mailVerification, recipientInTx } from '../link/mails.ts'
import { actingFor, requirePerson } from '../person.ts'
import { limitTries } from '../policy.ts'
import { tokenHash } from '../session/lucia.ts'
import { ownerOfLink } from '../session/recognise.ts'

/** Confirms the address a link was mailed to. Throws BAD_REQUEST for a link that does not work. */
export async function verifyEmail(ctx: ServiceCtx, token: string): Promise<{ done: true }> {
  await limitTries(ctx, 'link', { perAddress: 60 })
  const owner = await ownerOfLink(ctx.services, tokenHash(token), 'email_verification')
  if (!owner) throw badLink()
  await mutate(actingFor(ctx, owner.userId, owner.tenantId), {
    permission: 'self', action: 'verify_email',
    write: async (tx, report) => {
      await spendLink(tx, ctx, token, 'email_verification')
      await tx.user.updateMany({ where: { id: owner.userId }, data: { emailVerified: true } })
      report({ resource: 'user', id: owner.userId, old: { emailVerified: false }, now: { emailVerified: true } })
    },
  })
  return { done: true }
}

/** Mails the caller a new link. Throws PRECONDITION_FAILED when the address is confirmed already, TOO_MANY_REQUESTS. */
export async function sendVerification(ctx: ServiceCtx): Promise<{ done: true }> {
  const userId = requirePerson(ctx)
  await limitTries(ctx, 'verification', { perSubject: [userId, 5], perAddress: 60 })
  await mutate(ctx, {
    permission: 'self', action: 'request_verification',
    write: async (tx, report) => {
      const { count } = await tx.user.updateMany({ where: { id: userId, emailVerified: false }, data: { emailVerified: false } })
      if (count === 0) throw new ContractError('PRECONDITION_FAILED', 'already_verified', 'Your address is confirmed already.')
      report({ resource: 'user', id: userId })
      await mailVerification(tx, ctx, report, await recipientInTx(tx, ctx.tenantId!, userId))
    },
  })
  return { done: true }
}
