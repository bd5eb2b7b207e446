import type { WhatIfResult } from '@colonnade/contract/datacenter'
import { renderLink } from '@colonnade/screens'
import { Button, Card, cn, EmptyState, ErrorState, Mono, StatusShape, useFormat } from '@colonnade/ui'
import { useAmount } from '../../../lib/cells.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import { BeforeAfter } from './before-after.tsx'
import { Funnel } from './funnel.tsx'
import { useReasons } from './use-reason.ts'
import type { Placement } from './use-placement.ts'

type Fits = Extract<WhatIfResult, { ok: true }>
type Refused = Extract<WhatIfResult, { ok: false }>

/** What would happen, as the request stands: hosts with their bars, or why not and what would have to give. */
export function Answer({ placement }: { placement: Placement }) {
  const t = useConsoleText()
  const { answer, asking, failure, placed, placeFailure, retry } = placement
  if (placed) return <Done placement={placement} />
  if (failure && !answer) return <ErrorState error={failure} onRetry={retry} className="mx-0 my-0" />
  if (!answer) return <Card><EmptyState sentence={t(asking ? 'place.asking' : 'place.incomplete')} className="py-10" /></Card>
  return (
    <section aria-live="polite" aria-busy={asking} aria-label={t('place.answer')} className={cn('flex min-w-0 flex-col gap-4 transition-opacity', asking && 'opacity-70')}>
      {placeFailure !== undefined && placeFailure !== null && <ErrorState compact error={placeFailure} />}
      {answer.ok ? <FitsView answer={answer} /> : <RefusedView answer={answer} />}
    </section>
  )
}

/** The assignments by host: one host may take several. */
function byHost(answer: Fits) {
  const hosts = new Map<string, { id: string; name: string; names: string[]; before: Fits['assignments'][number]['before']; after: Fits['assignments'][number]['after']; capacity: Fits['assignments'][number]['capacity']; score: number }>()
  for (const a of answer.assignments) {
    const found = hosts.get(a.hostId)
    if (found) { found.names.push(a.name); found.after = a.after } else hosts.set(a.hostId, { id: a.hostId, name: a.hostName, names: [a.name], before: a.before, after: a.after, capacity: a.capacity, score: a.score })
  }
  return [...hosts.values()]
}

const SHOWN = 60

/** The hosts that would be chosen, with what each has before and after. */
export function FitsView({ answer }: { answer: Fits }) {
  const t = useConsoleText()
  const f = useFormat()
  const hosts = byHost(answer)
  return (
    <>
      <p role="status" className="flex items-center gap-2 text-lg"><StatusShape tone="good" />{t('place.fits', { n: f.number(answer.assignments.length), hosts: t('overview.hosts', { n: f.number(hosts.length) }) })}</p>
      {answer.quota && <QuotaAfter quota={answer.quota} />}
      <Card flush>
        <ul className="divide-y">
          {hosts.slice(0, SHOWN).map((h) => (
            <li key={h.id} className="grid grid-cols-[minmax(120px,1fr)_minmax(0,2.4fr)] items-center gap-x-6 gap-y-2 px-4 py-2.5 max-sm:grid-cols-1">
              <span className="min-w-0">{renderLink({ href: `/hosts?open=${h.id}`, className: 'figures block truncate font-medium hover:underline', children: h.name })}<span className="float-right text-sm text-muted">{t('placement.score', { n: f.number(Math.round(h.score * 100)) })}</span><span className="figures block truncate text-sm text-muted" title={h.names.join(', ')}>{h.names.length > 2 ? t('place.namesMore', { name: h.names[0]!, n: h.names.length - 1 }) : h.names.join(', ')}</span></span>
              <BeforeAfter before={h.before} after={h.after} capacity={h.capacity} />
            </li>
          ))}
        </ul>
        {hosts.length > SHOWN && <p className="border-t px-4 py-2 text-muted">{t('place.moreHosts', { n: f.number(hosts.length - SHOWN) })}</p>}
      </Card>
      {answer.runnersUp.length > 0 && <p className="text-sm text-muted">{t('place.runnersUp')} <Mono>{answer.runnersUp.map((r) => `${r.hostName} ${f.number(Math.round(r.score * 100))}`).join(', ')}</Mono></p>}
      <details className="text-sm"><summary className="text-muted">{t('place.howChosen')}</summary><div className="pt-3"><Funnel funnel={answer.funnel} /></div></details>
    </>
  )
}

function QuotaAfter({ quota }: { quota: NonNullable<Fits['quota']> }) {
  const t = useConsoleText()
  const amount = useAmount()
  return <p className="text-muted">{t('place.quotaAfter')} <Mono>{(['cpu', 'memory', 'storage'] as const).map((r) => t('capacity.usedOf', { used: amount(r, quota.used[r]), total: amount(r, quota.limit[r]) })).join(' · ')}</Mono></p>
}

/** Why none would be placed, and what would have to give. */
export function RefusedView({ answer }: { answer: Refused }) {
  const t = useConsoleText()
  const f = useFormat()
  const say = useReasons()
  return (
    <>
      <div role="status" className="flex flex-col gap-1">
        <p className="flex items-center gap-2 text-lg"><StatusShape tone="fail" />{t(`place.refused.${answer.reason}`)}</p>
        {answer.room > 0 ? <p className="text-muted">{t('place.roomFor', { n: f.number(answer.room) })}</p> : answer.reason === 'no_room' && <p className="text-muted">{t(answer.funnel.hosts ? 'place.roomForNone' : 'place.emptyGroup')}</p>}
      </div>
      {answer.funnel.hosts > 0 && <Card title={t('place.funnel')} hint={t('place.funnelHint')}><Funnel funnel={answer.funnel} /></Card>}
      {answer.reasons.length > 0 && (
        <Card title={t('place.give')} hint={t('place.giveHint')}>
          <ul className="flex flex-col gap-3">
            {answer.reasons.map((way, i) => (
              <li key={i} className="flex items-baseline gap-3"><Mono className="w-14 shrink-0 text-right font-medium">+{f.number(way.hosts)}</Mono><span className="min-w-0">{say(way.reasons)}</span></li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Done({ placement: { placed, again } }: { placement: Placement }) {
  const t = useConsoleText()
  const f = useFormat()
  if (!placed) return null
  return (
    <Card className="enter-up">
      <div className="flex flex-col items-start gap-4">
        <p role="status" className="flex items-center gap-2 text-lg"><StatusShape tone="good" />{t('place.done', { n: f.number(placed.virtualMachines.length) })}</p>
        <ul className="grid w-full grid-cols-[repeat(auto-fill,minmax(260px,1fr))] gap-x-6">
          {placed.virtualMachines.slice(0, SHOWN).map((v) => <li key={v.id} className="flex justify-between gap-3 border-b py-1.5">{renderLink({ href: `/virtual-machines?open=${v.id}`, className: 'figures truncate hover:underline', children: v.name })}<span className="figures truncate text-muted">{v.hostName}</span></li>)}
        </ul>
        <div className="flex flex-wrap items-center gap-3"><Button look="primary" onClick={again}>{t('place.again')}</Button>{renderLink({ href: `/placements?open=${placed.placementEventId}`, className: 'text-accent-text underline-offset-3 hover:underline', children: t('place.seeEvent') })}</div>
      </div>
    </Card>
  )
}
