import type { Overview } from '@colonnade/contract/datacenter'
import { renderLink, useTRPC } from '@colonnade/screens'
import { CapacityBar, Card, Sparkline, StatusShape, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { useAmount } from '../../lib/cells.tsx'
import { useFields } from '../../lib/fields.ts'
import { useConsoleText } from '../../locales/index.ts'
import { useTrendText } from './words/index.ts'

type Group = Overview['groups'][number]
const grid = 'grid grid-cols-[minmax(120px,1.1fr)_repeat(3,minmax(110px,1.5fr))_64px_minmax(130px,1fr)_104px] items-center gap-x-6 max-lg:grid-cols-2 max-lg:gap-y-2'

/** One row per group: name, three capacity bars, VMs, hosts by state. */
export function GroupRows({ groups }: { groups: readonly Group[] }) {
  const t = useConsoleText()
  const say = useTrendText()
  const trpc = useTRPC()
  const pressure = useQuery({ ...trpc.datacenter.pressure.queryOptions(), staleTime: 600_000 })
  const points = new Map(pressure.data?.map((p) => [p.groupId, p.points]))
  return (
    <Card flush>
      <div role="table" aria-label={t('overview.capacity')}>
        <div role="row" className={`${grid} border-b px-4 py-1.5 text-sm text-muted max-lg:hidden`}>
          {[t('entity.group.one'), t('resource.cpu'), t('resource.memory'), t('resource.storage')].map((h) => <span role="columnheader" key={h}>{h}</span>)}
          <span role="columnheader" className="text-right">{t('overview.vmsShort')}</span><span role="columnheader">{t('overview.hostsByState')}</span><span role="columnheader">{say('pressure')}</span>
        </div>
        {groups.map((g) => <GroupLine key={g.id} group={g} points={points.get(g.id)} />)}
      </div>
    </Card>
  )
}

function Pressure({ name, points }: { name: string; points: readonly (number | null)[] | undefined }) {
  const t = useTrendText()
  const f = useFormat()
  const now = points?.findLast((p) => p !== null)
  if (!points || now === undefined || now === null) return <span className="text-muted">—</span>
  return <Sparkline values={points} max={1} tone={now > 0.9 ? 'fail' : now > 0.75 ? 'warn' : 'accent'} label={t('pressureOf', { name, now: f.percent(now) })} />
}

function GroupLine({ group: g, points }: { group: Group; points: readonly (number | null)[] | undefined }) {
  const t = useConsoleText()
  const f = useFormat()
  const amount = useAmount()
  const fields = useFields('host')
  const states = [['active', 'good'], ['draining', 'warn'], ['maintenance', 'warn'], ['inactive', 'idle']] as const
  return (
    <div role="row" className={`${grid} relative min-h-14 border-b px-4 py-2.5 last:border-b-0 hover:bg-raised`}>
      <span role="cell" className="min-w-0 max-lg:col-span-2">
        {renderLink({ href: `/groups?open=${g.id}`, className: 'block truncate font-medium before:absolute before:inset-0 before:content-[""]', children: g.name })}
        <span className="block text-sm text-muted">{g.tenants ? t('overview.tenants', { n: f.number(g.tenants) }) : t('overview.noTenants')}{g.fullQuotas > 0 && <span className="text-warn-text"> · {t('overview.fullQuotas', { n: f.number(g.fullQuotas) })}</span>}</span>
      </span>
      {(['cpu', 'memory', 'storage'] as const).map((r) => (
        <span role="cell" key={r} className="min-w-0 max-lg:col-span-2">
          <span className="flex justify-between text-sm text-muted lg:hidden"><span>{t(`resource.${r}`)}</span></span>
          {g.capacity[r] > 0 ? <>
            <CapacityBar label={`${g.name}, ${t(`resource.${r}`)}`} used={g.capacity[r] - g.available[r]} total={g.capacity[r]} format={(n) => amount(r, n)} />
            <span className="mt-0.5 block truncate text-xs text-muted tabular-nums">{t('overview.freeOf', { free: r === 'cpu' ? f.number(g.available.cpu) : amount(r, g.available[r]), total: amount(r, g.capacity[r]) })}</span>
          </> : <span className="text-muted">—</span>}
        </span>
      ))}
      <span role="cell" className="figures text-right max-lg:text-left">{f.number(g.vms)}{g.vmsInError > 0 && <span className="ml-1.5 inline-flex items-center gap-1 text-fail-text"><StatusShape tone="fail" />{f.number(g.vmsInError)}</span>}<span className="ml-1 lg:hidden">{t('overview.vmsShort')}</span></span>
      <span role="cell" className="flex flex-wrap gap-x-3 gap-y-0.5">
        {states.filter(([s]) => g.hosts[s] > 0).map(([s, tone]) => <span key={s} className="inline-flex items-center gap-1.5 whitespace-nowrap"><StatusShape tone={tone} /><span className="figures">{f.number(g.hosts[s])}</span><span className="text-sm text-muted">{fields.option(s)}</span></span>)}
        {states.every(([s]) => !g.hosts[s]) && <span className="text-muted">{t('overview.noHosts')}</span>}
      </span>
      <span role="cell" className="max-lg:hidden"><Pressure name={g.name} points={points} /></span>
    </div>
  )
}
