import { quotaSchemas } from '@colonnade/contract/datacenter'
import { procedures, useClient, useMay, useUrl, type Entity } from '@colonnade/screens'
import { CapacityBar, Facts, useFormat, type Column } from '@colonnade/ui'
import { useMemo } from 'react'
import { Ago, RecordLink, useAmount } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { QuotaBars, type QuotaRow } from './quota-bars.tsx'

/** What tenants may use of groups, with what they use. */
export function useQuotaEntity(): Entity<QuotaRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('quota')
  const client = useClient()
  const sources = useSources()
  const amount = useAmount()
  const may = useMay()
  const { params } = useUrl()
  const group = params.get('group')
  return useMemo((): Entity<QuotaRow> => {
    const columns: Column<QuotaRow>[] = [
      { id: 'tenantName', field: 'tenantName', header: fields.label('tenantId'), cell: (q) => q.tenantName, width: 170, sortable: true, primary: true },
      { id: 'groupName', field: 'groupName', header: fields.label('groupId'), cell: (q) => <RecordLink to="/groups" id={q.groupId}>{q.groupName}</RecordLink>, width: 140, sortable: true },
      { id: 'groupId', header: fields.label('groupId'), cell: (q) => q.groupName, width: 120, defaultHidden: true, filter: { type: 'enum', options: sources.groups } },
      { id: 'tenantId', header: fields.label('tenantId'), cell: (q) => q.tenantName, width: 120, defaultHidden: true, filter: may('tenants:read') ? { type: 'enum', options: sources.tenants } : undefined },
      { id: 'cpuQuotaPercentage', header: t('quota.share'), cell: (q) => `${f.number(q.cpuQuotaPercentage, { maximumFractionDigits: 3 })} %`, width: 90, align: 'end', mono: true, sortable: true, filter: { type: 'number', unit: '%' } },
      { id: 'usedCpu', header: t('resource.cpu'), cell: (q) => <CapacityBar label={t('resource.cpu')} used={q.usedCpu} total={q.cpuLimit ?? 0} format={(n) => amount('cpu', n)} />, width: 150, sortable: true },
      { id: 'usedMemory', header: t('resource.memory'), cell: (q) => <CapacityBar label={t('resource.memory')} used={q.usedMemory} total={q.memoryQuota} format={(n) => amount('memory', n)} />, width: 150, sortable: true },
      { id: 'usedStorage', header: t('resource.storage'), cell: (q) => <CapacityBar label={t('resource.storage')} used={q.usedStorage} total={q.storageQuota} format={(n) => amount('storage', n)} />, width: 150, sortable: true },
      { id: 'vmCount', header: fields.label('vmCount'), cell: (q) => f.number(q.vmCount), width: 70, align: 'end', mono: true },
      { id: 'updatedAt', header: fields.label('updatedAt'), cell: (q) => <Ago at={q.updatedAt} />, width: 130, sortable: true, defaultHidden: true },
    ]
    return {
      path: ['datacenter', 'quota'], permissions: 'quotas', api: procedures<QuotaRow>(client.datacenter.quota, ['list', 'get', 'history', 'create', 'update', 'remove', 'bulkUpdate', 'export', 'importDryRun', 'import']), schemas: quotaSchemas,
      words: { one: t('entity.quota.one'), many: t('entity.quota.many'), line: t('entity.quota.line'), empty: t('entity.quota.empty') },
      columns, title: (q) => `${q.tenantName} · ${q.groupName}`,
      summary: (q) => (
        <div className="flex flex-col gap-5">
          <QuotaBars quota={q} />
          <Facts items={[
            { label: fields.label('tenantId'), value: <RecordLink to="/tenants" id={q.tenantId}>{q.tenantName}</RecordLink> }, { label: fields.label('groupId'), value: <RecordLink to="/groups" id={q.groupId}>{q.groupName}</RecordLink> },
            { label: t('quota.share'), value: t('quota.shareIs', { share: f.number(q.cpuQuotaPercentage, { maximumFractionDigits: 3 }), cores: amount('cpu', q.cpuLimit ?? 0) }) }, { label: fields.label('vmCount'), value: f.number(q.vmCount) }, { label: fields.label('updatedAt'), value: f.dateTime(q.updatedAt) },
          ]} />
        </div>
      ),
      form: { text: fields.text, defaults: group ? { groupId: group } : undefined, fields: { tenantId: { options: sources.tenants }, groupId: { options: sources.groups } } },
      fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['cpuQuotaPercentage', 'memoryQuota', 'storageQuota'],
      import: { fields: { tenantId: { aliases: ['tenant', 'slug'] }, groupId: { aliases: ['group'] } } },
      start: { sort: [{ field: 'tenantName', direction: 'asc' }] },
    }
  }, [client, t, f, fields, sources, amount, may, group])
}
