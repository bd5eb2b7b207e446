import { isDeepStrictEqual } from 'node:util'
import { allPermissions, ContractError, isProviderOnly, type Permission } from '@colonnade/contract'
import { memoryLeases, Prisma, type Leases } from '@colonnade/db'
import { createServiceCtx, databaseOf, PROVIDER, scopeOf, systemActor, type ServiceCtx } from './context.ts'
import { jobKind, paused, stopped, takenOver, tellDropped, type JobControl, type JobKind } from './jobs.ts'
import { mutate } from './mutate.ts'
import type { Services } from './services.ts'

interface Claimed { id: string; type: string; attempt: number; idleAttempts: number; state: Record<string, unknown>; cancelRequested: boolean; userId: string | null; requestId: string | null; payload: { input: unknown; permissions?: Permission[] } }
const PROGRESS_EVERY_MS = 400
/** A job that was begun this often without getting any further takes its process down with it: it is given up. One that waits for days is begun anew with every process, and gets on. */
const MOST_ATTEMPTS = 20

/** Finds the permissions a user has now; none when the account is gone. Given by the identity domain. */
export type PermissionsOf = (services: Services, tenantId: string, userId: string) => Promise<Set<Permission>>

async function claim(services: Services, tenantId: string, jobId: string): Promise<Claimed | null> {
  return databaseOf({ services }).transaction(scopeOf(tenantId), async (tx) => {
    // a job that runs is another process's until that one has been silent for a while: recovery puts it back to queued
    const { count } = await tx.job.updateMany({ where: { id: jobId, status: 'queued' }, data: { status: 'running', attempt: { increment: 1 }, idleAttempts: { increment: 1 }, startedAt: services.clock() } })
    if (count === 0) return null
    return (await tx.job.findFirst({ where: { id: jobId } })) as unknown as Claimed
  })
}

// As the database has them: what is undefined is not there.
const isSame = (kept: unknown, state: object) => isDeepStrictEqual(JSON.parse(JSON.stringify(kept)), JSON.parse(JSON.stringify(state)))

function controlOf(ctx: ServiceCtx, job: Claimed, abort: AbortController): JobControl {
  let last = 0
  let kept: unknown = job.state ?? {}
  return {
    jobId: job.id, attempt: job.attempt, state: job.state ?? {}, signal: abort.signal,
    async progress(done, total, message) {
      abort.signal.throwIfAborted()
      if (Date.now() - last < PROGRESS_EVERY_MS && done !== total) return
      last = Date.now()
      ctx.services.bus.signal({ tenantId: ctx.tenantId!, channel: 'jobs', data: { id: job.id, progress: done, total: total ?? null, message: message ?? null } })
      // lets the server answer others while a long job computes
      await new Promise((resolve) => setImmediate(resolve))
    },
    async checkpoint(tx, state) {
      const { count } = await tx.job.updateMany({ where: { id: job.id, status: 'running', attempt: job.attempt }, data: { state: state as Prisma.InputJsonObject, ...(isSame(kept, state) ? {} : { idleAttempts: 0 }) } })
      if (count === 0) throw takenOver()
      kept = state
    },
  }
}

async function actorOf(services: Services, tenantId: string, job: Claimed, permissionsOf: PermissionsOf) {
  const granted = new Set(job.payload.permissions ?? [])
  const now = job.userId ? await permissionsOf(services, tenantId, job.userId) : new Set(allPermissions.filter((p) => tenantId === PROVIDER || !isProviderOnly(p)))
  return systemActor(tenantId, [...now].filter((p) => granted.has(p)), job.userId)
}

type Ending = { status: 'completed'; result: object } | { status: 'failed' | 'cancelled'; error: object }
// `unbegun`: why a job is ended without being run.
interface Done { ending: Ending; unbegun?: ContractError }

