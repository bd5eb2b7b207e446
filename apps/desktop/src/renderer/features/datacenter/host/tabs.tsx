import { useClient } from '@colonnade/screens'
import { ErrorState, Mono, Skeleton, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { RecordLink, Status, useAmount } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { RelatedList, type HostRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'

/** The virtual machines on a host. */
export function HostMachines({ id }: { id: string }) {
  const t = useConsoleText()
  const amount = useAmount()
  const fields = useFields('vm')
  return (
    <RelatedList path={['datacenter', 'virtualMachine', 'list']} field="baremetalId" id={id} all="/virtual-machines" empty={t('related.noMachines')} sort={{ field: 'name', direction: 'asc' }} fetch={(client, input) => client.datacenter.virtualMachine.list.query(input)}
      row={(v) => (
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5">
          <span className="flex min-w-0 items-center gap-2"><RecordLink to="/virtual-machines" id={v.id} mono>{v.name}</RecordLink><span className="truncate text-muted">{v.tenantName}</span></span>
          <span className="flex items-center gap-3"><Mono className="text-sm text-muted">{amount('cpu', v.cpu)} · {amount('memory', v.memory)}</Mono><Status status={v.status} label={fields.option(v.status)} /></span>
        </span>
      )} />
  )
}

/** What was placed on a host lately, and what was refused in its group. */
export function HostPlacements({ host }: { host: HostRow }) {
  const t = useConsoleText()
  const f = useFormat()
  const client = useClient()
  const fields = useFields('placement')
  const query = useQuery({
    queryKey: [['datacenter', 'placementEvent', 'list'], { host: host.id }],
    queryFn: () => client.datacenter.placementEvent.list.query({ filter: [{ field: 'groupId', op: 'eq', value: host.groupId }], sort: [{ field: 'createdAt', direction: 'desc' }], limit: 100 }),
  })
  if (query.isError) return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <div className="flex flex-col gap-3">{[1, 2, 3].map((n) => <Skeleton key={n} className="h-5" />)}</div>
  const here = query.data.items.flatMap((event) => {
    const mine = event.assignments.filter((a) => a['hostId'] === host.id)
    return mine.length ? [{ event, mine }] : []
  })
  if (!here.length) return <p className="text-muted">{t('related.noPlacements')}</p>
  return (
    <ul className="divide-y border-y">
      {here.map(({ event, mine }) => (
        <li key={event.id} className="flex flex-col gap-0.5 py-2">
          <span className="flex flex-wrap items-center gap-x-3"><Status status={event.outcome} label={fields.option(event.outcome)} /><RecordLink to="/placements" id={event.id}>{f.dateTime(event.createdAt)}</RecordLink><span className="text-muted">{event.tenantName}</span></span>
          <span className="text-sm text-muted"><Mono>{mine.map((a) => String(a['name'] ?? '')).filter(Boolean).join(', ')}</Mono> · {fields.option(event.mode)}</span>
        </li>
      ))}
    </ul>
  )
}
