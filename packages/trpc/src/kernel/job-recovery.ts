import type { Database, Leases, Scope } from '@colonnade/db'
import type { Queue } from './queue.ts'

const system: Scope = { role: 'colonnade_system', tenantId: null }
/** After how long a waiting job is woken again, in case the word that woke it was lost, in ms. */
const LOST_MS = 60_000

type Found = { id: string; tenantId: string }

/**
 * Sends jobs to the workers again whose process died: those that run by their row while nobody holds their lease. So too those whose wake-up may
 * have been lost: at a process's start (`atStart`) all that wait, later those that have waited long; the queue keeps one wake-up per job.
 */
export async function recoverJobs(database: Database, leases: Leases, queue: Pick<Queue, 'send'>, now: Date, atStart = false): Promise<number> {
  const cut = await putBack(database, await orphans(database, leases))
  const lost = await database.transaction(system, (tx) => tx.$queryRawUnsafe<Found[]>(
    `UPDATE jobs SET progress = progress WHERE status = 'queued' AND ($1::boolean OR updated_at < $2::timestamptz) RETURNING id, tenant_id AS "tenantId"`, atStart, new Date(now.getTime() - LOST_MS),
  ))
  const found = new Map([...cut, ...lost].map((job) => [job.id, job]))
  for (const job of found.values()) await queue.send(job.tenantId, job.id)
  return found.size
}

// A process takes the lease before it says "running" and gives it back after it has said how it ended.
async function orphans(database: Database, leases: Leases): Promise<{ id: string; attempt: number }[]> {
  const running = await database.query<{ id: string; attempt: number }>(system, `SELECT id, attempt FROM jobs WHERE status = 'running'`)
  if (running.length === 0) return []
  const free = new Set(await leases.free(running.map((job) => job.id)))
  return running.filter((job) => free.has(job.id))
}

// The attempt says that it is still the run whose lease was free, and not a later one.
async function putBack(database: Database, jobs: { id: string; attempt: number }[]): Promise<Found[]> {
  if (jobs.length === 0) return []
  return database.transaction(system, (tx) => tx.$queryRawUnsafe<Found[]>(
    `UPDATE jobs j SET status = 'queued' FROM unnest($1::uuid[], $2::int[]) AS o(id, attempt) WHERE j.id = o.id AND j.attempt = o.attempt AND j.status = 'running' RETURNING j.id, j.tenant_id AS "tenantId"`,
    jobs.map((job) => job.id), jobs.map((job) => job.attempt),
  ))
}
