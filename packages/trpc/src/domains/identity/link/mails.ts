import { ContractError } from '@colonnade/contract'
import type { ServiceCtx } from '../../../kernel/context.ts'
import type { Report, WriteTx } from '../../../kernel/mutate.ts'
import { queueMail } from '../../platform/index.ts'
import { renderMail } from '../mail-texts/render.ts'
import { LINK_HOURS, makeLink, pageUrl } from './links.ts'

/** Whom a mail goes to. */
export interface Recipient { userId: string; tenantId: string; email: string; fullName: string | null; locale: string; tenantName: string }

const nameOf = (to: Recipient) => to.fullName ?? to.email

/** Mails a link that confirms the address. */
export async function mailVerification(tx: WriteTx, ctx: ServiceCtx, report: Report, to: Recipient): Promise<void> {
  const link = await makeLink(tx, ctx, { tenantId: to.tenantId, userId: to.userId, purpose: 'email_verification' })
  await queueMail(tx, report, { tenantId: to.tenantId, recipient: to.email, ...renderMail('verification', to.locale, { name: nameOf(to), link, hours: LINK_HOURS.email_verification }) })
}

/** Mails a link that sets a new password. */
export async function mailReset(tx: WriteTx, ctx: ServiceCtx, report: Report, to: Recipient): Promise<void> {
  const link = await makeLink(tx, ctx, { tenantId: to.tenantId, userId: to.userId, purpose: 'password_reset' })
  await queueMail(tx, report, { tenantId: to.tenantId, recipient: to.email, ...renderMail('reset', to.locale, { name: nameOf(to), tenant: to.tenantName, link, minutes: LINK_HOURS.password_reset * 60 }) })
}

/** Mails an invitation. */
export async function mailInvitation(tx: WriteTx, ctx: ServiceCtx, report: Report, to: Recipient): Promise<void> {
  const link = await makeLink(tx, ctx, { tenantId: to.tenantId, userId: to.userId, purpose: 'invitation' })
  const values = { name: nameOf(to), tenant: to.tenantName, inviter: ctx.actor.name ?? ctx.actor.email ?? 'Colonnade', link, days: LINK_HOURS.invitation / 24 }
  await queueMail(tx, report, { tenantId: to.tenantId, recipient: to.email, ...renderMail('invitation', to.locale, values) })
}

/** Tells the owner of an account that its password was changed. */
export async function mailPasswordChanged(tx: WriteTx, ctx: ServiceCtx, report: Report, to: Recipient): Promise<void> {
  const values = { name: nameOf(to), tenant: to.tenantName, time: ctx.clock().toISOString().slice(0, 16).replace('T', ' '), link: pageUrl(ctx, to.tenantId, 'forgot-password') }
  await queueMail(tx, report, { tenantId: to.tenantId, recipient: to.email, ...renderMail('passwordChanged', to.locale, values) })
}

/** A user of the transaction's tenant as the recipient of a mail. Throws NOT_FOUND. */
export async function recipientInTx(tx: WriteTx, tenantId: string, userId: string): Promise<Recipient> {
  const user = await tx.user.findFirst({ where: { id: userId, tenantId, deletedAt: null }, select: { email: true, fullName: true, locale: true, tenant: { select: { name: true } } } })
  if (!user) throw new ContractError('NOT_FOUND', 'not_found', 'There is no such user.')
  return { userId, tenantId, email: user.email, fullName: user.fullName, locale: user.locale, tenantName: user.tenant.name }
}
