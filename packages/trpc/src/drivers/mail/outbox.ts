import type { MailDriver } from './driver.ts'

/** No server: the row in mail_messages is the outbox, which the console shows. */
export const outboxDriver: MailDriver = {
  name: 'outbox',
  async send() {},
  async close() {},
}
