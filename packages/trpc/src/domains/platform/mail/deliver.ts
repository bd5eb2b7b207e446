import { createServiceCtx, databaseOf, systemActor } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import type { Services } from '../../../kernel/services.ts'
import { mailDriverOf, type MailDriver } from '../../../drivers/mail/driver.ts'

interface Claimed { id: string; tenantId: string; recipient: string; subject: string; body: string; attempts: number; createdAt: Date }

const BATCH = 20
/** A mail is this process's for so long: should it die, another takes it then. */
const LEASE_MS = 5 * 60_000
/** Minutes until the next attempt, by how many there were; after the last nobody tries until asked to. */
const WAIT_MINUTES = [1, 5, 15, 60, 240, 720, 1440]

// Nothing is sent inside a transaction: a mail is claimed and committed, sent, and marked. Killed in between it is sent once more, under the same Message-ID.
async function claim(services: Services): Promise<Claimed[]> {
  const now = services.clock()
  return databaseOf({ services }).query<Claimed>({ role: 'colonnade_system', tenantId: null },
    `UPDATE mail_messages m SET attempts = m.attempts + 1, next_attempt_at = $2 WHERE m.id IN (
       SELECT id FROM mail_messages WHERE sent_at IS NULL AND next_attempt_at <= $1 AND attempts <= $3 ORDER BY next_attempt_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
     RETURNING m.id, m.tenant_id AS "tenantId", m.recipient, m.subject, m.body, m.attempts, m.created_at AS "createdAt"`, [now, new Date(now.getTime() + LEASE_MS), WAIT_MINUTES.length])
}

async function mark(services: Services, mail: Claimed, data: { transport: string } | { error: string }): Promise<void> {
  const now = services.clock()
  const ctx = createServiceCtx(services, systemActor(mail.tenantId, []), { requestId: `mail-${mail.id}`, ip: null, userAgent: null })
  const failed = 'error' in data
  const wait = WAIT_MINUTES[mail.attempts - 1] ?? 0
  await mutate(ctx, {
    permission: 'system', action: failed ? 'failed' : 'sent',
    write: async (tx, report) => {
      await tx.mailMessage.updateMany({ where: { id: mail.id, sentAt: null }, data: failed ? { ...data, nextAttemptAt: new Date(now.getTime() + wait * 60_000) } : { ...data, error: null, sentAt: now } })
      report({ resource: 'mail', id: mail.id, now: { ...data, attempts: mail.attempts } })
    },
  })
}

async function sendOne(services: Services, driver: MailDriver, mail: Claimed): Promise<boolean> {
  try {
    await driver.send({ id: mail.id, to: mail.recipient, subject: mail.subject, text: mail.body, date: new Date(mail.createdAt) })
  } catch (error) {
    const text = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    services.log.warn({ mailId: mail.id, attempts: mail.attempts, reason: text }, 'a mail could not be sent')
    await mark(services, mail, { error: text })
    return false
  }
  await mark(services, mail, { transport: driver.name })
  return true
}

/** Sends what waits, of every tenant; what fails is kept with its error and tried again later, at longer and longer intervals. */
export async function deliverMail(services: Services): Promise<{ sent: number; failed: number }> {
  const driver = mailDriverOf(services)
  const count = { sent: 0, failed: 0 }
  for (;;) {
    const claimed = await claim(services)
    for (const mail of claimed) count[(await sendOne(services, driver, mail)) ? 'sent' : 'failed']++
    if (claimed.length < BATCH) return count
  }
}

/** A deliverer to be woken after a commit: one round at a time, a wake during a round is followed by another. */
export function mailRoom(services: Services): { wake(): void; settled(): Promise<void> } {
  let running: Promise<void> | null = null
  let again = false
  const rounds = async () => {
    while (again) {
      again = false
      await deliverMail(services).catch((err) => services.log.warn({ err }, 'mail waits'))
    }
  }
  return {
    wake() { again = true; running ??= rounds().finally(() => { running = null }) },
    async settled() { while (running) await running },
  }
}
