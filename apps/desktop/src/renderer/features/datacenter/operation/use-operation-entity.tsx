import { operationSchemas } from '@colonnade/contract/datacenter'
import { procedures, useClient, type Entity } from '@colonnade/screens'
import { Facts, useFormat, type Column } from '@colonnade/ui'
import { useMemo } from 'react'
import { Ago, Dash, RecordLink } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useProblem } from '../../../lib/use-problem.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { OperationActions, OperationStatus, type OperationRow } from './operation-actions.tsx'

const kinds = ['vm_create', 'vm_delete', 'vm_start', 'vm_stop', 'vm_migrate', 'vm_resize', 'vm_adopt', 'host_power'] as const
const statuses = ['pending', 'running', 'waiting', 'unknown', 'done', 'failed', 'cancelled'] as const
const pageOf: Record<string, string> = { virtual_machine: '/virtual-machines', baremetal: '/hosts' }

function About({ operation: o }: { operation: OperationRow }) {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('operation')
  const say = useProblem()
  return (
    <div className="flex flex-col gap-5">
      {o.message && <p role="status" className={o.status === 'failed' ? 'rounded-md border bg-fail-soft px-3 py-2 text-fail-text' : 'rounded-md border bg-warn-soft px-3 py-2 text-warn-text'}>{say({ reason: o.reason ?? '', message: o.message }).message}</p>}
      {o.status === 'unknown' && <p className="text-muted">{t('outside.unknownLine')}</p>}
      <Facts items={[
        { label: fields.label('kind'), value: [fields.option(o.kind), o.kind === 'host_power' && o.detail ? fields.option(o.detail) : null].filter(Boolean).join(': ') },
        { label: t('outside.on'), value: <RecordLink to={pageOf[o.resourceType] ?? '/'} id={o.resourceId} mono>{o.resourceName}</RecordLink> }, { label: t('outside.endpoint.one'), value: <RecordLink to="/endpoints" id={o.endpointId}>{o.endpointName}</RecordLink> },
        { label: t('outside.askedBy'), value: o.userName ?? t('outside.reconciler') }, { label: fields.label('attempts'), value: f.number(o.attempts) }, { label: fields.label('createdAt'), value: f.dateTime(o.createdAt) },
        { label: t('outside.began'), value: o.startedAt ? f.dateTime(o.startedAt) : undefined }, { label: t('outside.ended'), value: o.finishedAt ? f.dateTime(o.finishedAt) : undefined },
      ]} />
    </div>
  )
}

/** What is carried out on machines and hosts, and how it went. */
export function useOperationEntity(): Entity<OperationRow> {
  const t = useConsoleText()
  const fields = useFields('operation')
  const client = useClient()
  const say = useProblem()
  return useMemo((): Entity<OperationRow> => {
    const columns: Column<OperationRow>[] = [
      { id: 'createdAt', header: fields.label('createdAt'), cell: (o) => <Ago at={o.createdAt} />, width: 130, sortable: true, filter: { type: 'date' } },
      { id: 'kind', header: fields.label('kind'), cell: (o) => fields.option(o.kind), width: 140, sortable: true, filter: { type: 'enum', options: kinds.map((v) => ({ value: v, label: fields.option(v) })) } },
      { id: 'resourceName', header: t('outside.on'), cell: (o) => o.resourceName, width: 190, sortable: true, primary: true, mono: true, filter: { type: 'text' } },
      { id: 'status', header: fields.label('status'), cell: (o) => <OperationStatus status={o.status} />, width: 150, sortable: true, filter: { type: 'enum', options: statuses.map((v) => ({ value: v, label: fields.option(`op_${v}`) })) } },
      { id: 'endpointId', header: t('outside.endpoint.one'), cell: (o) => o.endpointName ?? <Dash />, width: 140 },
      { id: 'message', header: t('outside.message'), cell: (o) => (o.message ? say({ reason: o.reason ?? '', message: o.message }).message : <Dash />), width: 260 },
      { id: 'attempts', header: fields.label('attempts'), cell: (o) => o.attempts, width: 70, align: 'end', mono: true, sortable: true, defaultHidden: true },
    ]
    return {
      path: ['datacenter', 'operation'], permissions: 'operations', api: procedures<OperationRow>(client.datacenter.operation, ['list', 'get', 'history', 'export']), schemas: operationSchemas,
      words: { one: t('outside.operation.one'), many: t('outside.operation.many'), line: t('outside.operation.line'), empty: t('outside.operation.empty') },
      columns, title: (o) => `${fields.option(o.kind)} · ${o.resourceName}`, subtitle: (o) => <OperationStatus status={o.status} />,
      summary: (o) => <About operation={o} />, recordActions: (o) => <OperationActions operation={o} />,
      fieldLabel: fields.label, fieldValue: fields.value,
      rowTone: (o) => (o.status === 'failed' ? 'fail' : o.status === 'unknown' ? 'warn' : undefined),
      start: { sort: [{ field: 'createdAt', direction: 'desc' }] },
    }
  }, [client, t, fields, say])
}
