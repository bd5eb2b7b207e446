import { pluginSchemas } from '@colonnade/contract/datacenter'
import { procedures, useClient, type Entity } from '@colonnade/screens'
import { Facts, Mono, StatusShape, useFormat, type Column } from '@colonnade/ui'
import { useMemo } from 'react'
import { Ago, RecordLink, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { useStatusReason } from '../cluster/use-status-reason.ts'
import { PluginActions } from './actions.tsx'
import { PluginObjects } from './objects.tsx'
import { PluginState, type PluginRow } from './state.tsx'

const statuses = ['active', 'pending', 'inactive', 'error'] as const

/** Plugins of all clusters; installed by adding one, changed and removed by jobs. */
export function usePluginEntity(): Entity<PluginRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('plugin')
  const client = useClient()
  const sources = useSources()
  const say = useStatusReason()
  return useMemo((): Entity<PluginRow> => {
    const columns: Column<PluginRow>[] = [
      { id: 'name', header: fields.label('name'), cell: (p) => p.name, width: 170, sortable: true, primary: true, mono: true, filter: { type: 'text' } },
      { id: 'clusterId', header: fields.label('clusterId'), cell: (p) => <RecordLink to="/clusters" id={p.clusterId} mono>{p.clusterName}</RecordLink>, width: 170, filter: { type: 'enum', options: sources.clusters } },
      { id: 'pluginVersion', header: fields.label('pluginVersion'), cell: (p) => p.pluginVersion, width: 110, mono: true, sortable: true, filter: { type: 'text' } },
      { id: 'status', header: fields.label('status'), cell: (p) => <Status status={p.status} label={fields.option(p.status)} />, width: 120, sortable: true, filter: { type: 'enum', options: statuses.map((v) => ({ value: v, label: fields.option(v) })) } },
      { id: 'statusReason', header: fields.label('statusReason'), cell: (p) => (p.statusReason ? say(p.statusReason) : p.pendingAction ? t(`k8s.plugins.action.${p.pendingAction}`) : ''), width: 260 },
      { id: 'updatedAt', header: fields.label('updatedAt'), cell: (p) => <Ago at={p.updatedAt} />, width: 120, sortable: true },
    ]
    return {
      path: ['datacenter', 'clusterPlugin'], permissions: 'k8s_clusters', schemas: pluginSchemas, columns,
      api: procedures<PluginRow>(client.datacenter.clusterPlugin, ['list', 'get', 'history', 'create', 'update', 'export', 'importDryRun', 'import']),
      words: { one: t('k8s.plugin.one'), many: t('k8s.plugin.many'), line: t('k8s.plugin.line'), empty: t('k8s.plugin.empty') },
      title: (p) => p.name, mono: true, subtitle: (p) => <span className="inline-flex items-center gap-2"><PluginState plugin={p} /></span>,
      summary: (p) => (
        <div className="flex flex-col gap-4">
          {p.statusReason && <p role="status" className="flex items-baseline gap-2"><StatusShape tone={p.status === 'inactive' ? 'warn' : 'fail'} />{say(p.statusReason)}</p>}
          <Facts items={[
            { label: fields.label('clusterId'), value: <RecordLink to="/clusters" id={p.clusterId} mono>{p.clusterName}</RecordLink> }, { label: fields.label('pluginVersion'), value: <Mono>{p.pluginVersion}</Mono> },
            { label: fields.label('additionalInfo'), value: p.additionalInfo && <Mono>{JSON.stringify(p.additionalInfo)}</Mono> }, { label: fields.label('createdAt'), value: f.dateTime(p.createdAt) },
          ]} />
          <PluginObjects plugin={p} />
          {p.manifest && <pre className="figures max-h-96 overflow-auto rounded-md border bg-raised p-3 text-sm" tabIndex={0} aria-label={fields.label('manifest')}>{p.manifest}</pre>}
        </div>
      ),
      recordActions: (p) => <PluginActions plugin={p} />,
      form: { text: fields.text, fields: { name: { mono: true }, pluginVersion: { mono: true }, clusterId: { options: sources.clusters } } },
      fieldLabel: fields.label, fieldValue: fields.value, rowTone: (p) => (p.status === 'error' ? 'fail' : undefined),
      import: { fields: { clusterId: { aliases: ['cluster'] }, pluginVersion: { aliases: ['version'] } } },
      start: { sort: [{ field: 'name', direction: 'asc' }] },
    }
  }, [client, t, f, fields, sources, say])
}
