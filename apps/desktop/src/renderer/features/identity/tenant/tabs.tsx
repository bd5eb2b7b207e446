import { useTRPC } from '@colonnade/screens'
import { CapacityBar, Mono, Skeleton, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { RecordLink, Status, useAmount } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { RelatedList } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import { QuotaBars } from '../../datacenter/quota/quota-bars.tsx'
import type { TenantRow } from './use-tenant-entity.tsx'

/** What a tenant uses of what it may. */
export function TenantUse({ tenant }: { tenant: TenantRow }) {
  const t = useConsoleText()
  const f = useFormat()
  const trpc = useTRPC()
  const fields = useFields('tenant')
  const query = useQuery(trpc.identity.tenant.usage.queryOptions({ ids: [tenant.id] }))
  const use = query.data?.[0]
  const rows = [{ label: fields.label('maxUsers'), used: use?.users, most: tenant.maxUsers }, { label: fields.label('maxKnowledgeBases'), used: use?.knowledgeBases, most: tenant.maxKnowledgeBases }]
  return (
    <dl className="grid grid-cols-[minmax(120px,max-content)_minmax(0,1fr)_max-content] items-center gap-x-4 gap-y-1.5">
      {rows.map((r) => (
        <div key={r.label} className="contents">
          <dt className="text-muted">{r.label}</dt>
          <dd>{r.used === undefined ? <Skeleton /> : <CapacityBar figure="none" label={r.label} used={r.used} total={r.most} />}</dd>
          <dd className="text-right"><Mono>{r.used === undefined ? '' : t('capacity.usedOf', { used: f.number(r.used), total: f.number(r.most) })}</Mono></dd>
        </div>
      ))}
      <dt className="text-muted">{t('tenant.machines')}</dt><dd /><dd className="text-right"><Mono>{use ? f.number(use.virtualMachines) : ''}</Mono></dd>
    </dl>
  )
}

/** What a tenant may use of each group. */
export function TenantQuotas({ id }: { id: string }) {
  const t = useConsoleText()
  return (
    <RelatedList path={['datacenter', 'quota', 'list']} field="tenantId" id={id} all="/quotas" empty={t('related.noTenantQuotas')} fetch={(client, input) => client.datacenter.quota.list.query(input)}
      row={(q) => <div className="flex flex-col gap-2 py-1"><RecordLink to="/quotas" id={q.id}>{q.groupName}</RecordLink><QuotaBars quota={q} /></div>} />
  )
}

/** A tenant's virtual machines. */
export function TenantMachines({ id }: { id: string }) {
  const t = useConsoleText()
  const amount = useAmount()
  const fields = useFields('vm')
  return (
    <RelatedList path={['datacenter', 'virtualMachine', 'list']} field="tenantId" id={id} all="/virtual-machines" empty={t('related.noTenantMachines')} sort={{ field: 'name', direction: 'asc' }} fetch={(client, input) => client.datacenter.virtualMachine.list.query(input)}
      row={(v) => <span className="flex flex-wrap items-center justify-between gap-x-4"><RecordLink to="/virtual-machines" id={v.id} mono>{v.name}</RecordLink><span className="flex items-center gap-3"><Mono className="text-sm text-muted">{amount('cpu', v.cpu)} · {amount('memory', v.memory)} · {v.hostName}</Mono><Status status={v.status} label={fields.option(v.status)} /></span></span>} />
  )
}
