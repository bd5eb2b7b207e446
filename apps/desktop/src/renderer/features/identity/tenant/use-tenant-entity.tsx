import type { Outputs } from '@colonnade/client'
import { tenantSchemas } from '@colonnade/contract/identity'
import { emailField, procedures, useClient, useMay, type Entity } from '@colonnade/screens'
import { Badge, Facts, Mono, useFormat, type Column } from '@colonnade/ui'
import { useMemo } from 'react'
import { Ago, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { AdminFields } from './admin-fields.tsx'
import { SuspendButton } from './suspend.tsx'
import { TenantMachines, TenantQuotas, TenantUse } from './tabs.tsx'

/** A tenant as lists show it. */
export type TenantRow = Outputs['identity']['tenant']['list']['items'][number]

const tiers = ['free', 'pro', 'enterprise'] as const
const statuses = ['active', 'inactive', 'suspended'] as const

/** Customers: their tier and limits, suspended and resumed here. */
export function useTenantEntity(): Entity<TenantRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('tenant')
  const client = useClient()
  const may = useMay()
  return useMemo((): Entity<TenantRow> => {
    const options = (values: readonly string[]) => values.map((v) => ({ value: v, label: fields.option(v) }))
    const columns: Column<TenantRow>[] = [
      { id: 'name', header: fields.label('name'), cell: (x) => x.name, width: 190, sortable: true, primary: true, filter: { type: 'text' } },
      { id: 'slug', header: fields.label('slug'), cell: (x) => x.slug, width: 130, sortable: true, mono: true, filter: { type: 'text' } },
      { id: 'status', header: fields.label('status'), cell: (x) => <Status status={x.status} label={fields.option(x.status)} />, width: 110, sortable: true, filter: { type: 'enum', options: options(statuses) } },
      { id: 'tier', header: fields.label('tier'), cell: (x) => <Badge tone={x.tier === 'enterprise' ? 'accent' : 'idle'}>{fields.option(x.tier)}</Badge>, width: 100, sortable: true, filter: { type: 'enum', options: options(tiers) } },
      { id: 'contactEmail', header: fields.label('contactEmail'), cell: (x) => x.contactEmail ?? <span className="text-muted">—</span>, width: 200 },
      { id: 'maxUsers', header: fields.label('maxUsers'), cell: (x) => f.number(x.maxUsers), width: 110, align: 'end', mono: true, sortable: true, filter: { type: 'number' } },
      { id: 'region', header: fields.label('region'), cell: (x) => x.region ?? <span className="text-muted">—</span>, width: 110, defaultHidden: true, filter: { type: 'text', nullable: true } },
      { id: 'industry', header: fields.label('industry'), cell: (x) => x.industry ?? <span className="text-muted">—</span>, width: 110, defaultHidden: true, filter: { type: 'text', nullable: true } },
      { id: 'createdAt', header: fields.label('createdAt'), cell: (x) => <Ago at={x.createdAt} />, width: 130, sortable: true, filter: { type: 'date' } },
    ]
    const limits = ['maxUsers', 'maxWorkflows', 'maxKnowledgeBases'] as const
    return {
      path: ['identity', 'tenant'], permissions: 'tenants', api: procedures<TenantRow>(client.identity.tenant, ['list', 'get', 'history', 'create', 'update', 'bulkUpdate', 'remove', 'restore', 'export']), schemas: tenantSchemas,
      words: { one: t('entity.tenant.one'), many: t('entity.tenant.many'), line: t('entity.tenant.line'), empty: t('entity.tenant.empty') },
      columns, title: (x) => x.name, subtitle: (x) => <span className="inline-flex items-center gap-2"><Status status={x.status} label={fields.option(x.status)} /><Mono>{x.slug}</Mono></span>,
      summary: (x) => (
        <div className="flex flex-col gap-5">
          <TenantUse tenant={x} />
          <Facts items={[
            { label: fields.label('tier'), value: fields.option(x.tier) }, { label: fields.label('contactEmail'), value: x.contactEmail }, { label: fields.label('contactPhone'), value: x.contactPhone }, { label: fields.label('industry'), value: x.industry },
            { label: fields.label('region'), value: x.region }, { label: fields.label('description'), value: x.description }, { label: fields.label('createdAt'), value: f.dateTime(x.createdAt) },
          ]} />
        </div>
      ),
      tabs: [
        ...(may('quotas:read') ? [{ id: 'quotas', label: t('entity.quota.many'), content: (x: TenantRow) => <TenantQuotas id={x.id} /> }] : []),
        ...(may('virtual_machines:read') ? [{ id: 'machines', label: t('entity.vm.many'), content: (x: TenantRow) => <TenantMachines id={x.id} /> }] : []),
      ],
      recordActions: (x) => may('tenants:update') && <SuspendButton tenant={x} />,
      form: {
        text: fields.text,
        fields: { slug: { mono: true }, contactEmail: emailField, admin: { label: t('tenant.admin'), help: t('tenant.adminHelp'), render: (control) => <AdminFields {...control} /> } },
        sections: [{ title: t('tenant.profile'), fields: ['name', 'slug', 'tier', 'description', 'industry', 'region', 'contactEmail', 'contactPhone'] }, { title: t('tenant.admin'), fields: ['admin'] }, { title: t('tenant.limits'), fields: [...limits] }],
      },
      fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['tier', 'region', 'industry'],
      rowTone: (x) => (x.status === 'suspended' ? 'warn' : undefined),
      start: { sort: [{ field: 'name', direction: 'asc' }] },
    }
  }, [client, t, f, fields, may])
}
