import { virtualMachineSchemas } from '@colonnade/contract/datacenter'
import { procedures, useClient, useGo, useMay, type Entity } from '@colonnade/screens'
import { Button, Facts, Mono, useFormat, type Column } from '@colonnade/ui'
import { Target } from 'lucide-react'
import { useMemo } from 'react'
import { Ago, Dash, RecordLink, Status, useAmount } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import type { VmRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import { OperationsOf } from '../operation/operations-of.tsx'
import { SizeNotice, VmMachine } from './machine-tab.tsx'
import { MoveButton } from './move.tsx'
import { PowerButtons } from './power-buttons.tsx'
import { ResizeButton } from './resize.tsx'

const statuses = ['pending', 'active', 'inactive', 'error', 'deleting'] as const
const modes = ['spread', 'pack', 'rack_anti_affinity', 'manual'] as const
const types = ['control_plane', 'worker', 'management', 'other'] as const

function useVmColumns(): Column<VmRow>[] {
  const t = useConsoleText()
  const fields = useFields('vm')
  const sources = useSources()
  const amount = useAmount()
  const may = useMay()
  return useMemo(() => {
    const options = (values: readonly string[]) => values.map((v) => ({ value: v, label: fields.option(v) }))
    return [
      { id: 'name', header: fields.label('name'), cell: (v) => v.name, width: 170, sortable: true, primary: true, mono: true, filter: { type: 'text' } },
      { id: 'status', header: fields.label('status'), cell: (v) => <Status status={v.status} label={fields.option(v.status)} />, width: 110, sortable: true, filter: { type: 'enum', options: options(statuses) } },
      { id: 'tenantId', header: fields.label('tenantId'), cell: (v) => v.tenantName, width: 140, filter: may('tenants:read') ? { type: 'enum', options: sources.tenants } : undefined },
      { id: 'groupId', header: fields.label('groupId'), cell: (v) => v.groupName, width: 110, filter: { type: 'enum', options: sources.groups } },
      { id: 'baremetalId', header: t('entity.host.one'), cell: (v) => <RecordLink to="/hosts" id={v.baremetalId} mono>{v.hostName}</RecordLink>, width: 160, filter: { type: 'enum', options: sources.hosts } },
      { id: 'rackId', header: t('entity.rack.one'), cell: (v) => v.rackName ?? <Dash />, width: 100, mono: true, filter: { type: 'enum', options: sources.racks, nullable: true } },
      { id: 'specificationId', header: t('entity.specification.one'), cell: (v) => v.specificationName, width: 120, filter: { type: 'enum', options: sources.specifications } },
      { id: 'cpu', header: t('resource.cpu'), cell: (v) => amount('cpu', v.cpu), width: 90, align: 'end', mono: true, sortable: true, filter: { type: 'number', unit: t('unit.coresShort') } },
      { id: 'memory', header: t('resource.memory'), cell: (v) => amount('memory', v.memory), width: 90, align: 'end', mono: true, sortable: true, filter: { type: 'number', unit: 'MB' } },
      { id: 'storage', header: t('resource.storage'), cell: (v) => amount('storage', v.storage), width: 90, align: 'end', mono: true, sortable: true, defaultHidden: true, filter: { type: 'number', unit: 'GB' } },
      { id: 'type', header: fields.label('type'), cell: (v) => fields.option(v.type), width: 110, sortable: true, defaultHidden: true, filter: { type: 'enum', options: options(types) } },
      { id: 'schedulingMode', header: fields.label('schedulingMode'), cell: (v) => fields.option(v.schedulingMode), width: 120, defaultHidden: true, filter: { type: 'enum', options: options(modes) } },
      { id: 'affinityGroup', header: fields.label('affinityGroup'), cell: (v) => v.affinityGroup ?? <Dash />, width: 120, defaultHidden: true, filter: { type: 'text', nullable: true } },
      { id: 'createdAt', header: fields.label('createdAt'), cell: (v) => <Ago at={v.createdAt} />, width: 120, sortable: true, filter: { type: 'date' } },
    ] satisfies Column<VmRow>[]
  }, [t, fields, sources, amount, may])
}

/** Virtual machines: whose they are, where they stand, what they take. */
export function useVirtualMachineEntity(): Entity<VmRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('vm')
  const client = useClient()
  const sources = useSources()
  const amount = useAmount()
  const may = useMay()
  const go = useGo()
  const columns = useVmColumns()
  return useMemo((): Entity<VmRow> => ({
    path: ['datacenter', 'virtualMachine'], permissions: 'virtual_machines', api: procedures<VmRow>(client.datacenter.virtualMachine), schemas: virtualMachineSchemas,
    words: { one: t('entity.vm.one'), many: t('entity.vm.many'), line: t('entity.vm.line'), empty: t('entity.vm.empty') },
    columns, title: (v) => v.name, mono: true, subtitle: (v) => <span className="inline-flex items-center gap-2"><Status status={v.status} label={fields.option(v.status)} />{v.tenantName}</span>,
    summary: (v) => <div className="flex flex-col gap-5">{v.observedState && may('operations:read') && <SizeNotice vm={v} />}<Facts items={[
      { label: fields.label('tenantId'), value: may('tenants:read') ? <RecordLink to="/tenants" id={v.tenantId}>{v.tenantName}</RecordLink> : v.tenantName }, { label: fields.label('groupId'), value: <RecordLink to="/groups" id={v.groupId}>{v.groupName}</RecordLink> },
      { label: t('entity.host.one'), value: <RecordLink to="/hosts" id={v.baremetalId} mono>{v.hostName}</RecordLink> }, { label: t('entity.rack.one'), value: <RecordLink to="/racks" id={v.rackId} mono>{v.rackName}</RecordLink> },
      { label: t('entity.specification.one'), value: <RecordLink to="/specifications" id={v.specificationId} mono>{v.specificationName}</RecordLink> },
      { label: t('vm.takes'), value: <Mono>{amount('cpu', v.cpu)} · {amount('memory', v.memory)} · {amount('storage', v.storage)}</Mono> }, { label: fields.label('type'), value: fields.option(v.type) },
      { label: fields.label('schedulingMode'), value: fields.option(v.schedulingMode) }, { label: fields.label('affinityGroup'), value: v.affinityGroup && <Mono>{v.affinityGroup}</Mono> },
      { label: t('outside.wanted'), value: t(v.desiredPower === 'on' ? 'outside.toRun' : 'outside.toStand') },
      ...(v.observedState ? [
        { label: t('outside.observedState'), value: <span className="inline-flex flex-wrap items-center gap-2"><Status status={v.observedState} label={fields.option(v.observedState)} />{v.observedHostName && v.observedHostName !== v.hostName ? <Mono>{v.observedHostName}</Mono> : null}<span className="text-muted"><Ago at={v.observedAt} /></span>{v.observedState === 'stopped' && v.desiredPower === 'on' && v.status === 'inactive' ? <span className="text-muted">{t('outside.stoppedOutside')}</span> : null}</span> },
        { label: t('outside.reference'), value: v.reference && <Mono>{v.reference}</Mono> },
      ] : []), { label: fields.label('createdAt'), value: f.dateTime(v.createdAt) },
    ]} /></div>,
    recordActions: (v) => may('virtual_machines:update') && <><PowerButtons vm={v} /><MoveButton vm={v} />{may('capacity:read') && <ResizeButton vm={v} />}</>,
    tabs: may('operations:read') ? [{ id: 'machine', label: t('machines.machine.tab'), content: (v) => <VmMachine vm={v} /> }, { id: 'operations', label: t('outside.operation.many'), content: (v) => <OperationsOf field="resourceId" id={v.id} /> }] : [],
    primary: may('virtual_machines:create') && <Button look="primary" icon={<Target />} onClick={() => go('/place')}>{t('nav.place')}</Button>,
    form: {
      text: fields.text,
      fields: { name: { mono: true }, tenantId: { options: sources.tenants }, baremetalId: { options: sources.hosts, label: t('entity.host.one') }, specificationId: { options: sources.specifications, label: t('entity.specification.one') } },
    },
    fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['type', 'status'],
    import: { fields: { tenantId: { aliases: ['tenant'] }, baremetalId: { label: t('entity.host.one'), aliases: ['host', 'baremetal', 'sn'] }, specificationId: { label: t('entity.specification.one'), aliases: ['spec', 'flavor', 'specification'] } } },
    deletesForGood: (v) => v.observedState !== null && v.observedState !== 'absent', deleteTakes: t('machines.machine.deleteTakes'),
    rowTone: (v) => (v.status === 'error' ? 'fail' : undefined),
    start: { sort: [{ field: 'createdAt', direction: 'desc' }] },
  }), [client, t, f, fields, sources, amount, may, go, columns])
}
