import { jobSchemas } from '@colonnade/contract/platform'
import { Button, ErrorState, Facts, Progress, StatusBadge, useFormat, type Column } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { Square } from 'lucide-react'
import { useMemo } from 'react'
import { useClient } from '../api/api-context.ts'
import { useFieldWords } from '../lib/fields.ts'
import { useScreensText } from '../locales/index.ts'
import { procedures, type Entity } from '../resource/entity.ts'
import { ResourcePage } from '../resource/resource-page.tsx'
import { useMay } from '../session/use-session.ts'
import { jobTitle } from './jobs-tray.tsx'
import { hasEnded, type JobRow } from './use-jobs.ts'

const statuses = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const

function Stop({ job }: { job: JobRow }) {
  const t = useScreensText()
  const client = useClient()
  const stop = useMutation({ mutationFn: () => client.platform.job.cancel.mutate({ id: job.id }) })
  return <Button icon={<Square />} busy={stop.isPending} disabled={job.cancelRequested} onClick={() => stop.mutate()}>{t('job.stop')}</Button>
}

function Far({ job }: { job: JobRow }) {
  const t = useScreensText()
  const f = useFormat()
  const share = job.total ? job.progress / job.total : hasEnded(job) ? 1 : undefined
  return <span className="flex items-center gap-2"><span className="w-24"><Progress value={job.status === 'completed' ? 1 : share} label={jobTitle(job, t)} tone={job.status === 'failed' ? 'fail' : job.status === 'completed' ? 'good' : 'accent'} /></span>{job.total !== null && <span className="figures text-sm text-muted">{f.number(job.progress)}/{f.number(job.total)}</span>}</span>
}

function useJobEntity(): Entity<JobRow> {
  const t = useScreensText()
  const f = useFormat()
  const fields = useFieldWords('job', 'screens')
  const client = useClient()
  const mayStop = useMay('jobs:update')
  return useMemo((): Entity<JobRow> => {
    const state = (j: JobRow) => <StatusBadge plain status={j.status} label={fields.option(j.status)} />
    const lasted = (j: JobRow) => (j.startedAt ? f.duration((new Date(j.finishedAt ?? Date.now()).getTime() - new Date(j.startedAt).getTime()) / 1000) : '—')
    const columns: Column<JobRow>[] = [
      { id: 'type', header: t('job.what'), cell: (j) => jobTitle(j, t), width: 220, sortable: true, primary: true, filter: { type: 'text' } },
      { id: 'status', header: fields.label('status'), cell: state, width: 120, sortable: true, filter: { type: 'enum', options: statuses.map((v) => ({ value: v, label: fields.option(v) })) } },
      { id: 'progress', header: t('job.far'), cell: (j) => <Far job={j} />, width: 190 },
      { id: 'createdAt', header: t('job.asked'), cell: (j) => f.relative(j.createdAt), width: 130, sortable: true, filter: { type: 'date' } },
      { id: 'lasted', header: t('job.lasted'), cell: lasted, width: 100, align: 'end', mono: true },
    ]
    return {
      path: ['platform', 'job'], permissions: 'jobs', api: procedures<JobRow>(client.platform.job, ['list', 'get']), schemas: jobSchemas,
      words: { one: t('job.one'), many: t('job.many'), line: t('job.line'), empty: t('job.empty') },
      columns, title: (j) => jobTitle(j, t), subtitle: state,
      summary: (j) => (
        <div className="flex flex-col gap-4">
          <Far job={j} />
          {j.error && <ErrorState compact error={{ shape: { code: 'INTERNAL', reason: 'job', message: '', ...j.error } }} />}
          <Facts items={[{ label: t('job.asked'), value: f.dateTime(j.createdAt) }, { label: t('job.started'), value: j.startedAt && f.dateTime(j.startedAt) }, { label: t('job.ended'), value: j.finishedAt && f.dateTime(j.finishedAt) }, { label: t('job.lasted'), value: lasted(j) }, ...Object.entries(j.result ?? {}).map(([name, value]) => ({ label: fields.label(name), value: fields.value(name, value) }))]} />
        </div>
      ),
      recordActions: (j) => !hasEnded(j) && mayStop && <Stop job={j} />,
      rowTone: (j) => (j.status === 'failed' ? 'fail' : undefined),
      start: { sort: [{ field: 'createdAt', direction: 'desc' }] },
    }
  }, [client, t, f, fields, mayStop])
}

/** Long work: what runs, what has ended and how. */
export function JobsPage() {
  return <ResourcePage entity={useJobEntity()} />
}
