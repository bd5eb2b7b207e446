import type { Client, Outputs } from './client.ts'
import { isTransient } from './errors.ts'

/** Long work as the server tells of it. */
export type Job = Outputs['platform']['job']['get']
/** How far a job is; `total` is null while nobody knows. */
export interface JobProgress { progress: number; total: number | null; message: string | null }

/** What `waitForJob` may be given. */
export interface WaitOptions {
  /** told how far the job is, some times a second at most */
  onProgress?: ((progress: JobProgress) => void) | undefined
  /** stops the waiting, not the job: for that there is `client.platform.job.cancel` */
  signal?: AbortSignal | undefined
}

/** A job that did not end well; `reason` is a stable key, `cancelled` when somebody stopped it. */
export class JobError extends Error {
  override readonly name = 'JobError'
  readonly job: Job
  readonly reason: string
  constructor(job: Job) {
    const { message, reason } = (job.error ?? {}) as { message?: unknown; reason?: unknown }
    super(typeof message === 'string' ? message : `The job ${job.id} was ${job.status}.`)
    this.job = job
    this.reason = typeof reason === 'string' ? reason : job.status
  }
}

const hasEnded = (job: Job): boolean => job.status !== 'queued' && job.status !== 'running'

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => { clearTimeout(timer); reject(signal!.reason as Error) }
    const timer = setTimeout(() => { signal?.removeEventListener('abort', onAbort); resolve() }, ms)
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}

// A server that is being restarted takes its jobs up again: so does who waits for them.
async function look(client: Client, jobId: string, signal?: AbortSignal): Promise<Job | null> {
  try {
    return await client.platform.job.get.query({ id: jobId }, signal ? { signal } : undefined)
  } catch (error) {
    if (isTransient(error)) return null
    throw error
  }
}

/** Waits until a job has ended and gives it back with its `result`. Throws JobError when it failed or was cancelled, and the signal's reason when that fires. */
export async function waitForJob(client: Client, jobId: string, { onProgress, signal }: WaitOptions = {}): Promise<Job> {
  signal?.throwIfAborted()
  const progress = onProgress && client.platform.job.progress.subscribe(undefined, {
    onData: ({ id, ...far }) => { if (id === jobId) onProgress(far) },
    onError: () => undefined, // the end is learnt by asking
  })
  try {
    for (let wait = 150; ; wait = Math.min(wait * 1.5, 2000)) {
      const job = await look(client, jobId, signal)
      if (job && hasEnded(job)) {
        if (job.status !== 'completed') throw new JobError(job)
        return job
      }
      await pause(wait, signal)
    }
  } finally {
    progress?.unsubscribe()
  }
}
