import type { Database, Scope } from '@colonnade/db'
import type { Queue } from './queue.ts'

const system: Scope = { role: 'colonnade_system', tenantId: null }
/** How often a running job says that its process lives, in ms. */
export const HEARTBEAT_MS = 10_000
/** After how long without that word another process may take it over, in ms. */
export const STALE_MS = 60_000
const LOST_MS = 5 * 60_000

type Found = { id: string; tenantId: string }

/**
 * Sends jobs to the workers again whose process died. An embedded database has one process: at its start, whatever was running was cut off, and
 * goes on at once (`atStart`). With a server, a job whose process has not spoken for a minute, or whose wake-up was lost, is sent again.
 */
export async function recoverJobs(database: Database, queue: Queue, now: Date, atStart = false): Promise<number> {
  const alone = atStart && database.kind === 'embedded'
  const before = (ms: number) => new Date(now.getTime() - ms)
  const found = await database.transaction(system, async (tx) => {
    const cut = await tx.$queryRawUnsafe<Found[]>(`UPDATE jobs SET status = 'queued' WHERE status = 'running' AND ($1::boolean OR updated_at < $2::timestamptz) RETURNING id, tenant_id AS "tenantId"`, alone, before(STALE_MS))
    const lost = await tx.$queryRawUnsafe<Found[]>(`UPDATE jobs SET progress = progress WHERE status = 'queued' AND ($1::boolean OR updated_at < $2::timestamptz) RETURNING id, tenant_id AS "tenantId"`, alone, before(LOST_MS))
    return new Map([...cut, ...lost].map((job) => [job.id, job]))
  })
  for (const job of found.values()) await queue.send(job.tenantId, job.id)
  return found.size
}
