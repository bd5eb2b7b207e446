import { hostSchemas } from '@colonnade/contract/datacenter'
import { procedures, RecordAction, useClient, useGo, useMay, useUrl, type Entity } from '@colonnade/screens'
import { Facts, Mono, useFormat, type Column } from '@colonnade/ui'
import { PackageOpen, Target } from 'lucide-react'
import { useMemo } from 'react'
import { Ago, CapacityTable, Dash, MiniBar, RecordLink, Status, useAmount } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { useGroupNames } from '../../../lib/use-names.ts'
import type { HostRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import { HostMachine } from './machine-tab.tsx'
import { PowerMenu } from './power-menu.tsx'
import { HostMachines, HostPlacements } from './tabs.tsx'
import { drainHref, useHostStatusActions } from './status-actions.tsx'

const statuses = ['active', 'draining', 'maintenance', 'inactive'] as const

/** rack·unit, as on the machine's label. */
const stand = (h: HostRow) => (h.rackName ? `${h.rackName}${h.unit ? `·U${h.unit}` : ''}` : '')

function useHostColumns(): Column<HostRow>[] {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('host')
  const sources = useSources()
  const amount = useAmount()
  return useMemo(() => [
    { id: 'name', header: fields.label('name'), cell: (h) => h.name, width: 150, sortable: true, primary: true, mono: true, filter: { type: 'text' } },
    { id: 'serialNumber', header: fields.label('serialNumber'), cell: (h) => h.serialNumber, width: 116, sortable: true, mono: true, filter: { type: 'text' } },
    { id: 'rackId', header: t('host.stand'), cell: (h) => stand(h) || <Dash />, width: 104, mono: true, filter: { type: 'enum', options: sources.racks, nullable: true } },
    { id: 'status', header: fields.label('status'), cell: (h) => <Status status={h.status} label={fields.option(h.status)} />, width: 104, sortable: true, filter: { type: 'enum', options: statuses.map((v) => ({ value: v, label: fields.option(v) })) } },
    { id: 'groupId', header: fields.label('groupId'), cell: (h) => h.groupName, width: 92, filter: { type: 'enum', options: sources.groups } },
    { id: 'cpu', field: 'availableCpu', header: t('resource.cpu'), cell: (h) => <MiniBar resource="cpu" total={h.capacityCpu} available={h.availableCpu} />, width: 96, sortable: true, filter: { type: 'number', unit: t('unit.coresFree') } },
    { id: 'memory', field: 'availableMemory', header: t('resource.memory'), cell: (h) => <MiniBar resource="memory" total={h.capacityMemory} available={h.availableMemory} />, width: 96, sortable: true, filter: { type: 'number', unit: t('unit.mbFree') } },
    { id: 'storage', field: 'availableStorage', header: t('resource.storage'), cell: (h) => <MiniBar resource="storage" total={h.capacityStorage} available={h.availableStorage} />, width: 96, sortable: true, filter: { type: 'number', unit: t('unit.gbFree') } },
    { id: 'vmCount', header: fields.label('vmCount'), cell: (h) => f.number(h.vmCount), width: 52, align: 'end', mono: true },
    { id: 'totalCpu', header: fields.label('totalCpu'), cell: (h) => amount('cpu', h.totalCpu), width: 100, align: 'end', mono: true, sortable: true, defaultHidden: true, filter: { type: 'number', unit: t('unit.coresShort') } },
    { id: 'totalMemory', header: fields.label('totalMemory'), cell: (h) => f.megabytes(h.totalMemory), width: 100, align: 'end', mono: true, sortable: true, defaultHidden: true, filter: { type: 'number', unit: 'MB' } },
    { id: 'totalStorage', header: fields.label('totalStorage'), cell: (h) => f.gigabytes(h.totalStorage), width: 100, align: 'end', mono: true, sortable: true, defaultHidden: true, filter: { type: 'number', unit: 'GB' } },
    { id: 'observedPower', header: fields.label('observedPower'), cell: (h) => (h.observedPower ? <Status status={h.observedPower === 'on' ? 'online' : h.observedPower} label={fields.option(`power_${h.observedPower}`)} /> : <Dash />), width: 100, defaultHidden: true },
    { id: 'observedHealth', header: fields.label('observedHealth'), cell: (h) => (h.observedHealth ? <Status status={h.observedHealth === 'critical' ? 'failed' : h.observedHealth} label={fields.option(`health_${h.observedHealth}`)} /> : <Dash />), width: 110, defaultHidden: true },
    ...(['region', 'dc', 'room'] as const).map((id): Column<HostRow> => ({ id, header: fields.label(id), cell: (h) => h[id] ?? <Dash />, width: 100, sortable: true, defaultHidden: true, filter: { type: 'text', nullable: true } })),
    { id: 'updatedAt', header: fields.label('updatedAt'), cell: (h) => <Ago at={h.updatedAt} />, width: 120, sortable: true, defaultHidden: true },
  ], [t, f, fields, sources, amount])
}

/** Physical machines: where they stand, how full they are, what runs on them. */
export function useHostEntity(): Entity<HostRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('host')
  const client = useClient()
  const sources = useSources()
  const may = useMay()
  const go = useGo()
  const columns = useHostColumns()
  const groups = useGroupNames(useUrl().params.has('import'))
  const bulkActions = useHostStatusActions()
  return useMemo((): Entity<HostRow> => ({
    path: ['datacenter', 'host'], permissions: 'baremetals', api: procedures<HostRow>(client.datacenter.host), schemas: hostSchemas,
    words: { one: t('entity.host.one'), many: t('entity.host.many'), line: t('entity.host.line'), empty: t('entity.host.empty') },
    columns, title: (h) => h.name, mono: true, subtitle: (h) => <span className="inline-flex items-center gap-2"><Status status={h.status} label={fields.option(h.status)} /><Mono>{[h.serialNumber, stand(h)].filter(Boolean).join(' · ')}</Mono></span>,
    summary: (h) => (
      <div className="flex flex-col gap-5">
        <CapacityTable total={{ cpu: h.capacityCpu, memory: h.capacityMemory, storage: h.capacityStorage }} available={{ cpu: h.availableCpu, memory: h.availableMemory, storage: h.availableStorage }} />
        <Facts items={[
          { label: fields.label('groupId'), value: <RecordLink to="/groups" id={h.groupId}>{h.groupName}</RecordLink> }, { label: t('host.stand'), value: <RecordLink to="/racks" id={h.rackId} mono>{stand(h)}</RecordLink> },
          { label: fields.label('serialNumber'), value: <Mono>{h.serialNumber}</Mono> }, { label: fields.label('vmCount'), value: f.number(h.vmCount) },
          { label: t('host.place'), value: [h.region, h.fab, h.phase, h.dc, h.room].filter(Boolean).join(' · ') || undefined }, { label: fields.label('externalSystemId'), value: h.externalSystemId && <Mono>{h.externalSystemId}</Mono> },
          { label: fields.label('createdAt'), value: f.dateTime(h.createdAt) }, { label: fields.label('updatedAt'), value: f.dateTime(h.updatedAt) },
        ]} />
      </div>
    ),
    tabs: [
      { id: 'machine', label: t('outside.machineTab'), content: (h: HostRow) => <HostMachine host={h} /> },
      ...(may('virtual_machines:read') ? [{ id: 'machines', label: t('entity.vm.many'), count: (h: HostRow) => h.vmCount, content: (h: HostRow) => <HostMachines id={h.id} /> }] : []),
      ...(may('placement_events:read') ? [{ id: 'placements', label: t('entity.placement.many'), content: (h: HostRow) => <HostPlacements host={h} /> }] : []),
    ],
    recordActions: (h) => (
      <>
        {h.bmcEndpointId && may('baremetals:update') && <PowerMenu host={h} />}
        {h.status === 'active' && may('virtual_machines:create') && <RecordAction id="place" keys="l" icon={<Target />} onClick={() => go(`/place?group=${h.groupId}&host=${h.id}`)}>{t('place.here')}</RecordAction>}
        {(h.status !== 'maintenance' || h.vmCount > 0) && may('baremetals:update') && may('virtual_machines:update') && <RecordAction id="drain" keys="d" icon={<PackageOpen />} onClick={() => go(drainHref([h]))}>{t('drain.action')}</RecordAction>}
      </>
    ),
    form: {
      text: fields.text,
      fields: { name: { mono: true }, serialNumber: { mono: true }, externalSystemId: { mono: true }, groupId: { options: sources.groups }, rackId: { options: sources.racks }, bmcEndpointId: { options: sources.controllers }, hypervisorEndpointId: { options: sources.hypervisors }, bmcSystem: { mono: true }, hypervisorNode: { mono: true }, totalCpu: { unit: t('unit.coresShort') } },
      sections: [
        { title: t('host.section.identity'), fields: ['name', 'serialNumber', 'status', 'groupId', 'externalSystemId'] }, { title: t('host.section.capacity'), fields: ['totalCpu', 'totalMemory', 'totalStorage'] },
        { title: t('host.section.stand'), fields: ['rackId', 'unit', 'heightUnits', 'region', 'fab', 'phase', 'dc', 'room'] },
        ...(may('endpoints:read') ? [{ title: t('host.section.endpoints'), fields: ['bmcEndpointId', 'bmcSystem', 'hypervisorEndpointId', 'hypervisorNode'] }] : []),
      ],
    },
    fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['status', 'groupId', 'rackId', 'region', 'fab', 'phase', 'dc', 'room'], bulkActions,
    import: {
      fields: { name: { aliases: ['host', 'hostname', 'sn'] }, serialNumber: { aliases: ['sn', 'serial'] }, groupId: { aliases: ['group', 'cluster'], options: groups }, rackId: { aliases: ['rack'] }, unit: { aliases: ['position', 'u'] }, totalCpu: { aliases: ['cpu', 'cores', 'vcpus', 'cpu_milli'] }, totalMemory: { aliases: ['memory', 'memory_mib', 'mem', 'ram'] }, totalStorage: { aliases: ['storage', 'disk'] } },
      // Columns of a well-known trace of cluster nodes: thousandths of a core, MiB.
      mapping: { name: { column: 'sn' }, serialNumber: { column: 'sn' }, totalCpu: { column: 'cpu_milli', scale: 0.001, round: 'ceil' }, totalMemory: { column: 'memory_mib' } },
    },
    rowTone: (h) => (h.status === 'maintenance' || h.status === 'draining' ? 'warn' : undefined),
    start: { sort: [{ field: 'name', direction: 'asc' }] },
  }), [client, t, f, fields, sources, may, go, columns, bulkActions, groups])
}
