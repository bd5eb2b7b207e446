import type { Outputs } from '@colonnade/client'
import { auditLogSchemas } from '@colonnade/contract/identity'
import { Facts, Mono, useFormat, type Column } from '@colonnade/ui'
import { useMemo } from 'react'
import { useClient } from '../api/api-context.ts'
import { useAuditWords } from '../lib/audit-words.ts'
import { useFieldWords } from '../lib/fields.ts'
import { useScreensText } from '../locales/index.ts'
import { procedures, type Entity } from '../resource/entity.ts'
import { changesOf, Entry } from '../resource/history.tsx'

/** A line of the audit log. */
export type AuditRow = Outputs['identity']['auditLog']['list']['items'][number]

const nameOf = (row: AuditRow): string => {
  const values = row.newValues ?? row.oldValues ?? {}
  for (const key of ['name', 'email', 'fullName', 'tenantName', 'title', 'recipient']) if (typeof values[key] === 'string') return values[key]
  return row.resourceId?.slice(0, 8) ?? ''
}

/** The audit log: it only grows, so it is only read. */
export function useAuditLogEntity(): Entity<AuditRow> {
  const t = useScreensText()
  const f = useFormat()
  const fields = useFieldWords('auditLog', 'screens')
  const words = useAuditWords()
  const client = useClient()
  return useMemo((): Entity<AuditRow> => {
    const people = async (search: string) => (await client.identity.user.list.query({ limit: 30, ...(search ? { search } : {}) })).items.map((u) => ({ value: u.id, label: u.fullName ?? u.email, hint: u.email }))
    const columns: Column<AuditRow>[] = [
      { id: 'createdAt', header: t('audit.when'), cell: (a) => f.dateTime(a.createdAt, { dateStyle: 'short', timeStyle: 'medium' }), width: 172, sortable: true, mono: true, filter: { type: 'date' } },
      { id: 'userId', header: t('audit.who'), cell: (a) => a.userName ?? t('history.someone'), width: 150, filter: { type: 'enum', options: people, nullable: true } },
      { id: 'action', header: t('audit.what'), cell: (a) => words.action(a.action), width: 120, primary: true, filter: { type: 'text' } },
      { id: 'resourceType', header: t('audit.kind'), cell: (a) => words.resource(a.resourceType), width: 140, filter: { type: 'text' } },
      { id: 'name', header: t('audit.record'), cell: (a) => nameOf(a), width: 180, mono: true },
      { id: 'changes', header: t('audit.fields'), cell: (a) => <span className="text-muted">{a.oldValues && a.newValues ? changesOf(a).map((c) => fields.label(c.field)).join(', ') : ''}</span>, width: 200 },
      { id: 'ipAddress', header: t('audit.from'), cell: (a) => a.ipAddress ?? '', width: 120, mono: true, filter: { type: 'text', nullable: true } },
      { id: 'requestId', header: t('audit.request'), cell: (a) => a.requestId?.slice(0, 8) ?? '', width: 100, mono: true, defaultHidden: true, filter: { type: 'text' } },
    ]
    return {
      path: ['identity', 'auditLog'], permissions: 'audit_logs', api: procedures<AuditRow>(client.identity.auditLog, ['list', 'get', 'export']), schemas: auditLogSchemas,
      words: { one: t('audit.one'), many: t('audit.many'), line: t('audit.line'), empty: t('audit.empty') },
      columns, title: (a) => `${words.action(a.action)}: ${words.resource(a.resourceType)}`, subtitle: (a) => <Mono>{nameOf(a)}</Mono>,
      summary: (a) => (
        <div className="flex flex-col gap-5">
          <Entry entry={a} entity={{ fieldLabel: fields.label, fieldValue: fields.value }} />
          <Facts items={[{ label: t('audit.recordId'), value: a.resourceId && <Mono>{a.resourceId}</Mono> }, { label: t('audit.request'), value: a.requestId && <Mono>{a.requestId}</Mono> }, { label: t('audit.from'), value: a.ipAddress && <Mono>{a.ipAddress}</Mono> }, { label: t('audit.agent'), value: a.userAgent && <span className="text-sm">{a.userAgent}</span> }]} />
          {a.details && <pre className="figures overflow-x-auto rounded-md bg-raised p-3 text-sm whitespace-pre-wrap">{JSON.stringify(a.details, null, 2)}</pre>}
        </div>
      ),
      start: { sort: [{ field: 'createdAt', direction: 'desc' }] },
    }
  }, [client, t, f, fields, words])
}
