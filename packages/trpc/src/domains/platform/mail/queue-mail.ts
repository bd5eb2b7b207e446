import type { Report, WriteTx } from '../../../kernel/mutate.ts'

/** A mail to be written. `template` says which kind it is, for lists. */
export interface NewMail { tenantId: string; recipient: string; subject: string; body: string; template: string; locale: string }

/** Writes a mail with the change that causes it; it is sent once that is committed. The text stays out of the audit log, for it may hold a link. */
export async function queueMail(tx: WriteTx, report: Report, mail: NewMail): Promise<void> {
  const { id } = await tx.mailMessage.create({ data: mail, select: { id: true } })
  report({ resource: 'mail', id, action: 'queued', now: { recipient: mail.recipient, subject: mail.subject, template: mail.template } })
}
