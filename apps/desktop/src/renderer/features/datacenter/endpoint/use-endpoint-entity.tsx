import { endpointSchemas } from '@colonnade/contract/datacenter'
import { procedures, useClient, useMay, type Entity } from '@colonnade/screens'
import { Facts, Mono, useFormat, type Column } from '@colonnade/ui'
import { useMemo } from 'react'
import { Ago, Dash, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useProblem } from '../../../lib/use-problem.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { FoundAt } from '../found-machine/found-at.tsx'
import { OperationsOf } from '../operation/operations-of.tsx'
import { SecretField } from './secret-field.tsx'
import { TestButton, type EndpointRow } from './test-button.tsx'

const kinds = ['redfish', 'proxmox', 'kubernetes'] as const
const machineFields = ['machineStorage', 'machineBridge', 'machineTemplate', 'machineImage', 'machinePool', 'machineTags'] as const
const statuses = ['unknown', 'reachable', 'unreachable', 'unauthorised'] as const

function useEndpointColumns(): Column<EndpointRow>[] {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('endpoint')
  return useMemo(() => {
    const options = (values: readonly string[]) => values.map((v) => ({ value: v, label: fields.option(v) }))
    return [
      { id: 'name', header: fields.label('name'), cell: (e) => e.name, width: 170, sortable: true, primary: true, filter: { type: 'text' } },
      { id: 'kind', header: fields.label('kind'), cell: (e) => fields.option(e.kind), width: 120, sortable: true, filter: { type: 'enum', options: options(kinds) } },
      { id: 'url', header: fields.label('url'), cell: (e) => e.url, width: 240, sortable: true, mono: true, filter: { type: 'text' } },
      { id: 'status', header: fields.label('status'), cell: (e) => <Status status={e.status} label={fields.option(e.status)} />, width: 140, sortable: true, filter: { type: 'enum', options: options(statuses) } },
      { id: 'product', header: fields.label('product'), cell: (e) => [e.product, e.productVersion].filter(Boolean).join(' ') || <Dash />, width: 170 },
      { id: 'lastSeenAt', header: t('outside.lastSeen'), cell: (e) => <Ago at={e.lastSeenAt} />, width: 130, sortable: true },
      { id: 'failures', header: t('outside.failures'), cell: (e) => f.number(e.failures), width: 90, align: 'end', mono: true, sortable: true, defaultHidden: true },
    ] satisfies Column<EndpointRow>[]
  }, [t, f, fields])
}

function Summary({ endpoint: e }: { endpoint: EndpointRow }) {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('endpoint')
  const say = useProblem()
  return (
    <div className="flex flex-col gap-5">
      {e.lastError && e.lastReason && <p role="status" className="rounded-md border bg-fail-soft px-3 py-2 text-fail-text">{say({ reason: e.lastReason, message: e.lastError }).message}{e.nextTryAt && <span className="block text-sm">{t('outside.nextTry', { when: f.relative(e.nextTryAt) })}</span>}</p>}
      <Facts items={[
        { label: fields.label('kind'), value: fields.option(e.kind) }, { label: fields.label('url'), value: <Mono className="break-all">{e.url}</Mono> }, { label: fields.label('username'), value: e.username && <Mono>{e.username}</Mono> },
        { label: fields.label('secret'), value: e.hasSecret ? (e.secretHint ? <Mono>••••{e.secretHint}</Mono> : t('outside.stored')) : undefined },
        { label: t('outside.trusts'), value: e.fingerprint ? <Mono className="text-sm break-all">{e.fingerprint}</Mono> : e.caPem ? t('outside.ownAuthority') : t('outside.systemAuthorities') },
        { label: fields.label('product'), value: [e.product, e.productVersion].filter(Boolean).join(' ') || undefined }, { label: t('outside.lastSeen'), value: e.lastSeenAt ? f.dateTime(e.lastSeenAt) : undefined },
        ...(e.kind === 'proxmox' ? machineFields.map((name) => ({ label: fields.label(name), value: e[name] === null ? undefined : <Mono>{e[name]}</Mono> })) : []), { label: fields.label('createdAt'), value: f.dateTime(e.createdAt) },
      ]} />
    </div>
  )
}

/** Connections to what manages machines, and how they answer. */
export function useEndpointEntity(): Entity<EndpointRow> {
  const t = useConsoleText()
  const fields = useFields('endpoint')
  const client = useClient()
  const may = useMay()
  const columns = useEndpointColumns()
  return useMemo((): Entity<EndpointRow> => ({
    path: ['datacenter', 'endpoint'], permissions: 'endpoints', api: procedures<EndpointRow>(client.datacenter.endpoint), schemas: endpointSchemas,
    words: { one: t('outside.endpoint.one'), many: t('outside.endpoint.many'), line: t('outside.endpoint.line'), empty: t('outside.endpoint.empty') },
    columns, title: (e) => e.name, subtitle: (e) => <span className="inline-flex items-center gap-2"><Status status={e.status} label={fields.option(e.status)} />{fields.option(e.kind)}</span>,
    summary: (e) => <Summary endpoint={e} />,
    tabs: [
      { id: 'found', label: t('machines.found.many'), content: (e: EndpointRow) => <FoundAt field="endpointId" id={e.id} {...(e.lastSeenAt ? {} : { empty: t('outside.notYet') })} />, when: (e: EndpointRow) => e.kind === 'proxmox' },
      ...(may('operations:read') ? [{ id: 'operations', label: t('outside.operation.many'), content: (e: EndpointRow) => <OperationsOf field="endpointId" id={e.id} named /> }] : []),
    ],
    recordActions: (e) => may('endpoints:update') && <TestButton endpoint={e} />,
    form: {
      text: fields.text,
      fields: {
        url: { mono: true, when: (v) => v['kind'] !== 'kubernetes', placeholder: 'https://10.0.0.5' }, username: { mono: true, when: (v) => v['kind'] !== 'kubernetes' }, fingerprint: { mono: true }, caPem: { mono: true },
        ...Object.fromEntries(machineFields.map((name) => [name, { mono: true, when: (v: Record<string, unknown>) => v['kind'] === 'proxmox' }])),
        secret: { render: (control, values) => <SecretField control={control} long={values['kind'] === 'kubernetes'} /> },
      },
      sections: [{ title: t('outside.section.where'), fields: ['name', 'kind', 'url'] }, { title: t('outside.section.who'), fields: ['username', 'secret'] }, { title: t('outside.section.trust'), fields: ['fingerprint', 'caPem'] }, { title: t('machines.section'), fields: machineFields }],
    },
    fieldLabel: fields.label, fieldValue: fields.value,
    import: { fields: { url: { aliases: ['address', 'bmc', 'ip'] }, username: { aliases: ['user'] }, secret: { aliases: ['password', 'token'] } } },
    rowTone: (e) => (e.status === 'unreachable' || e.status === 'unauthorised' ? 'fail' : undefined),
    start: { sort: [{ field: 'name', direction: 'asc' }] },
  }), [client, t, fields, may, columns])
}
