import type { Outputs } from '@colonnade/client'
import { clusterSchemas } from '@colonnade/contract/datacenter'
import { procedures, renderLink, useClient, useGo, useMay, type Entity } from '@colonnade/screens'
import { Button, Facts, Mono, StatusShape, useFormat, type Column } from '@colonnade/ui'
import { DoorOpen, ShipWheel } from 'lucide-react'
import { useMemo } from 'react'
import { Ago, Dash, RecordLink, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { ClusterNodes } from './nodes.tsx'
import { Observed } from './observed.tsx'
import { Bastions, Meshes, Plugins, Windows } from './parts.tsx'
import { ScaleButton } from './scale.tsx'
import { UpgradeButton, UpgradeState } from './upgrade.tsx'
import { Workloads } from './workloads.tsx'

/** A cluster as lists show it. */
export type ClusterRow = Outputs['datacenter']['cluster']['list']['items'][number]

const statuses = ['active', 'maintenance', 'offline', 'error', 'pending', 'deleting'] as const
const observedStates = ['healthy', 'unhealthy', 'unreachable'] as const
const modes = ['spread', 'pack', 'rack_anti_affinity', 'manual'] as const

function Version({ cluster: c }: { cluster: ClusterRow }) {
  return <Mono>{c.kubernetesVersion}{c.targetVersion && <span className="text-accent-text"> → {c.targetVersion}</span>}</Mono>
}

function NextWindow({ cluster: c }: { cluster: ClusterRow }) {
  const t = useConsoleText()
  const f = useFormat()
  if (c.windowOpen) return <span className="inline-flex items-center gap-1.5"><StatusShape tone="good" />{t('k8s.facts.windowOpen')}</span>
  return <span className={c.nextWindowAt ? undefined : 'text-muted'}>{c.nextWindowAt ? t('k8s.facts.windowNext', { at: f.dateTime(c.nextWindowAt) }) : t('k8s.facts.windowNone')}</span>
}

function useClusterColumns(): Column<ClusterRow>[] {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('cluster')
  const sources = useSources()
  const may = useMay()
  return useMemo(() => {
    const options = (values: readonly string[]) => values.map((v) => ({ value: v, label: fields.option(v) }))
    return [
      { id: 'name', header: fields.label('name'), cell: (c) => c.name, width: 170, sortable: true, primary: true, mono: true, filter: { type: 'text' } },
      { id: 'status', header: fields.label('status'), cell: (c) => <Status status={c.status} label={fields.option(c.status)} />, width: 120, sortable: true, filter: { type: 'enum', options: options(statuses) } },
      { id: 'tenantId', header: fields.label('tenantId'), cell: (c) => c.tenantName, width: 150, filter: may('tenants:read') ? { type: 'enum', options: sources.tenants } : undefined },
      { id: 'kubernetesVersion', header: t('k8s.facts.version'), cell: (c) => <Version cluster={c} />, width: 150, sortable: true, filter: { type: 'text' } },
      { id: 'controlPlaneCount', header: fields.label('controlPlaneCount'), cell: (c) => f.number(c.controlPlaneCount), width: 100, align: 'end', mono: true, sortable: true, filter: { type: 'number' } },
      { id: 'workerCount', header: fields.label('workerCount'), cell: (c) => f.number(c.workerCount), width: 90, align: 'end', mono: true, sortable: true, filter: { type: 'number' } },
      { id: 'failingPlugins', header: fields.label('pluginCount'), cell: (c) => <span className="inline-flex items-center gap-2"><Mono>{f.number(c.pluginCount)}</Mono>{c.failingPlugins > 0 && <span className="inline-flex items-center gap-1 text-fail-text"><StatusShape tone="fail" />{t('k8s.facts.failing', { n: f.number(c.failingPlugins) })}</span>}</span>, width: 120, filter: { type: 'number' } },
      { id: 'groupId', header: fields.label('groupId'), cell: (c) => c.groupName ?? <Dash />, width: 110, filter: { type: 'enum', options: sources.groups } },
      { id: 'observedState', header: fields.label('observedState'), cell: (c) => (c.observedState ? <Status status={c.observedState} label={fields.option(c.observedState)} /> : <Dash />), width: 120, filter: { type: 'enum', options: options(observedStates), nullable: true } },
      { id: 'observedVersion', header: fields.label('observedVersion'), cell: (c) => c.observedVersion ?? <Dash />, width: 120, mono: true, defaultHidden: true },
      { id: 'endpointId', header: fields.label('endpointId'), cell: (c) => (c.endpointId ? <RecordLink to="/endpoints" id={may('endpoints:read') ? c.endpointId : null}>{c.endpointName}</RecordLink> : <Dash />), width: 140, defaultHidden: true, filter: may('endpoints:read') ? { type: 'enum', options: sources.apiServers, nullable: true } : undefined },
      { id: 'schedulingMode', header: fields.label('schedulingMode'), cell: (c) => fields.option(c.schedulingMode), width: 130, defaultHidden: true, filter: { type: 'enum', options: options(modes) } },
      { id: 'updatedAt', header: fields.label('updatedAt'), cell: (c) => <Ago at={c.updatedAt} />, width: 120, sortable: true, defaultHidden: true },
    ]
  }, [t, f, fields, sources, may])
}

/** Clusters: nodes by role, plugins, bastions, meshes, windows; scaled and upgraded from here. */
export function useClusterEntity(): Entity<ClusterRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('cluster')
  const client = useClient()
  const sources = useSources()
  const may = useMay()
  const go = useGo()
  const columns = useClusterColumns()
  return useMemo((): Entity<ClusterRow> => ({
    path: ['datacenter', 'cluster'], permissions: 'k8s_clusters', api: procedures<ClusterRow>(client.datacenter.cluster), schemas: clusterSchemas,
    words: { one: t('k8s.cluster.one'), many: t('k8s.cluster.many'), line: t('k8s.cluster.line'), empty: t('k8s.cluster.empty') },
    columns, title: (c) => c.name, mono: true, subtitle: (c) => <span className="inline-flex flex-wrap items-center gap-x-2"><Status status={c.status} label={fields.option(c.status)} /><Version cluster={c} /><span>{c.tenantName}</span></span>,
    summary: (c) => (
      <div className="flex flex-col gap-5">
        <UpgradeState cluster={c} />
        <Observed cluster={c} />
        <ClusterNodes cluster={c} />
        <Facts items={[
          { label: fields.label('tenantId'), value: <RecordLink to="/tenants" id={may('tenants:read') ? c.tenantId : null}>{c.tenantName}</RecordLink> }, { label: fields.label('groupId'), value: <RecordLink to="/groups" id={c.groupId}>{c.groupName}</RecordLink> },
          { label: fields.label('schedulingMode'), value: fields.option(c.schedulingMode) }, { label: t('k8s.facts.window'), value: <NextWindow cluster={c} /> },
          { label: fields.label('description'), value: c.description }, { label: fields.label('createdAt'), value: f.dateTime(c.createdAt) },
        ]} />
        {renderLink({ href: `/virtual-machines?f=k8sClusterId:eq:${encodeURIComponent(JSON.stringify(c.id))}`, className: 'text-accent-text underline-offset-3 hover:underline', children: t('related.all', { n: f.number(c.controlPlaneCount + c.workerCount) }) })}
      </div>
    ),
    tabs: [
      { id: 'plugins', label: t('k8s.plugin.many'), count: (c) => c.pluginCount, content: (c) => <Plugins cluster={c} /> },
      { id: 'bastions', label: t('k8s.bastion.many'), content: (c) => <Bastions cluster={c} /> },
      ...(may('service_meshes:read') ? [{ id: 'meshes', label: t('k8s.mesh.many'), content: (c: ClusterRow) => <Meshes cluster={c} /> }] : []),
      ...(may('endpoints:read') ? [{ id: 'workloads', label: t('seen.workloads'), content: (c: ClusterRow) => <Workloads cluster={c} /> }] : []),
      { id: 'windows', label: t('k8s.nav.windows'), content: (c) => <Windows cluster={c} /> },
    ],
    recordActions: (c) => may('k8s_clusters:update') && <><ScaleButton cluster={c} /><UpgradeButton cluster={c} /></>,
    pageActions: <Button icon={<DoorOpen />} onClick={() => go('/bastions')}>{t('k8s.bastion.many')}</Button>,
    primary: may('k8s_clusters:create') && <Button look="primary" icon={<ShipWheel />} onClick={() => go('/clusters/new')}>{t('k8s.create.open')}</Button>,
    form: { text: fields.text, fields: { name: { mono: true }, kubernetesVersion: { mono: true }, tenantId: { options: sources.tenants }, groupId: { options: sources.groups }, endpointId: { options: sources.apiServers, when: () => may('endpoints:read') } } },
    fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['description', 'schedulingMode', 'groupId'],
    import: { fields: { tenantId: { aliases: ['tenant'] }, groupId: { aliases: ['group'] }, endpointId: { aliases: ['endpoint'] }, kubernetesVersion: { aliases: ['version'] } } },
    rowTone: (c) => (c.status === 'error' || c.status === 'offline' ? 'fail' : c.status === 'maintenance' ? 'warn' : undefined),
    start: { sort: [{ field: 'name', direction: 'asc' }] },
  }), [client, t, f, fields, sources, may, go, columns])
}
