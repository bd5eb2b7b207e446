import { Check, ChevronDown, ChevronUp, Square, X } from 'lucide-react'
import { useState } from 'react'
import { cn } from '../lib/cn.ts'
import { useFormat } from '../lib/format.ts'
import { useIsPhone } from '../lib/hooks.ts'
import { useUiText } from '../lib/i18n.ts'
import { plainLink, type RenderLink } from '../frame/types.tsx'
import { StatusShape } from '../primitives/badge.tsx'
import { Button, IconButton } from '../primitives/button.tsx'
import { Progress } from '../primitives/figures.tsx'

/** A long piece of work. `done`/`total` in items; `etaSeconds` as the server estimates, else it is worked out from `startedAt`. */
export interface Job {
  id: string
  title: string
  state: 'queued' | 'running' | 'stopping' | 'done' | 'failed' | 'stopped'
  done?: number
  total?: number
  startedAt?: string | number | Date
  etaSeconds?: number
  detail?: string
  /** The result, or the rows that failed. */
  link?: { label: string; href: string }
}

/** Props of `JobTray`. The jobs are the app's (from the server), so the tray survives a reload. */
export interface JobTrayProps { jobs: readonly Job[]; onStop?: (job: Job) => void; onDismiss?: (job: Job) => void; renderLink?: RenderLink; className?: string }

/** Seconds left at the pace so far; undefined before there is a pace. */
export function estimateSeconds(job: Job, now: number = Date.now()): number | undefined {
  if (job.etaSeconds !== undefined) return job.etaSeconds
  if (job.state !== 'running' || !job.done || !job.total || !job.startedAt) return undefined
  const spent = (now - new Date(job.startedAt).getTime()) / 1000
  return spent < 2 ? undefined : (spent / job.done) * (job.total - job.done)
}

/** Cards of long work at the foot of the screen: what, how far, how long still, stop, result. Nothing is drawn without jobs. */
export function JobTray({ jobs, onStop, onDismiss, renderLink = plainLink, className }: JobTrayProps) {
  const t = useUiText()
  const f = useFormat()
  const phone = useIsPhone()
  const [chosen, setOpen] = useState<boolean>()
  const open = chosen ?? !phone // on a phone it would cover what the reader came for
  if (!jobs.length) return null
  const running = jobs.filter((j) => j.state === 'running' || j.state === 'queued' || j.state === 'stopping').length
  return (
    <section aria-label={t('job.tray')} className={cn('enter-up no-print fixed right-4 bottom-4 z-30 w-[min(340px,calc(100vw-32px))] overflow-hidden rounded-md border bg-surface shadow-panel max-sm:bottom-[calc(var(--phone-bar-h)+12px)]', className)}>
      <header className="flex items-center justify-between gap-2 py-1 pr-1.5 pl-3.5">
        <h2 className="font-medium" role="status">{running ? t('job.running', { n: f.number(running) }) : t('job.tray')}</h2>
        <IconButton size="sm" label={t(open ? 'job.hide' : 'job.show')} aria-expanded={open} onClick={() => setOpen(!open)}>{open ? <ChevronDown /> : <ChevronUp />}</IconButton>
      </header>
      {open && <ul className="max-h-[40vh] overflow-y-auto">{jobs.map((job) => <li key={job.id} className="border-t px-3.5 py-2.5"><JobCard job={job} onStop={onStop} onDismiss={onDismiss} renderLink={renderLink} /></li>)}</ul>}
    </section>
  )
}

/** One job, also usable on a page of its own. */
export function JobCard({ job, onStop, onDismiss, renderLink = plainLink }: { job: Job } & Pick<JobTrayProps, 'onStop' | 'onDismiss' | 'renderLink'>) {
  const t = useUiText()
  const f = useFormat()
  const live = job.state === 'running' || job.state === 'stopping' || job.state === 'queued'
  const eta = estimateSeconds(job)
  const share = job.total ? (job.done ?? 0) / job.total : undefined
  const far = job.total !== undefined ? t('job.of', { done: f.number(job.done ?? 0), total: f.number(job.total) }) : undefined
  const word = job.state === 'running' ? undefined : job.state === 'stopping' ? t('job.stopping') : t(`job.${job.state}`)
  const icon = { done: <Check className="size-4 text-good-text" />, failed: <StatusShape tone="fail" />, stopped: <StatusShape tone="idle" />, queued: <StatusShape tone="idle" />, running: <StatusShape tone="busy" />, stopping: <StatusShape tone="busy" /> }[job.state]
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2">
        {icon}<span className="min-w-0 flex-1 truncate" title={job.title}>{job.title}</span>
        {live && onStop && job.state !== 'stopping' && <Button size="sm" look="ghost" icon={<Square />} onClick={() => onStop(job)}>{t('job.stop')}</Button>}
        {!live && onDismiss && <IconButton size="sm" label={t('job.dismiss')} onClick={() => onDismiss(job)}><X /></IconButton>}
      </div>
      {live && <Progress value={job.state === 'queued' ? 0 : share} label={job.title} />}
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted tabular-nums">
        {[word, far, eta !== undefined && live ? t('job.eta', { time: f.duration(eta) }) : undefined, job.detail].filter(Boolean).map((part, i) => <span key={i}>{part}</span>)}
        {job.link && renderLink({ href: job.link.href, className: 'text-accent-text underline-offset-3 hover:underline', children: job.link.label })}
      </p>
    </div>
  )
}
