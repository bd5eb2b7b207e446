import type { Database, Scope } from '@colonnade/db'
import type { PgBoss as Boss } from 'pg-boss'

const QUEUE = 'colonnade-jobs'
const scope: Scope = { role: 'colonnade_queue', tenantId: null }

/** What wakes a worker. The job's own row is the truth; the queue only says "look at it". */
export interface Queue {
  send(tenantId: string, jobId: string): Promise<void>
  /** Runs `work` on a cron timetable (UTC), once among all processes. */
  schedule(name: string, cron: string, work: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

/** Opens the queue on the application's own database. `run` is called for each job; a job whose process died comes back. */
export async function openQueue(database: Database, run: (tenantId: string, jobId: string) => Promise<void>, options: { concurrency?: number; onError?: (error: Error) => void } = {}): Promise<Queue> {
  // a fifth of a second of its own: loaded when the server answers already
  const { PgBoss } = await import('pg-boss')
  const boss: Boss = new PgBoss({
    db: { executeSql: async (text: string, values?: unknown[]) => ({ rows: values?.length ? await database.query(scope, text, values) : await database.execute(scope, text) }) },
    schema: 'pgboss', createSchema: false, ...(database.kind === 'embedded' ? { backend: 'pglite' as const } : {}),
  } as ConstructorParameters<typeof Boss>[0])
  boss.on('error', (error: Error) => options.onError?.(error))
  try {
    await boss.start()
    await boss.createQueue(QUEUE, { policy: 'short', retryLimit: 5, retryDelay: 1, expireInSeconds: 4 * 3600 } as never)
    // what an embedded database still holds as active was cut off with its process; recovery sends it anew
    if (database.kind === 'embedded') await boss.deleteAllJobs(QUEUE)
    await boss.work<{ tenantId: string; jobId: string }>(QUEUE, { batchSize: 1, pollingIntervalSeconds: 2, localConcurrency: options.concurrency ?? 2 } as never, async (jobs) => {
      for (const job of jobs) await run(job.data.tenantId, job.data.jobId)
    })
  } catch (error) {
    // what of it runs already must not run beside another try
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
  return {
    // one wake-up per job waits at a time: more say nothing new
    async send(tenantId, jobId) { await boss.send(QUEUE, { tenantId, jobId }, { singletonKey: jobId }) },
    async schedule(name, cron, work) {
      // the worker last: a timetable that could not be written is tried again
      await boss.createQueue(name)
      await boss.schedule(name, cron)
      await boss.work(name, { pollingIntervalSeconds: 15 }, async () => { await work() })
    },
    async stop() { await boss.stop({ graceful: true, timeout: 5000 }) },
  }
}
