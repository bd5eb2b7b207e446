import { alertSchemas, attachableTypes } from '@colonnade/contract/datacenter'
import { procedures, RecordAction, useAuditWords, useClient, type Entity } from '@colonnade/screens'
import { Facts, Mono, useFormat, type Column } from '@colonnade/ui'
import { Check, Eye } from 'lucide-react'
import { useMemo } from 'react'
import { Ago, RecordLink } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { About, AlertStatus, Severity, type AlertRow } from './parts.tsx'
import { useAlertVerbs } from './use-alert-verbs.ts'
import { useAlertWords } from './use-alert-words.ts'

function useAlertColumns(): Column<AlertRow>[] {
  const f = useFormat()
  const fields = useFields('alert')
  const sources = useSources()
  const audit = useAuditWords()
  const words = useAlertWords()
  return useMemo(() => {
    const choices = (values: readonly string[]) => values.map((v) => ({ value: v, label: fields.option(v) }))
    return [
      { id: 'severity', header: fields.label('severity'), cell: (a) => <Severity severity={a.severity} />, width: 106, sortable: true, filter: { type: 'enum', options: choices(['critical', 'warning']) } },
      { id: 'title', header: fields.label('title'), cell: (a) => <span className="truncate">{words.sentence(a)}</span>, width: 250, primary: true },
      { id: 'resourceType', header: fields.label('about'), cell: (a) => <About alert={a} />, width: 190, filter: { type: 'enum', options: attachableTypes.map((v) => ({ value: v, label: audit.resource(v) })) } },
      { id: 'status', header: fields.label('status'), cell: (a) => <AlertStatus status={a.status} />, width: 130, sortable: true, filter: { type: 'enum', options: choices(['open', 'acknowledged', 'resolved']) } },
      { id: 'count', header: fields.label('count'), cell: (a) => f.number(a.count), width: 76, align: 'end', mono: true, sortable: true, filter: { type: 'number' } },
      { id: 'firstSeenAt', header: fields.label('firstSeenAt'), cell: (a) => <Ago at={a.firstSeenAt} />, width: 132, sortable: true, filter: { type: 'date' } },
      { id: 'lastSeenAt', header: fields.label('lastSeenAt'), cell: (a) => <Ago at={a.lastSeenAt} />, width: 132, sortable: true, filter: { type: 'date' } },
      { id: 'servedTenantId', header: fields.label('servedTenantId'), cell: (a) => <RecordLink to="/tenants" id={a.servedTenantId}>{a.servedTenantName}</RecordLink>, width: 130, defaultHidden: true, filter: { type: 'enum', options: sources.tenants, nullable: true } },
      { id: 'kind', header: fields.label('kind'), cell: (a) => words.kind(a.kind), width: 150, sortable: true, defaultHidden: true, filter: { type: 'text' } },
    ]
  }, [f, fields, sources, audit, words])
}

/** Alerts: what stands first, the worst on top. */
export function useAlertEntity(): Entity<AlertRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('alert')
  const client = useClient()
  const words = useAlertWords()
  const verbs = useAlertVerbs()
  const columns = useAlertColumns()
  return useMemo((): Entity<AlertRow> => ({
    path: ['datacenter', 'alert'], permissions: 'alerts', api: procedures<AlertRow>(client.datacenter.alert, ['list', 'get', 'history', 'export']), schemas: alertSchemas,
    words: { one: t('entity.alert.one'), many: t('entity.alert.many'), line: t('entity.alert.line'), empty: t('entity.alert.empty') },
    columns, title: (a) => words.sentence(a), subtitle: (a) => <About alert={a} />,
    summary: (a) => (
      <Facts items={[
        { label: fields.label('severity'), value: <Severity severity={a.severity} /> }, { label: fields.label('status'), value: <AlertStatus status={a.status} /> },
        { label: fields.label('about'), value: <About alert={a} /> }, { label: fields.label('kind'), value: words.kind(a.kind) },
        { label: fields.label('count'), value: f.number(a.count) }, { label: fields.label('firstSeenAt'), value: f.dateTime(a.firstSeenAt) }, { label: fields.label('lastSeenAt'), value: f.dateTime(a.lastSeenAt) },
        { label: fields.label('servedTenantId'), value: a.servedTenantName && <RecordLink to="/tenants" id={a.servedTenantId}>{a.servedTenantName}</RecordLink> },
        { label: fields.label('acknowledgedAt'), value: a.acknowledgedAt && `${f.dateTime(a.acknowledgedAt)}${a.acknowledgedByName ? ` · ${a.acknowledgedByName}` : ''}` }, { label: fields.label('resolvedAt'), value: a.resolvedAt && f.dateTime(a.resolvedAt) },
        { label: fields.label('id'), value: <Mono>{a.id}</Mono> },
      ]} />
    ),
    bulkActions: verbs.may ? [{ id: 'acknowledge', keys: 'c', label: t('alert.acknowledge'), icon: <Eye />, run: verbs.acknowledge }, { id: 'resolve', keys: 'v', label: t('alert.resolve'), icon: <Check />, run: verbs.resolve }] : undefined,
    recordActions: (a) => verbs.may && <>
      {a.status === 'open' && <RecordAction id="acknowledge" keys="c" icon={<Eye />} onClick={() => void verbs.acknowledge([a])}>{t('alert.acknowledge')}</RecordAction>}
      {a.status !== 'resolved' && <RecordAction id="resolve" keys="v" look="primary" icon={<Check />} onClick={() => void verbs.resolve([a])}>{t('alert.resolve')}</RecordAction>}
    </>,
    fieldLabel: fields.label, fieldValue: (name, value) => (name === 'severity' || name === 'status' ? fields.option(String(value)) : fields.value(name, value)),
    rowTone: (a) => (a.status === 'open' && a.severity === 'critical' ? 'fail' : undefined),
    start: { filter: [{ field: 'status', op: 'in', value: ['open', 'acknowledged'] }], sort: [{ field: 'severity', direction: 'desc' }, { field: 'lastSeenAt', direction: 'desc' }] },
  }), [client, t, f, fields, words, verbs, columns])
}
