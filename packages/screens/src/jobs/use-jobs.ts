import { JobError, waitForJob, type Outputs } from '@colonnade/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useClient, useTRPC } from '../api/api-context.ts'

/** A job as the server tells of it. */
export type JobRow = Outputs['platform']['job']['list']['items'][number]

/** Whether a job has come to its end. */
export const hasEnded = (job: Pick<JobRow, 'status'>): boolean => !['queued', 'running'].includes(job.status)

/** The latest jobs of the tenant, live: the list by events, the progress of what runs by its own stream. */
export function useJobs(limit = 20): JobRow[] {
  const trpc = useTRPC()
  const client = useClient()
  const queries = useQueryClient()
  const options = trpc.platform.job.list.queryOptions({ limit, sort: [{ field: 'createdAt', direction: 'desc' }] })
  const { data } = useQuery({ ...options, refetchInterval: (query) => (query.state.data?.items.some((j) => !hasEnded(j)) ? 5000 : false) })
  const running = Boolean(data?.items.some((j) => !hasEnded(j)))
  const [progress, setProgress] = useState<Record<string, { progress: number; total: number | null; message: string | null }>>({})
  const key = options.queryKey

  // Only while something runs: each stream takes one of the few connections a browser allows.
  useEffect(() => {
    if (!running) return
    const subscription = client.platform.job.progress.subscribe(undefined, {
      onData: ({ id, ...far }) => setProgress((now) => ({ ...now, [id]: far })),
      onError: () => undefined, // the list is asked again every few seconds anyway
    })
    return () => subscription.unsubscribe()
  }, [client, running, queries, key])

  return (data?.items ?? []).map((job) => (hasEnded(job) || !progress[job.id] ? job : { ...job, ...progress[job.id] }))
}

/** Waits for a job: resolves with its result, throws what it ended with. `onProgress` gets a share of 1. */
export async function awaitJob(client: ReturnType<typeof useClient>, jobId: string, onProgress?: (share: number) => void): Promise<Record<string, unknown>> {
  try {
    const job = await waitForJob(client, jobId, { onProgress: ({ progress, total }) => { if (total) onProgress?.(progress / total) } })
    return job.result ?? {}
  } catch (error) {
    // the screens show an error by its shape
    throw error instanceof JobError && error.job.error ? Object.assign(error, { shape: error.job.error }) : error
  }
}
