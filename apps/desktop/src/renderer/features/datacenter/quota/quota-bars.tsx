import type { Outputs } from '@colonnade/client'
import { CapacityBar, Mono } from '@colonnade/ui'
import { useAmount, type Figures } from '../../../lib/cells.tsx'
import { useConsoleText } from '../../../locales/index.ts'

/** A quota as lists show it. */
export type QuotaRow = Outputs['datacenter']['quota']['list']['items'][number]

/** What a quota allows and what of it is used, per resource. */
export function figuresOf(q: QuotaRow): { limit: Figures; used: Figures } {
  return { limit: { cpu: q.cpuLimit ?? 0, memory: q.memoryQuota, storage: q.storageQuota }, used: { cpu: q.usedCpu, memory: q.usedMemory, storage: q.usedStorage } }
}

/** Three thin bars of a quota with their amounts. */
export function QuotaBars({ quota }: { quota: QuotaRow }) {
  const t = useConsoleText()
  const amount = useAmount()
  const { limit, used } = figuresOf(quota)
  return (
    <dl className="grid grid-cols-[72px_minmax(0,1fr)_max-content] items-center gap-x-3 gap-y-1">
      {(['cpu', 'memory', 'storage'] as const).map((r) => (
        <div key={r} className="contents">
          <dt className="text-sm text-muted">{t(`resource.${r}`)}</dt>
          <dd><CapacityBar figure="none" label={t(`resource.${r}`)} used={used[r]} total={limit[r]} format={(n) => amount(r, n)} /></dd>
          <dd className="text-right text-sm"><Mono>{t('capacity.usedOf', { used: amount(r, used[r]), total: amount(r, limit[r]) })}</Mono></dd>
        </div>
      ))}
    </dl>
  )
}
