import type { Outputs } from '@colonnade/client'
import { maintainerSchemas } from '@colonnade/contract/datacenter'
import { emailField, procedures, RecordAction, useClient, useGo, useMay, type Entity } from '@colonnade/screens'
import { Facts, Mono, useFormat, type Column } from '@colonnade/ui'
import { ClipboardList } from 'lucide-react'
import { useMemo } from 'react'
import { Ago, Dash, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { MaintainerGroups } from './members.tsx'

/** A maintainer as lists show it. */
export type MaintainerRow = Outputs['datacenter']['maintainer']['list']['items'][number]

const statuses = ['active', 'inactive'] as const

/** People who look after machines. */
export function useMaintainerEntity(): Entity<MaintainerRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('maintainer')
  const client = useClient()
  const may = useMay()
  const go = useGo()
  return useMemo((): Entity<MaintainerRow> => {
    const columns: Column<MaintainerRow>[] = [
      { id: 'name', header: fields.label('name'), cell: (m) => m.name, width: 180, sortable: true, primary: true, filter: { type: 'text' } },
      { id: 'account', header: fields.label('account'), cell: (m) => m.account, width: 150, mono: true, sortable: true, filter: { type: 'text' } },
      { id: 'email', header: fields.label('email'), cell: (m) => m.email ?? <Dash />, width: 220, filter: { type: 'text', nullable: true } },
      { id: 'status', header: fields.label('status'), cell: (m) => <Status status={m.status} label={fields.option(m.status)} />, width: 110, sortable: true, filter: { type: 'enum', options: statuses.map((v) => ({ value: v, label: fields.option(v) })) } },
      { id: 'groupCount', header: t('entity.maintainerGroup.many'), cell: (m) => f.number(m.groupCount), width: 90, align: 'end', mono: true },
      { id: 'resourceCount', header: t('maintainer.direct'), cell: (m) => f.number(m.resourceCount), width: 110, align: 'end', mono: true },
      { id: 'updatedAt', header: fields.label('updatedAt'), cell: (m) => <Ago at={m.updatedAt} />, width: 130, sortable: true, defaultHidden: true },
    ]
    return {
      path: ['datacenter', 'maintainer'], permissions: 'maintainers', api: procedures<MaintainerRow>(client.datacenter.maintainer), schemas: maintainerSchemas,
      words: { one: t('entity.maintainer.one'), many: t('entity.maintainer.many'), line: t('entity.maintainer.line'), empty: t('entity.maintainer.empty') },
      columns, title: (m) => m.name, subtitle: (m) => <Mono>{m.account}</Mono>,
      summary: (m) => (
        <Facts items={[
          { label: fields.label('account'), value: <Mono>{m.account}</Mono> }, { label: fields.label('email'), value: m.email && <a href={`mailto:${m.email}`} className="text-accent-text underline-offset-3 hover:underline">{m.email}</a> },
          { label: fields.label('status'), value: <Status status={m.status} label={fields.option(m.status)} /> }, { label: t('entity.maintainerGroup.many'), value: f.number(m.groupCount) }, { label: t('maintainer.direct'), value: f.number(m.resourceCount) },
          { label: fields.label('createdAt'), value: f.dateTime(m.createdAt) },
        ]} />
      ),
      tabs: may('maintainer_groups:read') ? [{ id: 'groups', label: t('entity.maintainerGroup.many'), count: (m) => m.groupCount, content: (m) => <MaintainerGroups id={m.id} /> }] : [],
      recordActions: (m) => may('resource_maintainers:read') && <RecordAction id="maintained" keys="w" icon={<ClipboardList />} onClick={() => go(`/maintained?who=${m.id}`)}>{t('maintainer.whatMaintains')}</RecordAction>,
      form: { text: fields.text, fields: { account: { mono: true }, email: emailField } }, fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['status'],
      import: { fields: { name: { aliases: ['full_name', 'display'] }, account: { aliases: ['username', 'login', 'user', 'staff_number'] }, email: { aliases: ['mail', 'e-mail'] } } },
      start: { sort: [{ field: 'name', direction: 'asc' }] },
    }
  }, [client, t, f, fields, may, go])
}
