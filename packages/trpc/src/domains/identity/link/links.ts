import { ContractError } from '@colonnade/contract'
import { PROVIDER, type ServiceCtx } from '../../../kernel/context.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { newToken, tokenHash } from '../session/lucia.ts'

/** What a mailed link is for. */
export type LinkPurpose = 'email_verification' | 'password_reset' | 'invitation'

/** How long a link works, in hours. */
export const LINK_HOURS: Record<LinkPurpose, number> = { email_verification: 48, password_reset: 1, invitation: 7 * 24 }
const pages: Record<LinkPurpose, string> = { email_verification: 'verify-email', password_reset: 'reset-password', invitation: 'invitation' }

/** Address of a page of the app the tenant's people use: the console for the provider's, the web app for everybody else's. */
export function pageUrl(ctx: Pick<ServiceCtx, 'services'>, tenantId: string, path: string): string {
  return `${ctx.services.publicUrl}${tenantId === PROVIDER ? '/console' : ''}/${path}`
}

/** Makes a link in the open transaction; earlier ones for the same purpose stop working. The token is kept as its hash only. */
export async function makeLink(tx: WriteTx, ctx: ServiceCtx, of: { tenantId: string; userId: string; purpose: LinkPurpose }): Promise<string> {
  await endLinks(tx, ctx, of.userId, [of.purpose])
  const token = newToken()
  await tx.verificationToken.create({ data: { ...of, tokenHash: tokenHash(token), expiresAt: new Date(ctx.clock().getTime() + LINK_HOURS[of.purpose] * 3_600_000) } })
  return pageUrl(ctx, of.tenantId, `${pages[of.purpose]}?token=${token}`)
}

/** Makes the user's links for these purposes stop working. */
export async function endLinks(tx: WriteTx, ctx: ServiceCtx, userId: string, purposes: LinkPurpose[]): Promise<void> {
  await tx.verificationToken.updateMany({ where: { userId, purpose: { in: purposes }, usedAt: null }, data: { usedAt: ctx.clock() } })
}

/** Uses a link up; of two who come with it at once, one succeeds. Throws BAD_REQUEST. */
export async function spendLink(tx: WriteTx, ctx: ServiceCtx, token: string, purpose: LinkPurpose): Promise<void> {
  const { count } = await tx.verificationToken.updateMany({ where: { tokenHash: tokenHash(token), purpose, usedAt: null, expiresAt: { gt: ctx.clock() } }, data: { usedAt: ctx.clock() } })
  if (count !== 1) throw badLink()
}

/** The one answer to a link that was used, has expired, or never was. */
export function badLink(): ContractError {
  return new ContractError('BAD_REQUEST', 'bad_link', 'This link does not work, or no longer.', { remedy: 'Ask for a new one.', fields: [{ path: 'token', message: 'does not work' }] })
}
