import { ContractError, type Permission } from '@colonnade/contract'
import { Prisma } from '@colonnade/db'
import { authorise } from './authorise.ts'
import type * as z from 'zod'
import type { ServiceCtx } from './context.ts'
import { mutate, type Report, type WriteTx } from './mutate.ts'

/** What a running job may say and ask. `state` is what the last checkpoint kept: a job killed in the middle goes on from there. */
export interface JobControl {
  readonly jobId: string
  readonly attempt: number
  readonly state: Record<string, unknown>
  readonly signal: AbortSignal
  /** Throws when somebody asked to stop or the process is ending; otherwise tells the open windows how far it is. */
  progress(done: number, total?: number, message?: string): Promise<void>
  /** Keeps `state` in the transaction that did the work; throws when another process took the job over meanwhile. */
  checkpoint(tx: WriteTx, state: Record<string, unknown>): Promise<void>
}

/** One kind of long work. `run` is called again after a crash: it starts from `control.state` and must do nothing twice. */
export interface JobKind<P> {
  type: string
  /** what a payload looks like: checked when the job runs, since the row may be older than the code */
  input: z.ZodType<P>
  /** Spends most of its time waiting for others, hours perhaps: it keeps no worker from other jobs meanwhile. */
  waits?: boolean
  run(ctx: ServiceCtx, payload: P, control: JobControl): Promise<object>
  /** Tells whatever waits for the job that it won't come, and why: called in the transaction that ends a job without running it (again). A running job hears of a stop by its signal instead. */
  dropped?(tx: WriteTx, ctx: ServiceCtx, payload: P, why: ContractError, report: Report): Promise<void>
}

const kinds = new Map<string, JobKind<unknown>>()

/** Declares a kind of long work. */
export function defineJob<P>(kind: JobKind<P>): JobKind<P> {
  kinds.set(kind.type, kind as JobKind<unknown>)
  return kind
}

/** Every kind of long work there is. */
export function jobKinds(): JobKind<unknown>[] {
  return [...kinds.values()]
}

/** The kind of a type; undefined when this version knows none. */
export function jobKind(type: string): JobKind<unknown> | undefined {
  return kinds.get(type)
}

/** `id`: for a row that names its job before the job is written. */
export interface JobRequest { type: string; payload: object; permission: Permission; total?: number; id?: string }

/** Writes a job inside an open transaction; a worker takes it up once that is committed. */
export async function startJobInTx(tx: WriteTx, ctx: ServiceCtx, report: Report, request: JobRequest): Promise<{ jobId: string }> {
  const payload = { input: request.payload, permissions: [...ctx.actor.permissions] } as unknown as Prisma.InputJsonObject
  const { id } = await tx.job.create({
    data: { ...(request.id ? { id: request.id } : {}), tenantId: ctx.tenantId!, userId: ctx.actor.userId, type: request.type, payload, total: request.total ?? null, requestId: ctx.requestId }, select: { id: true },
  })
  report({ resource: 'job', id, action: 'queued', now: { type: request.type }, payload: { type: request.type } })
  return { jobId: id }
}

/** Starts long work. Throws FORBIDDEN without the permission. */
export function startJob(ctx: ServiceCtx, request: JobRequest): Promise<{ jobId: string }> {
  return mutate(ctx, { permission: request.permission, action: 'queued', write: (tx, report) => startJobInTx(tx, ctx, report, request) })
}

/** Marks the job done in the transaction that did its work, so that it can't be done twice. Throws CONFLICT when another process has it. */
export async function completeInTx(tx: WriteTx, _ctx: ServiceCtx, control: JobControl, result: object, report: Report): Promise<void> {
  const { count } = await tx.job.updateMany({
    where: { id: control.jobId, status: 'running', attempt: control.attempt },
    data: { status: 'completed', result: result as Prisma.InputJsonObject, finishedAt: new Date() },
  })
  if (count === 0) throw takenOver()
  report({ resource: 'job', id: control.jobId, action: 'completed', now: { status: 'completed' } })
}

/** Another process runs this job now; this one must leave it alone. */
export function takenOver(): ContractError {
  return new ContractError('CONFLICT', 'job_taken_over', 'Another worker has taken this job over.')
}

/** Somebody asked the job to stop. */
export function stopped(): ContractError {
  return new ContractError('PRECONDITION_FAILED', 'job_cancelled', 'The job was stopped.')
}

/** The process is about to end: the job goes on in another, or at the next start. */
export function paused(): ContractError {
  return new ContractError('UNAVAILABLE', 'job_paused', 'The job goes on once the server runs again.')
}

/** Says that a job is not going to run. The row may be older than the code: a payload that no longer fits has nobody waiting for it. */
export async function tellDropped(tx: WriteTx, ctx: ServiceCtx, job: { type: string; payload: unknown }, why: ContractError, report: Report): Promise<void> {
  const kind = jobKind(job.type)
  const payload = kind?.input.safeParse((job.payload as { input?: unknown } | null)?.input)
  if (payload?.success) await kind?.dropped?.(tx, ctx, payload.data, why, report)
}

/** Asks a job to stop. What it wrote in an unfinished transaction is undone. Throws NOT_FOUND, CONFLICT when it has ended. */
export async function cancelJob(ctx: ServiceCtx, jobId: string): Promise<{ jobId: string }> {
  authorise(ctx, 'jobs:update')
  const job = await ctx.db.job.findFirst({ where: { id: jobId }, select: { type: true, payload: true } })
  if (!job) throw new ContractError('NOT_FOUND', 'not_found', 'There is no such job.')
  // heard at once in this process, even while the job holds the only session of an embedded database
  ctx.services.bus.signal({ tenantId: ctx.tenantId!, channel: `job-stop:${jobId}`, data: null })
  return mutate(ctx, {
    permission: 'jobs:update', action: 'cancel',
    write: async (tx, report) => {
      const { count } = await tx.job.updateMany({ where: { id: jobId, status: 'queued' }, data: { status: 'cancelled', cancelRequested: true, finishedAt: ctx.clock() } })
      if (count) await tellDropped(tx, ctx, job, stopped(), report)
      await tx.job.updateMany({ where: { id: jobId, status: 'running' }, data: { cancelRequested: true } })
      report({ resource: 'job', id: jobId, action: 'cancel', now: { cancelRequested: true } })
      return { jobId }
    },
  })
}
