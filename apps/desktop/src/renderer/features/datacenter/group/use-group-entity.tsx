import type { Outputs } from '@colonnade/client'
import { groupSchemas } from '@colonnade/contract/datacenter'
import { procedures, RecordAction, useClient, useGo, useMay, type Entity } from '@colonnade/screens'
import { Facts, useFormat, type Column } from '@colonnade/ui'
import { Target } from 'lucide-react'
import { useMemo } from 'react'
import { Ago, CapacityTable, MiniBar, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { GroupHosts, GroupQuotas } from './tabs.tsx'
import { Offers } from './offers.tsx'
import { ReconcileCard } from './reconcile.tsx'

const ratios = ['cpuOvercommitRatio', 'memoryOvercommitRatio', 'storageOvercommitRatio'] as const
const reserves = ['cpuReservePercentage', 'memoryReservePercentage', 'storageReservePercentage'] as const

/** A group as lists show it. */
export type GroupRow = Outputs['datacenter']['group']['list']['items'][number]

/** Groups of hosts with what they hold, what is free, and who may use how much. */
export function useGroupEntity(): Entity<GroupRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('group')
  const client = useClient()
  const may = useMay()
  const go = useGo()
  return useMemo((): Entity<GroupRow> => {
    const columns: Column<GroupRow>[] = [
      { id: 'name', header: fields.label('name'), cell: (g) => g.name, width: 160, sortable: true, primary: true, filter: { type: 'text' } },
      { id: 'status', header: fields.label('status'), cell: (g) => <Status status={g.status} label={fields.option(g.status)} />, width: 110, sortable: true, filter: { type: 'enum', options: ['active', 'inactive'].map((v) => ({ value: v, label: fields.option(v) })) } },
      { id: 'cpu', field: 'availableCpu', header: t('resource.cpu'), cell: (g) => <MiniBar resource="cpu" total={g.capacityCpu} available={g.availableCpu} />, width: 150, sortable: true, filter: { type: 'number', unit: t('unit.coresFree') } },
      { id: 'memory', field: 'availableMemory', header: t('resource.memory'), cell: (g) => <MiniBar resource="memory" total={g.capacityMemory} available={g.availableMemory} />, width: 150, sortable: true, filter: { type: 'number', unit: t('unit.mbFree') } },
      { id: 'storage', field: 'availableStorage', header: t('resource.storage'), cell: (g) => <MiniBar resource="storage" total={g.capacityStorage} available={g.availableStorage} />, width: 150, sortable: true, filter: { type: 'number', unit: t('unit.gbFree') } },
      { id: 'hostCount', header: fields.label('hostCount'), cell: (g) => f.number(g.hostCount), width: 80, align: 'end', mono: true },
      { id: 'vmCount', header: fields.label('vmCount'), cell: (g) => f.number(g.vmCount), width: 80, align: 'end', mono: true },
      { id: 'tenantCount', header: fields.label('tenantCount'), cell: (g) => f.number(g.tenantCount), width: 90, align: 'end', mono: true },
      { id: 'updatedAt', header: fields.label('updatedAt'), cell: (g) => <Ago at={g.updatedAt} />, width: 130, sortable: true, defaultHidden: true },
    ]
    return {
      path: ['datacenter', 'group'], permissions: 'baremetal_groups', api: procedures<GroupRow>(client.datacenter.group), schemas: groupSchemas,
      words: { one: t('entity.group.one'), many: t('entity.group.many'), line: t('entity.group.line'), empty: t('entity.group.empty') },
      columns, title: (g) => g.name, subtitle: (g) => g.description ?? undefined,
      summary: (g) => (
        <div className="flex flex-col gap-5">
          <CapacityTable total={{ cpu: g.capacityCpu, memory: g.capacityMemory, storage: g.capacityStorage }} available={{ cpu: g.availableCpu, memory: g.availableMemory, storage: g.availableStorage }} />
          <Facts items={[
            { label: fields.label('status'), value: <Status status={g.status} label={fields.option(g.status)} /> }, { label: fields.label('hostCount'), value: f.number(g.hostCount) },
            { label: fields.label('vmCount'), value: f.number(g.vmCount) }, { label: fields.label('tenantCount'), value: f.number(g.tenantCount) }, { label: t('group.offers'), value: <Offers group={g} /> }, { label: fields.label('alertThresholdPercentage'), value: `${g.alertThresholdPercentage} %` }, { label: fields.label('description'), value: g.description }, { label: fields.label('createdAt'), value: f.dateTime(g.createdAt) },
          ]} />
          {may('baremetal_groups:update') && <ReconcileCard groupId={g.id} />}
        </div>
      ),
      tabs: [
        { id: 'hosts', label: t('entity.host.many'), count: (g) => g.hostCount, content: (g) => <GroupHosts id={g.id} /> },
        ...(may('quotas:read') ? [{ id: 'quotas', label: t('entity.quota.many'), content: (g: GroupRow) => <GroupQuotas id={g.id} /> }] : []),
      ],
      recordActions: (g) => may('virtual_machines:create') && <RecordAction id="place" keys="l" icon={<Target />} onClick={() => go(`/place?group=${g.id}`)}>{t('place.here')}</RecordAction>,
      form: {
        text: fields.text, fields: Object.fromEntries([...ratios.map((name) => [name, { unit: '×' }]), ...reserves.map((name) => [name, { unit: '%' }])]),
        sections: [{ title: t('group.section.identity'), fields: ['name', 'description', 'status', 'alertThresholdPercentage'] }, { title: t('group.section.overcommit'), fields: ratios }, { title: t('group.section.reserve'), fields: reserves }],
      },
      fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['status', 'alertThresholdPercentage', 'description', ...ratios, ...reserves],
      rowTone: (g) => (g.capacityCpu && g.availableCpu < g.capacityCpu / 10 ? 'warn' : undefined),
      start: { sort: [{ field: 'name', direction: 'asc' }] },
    }
  }, [client, t, f, fields, may, go])
}
