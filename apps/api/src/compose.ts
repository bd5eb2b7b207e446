import { memoryLeases, serverLeases, type Database } from '@colonnade/db'
import { AccessCache, bindDatabase, bindLeases, EventBus, memoryRateStore, pauseJobs, Relay, type RateStore, type Services } from '@colonnade/trpc'
import { outboxDriver } from '@colonnade/trpc/drivers/mail/outbox'
import { createAiDrivers, flushLedger, stopAllAnswers } from '@colonnade/trpc/domains/ai/index'
import { concernsReconciler, reconcileRoom } from '@colonnade/trpc/domains/datacenter/operation/reconcile'
import { alertWatch } from '@colonnade/trpc/domains/datacenter/index'
import { mailRoom } from '@colonnade/trpc/domains/platform/mail/deliver'
import { pino, type Logger } from 'pino'
import { databaseAt } from './open.ts'
import { secretKeyFrom } from './secret-key.ts'
import type { Settings } from './settings.ts'
import { workOf } from './work.ts'

/** Everything a process runs on, put together in one place. */
export interface House { settings: Settings; services: Services; database: Database; access: AccessCache; log: Logger; begin(): Promise<void>; close(): Promise<void> }

const SECRETS = ['*.password', '*.token', '*.apiKey', '*.secret', 'req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]']

/** The process's logger: JSON lines, secrets struck out. */
export function createLog(level: string): Logger {
  return pino({ level, redact: { paths: SECRETS, censor: '•••' } }, pino.destination({ dest: 2, sync: true }))
}

// What can't be reached is said at once, before the database is waited for.
async function openRates({ REDIS_URL: url }: Settings, log: Logger): Promise<RateStore & { close(): Promise<void> }> {
  if (!url) return { ...memoryRateStore(), close: async () => {} }
  const { redisRateStore } = await import('@colonnade/trpc/drivers/rate/redis')
  return redisRateStore(url, (text) => log.warn(text))
}

async function mailDriver({ SMTP_URL: url, MAIL_FROM: from }: Settings) {
  return url ? (await import('@colonnade/trpc/drivers/mail/smtp')).smtpDriver({ url, from }) : outboxDriver
}

/** `worker: false` leaves the jobs to other processes; `later`: long work begins with `house.begin()`; `database`: one that is being opened already. */
export interface ComposeOptions { worker?: boolean; later?: boolean; database?: Promise<Database> }

/** Opens the database (migrating it), the relay, the drivers and the queue. */
export async function compose(settings: Settings, { worker = true, later = false, database: opening }: ComposeOptions = {}): Promise<House> {
  const log = createLog(settings.LOG_LEVEL)
  const secretKey = secretKeyFrom(settings.SECRET_KEY, settings.DATA_DIR)
  const rates = await openRates(settings, log)
  const database = await (opening ?? databaseAt(settings))
  const mail = await mailDriver(settings)
  const ai = createAiDrivers({ openAiKey: settings.OPENAI_API_KEY, openAiBaseUrl: settings.OPENAI_BASE_URL, anthropicKey: settings.ANTHROPIC_API_KEY })
  const services: Services = {
    clock: () => new Date(), bus: new EventBus(), secretKey, retiredKeys: settings.SECRET_KEYS_RETIRED.map((key) => Buffer.from(key, 'hex')), drivers: { rates, mail, ai, identity: { signUp: settings.SIGN_UP === 'on' } },
    publicUrl: settings.PUBLIC_URL ?? `http://${settings.HOST === '0.0.0.0' ? 'localhost' : settings.HOST}:${settings.PORT}`,
    log: { info: (data, text) => log.info(data, text), warn: (data, text) => log.warn(data, text), error: (data, text) => log.error(data, text) },
  }
  bindDatabase(services, database)
  const leases = settings.DATABASE_URL ? serverLeases(settings.DATABASE_URL) : memoryLeases()
  bindLeases(services, leases)
  const work = workOf({ services, database, leases, worker, concurrency: settings.WORKER_CONCURRENCY })
  const room = mailRoom(services)
  const alerts = alertWatch(services)
  const reconciler = reconcileRoom(services, { leases })
  const relay = new Relay(database, services.bus, async (event) => {
    if (event.topic === 'job.queued' && event.resourceId) await work.send(event.tenantId, event.resourceId)
    if (event.topic === 'mail.queued') room.wake()
    alerts.hear(event)
    if (worker && concernsReconciler(event.topic)) reconciler.wake()
  })
  await relay.start()
  const access = new AccessCache()
  const forget = await access.start(services)
  const begin = async () => { await work.begin(); if (worker) reconciler.wake() }
  if (!later) await begin()
  return {
    settings, services, database, access, log, begin,
    async close() { await stopAllAnswers(services); await pauseJobs(services); await reconciler.stop(); await flushLedger(services); await work.stop(); await relay.stop(); await room.settled(); await alerts.settled(); await mail.close(); await forget(); await leases.close(); await rates.close(); await database.close() },
  }
}
