import { createTransport } from 'nodemailer'
import type { MailDriver } from './driver.ts'

const PATIENCE_MS = 15_000

/** Hands mail to an SMTP server. `url` as smtp://user:password@host:port or smtps://…; `from` is an address with or without a name. */
export function smtpDriver({ url, from }: { url: string; from: string }): MailDriver {
  const host = /@([^@>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  const transport = createTransport(
    { url, pool: true, maxConnections: 2, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS * 2, disableFileAccess: true, disableUrlAccess: true } as never,
    { from },
  )
  return {
    name: 'smtp',
    async send({ id, to, subject, text, date }) {
      // an address object, not a list: a comma in it adds nobody
      await transport.sendMail({ to: { name: '', address: to }, subject, text, date, messageId: `<${id}@${host}>`, headers: { 'Auto-Submitted': 'auto-generated' } })
    },
    async close() { transport.close() },
  }
}
