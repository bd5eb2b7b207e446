import { setTimeout as pause } from 'node:timers/promises'
import type { Database, Leases } from '@colonnade/db'
import { openQueue, permissionsOf, recoverJobs, runJob, type Queue, type Services } from '@colonnade/trpc'
import { maintenanceTasks } from '@colonnade/trpc/domains/platform/maintenance/tasks'
import { isAway } from './failure.ts'

const RECOVER_MS = 10_000
/** How long is waited before the beginning is tried again, in ms: the first time, and at most. */
const [SOON_MS, LATER_MS] = [500, 10_000]

/** The part of a process that does long work: the queue, its workers, their timetable, and the taking over of what others left. */
export interface Work {
  /** Begins; once. The server answers before: what is to be done waits in its rows. */
  begin(): Promise<void>
  /** Wakes a worker for a job, as soon as there is one. */
  send(tenantId: string, jobId: string): Promise<void>
  stop(): Promise<void>
}

interface Parts { services: Services; database: Database; leases: Leases; worker: boolean; concurrency: number }

async function openWork({ services, database, worker, concurrency }: Parts): Promise<Queue> {
  const run = (tenantId: string, jobId: string) => runJob(services, tenantId, jobId, permissionsOf, { letGo: true })
  return openQueue(database, run, { concurrency: worker ? concurrency : 0, onError: (err) => services.log.warn({ err }, 'queue') })
}

// The server answers already: a database that is away while long work begins is waited for, as it is at any later moment.
async function patiently<T>({ services }: Parts, ended: AbortSignal, step: () => Promise<T>): Promise<T> {
  for (let wait = SOON_MS; ; wait = Math.min(2 * wait, LATER_MS)) {
    try {
      return await step()
    } catch (err) {
      if (!isAway(err) || ended.aborted) throw err
      services.log.warn({ err }, 'long work begins once the database answers')
      await pause(wait, undefined, { signal: ended, ref: false })
    }
  }
}

/** Long work on an open database, not begun yet. */
export function workOf(parts: Parts): Work {
  const { services, database, leases, worker } = parts
  const opened = Promise.withResolvers<Queue>()
  opened.promise.catch(() => {})
  let begun: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  const recover = async (atStart: boolean) => { await recoverJobs(database, leases, await opened.promise, new Date(), atStart) }
  const end = new AbortController()
  const begin = async () => {
    const step = <T>(what: () => Promise<T>) => patiently(parts, end.signal, what)
    step(() => openWork(parts)).then(opened.resolve, opened.reject)
    const queue = await opened.promise
    await step(() => recover(true))
    if (worker) for (const { name, cron, run } of maintenanceTasks) await step(() => queue.schedule(name, cron, async () => { await run(services) }))
    timer = setInterval(() => { recover(false).catch((err: unknown) => services.log.warn({ err }, 'recovery')) }, RECOVER_MS)
    timer.unref()
  }
  return {
    begin: () => (begun ??= begin().catch((error: unknown) => { if (!end.signal.aborted) throw error })),
    async send(tenantId, jobId) { await (await opened.promise).send(tenantId, jobId) },
    async stop() {
      end.abort()
      await begun?.catch(() => {})
      clearInterval(timer)
      if (begun) await opened.promise.then((queue) => queue.stop(), () => {})
      else opened.reject(new Error('the process ends'))
    },
  }
}
