import { Mono, useFormat } from '@colonnade/ui'
import { useAmount } from '../../../lib/cells.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import type { GroupRow } from './use-group-entity.tsx'

/** What a group makes of what is built in: its overcommit as a sum, its reserve as a share. */
export function Offers({ group: g }: { group: GroupRow }) {
  const t = useConsoleText()
  const f = useFormat()
  const amount = useAmount()
  const rows = [
    { resource: 'cpu', total: g.totalCpu, capacity: g.capacityCpu, ratio: g.cpuOvercommitRatio, reserve: g.cpuReservePercentage }, { resource: 'memory', total: g.totalMemory, capacity: g.capacityMemory, ratio: g.memoryOvercommitRatio, reserve: g.memoryReservePercentage },
    { resource: 'storage', total: g.totalStorage, capacity: g.capacityStorage, ratio: g.storageOvercommitRatio, reserve: g.storageReservePercentage },
  ] as const
  const told = rows.filter((r) => r.ratio !== 1 || r.reserve > 0)
  if (!told.length) return <>{t('group.asBuilt')}</>
  return (
    <ul>
      {told.map((r) => {
        const said = [r.ratio !== 1 && t('group.offersLine', { total: amount(r.resource, r.total), ratio: f.number(r.ratio), capacity: amount(r.resource, r.capacity) }), r.reserve > 0 && t('group.keepsLine', { share: f.number(r.reserve) })]
        return <li key={r.resource}>{t(`resource.${r.resource}`)}: <Mono>{said.filter(Boolean).join(' · ')}</Mono></li>
      })}
    </ul>
  )
}
