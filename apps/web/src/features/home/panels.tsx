import { renderLink, useTRPC } from '@colonnade/screens'
import { Card, ErrorState, Progress, Skeleton, Sparkline, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { cost } from '../../lib/cost.ts'
import { useText } from '../../locales/index.ts'
import { daysBetween, periodStart } from '../calls/period.ts'
import { useSummary } from '../calls/summary.tsx'
import { SourceIcon } from '../knowledge/document-columns.tsx'
import { useProgress } from '../knowledge/use-progress.ts'
import { QuotaBars, useQuotas } from '../machines/quotas.tsx'

const rowLink = 'flex min-h-11 items-center gap-3 px-4 py-1.5 hover:bg-raised'
const more = (href: string, children: ReactNode) => renderLink({ href, className: 'text-sm text-accent-text underline-offset-3 hover:underline', children })

/** The conversations one had last. */
export function RecentConversations() {
  const t = useText()
  const f = useFormat()
  const trpc = useTRPC()
  const list = useQuery(trpc.ai.conversation.list.queryOptions({ limit: 6, sort: [{ field: 'updatedAt', direction: 'desc' }] }))
  return (
    <Card flush title={t('home.recent')} actions={more('/chat?new=1', t('chat.new'))}>
      {list.isError && !list.data && <div className="p-4"><ErrorState compact error={list.error} onRetry={() => void list.refetch()} /></div>}
      {list.isPending && <div className="flex flex-col gap-4 p-4">{[70, 50, 60].map((w) => <span key={w} style={{ width: `${w}%` }}><Skeleton /></span>)}</div>}
      {list.data?.items.length === 0 && <p className="px-4 py-6 text-muted">{t('home.noConversations')}</p>}
      <ul className="divide-y">{list.data?.items.map((c) => <li key={c.id}>{renderLink({ href: `/chat/${c.id}`, className: rowLink, children: <><span className="min-w-0 flex-1 truncate">{c.title}</span><span className="shrink-0 text-sm text-muted">{f.relative(c.lastMessageAt ?? c.createdAt)}</span></> })}</li>)}</ul>
    </Card>
  )
}

/** Documents that are being read, and those that failed lately. */
export function DocumentsInProgress() {
  const t = useText()
  const f = useFormat()
  const trpc = useTRPC()
  const running = [...useProgress().values()]
  const failed = useQuery(trpc.ai.knowledgeDocument.list.queryOptions({ limit: 4, filter: [{ field: 'status', op: 'eq', value: 'failed' }], sort: [{ field: 'updatedAt', direction: 'desc' }] }))
  if (!running.length && !failed.data?.items.length) return null
  const href = (d: { id: string; knowledgeBaseId: string }) => `/knowledge/${d.knowledgeBaseId}/documents/${d.id}`
  return (
    <Card flush title={t('home.documents')}>
      <ul className="divide-y">
        {running.slice(0, 6).map((d) => <li key={d.id}>{renderLink({ href: href(d), className: rowLink, children: <><SourceIcon source={d.sourceType} /><span className="min-w-0 flex-1 truncate">{d.title}</span><Progress className="w-24 shrink-0" value={d.progress / 100} label={d.title} /><span className="figures w-11 shrink-0 text-right text-sm text-muted">{f.percent(d.progress / 100)}</span></> })}</li>)}
        {failed.data?.items.map((d) => <li key={d.id}>{renderLink({ href: href(d), className: rowLink, children: <><SourceIcon source={d.sourceType} /><span className="min-w-0 flex-1 truncate">{d.title}</span><span className="max-w-[50%] truncate text-sm text-fail-text">{d.errorMessage ?? t('document.status.failed')}</span></> })}</li>)}
      </ul>
    </Card>
  )
}

/** What models have cost since the first of the month, with its course by day. */
export function CostThisMonth() {
  const t = useText()
  const f = useFormat()
  const month = useSummary('day', 'month')
  const total = month.data?.total
  const found = new Map(month.data?.items.map((row) => [row.key, row]))
  const days = daysBetween(periodStart('month', f.zone), new Date(), f.zone)
  const free = Number(total?.totalCost ?? 0) === 0
  const course = days.map((d) => (free ? (found.get(d)?.calls ?? 0) : Number(found.get(d)?.totalCost ?? 0)))
  return (
    <Card title={t('home.cost')} actions={more('/calls', t('home.details'))}>
      {month.isError && !month.data ? <ErrorState compact error={month.error} onRetry={() => void month.refetch()} /> : !total ? <Skeleton className="h-10 w-40" /> : (
        <div className="flex items-end justify-between gap-4">
          <div><p className="font-mono text-2xl font-medium tabular-nums">{cost(total.totalCost, f)}</p><p className="text-sm text-muted">{t('home.costLine', { n: f.number(total.calls), tokens: f.number(total.totalTokens, { notation: 'compact', maximumFractionDigits: 1 }) })}</p></div>
          {course.length > 1 && <Sparkline values={course} width={120} height={40} label={t(free ? 'home.callsCourse' : 'home.costCourse')} />}
        </div>
      )}
    </Card>
  )
}

/** What the tenant may use of the provider's machines. */
export function Quota() {
  const t = useText()
  const quotas = useQuotas()
  const rows = quotas.data?.items ?? []
  if (!rows.length) return null
  return (
    <Card title={t('machines.quotas')} actions={more('/machines', t('nav.machines'))}>
      <ul className="flex flex-col gap-5">{rows.slice(0, 3).map((quota) => <li key={quota.id}><p className="mb-1.5 font-medium">{quota.groupName}</p><QuotaBars quota={quota} /></li>)}</ul>
    </Card>
  )
}
