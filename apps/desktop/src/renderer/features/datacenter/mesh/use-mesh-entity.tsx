import type { Outputs } from '@colonnade/client'
import { meshSchemas } from '@colonnade/contract/datacenter'
import { procedures, useClient, useGo, useMay, type Entity } from '@colonnade/screens'
import { Button, Combobox, Facts, Field, useFormat, type Column } from '@colonnade/ui'
import { Network, ShipWheel } from 'lucide-react'
import { useMemo } from 'react'
import { Ago, Dash, RecordLink, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { PartDialog } from '../cluster/part-dialog.tsx'
import { MemberList } from '../cluster/parts.tsx'

type MeshRow = Outputs['datacenter']['mesh']['list']['items'][number]
const types = ['cilium', 'istio', 'other'] as const
const statuses = ['active', 'inactive', 'error'] as const

/** Meshes over clusters: who is in each, and which is the primary. */
export function useMeshEntity(): Entity<MeshRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('mesh')
  const client = useClient()
  const may = useMay()
  const go = useGo()
  return useMemo((): Entity<MeshRow> => {
    const options = (values: readonly string[]) => values.map((v) => ({ value: v, label: fields.option(v) }))
    const columns: Column<MeshRow>[] = [
      { id: 'name', header: fields.label('name'), cell: (m) => m.name, width: 180, sortable: true, primary: true, filter: { type: 'text' } },
      { id: 'type', header: fields.label('type'), cell: (m) => fields.option(m.type), width: 110, sortable: true, filter: { type: 'enum', options: options(types) } },
      { id: 'status', header: fields.label('status'), cell: (m) => <Status status={m.status} label={fields.option(m.status)} />, width: 120, sortable: true, filter: { type: 'enum', options: options(statuses) } },
      { id: 'clusterCount', header: fields.label('clusterCount'), cell: (m) => f.number(m.clusterCount), width: 90, align: 'end', mono: true, sortable: true, filter: { type: 'number' } },
      { id: 'primaryClusterName', header: fields.label('primaryClusterName'), cell: (m) => (m.primaryClusterName ? <RecordLink to="/clusters" id={m.primaryClusterId} mono>{m.primaryClusterName}</RecordLink> : <Dash />), width: 180 },
      { id: 'updatedAt', header: fields.label('updatedAt'), cell: (m) => <Ago at={m.updatedAt} />, width: 120, sortable: true },
    ]
    return {
      path: ['datacenter', 'mesh'], permissions: 'service_meshes', api: procedures<MeshRow>(client.datacenter.mesh), schemas: meshSchemas, columns,
      words: { one: t('k8s.mesh.one'), many: t('k8s.mesh.many'), line: t('k8s.mesh.line'), empty: t('k8s.mesh.empty') },
      title: (m) => m.name, subtitle: (m) => <span className="inline-flex items-center gap-2"><Status status={m.status} label={fields.option(m.status)} />{fields.option(m.type)}</span>,
      summary: (m) => (
        <div className="flex flex-col gap-4">
          {m.description && <p>{m.description}</p>}
          {may('service_meshes:create') && <Join id={m.id} />}
          <MemberList field="serviceMeshId" id={m.id} empty={t('k8s.parts.noMembers')} name={(x) => <><RecordLink to="/clusters" id={x.clusterId} mono>{x.clusterName}</RecordLink><span className="truncate text-muted">{x.tenantName}</span></>} />
          <Facts items={[{ label: fields.label('createdAt'), value: f.dateTime(m.createdAt) }]} />
        </div>
      ),
      pageActions: <Button icon={<Network />} onClick={() => go('/mesh-members')}>{t('k8s.member.many')}</Button>,
      form: { text: fields.text }, fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['status', 'type', 'description'],
      rowTone: (m) => (m.status === 'error' ? 'fail' : undefined), start: { sort: [{ field: 'name', direction: 'asc' }] },
    }
  }, [client, t, f, fields, may, go])
}

function Join({ id }: { id: string }) {
  const t = useConsoleText()
  const client = useClient()
  const sources = useSources()
  return (
    <span>
      <PartDialog label={t('k8s.parts.joinCluster')} icon={<ShipWheel />} title={t('k8s.parts.joinCluster')} path={['datacenter', 'meshMember']} start={{ clusterId: null as string | null }} ready={(v) => v.clusterId !== null}
        submit={(v) => client.datacenter.meshMember.create.mutate({ clusterId: v.clusterId!, serviceMeshId: id })}
        fields={(v, set) => <Field label={t('k8s.cluster.one')} required><Combobox value={v.clusterId} options={sources.clusters} onValue={(clusterId) => set({ clusterId })} /></Field>} />
    </span>
  )
}
