import type { DrainPreview } from '@colonnade/contract/datacenter'
import { useClient, useMay, useRefresh, useTRPC, useUrl } from '@colonnade/screens'
import { Button, Card, EmptyState, ErrorState, Kbd, Mono, Skeleton, StatusShape, useFormat, useKey } from '@colonnade/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { PackageOpen } from 'lucide-react'
import { RecordLink, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { BeforeAfter } from '../place/before-after.tsx'
import { Stuck } from './stuck.tsx'

const SHOWN = 200

/** What a drain of these hosts would come to, and the button that starts it. */
export function Preview({ ids }: { ids: string[] }) {
  const t = useConsoleText()
  const trpc = useTRPC()
  const client = useClient()
  const may = useMay()
  const { set } = useUrl()
  const refresh = useRefresh(['datacenter', 'host'])
  const query = useQuery(trpc.datacenter.host.drainPreview.queryOptions({ ids }, { retry: false }))
  const start = useMutation({ meta: { quiet: true }, mutationFn: () => client.datacenter.host.drain.mutate({ ids }), onSuccess: ({ jobId }) => { void refresh(); set({ job: jobId }, { replace: true }) } })
  const ready = query.isSuccess && !start.isPending && may('baremetals:update') && may('virtual_machines:update')
  useKey({ 'mod+enter': ready ? (event) => { event.preventDefault(); start.mutate() } : undefined })
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} className="mx-0" />
  if (query.isPending) return <div className="flex flex-col gap-3">{[1, 2, 3, 4].map((n) => <Skeleton key={n} className="h-9" />)}</div>
  return (
    <div className="flex flex-col gap-4">
      {start.error && <ErrorState compact error={start.error} />}
      <Summary preview={query.data} />
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" icon={<PackageOpen />} busy={start.isPending} disabled={!ready} onClick={() => start.mutate()}>{t('drain.start', { n: ids.length })}</Button>
        <span className="text-sm text-muted max-sm:hidden"><Kbd>mod ↵</Kbd></span><span className="text-sm text-muted">{t('drain.startHint')}</span>
      </div>
      {query.data.stuck.length > 0 && <Stuck rows={query.data.stuck} title={t('drain.wouldStay', { n: query.data.stuck.length })} />}
      <Moves preview={query.data} />
    </div>
  )
}

function Summary({ preview }: { preview: DrainPreview }) {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('host')
  const machines = preview.hosts.reduce((n, h) => n + h.machines, 0)
  return (
    <section aria-live="polite" className="flex flex-col gap-3">
      <p role="status" className="flex items-center gap-2 text-lg"><StatusShape tone={preview.stuck.length ? 'warn' : 'good'} />{machines === 0 ? t('drain.empty') : !preview.moves.length ? t('drain.noneGo') : t(preview.stuck.length ? 'drain.someStay' : 'drain.allGo', { n: f.number(preview.moves.length), stuck: f.number(preview.stuck.length) })}</p>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {preview.hosts.map((h) => <li key={h.id} className="flex items-center gap-2"><RecordLink to="/hosts" id={h.id} mono>{h.name}</RecordLink><Status status={h.status} label={fields.option(h.status)} /><span className="text-sm text-muted">{h.groupName} · {t('overview.vms', { n: f.number(h.machines) })}</span></li>)}
      </ul>
    </section>
  )
}

function Moves({ preview }: { preview: DrainPreview }) {
  const t = useConsoleText()
  const f = useFormat()
  if (!preview.moves.length) return preview.stuck.length ? null : <Card><EmptyState sentence={t('drain.nothingToMove')} className="py-8" /></Card>
  return (
    <Card title={t('drain.moves')} flush>
      <ul className="divide-y">
        {preview.moves.slice(0, SHOWN).map((m) => (
          <li key={m.virtualMachineId} className="grid grid-cols-[minmax(120px,1.2fr)_minmax(140px,1.4fr)_minmax(0,2fr)] items-center gap-x-6 gap-y-1.5 px-4 py-2 max-sm:grid-cols-1">
            <span className="min-w-0"><RecordLink to="/virtual-machines" id={m.virtualMachineId} mono>{m.name}</RecordLink><span className="block truncate text-sm text-muted">{m.tenantName}</span></span>
            <span className="min-w-0 truncate"><Mono className="text-muted">{m.from.name} →</Mono> <RecordLink to="/hosts" id={m.to.id} mono>{m.to.name}</RecordLink></span>
            <BeforeAfter before={m.before} after={m.after} capacity={m.capacity} />
          </li>
        ))}
      </ul>
      {preview.moves.length > SHOWN && <p className="border-t px-4 py-2 text-muted">{t('drain.moreMoves', { n: f.number(preview.moves.length - SHOWN) })}</p>}
    </Card>
  )
}
