import { drainResult, type DrainResult } from '@colonnade/contract/datacenter'
import { hasEnded, renderLink, useClient, useJobs, useMay, useTRPC, useUrl } from '@colonnade/screens'
import { Button, Card, ErrorState, Mono, Progress, Skeleton, StatusShape, useFormat } from '@colonnade/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { RotateCcw, Square } from 'lucide-react'
import { RecordLink, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { Stuck } from './stuck.tsx'

/** A drain while it runs, and what came of it. */
export function Running({ jobId }: { jobId: string }) {
  const t = useConsoleText()
  const f = useFormat()
  const trpc = useTRPC()
  const client = useClient()
  const mayStop = useMay('jobs:update')
  const live = useJobs().find((j) => j.id === jobId)
  const query = useQuery(trpc.platform.job.get.queryOptions({ id: jobId }, { refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : 1500) }))
  const stop = useMutation({ mutationFn: () => client.platform.job.cancel.mutate({ id: jobId }), onSuccess: () => void query.refetch() })
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} className="mx-0" />
  if (query.isPending) return <Skeleton className="h-24" />
  const job = query.data
  const result = drainResult.safeParse(job.result)
  if (job.status === 'completed' && result.success) return <Result result={result.data} />
  if (hasEnded(job)) return <Ended stopped={job.status === 'cancelled'} error={job.error} />
  const [done, total] = [Math.max(job.progress, live?.progress ?? 0), job.total ?? live?.total ?? 0]
  return (
    <Card>
      <div className="flex flex-col gap-3">
        <p role="status" className="text-lg">{t(job.cancelRequested ? 'drain.stopping' : 'drain.running')}</p>
        <Progress value={total ? done / total : undefined} label={t('drain.title')} />
        <span className="flex items-center justify-between gap-3"><Mono className="text-muted">{t('drain.movedOf', { n: f.number(done), total: f.number(total) })}</Mono>{mayStop && <Button icon={<Square />} busy={stop.isPending} disabled={job.cancelRequested} onClick={() => stop.mutate()}>{t('drain.stop')}</Button>}</span>
      </div>
    </Card>
  )
}

const named = (names: string[]) => names.slice(0, 10).join(', ') + (names.length > 10 ? ' …' : '')

function Result({ result }: { result: DrainResult }) {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('host')
  const left = result.hosts.filter((h) => h.status === 'draining')
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="flex items-center gap-2 text-lg"><StatusShape tone={left.length ? 'warn' : 'good'} />{t(left.length ? 'drain.doneSomeStay' : 'drain.done', { n: f.number(result.moved), hosts: f.number(left.length) })}</p>
      <Card flush>
        <ul className="divide-y">
          {result.hosts.map((h) => (
            <li key={h.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
              <span className="flex items-center gap-3"><RecordLink to="/hosts" id={h.id} mono>{h.name}</RecordLink><Status status={h.status} label={fields.option(h.status)} /></span>
              <span className="text-muted">{t('drain.hostLine', { n: f.number(h.moved), left: f.number(h.left) })}</span>
              {h.unknown.length > 0 && <p className="basis-full text-sm text-warn-text">{t('machines.found.runThere', { n: h.unknown.length, names: named(h.unknown) })}</p>}
            </li>
          ))}
        </ul>
      </Card>
      {result.stuck.length > 0 && <Stuck rows={result.stuck} title={t('drain.stayed', { n: result.stuck.length })} />}
      <div className="flex flex-wrap items-center gap-3">{left.length > 0 && <Again ids={left.map((h) => h.id)} />}{renderLink({ href: '/hosts', className: 'text-accent-text underline-offset-3 hover:underline', children: t('drain.toHosts') })}</div>
    </div>
  )
}

function Again({ ids }: { ids: string[] }) {
  const t = useConsoleText()
  const { go } = useUrl()
  return <Button icon={<RotateCcw />} onClick={() => go(`/drain?${ids.map((id) => `host=${id}`).join('&')}`)}>{t('drain.again')}</Button>
}

function Ended({ stopped, error }: { stopped: boolean; error: unknown }) {
  const t = useConsoleText()
  const { params, set } = useUrl()
  return (
    <div className="flex flex-col items-start gap-4">
      {stopped ? <p role="status" className="flex items-center gap-2 text-lg"><StatusShape tone="warn" />{t('drain.stopped')}</p> : <ErrorState compact error={{ shape: error }} />}
      {params.has('host') && <Button icon={<RotateCcw />} onClick={() => set({ job: null })}>{t('drain.again')}</Button>}
    </div>
  )
}
