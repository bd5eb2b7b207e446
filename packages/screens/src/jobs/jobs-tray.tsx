import { JobTray, toast, type Job } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useClient } from '../api/api-context.ts'
import { localise } from '../api/translate-errors.ts'
import { useMay, useMe } from '../session/use-session.ts'
import { useScreensText, type ScreensText } from '../locales/index.ts'
import { renderLink, useGo } from '../url/use-url.tsx'
import { hasEnded, useJobs, type JobRow } from './use-jobs.ts'

const KEY = 'colonnade.jobs.dismissed'
// What went well was said by a toast; what failed stays until somebody has had the time to read it.
const recentMs = (job: Pick<JobRow, 'status'>) => (job.status === 'completed' ? 60_000 : 10 * 60_000)

function readDismissed(): string[] {
  try { return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as string[] } catch { return [] }
}

const titles = {
  'netbox.import': 'job.netboxImport', 'csv.import': 'job.csvImport', 'cluster.upgrade': 'job.clusterUpgrade', 'cluster.plugin': 'job.clusterPlugin', 'datacenter.drain': 'job.drain', 'knowledge.index': 'job.knowledgeIndex', 'identity.reset': 'job.accountReset',
} as const

/** The sentence a job goes by: from its type, and what it works on. */
export function jobTitle(job: Pick<JobRow, 'type' | 'result'>, t: ScreensText): string {
  const known = titles[job.type as keyof typeof titles]
  return known ? t(known) : job.type.replace(/[._-]+/g, ' ')
}

const stateOf = (job: JobRow): Job['state'] =>
  job.status === 'running' && job.cancelRequested ? 'stopping' : ({ queued: 'queued', running: 'running', completed: 'done', failed: 'failed', cancelled: 'stopped' } as const)[job.status as 'queued'] ?? 'queued'

/** A job row as the design system's card wants it. `title` and `link` may be the app's own. */
export function toJob(job: JobRow, title: string, link?: Job['link']): Job {
  const error = job.error as { message?: string; remedy?: string } | null
  return { id: job.id, title, state: stateOf(job), done: job.progress, total: job.total ?? undefined, startedAt: job.startedAt ?? undefined, detail: error?.message ?? job.message ?? undefined, link }
}

/** The time, told anew every so often. */
function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => { const timer = setInterval(() => setNow(Date.now()), everyMs); return () => clearInterval(timer) }, [everyMs])
  return now
}

/** Props of `JobsTray`: the app's own titles, where a finished job's result is, and which jobs it shows elsewhere and better. */
export interface JobsTrayProps { title?: (job: JobRow) => string | undefined; link?: (job: JobRow) => Job['link']; hide?: (job: JobRow) => boolean }

/** The person's long work at the foot of the screen; a toast when one ends. Mount it once. */
export function JobsTray({ title, link, hide }: JobsTrayProps) {
  const t = useScreensText()
  const client = useClient()
  const go = useGo()
  const me = useMe()
  const mayStop = useMay('jobs:update')
  const [dismissed, setDismissed] = useState(readDismissed)
  const all = useJobs()
  const now = useNow(15_000)
  const cancel = useMutation({ mutationFn: (id: string) => client.platform.job.cancel.mutate({ id }) })
  const mine = all.filter((job) => job.userId === me.userId && !hide?.(job) && !dismissed.includes(job.id) && (!hasEnded(job) || now - new Date(job.finishedAt ?? job.updatedAt).getTime() < recentMs(job)))
  const name = (job: JobRow) => title?.(job) ?? jobTitle(job, t)

  const before = useRef(new Map<string, boolean>())
  useEffect(() => {
    for (const job of mine) {
      if (before.current.get(job.id) === false && hasEnded(job)) {
        const target = link?.(job)
        const action = target && { label: target.label, onClick: () => go(target.href) }
        if (job.status === 'completed') toast.success(t('job.finished', { title: name(job) }), { action })
        else if (job.status === 'failed') { localise(job.error); toast.error({ shape: job.error }, { action }) }
      }
      before.current.set(job.id, hasEnded(job))
    }
  })

  const dismiss = (job: Job) => {
    const next = [...dismissed, job.id].slice(-200)
    setDismissed(next)
    try { sessionStorage.setItem(KEY, JSON.stringify(next)) } catch { /* it comes back after a reload then */ }
  }
  return <JobTray jobs={mine.map((job) => toJob(job, name(job), hasEnded(job) ? link?.(job) : undefined))} onStop={mayStop ? (job) => cancel.mutate(job.id) : undefined} onDismiss={dismiss} renderLink={renderLink} />
}
