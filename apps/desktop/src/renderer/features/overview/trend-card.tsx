import type { Forecast, Trend } from '@colonnade/contract/datacenter'
import { useTRPC } from '@colonnade/screens'
import { Card, ErrorState, LineChart, Select, Skeleton, StatusShape, useFormat, type Tone } from '@colonnade/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAmount } from '../../lib/cells.tsx'
import { useConsoleText } from '../../locales/index.ts'
import type { PlaceView } from './use-place.ts'
import { useTrendText } from './words/index.ts'

const resources = ['cpu', 'memory', 'storage'] as const
type Resource = (typeof resources)[number]

/** What was in use and on offer, day by day, and when it would be full. */
export function TrendCard({ place }: { place: PlaceView }) {
  const t = useTrendText()
  const say = useConsoleText()
  const f = useFormat()
  const trpc = useTRPC()
  const [resource, setResource] = useState<Resource>('cpu')
  const query = useQuery({ ...trpc.datacenter.trend.queryOptions({ within: place.within, days: place.days }), placeholderData: keepPreviousData })
  const controls = (
    <span className="flex gap-2">
      <Select aria-label={t('resource')} className="w-28" value={resource} onValue={(r) => setResource(r as Resource)} options={resources.map((r) => ({ value: r, label: say(`resource.${r}`) }))} />
      <Select aria-label={t('range')} className="w-36" value={String(place.days)} onValue={(d) => place.setDays(Number(d))} options={[30, 90, 365].map((d) => ({ value: String(d), label: t('days', { n: f.number(d) }) }))} />
    </span>
  )
  return (
    <Card title={t('trend')} actions={<span className="max-sm:hidden">{controls}</span>}>
      <div className="mb-3 sm:hidden">{controls}</div>
      {query.isError && !query.data && <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />}
      {!query.data && !query.isError && <Skeleton className="h-56" />}
      {query.data && <Drawn trend={query.data} resource={resource} place={place} />}
    </Card>
  )
}

function Drawn({ trend, resource, place }: { trend: Trend; resource: Resource; place: PlaceView }) {
  const t = useTrendText()
  const say = useConsoleText()
  const f = useFormat()
  const amount = useAmount()
  const unknown = trend.days.filter((d) => !d.known).length
  const where = place.trail.length ? place.trail.map((p) => p.name ?? t('nowhere')).join(' › ') : t('everywhere')
  const data = trend.days.map(({ day, known }) => ({ day, used: known?.used[resource] ?? null, capacity: known?.capacity[resource] ?? null }))
  return (
    <div className="flex flex-col gap-3">
      <Outlook forecast={trend.forecast[resource]} resource={resource} />
      <LineChart title={t('chart', { resource: say(`resource.${resource}`), place: where })} data={unknown === trend.days.length ? [] : data} x="day" format={(n) => amount(resource, n)} formatX={(day) => f.day(String(day), { month: 'short', day: 'numeric' })}
        series={[{ key: 'used', label: t('used') }, { key: 'capacity', label: t('capacity') }]} />
      {unknown > 0 && <p className="text-sm text-muted">{t('unknownDays', { n: f.number(unknown) })}</p>}
    </div>
  )
}

const FAR = 3650
const SOON = 60

function Outlook({ forecast, resource }: { forecast: Forecast; resource: Resource }) {
  const t = useTrendText()
  const f = useFormat()
  const amount = useAmount()
  const { state, perDay, daysLeft } = forecast
  const tone: Tone = state === 'full' ? 'fail' : state === 'growing' && daysLeft! < SOON ? 'warn' : state === 'unknown' ? 'idle' : 'good'
  const growth = perDay === null ? '' : amount(resource, Number(perDay.toPrecision(2)))
  const sentence = state === 'growing' ? (daysLeft! > FAR ? t('farAway', { perDay: growth }) : t('growing', { perDay: growth, n: f.number(Math.ceil(daysLeft!)) })) : state === 'unknown' ? t('unknown', { known: forecast.known, needed: forecast.needed }) : t(state)
  return <p role="status" className="flex items-baseline gap-2"><StatusShape tone={tone} className="translate-y-px" />{sentence}</p>
}
