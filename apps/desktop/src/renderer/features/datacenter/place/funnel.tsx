import type { PlacementFunnel } from '@colonnade/contract/datacenter'
import { Mono, useFormat } from '@colonnade/ui'
import { useConsoleText } from '../../../locales/index.ts'
import { useFilterName, useReason } from './use-reason.ts'

/** The way from all hosts to those that would do, one filter a line: how many are left, how many it ruled out, why. */
export function Funnel({ funnel }: { funnel: PlacementFunnel }) {
  const t = useConsoleText()
  const f = useFormat()
  const name = useFilterName()
  const reason = useReason()
  const most = Math.max(1, funnel.hosts)
  const share = (n: number) => `${(n / most) * 100}%`
  const rows = funnel.steps.filter((s) => s.ruledOut > 0)
  return (
    <ol className="flex flex-col">
      <Row label={t('place.allHosts')} count={f.number(funnel.hosts)} left={share(funnel.hosts)} />
      {rows.map((step) => (
        <Row key={step.filter} label={name(step.filter)} count={f.number(step.after)} left={share(step.after)} lost={share(step.ruledOut)} minus={step.ruledOut ? `−${f.number(step.ruledOut)}` : undefined} why={step.reason ? reason(step.reason) : undefined} />
      ))}
      {rows.length === 0 && <li className="py-1 text-muted">{t('place.noneRuledOut')}</li>}
    </ol>
  )
}

function Row({ label, count, left, lost, minus, why }: { label: string; count: string; left: string; lost?: string; minus?: string; why?: string }) {
  return (
    <li className="grid grid-cols-[104px_minmax(0,1fr)_56px_60px] items-center gap-x-3 py-1">
      <span className="truncate">{label}</span>
      <span className="flex h-2.5 overflow-hidden rounded-xs">
        <span className="bg-accent" style={{ width: left }} />
        {lost && <span className="hatched bg-fail-soft" style={{ width: lost, ['--hatch' as string]: 'color-mix(in oklab, var(--fail) 45%, transparent)' }} />}
      </span>
      <Mono className="text-right text-sm text-fail-text">{minus}</Mono>
      <Mono className="text-right">{count}</Mono>
      {why && <span className="col-span-3 col-start-2 text-sm text-muted">{why}</span>}
    </li>
  )
}
