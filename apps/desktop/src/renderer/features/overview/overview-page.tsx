import type { Overview } from '@colonnade/contract/datacenter'
import { renderLink, useAuditWords, useGo, useMay, useTRPC } from '@colonnade/screens'
import { Button, Card, EmptyState, ErrorState, PageHeader, Skeleton, StatusShape, useFormat, type Tone } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { Target, Upload } from 'lucide-react'
import { Ago } from '../../lib/cells.tsx'
import { useFields } from '../../lib/fields.ts'
import { useConsoleText } from '../../locales/index.ts'
import { GroupRows } from './group-rows.tsx'
import { PlacesCard } from './places-card.tsx'
import { TrendCard } from './trend-card.tsx'
import { usePlace } from './use-place.ts'

/** The console's first screen: capacity per group, what is failing now, what changed today. */
export function OverviewPage() {
  const t = useConsoleText()
  const trpc = useTRPC()
  const may = useMay()
  const go = useGo()
  const query = useQuery({ ...trpc.datacenter.overview.queryOptions(), refetchInterval: 60_000 })
  const place = may('virtual_machines:create') && <Button look="primary" icon={<Target />} onClick={() => go('/place')}>{t('nav.place')}</Button>
  const head = <PageHeader title={t('nav.overview')} line={query.data ? <Sum overview={query.data} /> : t('overview.line')} actions={place} />
  if (query.isError && !query.data) return <div className="p-4">{head}<ErrorState error={query.error} onRetry={() => void query.refetch()} /></div>
  if (!query.data) return <div className="p-4">{head}<Card flush><div className="flex flex-col gap-px">{[1, 2, 3].map((n) => <div key={n} className="flex h-14 items-center gap-6 px-4"><Skeleton className="w-32" /><Skeleton className="flex-1" /><Skeleton className="w-24" /></div>)}</div></Card></div>
  const { groups, failing, changes } = query.data
  if (!groups.length) {
    return <div className="p-4">{head}<Card><EmptyState sentence={t('overview.empty')} action={may('baremetal_groups:create') && <Button look="primary" onClick={() => go('/groups?new=1')}>{t('overview.newGroup')}</Button>} link={may('baremetals:create') && renderLink({ href: '/hosts?import=1', children: <span className="inline-flex items-center gap-1"><Upload className="size-3.5" />{t('palette.importHosts')}</span> })} /></Card></div>
  }
  return (
    <div className="flex flex-col gap-4 p-4 max-sm:p-3">
      <div className="-mb-4">{head}</div>
      <GroupRows groups={groups} />
      <Rooms />
      <div className="grid grid-cols-2 items-start gap-4 max-lg:grid-cols-1">
        <Failing items={failing} />
        <Changes items={changes} />
      </div>
    </div>
  )
}

// Where there is room and how it goes: of the same part of the rooms.
function Rooms() {
  const place = usePlace()
  return (
    <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] items-start gap-4 max-2xl:grid-cols-1">
      <PlacesCard place={place} />
      <TrendCard place={place} />
    </div>
  )
}

function Sum({ overview }: { overview: Overview }) {
  const t = useConsoleText()
  const f = useFormat()
  const hosts = overview.groups.reduce((n, g) => n + g.hosts.active + g.hosts.inactive + g.hosts.maintenance, 0)
  const vms = overview.groups.reduce((n, g) => n + g.vms, 0)
  return <>{[t('overview.groups', { n: f.number(overview.groups.length) }), t('overview.racks', { n: f.number(overview.racks) }), t('overview.hosts', { n: f.number(hosts) }), t('overview.vms', { n: f.number(vms) })].join(' · ')}</>
}

const tones: Record<Overview['failing'][number]['kind'], Tone> = { vm_error: 'fail', host_out: 'warn', group_full: 'warn', quota_full: 'warn', job_failed: 'fail' }
const places: Record<string, string> = { virtual_machine: '/virtual-machines', baremetal: '/hosts', baremetal_group: '/groups', quota: '/quotas', job: '/jobs' }

function Failing({ items }: { items: Overview['failing'] }) {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('host')
  return (
    <Card title={<span className="flex items-baseline gap-2">{t('overview.failing')}<span className="figures text-sm font-normal text-muted">{items.length > 0 && f.number(items.length)}</span></span>} flush>
      {items.length === 0 && <p className="flex items-center gap-2 px-4 py-5 text-muted"><StatusShape tone="good" />{t('overview.allWell')}</p>}
      <ul className="max-h-96 divide-y overflow-y-auto">
        {items.map((item) => (
          <li key={`${item.kind}/${item.id}`}>
            {renderLink({
              href: `${places[item.resource] ?? '/'}?open=${item.id}`, className: 'flex items-center gap-3 px-4 py-2 hover:bg-raised', children: <>
                <StatusShape tone={tones[item.kind]} />
                <span className="min-w-0 flex-1"><span className="figures block truncate">{item.name}</span><span className="block truncate text-sm text-muted">{t(`overview.kind.${item.kind}`, { detail: item.detail ? detailOf(item, fields.option, t) : '' })}</span></span>
                {item.since && <span className="shrink-0 text-sm text-muted"><Ago at={item.since} /></span>}
              </>,
            })}
          </li>
        ))}
      </ul>
    </Card>
  )
}

type Text = ReturnType<typeof useConsoleText>
function detailOf(item: Overview['failing'][number], option: (v: string) => string, t: Text): string {
  if (item.kind === 'host_out') return option(item.detail ?? '')
  if (item.kind === 'group_full') return (item.detail ?? '').split(', ').map((r) => t(`resource.${r as 'cpu'}`)).join(', ')
  return item.detail ?? ''
}

const lists: Record<string, string> = { rack: '/racks', baremetal_group: '/groups', group: '/groups', baremetal: '/hosts', quota: '/quotas', specification: '/specifications', virtual_machine: '/virtual-machines', placement_event: '/placements', k8s_cluster: '/clusters', k8s_cluster_plugin: '/plugins', bastion: '/bastions', service_mesh: '/meshes', k8s_cluster_service_mesh: '/mesh-members', maintenance_window: '/windows' }

function Changes({ items }: { items: Overview['changes'] }) {
  const t = useConsoleText()
  const f = useFormat()
  const may = useMay()
  const words = useAuditWords()
  return (
    <Card title={t('overview.changes')} hint={t('overview.changesHint')} actions={may('audit_logs:read') ? renderLink({ href: '/audit', className: 'text-sm text-accent-text hover:underline', children: t('nav.audit') }) : undefined} flush>
      {items.length === 0 && <p className="px-4 py-5 text-muted">{t('overview.quiet')}</p>}
      <ul className="max-h-96 divide-y overflow-y-auto">
        {items.map((c) => (
          <li key={`${c.resource}/${c.action}`} className="flex items-center gap-3 px-4 py-2">
            <span className="figures w-12 shrink-0 text-right">{f.number(c.count)}</span>
            <span className="min-w-0 flex-1 truncate">{renderLink({ href: lists[c.resource] ?? '/audit', className: 'hover:underline', children: t('overview.change', { resource: words.resource(c.resource), action: words.action(c.action) }) })}</span>
            <span className="truncate text-sm text-muted">{c.lastBy ?? t('overview.system')} · <Ago at={c.lastAt} /></span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
