import type { AlertCounts } from '@colonnade/contract/datacenter'
import { attachableOf } from '@colonnade/contract/datacenter'
import { renderLink, useChanges, useClient, useGo, useMay, useTRPC } from '@colonnade/screens'
import { cn, ErrorState, IconButton, Popover, Skeleton, StatusShape, toast, useFormat } from '@colonnade/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { useState } from 'react'
import { useConsoleText } from '../../../locales/index.ts'
import { About, AlertLine } from './parts.tsx'
import { useAlertWords, type Told } from './use-alert-words.ts'

const standing = { filter: [{ field: 'status', op: 'eq' as const, value: 'open' }], sort: [{ field: 'severity', direction: 'desc' as const }, { field: 'lastSeenAt', direction: 'desc' as const }], limit: 8 }

/** How many alerts nobody has taken up, and the worst of them; says a critical one aloud when it comes. */
export function AlertBell() {
  return useMay('alerts:read') ? <ReadableBell /> : null
}

function ReadableBell() {
  const t = useConsoleText()
  const f = useFormat()
  const trpc = useTRPC()
  const [open, setOpen] = useState(false)
  const { data } = useQuery({ ...trpc.datacenter.alert.counts.queryOptions(), refetchInterval: 60_000 })
  useCriticalToasts()
  const label = data?.open ? t('alert.bell', { n: f.number(data.open) }) : t('alert.bellNone')
  return (
    <Popover align="end" open={open} onOpenChange={setOpen} label={t('entity.alert.many')} className="w-[min(420px,calc(100vw-16px))] p-0" trigger={<IconButton label={label} className="relative"><Bell />{data && data.open > 0 && <Count counts={data} />}</IconButton>}>
      <Worst open={open} onLeave={() => setOpen(false)} />
    </Popover>
  )
}

function Count({ counts }: { counts: AlertCounts }) {
  const shown = counts.open > 99 ? '99+' : String(counts.open)
  return <span aria-hidden className={cn('figures pointer-events-none absolute -top-0.5 -right-1 grid h-4 min-w-4 place-items-center rounded-full px-1 text-[10px] leading-none font-semibold', counts.critical ? 'bg-fail text-on-fail' : 'bg-warn-soft text-warn-text ring-1 ring-warn')}>{shown}</span>
}

function Worst({ open, onLeave }: { open: boolean; onLeave: () => void }) {
  const t = useConsoleText()
  const trpc = useTRPC()
  const query = useQuery(trpc.datacenter.alert.list.queryOptions(open ? standing : skipToken))
  return (
    <section aria-label={t('entity.alert.many')}>
      <ul className="max-h-[60dvh] divide-y overflow-y-auto">
        {query.isError && <li className="p-3"><ErrorState compact error={query.error} onRetry={() => void query.refetch()} /></li>}
        {query.isPending && [1, 2, 3].map((n) => <li key={n} className="p-3"><Skeleton className="h-8" /></li>)}
        {query.data?.items.length === 0 && <li className="flex items-center gap-2 p-4 text-muted"><StatusShape tone="good" />{t('alert.none')}</li>}
        {query.data?.items.map((alert) => (
          <li key={alert.id}>
            {renderLink({ href: `/alerts?open=${alert.id}`, className: 'block px-3 py-2 hover:bg-raised', onClick: onLeave, children: <span className="flex flex-col gap-0.5"><AlertLine alert={alert} /></span> })}
            <span className="block px-3 pb-2 text-sm" onClick={onLeave}><About alert={alert} /></span>
          </li>
        ))}
      </ul>
      <p className="border-t px-3 py-2" onClick={onLeave}>{renderLink({ href: '/alerts', className: 'text-accent-text underline-offset-3 hover:underline', children: t('alert.seeAll') })}</p>
    </section>
  )
}

interface Rung extends Told { fresh: boolean; severity: string; status: string; resourceType: string; resourceId: string; resourceName: string | null }

// Only what has just begun, or grown worse: what merely goes on has been said.
function useCriticalToasts(): void {
  const t = useConsoleText()
  const words = useAlertWords()
  const go = useGo()
  const client = useClient()
  useChanges((event) => {
    if (event.topic !== 'alert.raise' || event.payload['severity'] !== 'critical') return
    const alert = event.payload as unknown as Rung
    const page = attachableOf(alert.resourceType)?.page
    const name = alert.resourceName ?? undefined
    void client.datacenter.alert.get.query({ id: event.resourceId! }).then(({ status }) => {
      if (status !== 'open') return
      toast.alarm(words.sentence(alert), { description: name, action: { label: t('alert.look'), onClick: () => go(page ? `${page}?open=${alert.resourceId}` : `/alerts?open=${event.resourceId}`) } })
    }, () => undefined)
  })
}
