import type { Services } from '../../kernel/services.ts'
import { outboxDriver } from './outbox.ts'

/** A mail on its way out. `id` becomes its Message-ID, so that one sent twice is seen to be the same. */
export interface OutgoingMail { id: string; to: string; subject: string; text: string; date: Date }

/** Hands mail over. `send` throws when nobody took it; its message is kept with the mail. */
export interface MailDriver {
  /** what a mail's `transport` says once it was handed over */
  readonly name: 'smtp' | 'outbox'
  send(mail: OutgoingMail): Promise<void>
  close(): Promise<void>
}

/** The mail driver of this process; without one mail stays in the outbox. */
export function mailDriverOf(services: Services): MailDriver {
  return (services.drivers['mail'] as MailDriver | undefined) ?? outboxDriver
}
