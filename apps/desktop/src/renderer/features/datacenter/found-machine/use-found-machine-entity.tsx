import type { Outputs } from '@colonnade/client'
import { foundMachineSchemas, MOST_ADOPTED } from '@colonnade/contract/datacenter'
import { procedures, useClient, useMay, type Entity } from '@colonnade/screens'
import { Button, Facts, Mono, toast, useFormat, type Column } from '@colonnade/ui'
import { BookPlus } from 'lucide-react'
import { useMemo } from 'react'
import { Ago, Dash, RecordLink, Status, useAmount } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { problemOf } from '../../../lib/problem-of.ts'
import { useConsoleText } from '../../../locales/index.ts'

/** A machine that was found, as lists show it. */
export type FoundRow = Outputs['datacenter']['foundMachine']['list']['items'][number]
const states = ['running', 'stopped', 'paused', 'unknown'] as const

function useFoundColumns(): Column<FoundRow>[] {
  const t = useConsoleText()
  const fields = useFields('found')
  const sources = useSources()
  const amount = useAmount()
  return useMemo(() => [
    { id: 'name', header: fields.label('name'), cell: (m) => m.name || <Dash />, width: 190, sortable: true, primary: true, mono: true, filter: { type: 'text' } },
    { id: 'reference', header: t('machines.found.reference'), cell: (m) => m.reference, width: 90, sortable: true, mono: true, filter: { type: 'text' } },
    { id: 'state', header: fields.label('state'), cell: (m) => <Status status={m.state} label={fields.option(m.state)} />, width: 110, sortable: true, filter: { type: 'enum', options: states.map((value) => ({ value, label: fields.option(value) })) } },
    { id: 'endpointId', header: t('machines.found.endpoint'), cell: (m) => <RecordLink to="/endpoints" id={m.endpointId}>{m.endpointName}</RecordLink>, width: 140, filter: { type: 'enum', options: sources.hypervisors } },
    { id: 'node', header: t('machines.found.node'), cell: (m) => m.node, width: 110, sortable: true, mono: true, filter: { type: 'text' } },
    { id: 'hostId', header: t('machines.found.host'), cell: (m) => (m.hostId ? <RecordLink to="/hosts" id={m.hostId} mono>{m.hostName}</RecordLink> : <span className="text-warn-text">{t('machines.found.noHost')}</span>), width: 150, filter: { type: 'enum', options: sources.hosts, nullable: true } },
    { id: 'cpu', header: t('resource.cpu'), cell: (m) => (m.cpu === null ? <Dash /> : amount('cpu', m.cpu)), width: 90, align: 'end', mono: true, sortable: true, filter: { type: 'number', unit: t('unit.coresShort') } },
    { id: 'memory', header: t('resource.memory'), cell: (m) => (m.memory === null ? <Dash /> : amount('memory', m.memory)), width: 100, align: 'end', mono: true, sortable: true, filter: { type: 'number', unit: 'MB' } },
    { id: 'storage', header: t('resource.storage'), cell: (m) => (m.storage === null ? <Dash /> : amount('storage', m.storage)), width: 100, align: 'end', mono: true, sortable: true, filter: { type: 'number', unit: 'GB' } },
    { id: 'createdAt', header: fields.label('createdAt'), cell: (m) => <Ago at={m.createdAt} />, width: 130, sortable: true, defaultHidden: true, filter: { type: 'date' } },
  ] satisfies Column<FoundRow>[], [t, fields, sources, amount])
}

function Summary({ machine: m }: { machine: FoundRow }) {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('found')
  const amount = useAmount()
  return (
    <div className="flex flex-col gap-5">
      {!m.hostId && <p role="status" className="rounded-md border bg-warn-soft px-3 py-2 text-warn-text">{t('machines.found.hostLine')}</p>}
      <Facts items={[
        { label: fields.label('state'), value: <Status status={m.state} label={fields.option(m.state)} /> }, { label: t('machines.found.endpoint'), value: <RecordLink to="/endpoints" id={m.endpointId}>{m.endpointName}</RecordLink> },
        { label: t('machines.found.reference'), value: <Mono>{m.reference}</Mono> }, { label: t('machines.found.node'), value: <Mono>{m.node}</Mono> }, { label: t('machines.found.host'), value: m.hostId ? <RecordLink to="/hosts" id={m.hostId} mono>{m.hostName}</RecordLink> : undefined },
        { label: t('machines.found.size'), value: m.cpu === null || m.memory === null || m.storage === null ? t('machines.found.notSeen') : <Mono>{amount('cpu', m.cpu)} · {amount('memory', m.memory)} · {amount('storage', m.storage)}</Mono> },
        ...(m.marked || m.markOf ? [{ label: t('machines.machine.marked'), value: m.marked ? t('machines.found.foreign') : t('machines.found.markOf', { name: m.markOf! }) }] : []), { label: t('outside.observed'), value: f.dateTime(m.observedAt) },
      ]} />
    </div>
  )
}

/** Machines that hypervisors have and the books do not know. `adopt` asks for what is missing and resolves to whether it was done. */
export function useFoundMachineEntity(adopt: (rows: FoundRow[]) => Promise<boolean>): Entity<FoundRow> {
  const t = useConsoleText()
  const fields = useFields('found')
  const f = useFormat()
  const client = useClient()
  const may = useMay()
  const columns = useFoundColumns()
  return useMemo((): Entity<FoundRow> => {
    const mayAdopt = may('virtual_machines:create')
    const adoptAll = (rows: FoundRow[]) => {
      if (rows.length <= MOST_ADOPTED) return adopt(rows)
      toast.error(problemOf(t('machines.adopt.tooMany', { n: f.number(MOST_ADOPTED), chosen: f.number(rows.length) }), t('machines.adopt.tooManyRemedy')))
      return Promise.resolve(false)
    }
    return {
      path: ['datacenter', 'foundMachine'], permissions: 'endpoints', api: procedures<FoundRow>(client.datacenter.foundMachine, ['list', 'get', 'export']), schemas: foundMachineSchemas,
      words: { one: t('machines.found.one'), many: t('machines.found.many'), line: t('machines.found.line'), empty: t('machines.found.empty') },
      columns, title: (m) => m.name || m.reference, mono: true, subtitle: (m) => <span className="inline-flex items-center gap-2"><Status status={m.state} label={fields.option(m.state)} />{m.endpointName}</span>,
      summary: (m) => <Summary machine={m} />,
      bulkActions: mayAdopt ? [{ id: 'adopt', label: t('machines.adopt.action'), icon: <BookPlus />, run: (rows) => adoptAll(rows) }] : [],
      recordActions: (m) => mayAdopt && <Button look="primary" icon={<BookPlus />} disabled={!m.hostId} onClick={() => void adopt([m])}>{t('machines.adopt.action')}</Button>,
      fieldLabel: fields.label, fieldValue: fields.value,
      rowTone: (m) => (m.hostId ? undefined : 'warn'),
      start: { sort: [{ field: 'name', direction: 'asc' }] },
    }
  }, [client, t, f, fields, may, columns, adopt])
}