// Nothing is said twice: a job that said in its own transaction that it is done, or that another process runs now, is left as it is.
async function finish(ctx: ServiceCtx, job: Claimed, { ending: { status, ...said }, unbegun }: Done): Promise<void> {
  await mutate(ctx, {
    permission: 'system', action: status,
    write: async (tx, report) => {
      const { count } = await tx.job.updateMany({ where: { id: job.id, status: 'running', attempt: job.attempt }, data: { status, finishedAt: ctx.clock(), ...(said as Prisma.JobUpdateManyMutationInput) } })
      if (count === 0) throw takenOver()
      if (unbegun) await tellDropped(tx, ctx, job, unbegun, report)
      report({ resource: 'job', id: job.id, action: status, now: { status }, payload: { type: job.type } })
    },
  }).catch((error: unknown) => { if (!(error instanceof ContractError && error.shape.reason === 'job_taken_over')) throw error })
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

function endOf(services: Services, job: Claimed, abort: AbortSignal, error: unknown): Ending {
  // whatever a job throws once it was asked to stop, it throws because of that
  const cause = abort.aborted ? (abort.reason as ContractError) : error instanceof ContractError ? error : null
  if (!cause) services.log.error({ err: error, jobId: job.id, type: job.type }, 'a job failed')
  const shape = cause?.shape ?? { code: 'INTERNAL', reason: 'internal', message: 'Something went wrong on our side.' }
  return { status: shape.reason === 'job_cancelled' ? 'cancelled' : 'failed', error: shape }
}

function refusalOf(job: Claimed): ContractError | undefined {
  if (job.cancelRequested) return stopped()
  if (job.idleAttempts <= MOST_ATTEMPTS) return undefined
  return new ContractError('INTERNAL', 'job_given_up', `The job was begun ${MOST_ATTEMPTS} times and never came to an end.`, { remedy: 'Look into the server\'s log for what ended it, then start it again.' })
}

async function work(ctx: ServiceCtx, job: Claimed, abort: AbortController): Promise<Done> {
  const unbegun = refusalOf(job)
  if (unbegun) return { ending: endOf(ctx.services, job, abort.signal, unbegun), unbegun }
  try {
    const kind = jobKind(job.type)
    if (!kind) throw new ContractError('BAD_REQUEST', 'unknown_job', `This version knows no job of type ${job.type}.`)
    return { ending: { status: 'completed', result: await kind.run(ctx, payloadOf(kind, job), controlOf(ctx, job, abort)) } }
  } catch (error) {
    return { ending: endOf(ctx.services, job, abort.signal, error) }
  }
}

// The row waits again; a process that let go of it in peace was not taken down by it. The wake-up goes back to the queue, where another process or the next start finds it.
async function putBack(ctx: ServiceCtx, job: Claimed): Promise<never> {
  await databaseOf(ctx).transaction(scopeOf(ctx.tenantId), (tx) => tx.job.updateMany({ where: { id: job.id, status: 'running', attempt: job.attempt }, data: { status: 'queued', idleAttempts: 0 } }))
  throw paused()
}

async function runClaimed(services: Services, tenantId: string, job: Claimed, abort: AbortController, permissionsOf: PermissionsOf): Promise<void> {
  const off = hearStop(services, tenantId, job.id, () => abort.abort(stopped()))
  try {
    const actor = await actorOf(services, tenantId, job, permissionsOf)
    const ctx = createServiceCtx(services, actor, { requestId: job.requestId ?? `job-${job.id}`, ip: null, userAgent: null })
    const done = await work(ctx, job, abort)
    if (done.ending.status === 'failed' && (done.ending.error as { reason?: string }).reason === 'job_paused') await putBack(ctx, job)
    await finish(ctx, job, done)
  } finally {
    off()
  }
}

interface Workshop { leases: Leases; running: Map<AbortController, Promise<void>>; closed: boolean }
const workshops = new WeakMap<Services, Workshop>()

function workshopOf(services: Services): Workshop {
  let workshop = workshops.get(services)
  if (!workshop) workshops.set(services, (workshop = { leases: memoryLeases(), running: new Map(), closed: false }))
  return workshop
}

/** Says where this process notes which jobs it has in hand; without it only this process knows. */
export function bindLeases(services: Services, leases: Leases): void {
  workshopOf(services).leases = leases
}

/** Takes no more jobs and interrupts those that run at their next step; they wait for the next start. Resolves once they have let go. */
export async function pauseJobs(services: Services): Promise<void> {
  const workshop = workshopOf(services)
  workshop.closed = true
  for (const abort of workshop.running.keys()) abort.abort(paused())
  await Promise.allSettled(workshop.running.values())
}

/** `letGo`: resolves as soon as a job that only waits has begun; it goes on beside, is paused with the others, and after a crash recovery finds it as any. */
export interface RunOptions { letGo?: boolean }

/**
 * Runs one job to its end, as its user with the permissions that user still has, unless another has it. A failure is kept with the job; only a
 * lost database and a pause throw.
 */
export async function runJob(services: Services, tenantId: string, jobId: string, permissionsOf: PermissionsOf, { letGo = false }: RunOptions = {}): Promise<void> {
  const workshop = workshopOf(services)
  if (workshop.closed) throw paused()
  const release = await workshop.leases.hold(jobId)
  if (!release) return
  const abort = new AbortController()
  const beside = Promise.withResolvers<void>()
  const run = async () => {
    const job = await claim(services, tenantId, jobId)
    if (job && letGo && jobKind(job.type)?.waits) beside.resolve()
    if (job) await runClaimed(services, tenantId, job, abort, permissionsOf)
  }
  const done = run().finally(release)
  workshop.running.set(abort, done)
  const ended = done.finally(() => workshop.running.delete(abort))
  // a pause, or a database that was lost: the row says that the job waits, and recovery wakes it
  void beside.promise.then(() => ended).catch((err: unknown) => services.log.info({ err, jobId }, 'a job that waits goes on later'))
  await Promise.race([ended, beside.promise])
}
