import { cn, Mono, useFormat } from '@colonnade/ui'
import { useAmount, type Figures } from '../../../lib/cells.tsx'
import { useConsoleText } from '../../../locales/index.ts'

/** What a host has in use now and would have after, per resource, in one thin bar: full for now, lighter and hatched for what would come. */
export function BeforeAfter({ before, after, capacity }: { before: Figures; after: Figures; capacity: Figures }) {
  const t = useConsoleText()
  const f = useFormat()
  const amount = useAmount()
  return (
    <dl className="grid grid-cols-[68px_minmax(40px,1fr)_max-content] items-center gap-x-3 gap-y-0.5 text-sm">
      {(['cpu', 'memory', 'storage'] as const).filter((r) => capacity[r] > 0).map((r) => {
        const was = before[r] / capacity[r]
        const will = after[r] / capacity[r]
        const tone = will > 0.85 ? 'bg-warn' : 'bg-accent'
        const label = t('place.beforeAfter', { resource: t(`resource.${r}`), before: amount(r, before[r]), after: amount(r, after[r]), total: amount(r, capacity[r]) })
        return (
          <div key={r} className="contents" title={label}>
            <dt className="text-muted">{t(`resource.${r}`)}</dt>
            <dd role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={capacity[r]} aria-valuenow={after[r]} className="flex h-1.5 overflow-hidden rounded-xs bg-line">
              <span className="h-full bg-line-strong" style={{ width: `${Math.min(1, was) * 100}%` }} />
              <span className={cn('h-full', tone)} style={{ width: `${Math.max(0, Math.min(1, will) - was) * 100}%` }} />
            </dd>
            <dd className="text-right"><Mono><span className="text-muted">{f.percent(was)} →</span> {f.percent(will)}</Mono></dd>
          </div>
        )
      })}
    </dl>
  )
}
