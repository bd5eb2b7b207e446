import type { Capacity } from '@colonnade/contract/datacenter'
import { renderLink, useTRPC } from '@colonnade/screens'
import { Card, CapacityBar, ErrorState, Select, Skeleton, StatusShape, useFormat } from '@colonnade/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useAmount } from '../../lib/cells.tsx'
import { useConsoleText } from '../../locales/index.ts'
import { levels, type Level, type PlaceView } from './use-place.ts'
import { useTrendText } from './words/index.ts'

const grid = 'grid grid-cols-[minmax(110px,1.1fr)_repeat(3,minmax(96px,1.5fr))_minmax(120px,1fr)] items-center gap-x-6 max-lg:grid-cols-2 max-lg:gap-y-2'

/** Capacity divided up by place, and down into each part. */
export function PlacesCard({ place }: { place: PlaceView }) {
  const t = useTrendText()
  const trpc = useTRPC()
  const query = useQuery({ ...trpc.datacenter.capacity.queryOptions({ by: place.by, within: place.within }), refetchInterval: 60_000, placeholderData: keepPreviousData })
  const open = levels.filter((l) => l === 'group' || !(l in place.within))
  return (
    <Card flush title={t('places')} hint={<Trail place={place} />} actions={<Select aria-label={t('placesBy')} className="w-36" value={place.by} onValue={(by) => place.setBy(by as Level)} options={open.map((l) => ({ value: l, label: t(`by.${l}`) }))} />}>
      {query.isError && !query.data && <div className="p-4"><ErrorState compact error={query.error} onRetry={() => void query.refetch()} /></div>}
      {!query.data && !query.isError && [1, 2].map((n) => <div key={n} className="flex h-14 items-center gap-6 px-4"><Skeleton className="w-32" /><Skeleton className="flex-1" /></div>)}
      {query.data && <Rows rows={query.data.rows} place={place} />}
    </Card>
  )
}

function Trail({ place }: { place: PlaceView }) {
  const t = useTrendText()
  const names = [t('everywhere'), ...place.trail.map((p) => p.name ?? t('nowhere'))]
  return (
    <span className="flex flex-wrap gap-x-1.5">
      {names.map((name, i) => (
        <span key={i} className="inline-flex gap-x-1.5">{i > 0 && <span aria-hidden>›</span>}
          {i < names.length - 1 ? <button type="button" className="text-accent-text hover:underline" onClick={() => place.back(i)}>{name}</button> : <span aria-current="location">{name}</span>}
        </span>
      ))}
    </span>
  )
}

function Rows({ rows, place }: { rows: Capacity['rows']; place: PlaceView }) {
  const t = useTrendText()
  const say = useConsoleText()
  if (!rows.length) return <p className="px-4 py-5 text-muted">{t('none')}</p>
  return (
    <div role="table" aria-label={t('places')} className="max-h-[28rem] overflow-y-auto" tabIndex={0}>
      <div role="row" className={`${grid} sticky top-0 z-[1] border-b bg-surface px-4 py-1.5 text-sm text-muted max-lg:hidden`}>
        {[t(`by.${place.by}`), say('resource.cpu'), say('resource.memory'), say('resource.storage'), ''].map((h, i) => <span role="columnheader" key={i}>{h}</span>)}
      </div>
      {rows.map((row) => <Row key={`${row.groupId} ${row.key}`} row={row} place={place} />)}
    </div>
  )
}

function Row({ row, place }: { row: Capacity['rows'][number]; place: PlaceView }) {
  const t = useTrendText()
  const say = useConsoleText()
  const f = useFormat()
  const amount = useAmount()
  const name = row.key ?? t('nowhere')
  const link = 'block truncate text-left font-medium before:absolute before:inset-0 before:content-[""]'
  return (
    <div role="row" className={`${grid} relative min-h-12 border-b px-4 py-2 last:border-b-0 hover:bg-raised`}>
      <span role="cell" className="min-w-0 max-lg:col-span-2">
        {place.by === 'group' ? renderLink({ href: `/groups?open=${row.groupId}`, className: link, children: name }) : <button type="button" aria-label={t('open', { name })} className={link} onClick={() => place.enter(place.by, row.key)}>{name}</button>}
      </span>
      {(['cpu', 'memory', 'storage'] as const).map((r) => (
        <span role="cell" key={r} className="min-w-0 max-lg:col-span-2">
          <span className="text-sm text-muted lg:hidden">{say(`resource.${r}`)}</span>
          {row.capacity[r] > 0 ? <CapacityBar label={`${name}, ${say(`resource.${r}`)}`} used={row.capacity[r] - row.available[r]} total={row.capacity[r]} format={(n) => amount(r, n)} /> : <span className="text-muted">—</span>}
        </span>
      ))}
      <span role="cell" className="text-sm text-muted max-lg:col-span-2">
        <span className="block truncate">{t('hosts', { n: f.number(row.hosts.active + row.hosts.out) })}{row.hosts.out > 0 && <span className="text-warn-text"> · {t('out', { n: f.number(row.hosts.out) })}</span>}</span>
        <span className="flex items-center gap-1 truncate">{t('vms', { n: f.number(row.vms) })}{row.vmsInError > 0 && <span className="inline-flex items-center gap-1 text-fail-text"> · <StatusShape tone="fail" />{t('failed', { n: f.number(row.vmsInError) })}</span>}</span>
      </span>
    </div>
  )
}
