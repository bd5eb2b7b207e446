import { useClient } from '@colonnade/screens'
import { Card, Skeleton, StatusShape, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { RecordLink } from '../../../lib/cells.tsx'
import { useConsoleText } from '../../../locales/index.ts'

const DAY = 86_400_000
const startOfDay = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate())

/** The next two weeks, a line per day that has a window. */
export function Agenda() {
  const t = useConsoleText()
  const f = useFormat()
  const client = useClient()
  const today = startOfDay(new Date())
  const until = new Date(today.getTime() + 14 * DAY).toISOString()
  const query = useQuery({
    queryKey: [['datacenter', 'maintenanceWindow', 'list'], 'agenda', until],
    queryFn: () => client.datacenter.maintenanceWindow.list.query({ filter: [{ field: 'endsAt', op: 'gt', value: new Date().toISOString() }, { field: 'startsAt', op: 'lt', value: until }], sort: [{ field: 'startsAt', direction: 'asc' }], limit: 100 }),
  })
  if (query.isPending) return <Skeleton className="mb-3 h-16" />
  if (query.isError) return null
  const days = Map.groupBy(query.data.items, (w) => startOfDay(new Date(Math.max(new Date(w.startsAt).getTime(), today.getTime()))).getTime())
  return (
    <Card title={t('k8s.window.days')} flush className="mb-3">
      {days.size === 0 && <p className="px-4 py-3 text-muted">{t('k8s.window.noneSoon')}</p>}
      <ol className="max-h-56 divide-y overflow-y-auto">
        {[...days].map(([day, windows]) => (
          <li key={day} className="grid grid-cols-[130px_minmax(0,1fr)] gap-x-4 px-4 py-2 max-sm:grid-cols-1">
            <span className="text-muted">{f.dateTime(new Date(day).toISOString(), { weekday: 'short', day: 'numeric', month: 'short' })}</span>
            <ul className="flex flex-col gap-1">
              {windows.map((w) => (
                <li key={w.id} className="flex flex-wrap items-center gap-x-3"><StatusShape tone={w.state === 'open' ? 'good' : 'idle'} /><span className="figures">{f.dateTime(w.startsAt, { timeStyle: 'short' })} – {f.dateTime(w.endsAt, { timeStyle: 'short' })}</span>
                  <RecordLink to="/clusters" id={w.clusterId} mono>{w.clusterName}</RecordLink><span className="truncate text-muted">{w.state === 'open' ? `${t('k8s.window.openNow')} · ` : ''}{w.reason}</span></li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  )
}
