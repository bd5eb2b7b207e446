import type { ModelCallSummary } from '@colonnade/contract/ai'
import { useTRPC } from '@colonnade/screens'
import { BarChart, Card, EmptyState, ErrorState, Skeleton, Stat, useFormat } from '@colonnade/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { cost } from '../../lib/cost.ts'
import { useText } from '../../locales/index.ts'
import { daysBetween, periodStart, type Period } from './period.ts'

type By = 'day' | 'model' | 'user' | 'feature'

/** The sums of a period. */
export function useSummary(by: By, period: Period) {
  const trpc = useTRPC()
  const { zone } = useFormat()
  const from = useMemo(() => periodStart(period, zone), [period, zone])
  return useQuery({ ...trpc.ai.modelCall.summary.queryOptions({ by, from: from.toISOString(), timezone: zone }), placeholderData: keepPreviousData, staleTime: 30_000 })
}

/** Figures of a period, and where they come from: by day, model and person. */
export function Summary({ period }: { period: Period }) {
  const t = useText()
  const f = useFormat()
  const byDay = useSummary('day', period)
  const byModel = useSummary('model', period)
  const byUser = useSummary('user', period)
  const days = useMemo(() => {
    const found = new Map(byDay.data?.items.map((row) => [row.key, row]))
    return daysBetween(periodStart(period, f.zone), new Date(), f.zone).map((day) => ({ day, calls: found.get(day)?.calls ?? 0, cost: Number(found.get(day)?.totalCost ?? 0), tokens: found.get(day)?.totalTokens ?? 0 }))
  }, [byDay.data, period, f.zone])
  const failed = [byDay, byModel, byUser].find((q) => q.isError && !q.data)
  if (failed) return <ErrorState error={failed.error} onRetry={() => void Promise.all([byDay, byModel, byUser].map((q) => q.refetch()))} />
  const total = byDay.data?.total
  if (total?.calls === 0) return <EmptyState sentence={t('calls.none')} />
  const day = (key: string | number) => f.dateTime(`${key}T12:00:00Z`, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const free = total !== undefined && Number(total.totalCost) === 0
  return (
    <div className="flex min-h-0 flex-col gap-5 overflow-y-auto pb-8">
      <Card><div className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        {total ? <>
          <Stat label={t('calls.cost')} value={cost(total.totalCost, f)} hint={free ? t('calls.free') : undefined} />
          <Stat label={t('calls.calls')} value={f.number(total.calls)} hint={total.errors ? t('calls.errors', { n: f.number(total.errors) }) : t('calls.noErrors')} tone={total.errors ? 'warn' : undefined} />
          <Stat label={t('calls.tokens')} value={f.number(total.totalTokens, { notation: total.totalTokens >= 100_000 ? 'compact' : 'standard', maximumFractionDigits: 1 })} hint={t('calls.inOut', { in: f.number(total.promptTokens), out: f.number(total.completionTokens) })} />
          <Stat label={t('calls.latency')} value={total.averageLatencyMs === null ? '—' : `${f.number(total.averageLatencyMs / 1000, { maximumFractionDigits: 2 })} s`} />
        </> : [1, 2, 3, 4].map((n) => <span key={n} className="flex flex-col gap-2"><Skeleton className="w-20" /><Skeleton className="h-6 w-28" /></span>)}
      </div></Card>
      <Card>{byDay.data
        ? free ? <BarChart title={t('calls.byDayCalls')} data={days} x="day" formatX={day} series={[{ key: 'calls', label: t('calls.calls') }]} height={200} /> : <BarChart title={t('calls.byDay')} data={days} x="day" formatX={day} series={[{ key: 'cost', label: t('calls.cost') }]} format={(n) => cost(n, f)} height={200} />
        : <Skeleton className="h-[232px] opacity-60" />}</Card>
      <div className="grid gap-5 lg:grid-cols-2">
        <Shares title={t('calls.byModel')} data={byModel.data} free={free} />
        <Shares title={t('calls.byUser')} data={byUser.data} free={free} />
      </div>
    </div>
  )
}

/** Who or what the sum comes from: one bar each, with calls, tokens and cost. */
function Shares({ title, data, free }: { title: string; data?: ModelCallSummary; free: boolean }) {
  const t = useText()
  const f = useFormat()
  const size = (row: ModelCallSummary['items'][number]) => (free ? row.totalTokens : Number(row.totalCost))
  const top = Math.max(...(data?.items.map(size) ?? [0]), 0) || 1
  return (
    <Card title={title} flush>
      <div className="overflow-x-auto">
        <table className="w-full">
          <thead className="text-sm text-muted"><tr><th scope="col" className="px-4 py-2 text-left font-normal"><span className="sr-only">{title}</span></th><th scope="col" className="px-3 py-2 text-right font-normal">{t('calls.calls')}</th><th scope="col" className="px-3 py-2 text-right font-normal">{t('calls.tokens')}</th><th scope="col" className="px-4 py-2 text-right font-normal">{t('calls.cost')}</th></tr></thead>
          <tbody>
            {!data && [1, 2, 3].map((n) => <tr key={n} className="border-t"><td colSpan={4} className="px-4 py-3"><Skeleton /></td></tr>)}
            {data?.items.map((row) => (
              <tr key={row.key} className="border-t">
                <th scope="row" className="w-full max-w-0 min-w-40 px-4 py-2 text-left font-normal"><span className="block truncate" title={row.label}>{row.label || t('calls.nobody')}</span><span aria-hidden className="mt-1 block h-1 rounded-xs bg-accent" style={{ width: `${Math.max(1, (size(row) / top) * 100)}%` }} /></th>
                <td className="figures px-3 py-2 text-right">{f.number(row.calls)}</td>
                <td className="figures px-3 py-2 text-right">{f.number(row.totalTokens)}</td>
                <td className="figures px-4 py-2 text-right">{cost(row.totalCost, f)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
