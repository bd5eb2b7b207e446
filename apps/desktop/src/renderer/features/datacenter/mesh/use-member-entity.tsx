import type { Outputs } from '@colonnade/client'
import { meshMemberSchemas } from '@colonnade/contract/datacenter'
import { procedures, useClient, type Entity } from '@colonnade/screens'
import { Badge, Facts, useFormat, type Column } from '@colonnade/ui'
import { useMemo } from 'react'
import { Ago, RecordLink } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'

type MemberRow = Outputs['datacenter']['meshMember']['list']['items'][number]

/** Clusters' parts in meshes, as one list. */
export function useMemberEntity(): Entity<MemberRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('member')
  const client = useClient()
  const sources = useSources()
  return useMemo((): Entity<MemberRow> => {
    const columns: Column<MemberRow>[] = [
      { id: 'clusterId', header: fields.label('clusterId'), cell: (m) => m.clusterName, width: 180, primary: true, mono: true, filter: { type: 'enum', options: sources.clusters } },
      { id: 'serviceMeshId', header: fields.label('serviceMeshId'), cell: (m) => <RecordLink to="/meshes" id={m.serviceMeshId}>{m.serviceMeshName}</RecordLink>, width: 180, filter: { type: 'enum', options: sources.meshes } },
      { id: 'role', header: fields.label('role'), cell: (m) => <Badge tone={m.role === 'primary' ? 'accent' : 'idle'}>{fields.option(m.role)}</Badge>, width: 120, sortable: true, filter: { type: 'enum', options: ['primary', 'secondary'].map((v) => ({ value: v, label: fields.option(v) })) } },
      { id: 'tenantId', header: fields.label('tenantId'), cell: (m) => m.tenantName, width: 150 },
      { id: 'createdAt', header: fields.label('createdAt'), cell: (m) => <Ago at={m.createdAt} />, width: 120, sortable: true },
    ]
    return {
      path: ['datacenter', 'meshMember'], permissions: 'service_meshes', api: procedures<MemberRow>(client.datacenter.meshMember), schemas: meshMemberSchemas, columns,
      words: { one: t('k8s.member.one'), many: t('k8s.member.many'), line: t('k8s.member.line'), empty: t('k8s.member.empty') },
      title: (m) => t('k8s.member.titleOf', { cluster: m.clusterName ?? '', mesh: m.serviceMeshName ?? '' }),
      summary: (m) => <Facts items={[
        { label: fields.label('clusterId'), value: <RecordLink to="/clusters" id={m.clusterId} mono>{m.clusterName}</RecordLink> }, { label: fields.label('serviceMeshId'), value: <RecordLink to="/meshes" id={m.serviceMeshId}>{m.serviceMeshName}</RecordLink> },
        { label: fields.label('role'), value: fields.option(m.role) }, { label: fields.label('note'), value: m.note }, { label: fields.label('createdAt'), value: f.dateTime(m.createdAt) },
      ]} />,
      form: { text: fields.text, fields: { clusterId: { options: sources.clusters }, serviceMeshId: { options: sources.meshes } } }, fieldLabel: fields.label, fieldValue: fields.value,
      import: { fields: { clusterId: { aliases: ['cluster'] }, serviceMeshId: { aliases: ['mesh'] } } },
    }
  }, [client, t, f, fields, sources])
}
