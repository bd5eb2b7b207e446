import type { acceptInvitationInput, invitationOutput } from '@colonnade/contract/identity'
import type * as z from 'zod'
import { PROVIDER, type ServiceCtx } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { badLink, spendLink } from '../link/links.ts'
import { actingFor } from '../person.ts'
import { limitTries } from '../policy.ts'
import { tokenHash } from '../session/lucia.ts'
import { hashPassword } from '../session/passwords.ts'
import { ownerOfLink, type LinkOwner } from '../session/recognise.ts'
import { openSession } from '../session/sign-in.ts'

async function invited(ctx: ServiceCtx, token: string): Promise<LinkOwner> {
  await limitTries(ctx, 'link', { perAddress: 60 })
  const owner = await ownerOfLink(ctx.services, tokenHash(token), 'invitation')
  if (!owner || owner.status !== 'inactive') throw badLink()
  return owner
}

/** What an invitation is for. Throws BAD_REQUEST for a link that does not work. */
export async function readInvitation(ctx: ServiceCtx, token: string): Promise<z.infer<typeof invitationOutput>> {
  const { email, fullName, tenantName, tenantId, locale, expiresAt } = await invited(ctx, token)
  return { email, fullName, tenantName, locale, side: tenantId === PROVIDER ? 'provider' : 'tenant', expiresAt: new Date(expiresAt).toISOString() }
}

/** Gives an invited person a name and a password, and signs in. Throws BAD_REQUEST for a link that does not work. */
export async function acceptInvitation(ctx: ServiceCtx, input: z.output<typeof acceptInvitationInput>): ReturnType<typeof openSession> {
  const { token, password, ...profile } = input
  const owner = await invited(ctx, token)
  const passwordHash = await hashPassword(password)
  await mutate(actingFor(ctx, owner.userId, owner.tenantId), {
    permission: 'self', action: 'accept_invitation',
    write: async (tx, report) => {
      await spendLink(tx, ctx, token, 'invitation')
      const { count } = await tx.user.updateMany({ where: { id: owner.userId, status: 'inactive', deletedAt: null }, data: { ...profile, passwordHash, status: 'active', emailVerified: true, version: { increment: 1 } } })
      if (count !== 1) throw badLink()
      report({ resource: 'user', id: owner.userId, old: { status: 'inactive', fullName: owner.fullName }, now: { status: 'active', fullName: profile.fullName } })
    },
  })
  return openSession(ctx, owner)
}
