import { useClient } from '@colonnade/screens'
import { Card, ErrorState, fromWallTime, Skeleton, StatusShape, toWallTime, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { RecordLink } from '../../../lib/cells.tsx'
import { useConsoleText } from '../../../locales/index.ts'

const DAY = 86_400_000
const SHOWN = 100

/** The next two weeks, a line per day that has a window; days as the reader's clock has them. */
export function Agenda() {
  const t = useConsoleText()
  const f = useFormat()
  const client = useClient()
  const today = fromWallTime(`${toWallTime(Date.now(), f.zone).slice(0, 10)}T00:00`, f.zone)!.getTime()
  const until = new Date(today + 14 * DAY).toISOString()
  const query = useQuery({
    queryKey: [['datacenter', 'maintenanceWindow', 'list'], 'agenda', until],
    queryFn: () => client.datacenter.maintenanceWindow.list.query({ filter: [{ field: 'endsAt', op: 'gt', value: new Date().toISOString() }, { field: 'startsAt', op: 'lt', value: until }], sort: [{ field: 'startsAt', direction: 'asc' }], limit: SHOWN, count: true }),
  })
  if (query.isPending) return <Skeleton className="mb-3 h-16" />
  if (query.isError) return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} className="mb-3" />
  const { items, count = items.length } = query.data
  // One that began before today stands with today's.
  const dayOf = (w: { startsAt: string }) => f.dateTime(Math.max(Date.parse(w.startsAt), today), { weekday: 'short', day: 'numeric', month: 'short' })
  const days = Map.groupBy(items, dayOf)
  return (
    <Card title={t('k8s.window.days')} flush className="mb-3">
      {days.size === 0 && <p className="px-4 py-3 text-muted">{t('k8s.window.noneSoon')}</p>}
      <ol className="max-h-56 divide-y overflow-y-auto">
        {[...days].map(([day, windows]) => (
          <li key={day} className="grid grid-cols-[130px_minmax(0,1fr)] gap-x-4 px-4 py-2 max-sm:grid-cols-1">
            <span className="text-muted">{day}</span>
            <ul className="flex flex-col gap-1">
              {windows.map((w) => (
                <li key={w.id} className="flex flex-wrap items-center gap-x-3"><StatusShape tone={w.state === 'open' ? 'good' : 'idle'} /><span className="figures">{f.dateTime(w.startsAt, { timeStyle: 'short' })} – {f.dateTime(w.endsAt, { timeStyle: 'short' })}</span>
                  <RecordLink to="/clusters" id={w.clusterId} mono>{w.clusterName}</RecordLink><span className="truncate text-muted">{w.state === 'open' ? `${t('k8s.window.openNow')} · ` : ''}{w.reason}</span></li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {count > items.length && <p className="border-t px-4 py-2 text-sm text-muted">{t('k8s.window.first', { shown: f.number(items.length), n: f.number(count) })}</p>}
    </Card>
  )
}
