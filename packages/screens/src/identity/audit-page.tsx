import { auditLogSchemas } from '@colonnade/contract/identity'
import { humanise, Mono, useFormat } from '@colonnade/ui'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type * as z from 'zod'
import { useClient } from '../api/api-context.ts'
import { procedures, type Entity } from '../resource/entity.ts'
import { Entry } from '../resource/history.tsx'
import { ResourcePage } from '../resource/resource-page.tsx'
import { useIdentityText } from './text.ts'

/** One line of the audit log. */
export type AuditRow = z.infer<typeof auditLogSchemas.output>

/** Who changed what, when, from where: searched, filtered, exported; nobody edits it. */
export function AuditPage() {
  const t = useIdentityText()
  const { t: word, i18n } = useTranslation('identity')
  const f = useFormat()
  const client = useClient()
  const entity = useMemo((): Entity<AuditRow> => {
    const say = (group: 'did' | 'thing', name: string) => { const key = `audit.${group}.${name}`; return i18n.exists(key, { ns: 'identity' }) ? word(key) : humanise(name) }
    const people = async (search: string) => (await client.identity.user.list.query({ limit: 20, ...(search ? { search } : {}) })).items.map((u) => ({ value: u.id, label: u.fullName ?? u.email, hint: u.email }))
    const things = ['user', 'role', 'api_token', 'session', 'tenant', 'tenant_config', 'knowledge_base', 'knowledge_document', 'conversation', 'virtual_machine', 'job'].map((value) => ({ value, label: say('thing', value) }))
    const acts = ['create', 'update', 'delete', 'restore', 'sign_in', 'sign_out', 'lock', 'unlock', 'revoke', 'import', 'queued', 'completed', 'cancel'].map((value) => ({ value, label: say('did', value) }))
    return {
      path: ['identity', 'auditLog'], permissions: 'audit_logs', schemas: auditLogSchemas, api: procedures<AuditRow>(client.identity.auditLog, ['list', 'get', 'export']),
      words: { one: t('audit.one'), many: t('audit.many'), line: t('audit.line'), empty: t('audit.empty') },
      title: (row) => `${say('thing', row.resourceType)}: ${say('did', row.action)}`, start: { sort: [{ field: 'createdAt', direction: 'desc' }] },
      columns: [
        { id: 'createdAt', header: t('audit.at'), width: 180, sortable: true, filter: { type: 'date' }, cell: (row) => f.dateTime(row.createdAt, { dateStyle: 'medium', timeStyle: 'medium' }) },
        { id: 'userId', header: t('audit.who'), width: 160, filter: { type: 'enum', options: people }, cell: (row) => row.userName ?? <span className="text-muted">{t('audit.system')}</span> },
        { id: 'action', header: t('audit.action'), width: 130, filter: { type: 'enum', options: acts }, cell: (row) => say('did', row.action) },
        { id: 'resourceType', header: t('audit.what'), width: 150, filter: { type: 'enum', options: things }, cell: (row) => say('thing', row.resourceType) },
        { id: 'changes', header: t('audit.changes'), width: 240, cell: (row) => <span className="text-muted">{changed(row)}</span> },
        { id: 'ipAddress', header: t('audit.from'), width: 130, mono: true, filter: { type: 'text' }, cell: (row) => row.ipAddress ?? '—' },
        { id: 'resourceId', header: t('audit.record'), width: 150, mono: true, defaultHidden: true, filter: { type: 'text', operators: ['eq'] }, cell: (row) => row.resourceId ?? '—' },
        { id: 'requestId', header: t('audit.request'), width: 150, mono: true, defaultHidden: true, filter: { type: 'text', operators: ['eq'] }, cell: (row) => row.requestId ?? '—' },
      ],
      summary: (row) => (
        <>
          <Entry entry={{ ...row, details: row.details }} entity={{}} />
          {row.resourceId && <p className="mt-4 text-sm text-muted">{t('audit.record')} <Mono className="break-all">{row.resourceId}</Mono></p>}
          {row.userAgent && <p className="mt-1 text-sm break-words text-muted">{row.userAgent}</p>}
        </>
      ),
    }
  }, [client, t, word, i18n, f])
  return <ResourcePage entity={entity} />
}

/** Names of the fields a line changed. */
function changed(row: AuditRow): string {
  const fields = new Set([...Object.keys(row.oldValues ?? {}), ...Object.keys(row.newValues ?? {})])
  const different = [...fields].filter((name) => !['version', 'updatedAt', 'createdAt', 'id', 'tenantId'].includes(name) && JSON.stringify(row.oldValues?.[name]) !== JSON.stringify(row.newValues?.[name]))
  return different.slice(0, 6).map((name) => humanise(name).toLowerCase()).join(', ')
}
