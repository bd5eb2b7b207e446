import { memoryLeases, openDatabase, serverLeases, type Database, type Leases } from '@colonnade/db'
import { AccessCache, bindDatabase, bindLeases, EventBus, memoryRateStore, openQueue, pauseJobs, permissionsOf, recoverJobs, Relay, runJob, type Queue, type RateStore, type Services } from '@colonnade/trpc'
import { smtpDriver } from '@colonnade/trpc/drivers/mail/smtp'
import { outboxDriver } from '@colonnade/trpc/drivers/mail/outbox'
import { createAiDrivers, flushLedger, stopAllAnswers } from '@colonnade/trpc/domains/ai/index'
import { mailRoom } from '@colonnade/trpc/domains/platform/mail/deliver'
import { maintenanceTasks } from '@colonnade/trpc/domains/platform/maintenance/tasks'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import { secretKeyFrom } from './secret-key.ts'
import type { Settings } from './settings.ts'

/** Everything a process runs on, put together in one place. */
export interface House { settings: Settings; services: Services; database: Database; queue: Queue; access: AccessCache; log: Logger; close(): Promise<void> }

const SECRETS = ['*.password', '*.token', '*.apiKey', '*.secret', 'req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]']

/** The process's logger: JSON lines, secrets struck out. */
export function createLog(level: string): Logger {
  return pino({ level, redact: { paths: SECRETS, censor: '•••' } }, pino.destination({ dest: 2, sync: true }))
}

// Jobs whose process died go on: at once after a restart, within seconds when another process was lost.
async function keepRecovering(database: Database, leases: Leases, queue: Queue, log: Logger): Promise<() => void> {
  await recoverJobs(database, leases, queue, new Date(), true)
  const timer = setInterval(() => { recoverJobs(database, leases, queue, new Date()).catch((err: unknown) => log.warn({ err }, 'recovery')) }, 10_000)
  timer.unref()
  return () => clearInterval(timer)
}

// Before the database: what can't be reached is said at once.
async function openRates({ REDIS_URL: url }: Settings, log: Logger): Promise<RateStore & { close(): Promise<void> }> {
  if (!url) return { ...memoryRateStore(), close: async () => {} }
  const { redisRateStore } = await import('@colonnade/trpc/drivers/rate/redis')
  return redisRateStore(url, (text) => log.warn(text))
}

/** Opens the database (migrating it), the queue, the relay and the drivers. `worker: false` leaves the jobs to other processes. */
export async function compose(settings: Settings, options: { worker?: boolean } = {}): Promise<House> {
  const log = createLog(settings.LOG_LEVEL)
  const secretKey = secretKeyFrom(settings.SECRET_KEY, settings.DATA_DIR)
  const rates = await openRates(settings, log)
  const database = await openDatabase({ ...(settings.DATABASE_URL ? { url: settings.DATABASE_URL } : { dataDir: join(settings.DATA_DIR, 'pg') }), poolMax: settings.DATABASE_POOL })
  const mail = settings.SMTP_URL ? smtpDriver({ url: settings.SMTP_URL, from: settings.MAIL_FROM }) : outboxDriver
  const ai = createAiDrivers({ openAiKey: settings.OPENAI_API_KEY, openAiBaseUrl: settings.OPENAI_BASE_URL, anthropicKey: settings.ANTHROPIC_API_KEY })
  const services: Services = {
    clock: () => new Date(), bus: new EventBus(), secretKey, retiredKeys: settings.SECRET_KEYS_RETIRED.map((key) => Buffer.from(key, 'hex')), drivers: { rates, mail, ai, identity: { signUp: settings.SIGN_UP === 'on' } },
    publicUrl: settings.PUBLIC_URL ?? `http://${settings.HOST === '0.0.0.0' ? 'localhost' : settings.HOST}:${settings.PORT}`,
    log: { info: (data, text) => log.info(data, text), warn: (data, text) => log.warn(data, text), error: (data, text) => log.error(data, text) },
  }
  bindDatabase(services, database)
  const leases = settings.DATABASE_URL ? serverLeases(settings.DATABASE_URL) : memoryLeases()
  bindLeases(services, leases)
  const queue = await openQueue(database, (tenantId, jobId) => runJob(services, tenantId, jobId, permissionsOf), { concurrency: options.worker === false ? 0 : settings.WORKER_CONCURRENCY, onError: (err) => log.warn({ err }, 'queue') })
  const room = mailRoom(services)
  const relay = new Relay(database, services.bus, async (event) => {
    if (event.topic === 'job.queued' && event.resourceId) await queue.send(event.tenantId, event.resourceId)
    if (event.topic === 'mail.queued') room.wake()
  })
  await relay.start()
  if (options.worker !== false) for (const { name, cron, run } of maintenanceTasks) await queue.schedule(name, cron, async () => { await run(services) })
  const stopRecovery = await keepRecovering(database, leases, queue, log)
  const access = new AccessCache()
  const forget = await access.start(services)
  return {
    settings, services, database, queue, access, log,
    async close() { stopRecovery(); await stopAllAnswers(services); await pauseJobs(services); await flushLedger(services); await queue.stop(); await relay.stop(); await room.settled(); await mail.close(); await forget(); await leases.close(); await rates.close(); await database.close() },
  }
}
