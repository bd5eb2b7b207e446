import type { DrainStuck } from '@colonnade/contract/datacenter'
import { Card, Mono } from '@colonnade/ui'
import { RecordLink } from '../../../lib/cells.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import { Funnel } from '../place/funnel.tsx'
import { useReasons } from '../place/use-reason.ts'

// Its own host is left out on purpose: that would be no way out.
const wayOut = (s: DrainStuck) => s.reasons.find((r) => !r.filters.includes('excluded'))

/** VMs that can't leave their host: what would have to give, and filter by filter where the hosts went. */
export function Stuck({ rows, title }: { rows: readonly DrainStuck[]; title: string }) {
  const t = useConsoleText()
  const say = useReasons()
  return (
    <Card title={title} hint={t('drain.stuckHint')} flush>
      <ul className="divide-y">
        {rows.map((s) => (
          <li key={s.virtualMachineId} className="flex flex-col gap-1 px-4 py-2">
            <span className="flex flex-wrap items-baseline gap-x-3"><RecordLink to="/virtual-machines" id={s.virtualMachineId} mono>{s.name}</RecordLink><span className="text-muted">{s.tenantName}</span><Mono className="text-sm text-muted">{s.from.name}</Mono></span>
            <span className="text-sm">{wayOut(s) ? say(wayOut(s)!.reasons) : t('drain.noOther')}</span>
            <details className="text-sm"><summary className="text-muted">{t('place.funnel')}</summary><div className="max-w-xl pt-2"><Funnel funnel={s.funnel} /></div></details>
          </li>
        ))}
      </ul>
    </Card>
  )
}
