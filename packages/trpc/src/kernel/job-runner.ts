import { allPermissions, ContractError, isProviderOnly, type Permission } from '@colonnade/contract'
import { Prisma } from '@colonnade/db'
import { createServiceCtx, databaseOf, PROVIDER, scopeOf, systemActor, type ServiceCtx } from './context.ts'
import { HEARTBEAT_MS } from './job-recovery.ts'
import { jobKind, stopped, takenOver, type JobControl, type JobKind } from './jobs.ts'
import { mutate } from './mutate.ts'
import type { Services } from './services.ts'

interface Claimed { id: string; type: string; attempt: number; state: Record<string, unknown>; userId: string | null; requestId: string | null; payload: { input: unknown; permissions?: Permission[] } }
const PROGRESS_EVERY_MS = 400

/** Finds the permissions a user has now; none when the account is gone. Given by the identity domain. */
export type PermissionsOf = (services: Services, tenantId: string, userId: string) => Promise<Set<Permission>>

async function claim(services: Services, tenantId: string, jobId: string): Promise<Claimed | null> {
  return databaseOf({ services }).transaction(scopeOf(tenantId), async (tx) => {
    // a job that runs is another process's until that one has been silent for a while: recovery puts it back to queued
    const { count } = await tx.job.updateMany({ where: { id: jobId, status: 'queued' }, data: { status: 'running', attempt: { increment: 1 }, startedAt: services.clock() } })
    if (count === 0) return null
    return (await tx.job.findFirst({ where: { id: jobId } })) as unknown as Claimed
  })
}

function controlOf(ctx: ServiceCtx, job: Claimed, abort: AbortController): JobControl {
  let last = 0
  return {
    jobId: job.id, attempt: job.attempt, state: job.state ?? {}, signal: abort.signal,
    async progress(done, total, message) {
      if (abort.signal.aborted) throw stopped()
      if (Date.now() - last < PROGRESS_EVERY_MS && done !== total) return
      last = Date.now()
      ctx.services.bus.signal({ tenantId: ctx.tenantId!, channel: 'jobs', data: { id: job.id, progress: done, total: total ?? null, message: message ?? null } })
      // lets the server answer others while a long job computes
      await new Promise((resolve) => setImmediate(resolve))
    },
    async checkpoint(tx, state) {
      const { count } = await tx.job.updateMany({ where: { id: job.id, status: 'running', attempt: job.attempt }, data: { state: state as Prisma.InputJsonObject } })
      if (count === 0) throw takenOver()
    },
  }
}

// The embedded database has one process, and a beat would wait for the job's own transaction.
function startHeart(services: Services, tenantId: string, job: Claimed): () => void {
  const database = databaseOf({ services })
  if (database.kind === 'embedded') return () => {}
  const beat = () => database.transaction(scopeOf(tenantId), async (tx) => { await tx.job.updateMany({ where: { id: job.id, status: 'running', attempt: job.attempt }, data: { attempt: job.attempt } }) })
  const timer = setInterval(() => { beat().catch(() => {}) }, HEARTBEAT_MS)
  return () => clearInterval(timer)
}

async function actorOf(services: Services, tenantId: string, job: Claimed, permissionsOf: PermissionsOf) {
  const granted = new Set(job.payload.permissions ?? [])
  const now = job.userId ? await permissionsOf(services, tenantId, job.userId) : new Set(allPermissions.filter((p) => tenantId === PROVIDER || !isProviderOnly(p)))
  return systemActor(tenantId, [...now].filter((p) => granted.has(p)), job.userId)
}

async function finish(ctx: ServiceCtx, job: Claimed, status: 'completed' | 'failed' | 'cancelled', data: { result?: object; error?: object }): Promise<void> {
  await mutate(ctx, {
    permission: 'system', action: status,
    write: async (tx, report) => {
      await tx.job.updateMany({
        where: { id: job.id, status: 'running', attempt: job.attempt },
        data: { status, finishedAt: ctx.clock(), ...(data.result ? { result: data.result as Prisma.InputJsonObject } : {}), ...(data.error ? { error: data.error as Prisma.InputJsonObject } : {}) },
      })
      report({ resource: 'job', id: job.id, action: status, now: { status }, payload: { type: job.type } })
    },
  })
}

function payloadOf(kind: JobKind<unknown>, job: Claimed): unknown {
  const parsed = kind.input.safeParse(job.payload.input)
  if (!parsed.success) throw new ContractError('BAD_REQUEST', 'bad_job', `The job's payload does not fit: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`)
  return parsed.data
}

// Said in this process at once, by another through the outbox.
function hearStop(services: Services, tenantId: string, jobId: string, stop: () => void): () => void {
  const here = services.bus.tune(tenantId, `job-stop:${jobId}`, stop)
  const elsewhere = services.bus.subscribe(tenantId, (event) => { if (event.topic === 'job.cancel' && event.resourceId === jobId) stop() })
  return () => { here(); elsewhere() }
}

/** Runs one job to its end, as its user with the permissions that user still has. A failure is kept with the job; only a lost database throws. */
export async function runJob(services: Services, tenantId: string, jobId: string, permissionsOf: PermissionsOf): Promise<void> {
  const job = await claim(services, tenantId, jobId)
  if (!job) return
  const abort = new AbortController()
  const off = hearStop(services, tenantId, jobId, () => abort.abort())
  const still = startHeart(services, tenantId, job)
  const actor = await actorOf(services, tenantId, job, permissionsOf)
  const ctx = createServiceCtx(services, actor, { requestId: job.requestId ?? `job-${jobId}`, ip: null, userAgent: null })
  try {
    const kind = jobKind(job.type)
    if (!kind) throw new ContractError('BAD_REQUEST', 'unknown_job', `This version knows no job of type ${job.type}.`)
    const result = await kind.run(ctx, payloadOf(kind, job), controlOf(ctx, job, abort))
    await finish(ctx, job, 'completed', { result })
  } catch (error) {
    const cause = error instanceof ContractError ? error.shape : null
    if (cause?.reason === 'job_taken_over') return
    if (!cause) services.log.error({ err: error, jobId, type: job.type }, 'a job failed')
    const shape = cause ?? { code: 'INTERNAL', reason: 'internal', message: 'Something went wrong on our side.' }
    await finish(ctx, job, cause?.reason === 'job_cancelled' ? 'cancelled' : 'failed', { error: shape })
  } finally {
    still()
    off()
  }
}
