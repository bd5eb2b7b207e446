import type { Outputs } from '@colonnade/client'
import { maintainerGroupSchemas } from '@colonnade/contract/datacenter'
import { procedures, useClient, useGo, useMay, type Entity } from '@colonnade/screens'
import { Button, Facts, useFormat, type Column } from '@colonnade/ui'
import { Users } from 'lucide-react'
import { useMemo } from 'react'
import { Ago, Dash, RecordLink, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useInventorySources } from '../../../lib/inventory-sources.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { GroupMembers, GroupResources } from './members.tsx'

/** A maintainer group as lists show it. */
export type MaintainerGroupRow = Outputs['datacenter']['maintainerGroup']['list']['items'][number]

const statuses = ['active', 'inactive'] as const

/** People who look after things together. */
export function useMaintainerGroupEntity(): Entity<MaintainerGroupRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('maintainerGroup')
  const client = useClient()
  const sources = useInventorySources()
  const go = useGo()
  const may = useMay()
  return useMemo((): Entity<MaintainerGroupRow> => {
    const columns: Column<MaintainerGroupRow>[] = [
      { id: 'name', header: fields.label('name'), cell: (g) => g.name, width: 180, sortable: true, primary: true, filter: { type: 'text' } },
      { id: 'managerId', header: fields.label('managerId'), cell: (g) => g.managerName ?? <Dash />, width: 160, filter: { type: 'enum', options: sources.maintainers, nullable: true } },
      { id: 'status', header: fields.label('status'), cell: (g) => <Status status={g.status} label={fields.option(g.status)} />, width: 110, sortable: true, filter: { type: 'enum', options: statuses.map((v) => ({ value: v, label: fields.option(v) })) } },
      { id: 'memberCount', header: fields.label('memberCount'), cell: (g) => f.number(g.memberCount), width: 90, align: 'end', mono: true },
      { id: 'resourceCount', header: fields.label('resourceCount'), cell: (g) => f.number(g.resourceCount), width: 100, align: 'end', mono: true },
      { id: 'description', header: fields.label('description'), cell: (g) => g.description ?? <Dash />, width: 240 },
      { id: 'updatedAt', header: fields.label('updatedAt'), cell: (g) => <Ago at={g.updatedAt} />, width: 130, sortable: true, defaultHidden: true },
    ]
    return {
      path: ['datacenter', 'maintainerGroup'], permissions: 'maintainer_groups', api: procedures<MaintainerGroupRow>(client.datacenter.maintainerGroup), schemas: maintainerGroupSchemas,
      words: { one: t('entity.maintainerGroup.one'), many: t('entity.maintainerGroup.many'), line: t('entity.maintainerGroup.line'), empty: t('entity.maintainerGroup.empty') },
      columns, title: (g) => g.name, subtitle: (g) => g.description ?? undefined,
      summary: (g) => (
        <Facts items={[
          { label: fields.label('managerId'), value: g.managerName && <RecordLink to="/maintainers" id={g.managerId}>{g.managerName}</RecordLink> }, { label: fields.label('status'), value: <Status status={g.status} label={fields.option(g.status)} /> },
          { label: fields.label('memberCount'), value: f.number(g.memberCount) }, { label: fields.label('resourceCount'), value: f.number(g.resourceCount) }, { label: fields.label('description'), value: g.description }, { label: fields.label('createdAt'), value: f.dateTime(g.createdAt) },
        ]} />
      ),
      tabs: [
        { id: 'members', label: fields.label('memberCount'), count: (g) => g.memberCount, content: (g) => <GroupMembers id={g.id} managerId={g.managerId} /> },
        ...(may('resource_maintainers:read') ? [{ id: 'resources', label: fields.label('resourceCount'), count: (g: MaintainerGroupRow) => g.resourceCount, content: (g: MaintainerGroupRow) => <GroupResources id={g.id} /> }] : []),
      ],
      pageActions: <Button icon={<Users />} onClick={() => go('/maintainer-members')}>{t('entity.maintainerGroupMember.many')}</Button>,
      form: { text: fields.text, fields: { managerId: { options: sources.maintainers } } }, fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['status', 'managerId'],
      import: { fields: { name: { aliases: ['group', 'team'] }, managerId: { aliases: ['manager', 'lead', 'managerAccount'] } } },
      start: { sort: [{ field: 'name', direction: 'asc' }] },
    }
  }, [client, t, f, fields, sources, go, may])
}
