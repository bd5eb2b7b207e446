import type { Outputs } from '@colonnade/client'
import { attachableOf, attachableTypes, maintainerGroupMemberSchemas, resourceMaintainerSchemas } from '@colonnade/contract/datacenter'
import { procedures, useAuditWords, useClient, type Entity } from '@colonnade/screens'
import { Facts, Mono, useFormat } from '@colonnade/ui'
import { useMemo } from 'react'
import { Ago, RecordLink } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useInventorySources } from '../../../lib/inventory-sources.ts'
import { useConsoleText } from '../../../locales/index.ts'

type MemberRow = Outputs['datacenter']['maintainerGroupMember']['list']['items'][number]
type AssignmentRow = Outputs['datacenter']['resourceMaintainer']['list']['items'][number]

const verbs = ['list', 'get', 'history', 'create', 'remove', 'export', 'importDryRun', 'import'] as const

/** Who belongs to which maintainer group. */
export function useMemberEntity(): Entity<MemberRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('maintainerGroupMember')
  const client = useClient()
  const sources = useInventorySources()
  return useMemo((): Entity<MemberRow> => {
    const group = (m: MemberRow) => <RecordLink to="/maintainer-groups" id={m.groupId}>{m.groupName}</RecordLink>
    const person = (m: MemberRow) => <RecordLink to="/maintainers" id={m.maintainerId}>{m.maintainerName}</RecordLink>
    return {
      path: ['datacenter', 'maintainerGroupMember'], permissions: 'maintainer_groups', api: procedures<MemberRow>(client.datacenter.maintainerGroupMember, verbs), schemas: maintainerGroupMemberSchemas,
      words: { one: t('entity.maintainerGroupMember.one'), many: t('entity.maintainerGroupMember.many'), line: t('entity.maintainerGroupMember.line'), empty: t('entity.maintainerGroupMember.empty') },
      columns: [
        { id: 'maintainerId', header: fields.label('maintainerId'), cell: (m) => m.maintainerName, width: 200, primary: true, filter: { type: 'enum', options: sources.maintainers } },
        { id: 'maintainerAccount', header: fields.label('account'), cell: (m) => m.maintainerAccount, width: 160, mono: true },
        { id: 'groupId', header: t('entity.maintainerGroup.one'), cell: group, width: 200, filter: { type: 'enum', options: sources.maintainerGroups } },
        { id: 'createdAt', header: fields.label('createdAt'), cell: (m) => <Ago at={m.createdAt} />, width: 140, sortable: true },
      ],
      title: (m) => `${m.maintainerName} · ${m.groupName}`,
      summary: (m) => <Facts items={[{ label: fields.label('maintainerId'), value: person(m) }, { label: fields.label('account'), value: <Mono>{m.maintainerAccount}</Mono> }, { label: t('entity.maintainerGroup.one'), value: group(m) }, { label: fields.label('createdAt'), value: f.dateTime(m.createdAt) }]} />,
      form: { text: fields.text, fields: { groupId: { label: t('entity.maintainerGroup.one'), options: sources.maintainerGroups }, maintainerId: { options: sources.maintainers } } }, fieldLabel: fields.label, fieldValue: fields.value,
      import: { fields: { groupId: { aliases: ['group', 'groupName'] }, maintainerId: { aliases: ['maintainer', 'maintainerAccount', 'account'] } } },
      start: { sort: [{ field: 'createdAt', direction: 'desc' }] }, deletesForGood: true,
    }
  }, [client, t, f, fields, sources])
}

/** Who looks after what, one line per record and maintainer. */
export function useAssignmentEntity(): Entity<AssignmentRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('resourceMaintainer')
  const client = useClient()
  const audit = useAuditWords()
  return useMemo((): Entity<AssignmentRow> => {
    const record = (m: AssignmentRow) => <RecordLink to={attachableOf(m.resourceType)?.page ?? '/'} id={m.resourceId} mono>{m.resourceName}</RecordLink>
    const who = (m: AssignmentRow) => <RecordLink to={m.maintainerType === 'maintainer' ? '/maintainers' : '/maintainer-groups'} id={m.maintainerId}>{m.maintainerName}</RecordLink>
    return {
      path: ['datacenter', 'resourceMaintainer'], permissions: 'resource_maintainers', api: procedures<AssignmentRow>(client.datacenter.resourceMaintainer, verbs), schemas: resourceMaintainerSchemas,
      words: { one: t('entity.resourceMaintainer.one'), many: t('entity.resourceMaintainer.many'), line: t('entity.resourceMaintainer.line'), empty: t('entity.resourceMaintainer.empty') },
      columns: [
        { id: 'resourceName', header: t('entity.resourceMaintainer.record'), cell: (m) => m.resourceName, mono: true, width: 220, primary: true },
        { id: 'resourceType', header: fields.label('resourceType'), cell: (m) => audit.resource(m.resourceType), width: 140, filter: { type: 'enum', options: attachableTypes.map((v) => ({ value: v, label: audit.resource(v) })) } },
        { id: 'maintainerName', header: fields.label('maintainerId'), cell: who, width: 200 },
        { id: 'maintainerType', header: fields.label('maintainerType'), cell: (m) => fields.option(m.maintainerType), width: 150, filter: { type: 'enum', options: (['maintainer', 'maintainer_group'] as const).map((v) => ({ value: v, label: fields.option(v) })) } },
        { id: 'createdAt', header: fields.label('createdAt'), cell: (m) => <Ago at={m.createdAt} />, width: 140, sortable: true },
      ],
      title: (m) => `${m.resourceName} · ${m.maintainerName}`,
      summary: (m) => <Facts items={[{ label: audit.resource(m.resourceType), value: record(m) }, { label: fields.option(m.maintainerType), value: who(m) }, { label: fields.label('createdAt'), value: f.dateTime(m.createdAt) }]} />,
      form: { text: fields.text }, fieldLabel: fields.label, fieldValue: (name, value) => (name === 'resourceType' ? audit.resource(String(value)) : name === 'maintainerType' ? fields.option(String(value)) : fields.value(name, value)),
      import: { fields: { resourceId: { aliases: ['resource', 'resourceName', 'record', 'name'] }, resourceType: { aliases: ['kind'] }, maintainerId: { aliases: ['maintainer', 'maintainerName', 'account'] } } },
      start: { sort: [{ field: 'createdAt', direction: 'desc' }] }, deletesForGood: true,
    }
  }, [client, t, f, fields, audit])
}
