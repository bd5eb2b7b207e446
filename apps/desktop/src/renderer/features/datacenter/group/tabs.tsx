import { StatusShape, toneOf } from '@colonnade/ui'
import { MiniBar, RecordLink } from '../../../lib/cells.tsx'
import { RelatedList } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import { QuotaBars } from '../quota/quota-bars.tsx'

/** The hosts of a group, the fullest first. */
export function GroupHosts({ id }: { id: string }) {
  const t = useConsoleText()
  return (
    <RelatedList path={['datacenter', 'host', 'list']} field="groupId" id={id} all="/hosts" empty={t('related.noHosts')} sort={{ field: 'availableCpu', direction: 'asc' }} fetch={(client, input) => client.datacenter.host.list.query(input)}
      row={(h) => <span className="grid grid-cols-[minmax(0,1fr)_96px_96px] items-center gap-4"><span className="flex min-w-0 items-center gap-2"><StatusShape tone={toneOf(h.status)} /><RecordLink to="/hosts" id={h.id} mono>{h.name}</RecordLink></span><MiniBar resource="cpu" total={h.capacityCpu} available={h.availableCpu} /><MiniBar resource="memory" total={h.capacityMemory} available={h.availableMemory} /></span>} />
  )
}

/** Who may use how much of a group, and does. */
export function GroupQuotas({ id }: { id: string }) {
  const t = useConsoleText()
  return (
    <RelatedList path={['datacenter', 'quota', 'list']} field="groupId" id={id} all="/quotas" empty={t('related.noQuotas')} fetch={(client, input) => client.datacenter.quota.list.query(input)}
      row={(q) => <div className="flex flex-col gap-2 py-1"><RecordLink to="/quotas" id={q.id}>{q.tenantName}</RecordLink><QuotaBars quota={q} /></div>} />
  )
}
