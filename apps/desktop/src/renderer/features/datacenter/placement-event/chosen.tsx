import { Mono, useFormat } from '@colonnade/ui'
import { RecordLink } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'
import type { PlacementEventRow } from './use-placement-event-entity.tsx'

interface Scored { hostId?: string; hostName?: string; score?: number; parts?: Record<string, number> }

/** Which host each machine got and how it scored, then the hosts that would have come next. */
export function Chosen({ event }: { event: PlacementEventRow }) {
  const t = useConsoleText()
  const runnersUp = (event.funnel['runnersUp'] ?? []) as Scored[]
  return (
    <>
      <ul className="max-h-80 divide-y overflow-y-auto">
        {(event.assignments as (Scored & { virtualMachineId?: string; name?: string })[]).map((a, i) => (
          <li key={i} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.2fr)] items-baseline gap-x-3 px-4 py-1.5 max-sm:grid-cols-2 max-sm:*:last:col-span-2">
            <RecordLink to="/virtual-machines" id={a.virtualMachineId} mono>{a.name}</RecordLink><RecordLink to="/hosts" id={a.hostId} mono>{a.hostName}</RecordLink><Score of={a} />
          </li>
        ))}
      </ul>
      {runnersUp.length > 0 && (
        <div className="border-t px-4 py-2">
          <p className="pb-1 text-sm text-muted">{t('place.runnersUp')}</p>
          <ul>{runnersUp.map((r, i) => <li key={i} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)] min-h-6 items-baseline gap-x-3 py-0.5"><RecordLink to="/hosts" id={r.hostId} mono>{r.hostName}</RecordLink><Score of={r} /></li>)}</ul>
        </div>
      )}
    </>
  )
}

/** A score out of 100, and what it is made of where that is more than one thing. */
function Score({ of: { score, parts } }: { of: Scored }) {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('placement')
  if (typeof score !== 'number') return <span />
  const names = Object.entries(parts ?? {})
  return <span className="text-right text-sm text-muted"><Mono>{t('placement.score', { n: f.number(Math.round(score * 100)) })}</Mono>{names.length > 0 && <> · {names.map(([name, value]) => `${fields.option(name)} ${f.number(Math.round(value * 100))}`).join(', ')}</>}</span>
}
