import { clusterSchemas } from '@colonnade/contract/datacenter'
import { ResourcePage, useClient, type Entity } from '@colonnade/screens'
import { Facts, Mono, StatusBadge, useFormat } from '@colonnade/ui'
import { useMemo } from 'react'
import type * as z from 'zod'
import { FillPage, useCrumbs } from '../../app/page.tsx'
import { useText } from '../../locales/index.ts'
import { ClusterFound, ClusterNodes, ClusterPlugins } from './parts.tsx'

type Cluster = z.infer<typeof clusterSchemas.output>
const statuses = ['active', 'maintenance', 'offline', 'error', 'pending', 'deleting'] as const

/** The tenant's clusters, to read; the provider runs them. */
export function ClustersPage() {
  const t = useText()
  const f = useFormat()
  const client = useClient()
  useCrumbs([{ label: t('nav.clusters') }])
  const { list, get, export: save } = client.datacenter.cluster
  const entity = useMemo((): Entity<Cluster> => {
    const state = (c: Cluster) => <StatusBadge plain status={c.status} label={t(`clusters.statuses.${c.status}`)} />
    const version = (c: Cluster) => (c.targetVersion ? `${c.kubernetesVersion} · ${t('clusters.upgrading', { version: c.targetVersion })}` : c.kubernetesVersion)
    const window = (c: Cluster) => (c.windowOpen ? t('clusters.windowOpen') : c.nextWindowAt ? t('clusters.windowNext', { at: f.dateTime(c.nextWindowAt) }) : t('clusters.windowNone'))
    return {
      path: ['datacenter', 'cluster'], permissions: 'k8s_clusters', api: { list, get, export: save } as never, schemas: clusterSchemas,
      words: { one: t('clusters.one'), many: t('nav.clusters'), line: t('clusters.line'), empty: t('clusters.empty') },
      title: (c) => c.name, subtitle: state, rowTone: (c) => (c.status === 'error' || c.status === 'offline' ? 'fail' : undefined),
      columns: [
        { id: 'name', header: t('clusters.name'), width: 180, mono: true, primary: true, sortable: true, filter: { type: 'text' }, cell: (c) => c.name },
        { id: 'status', header: t('clusters.status'), width: 120, sortable: true, filter: { type: 'enum', options: statuses.map((value) => ({ value, label: t(`clusters.statuses.${value}`) })) }, cell: state },
        { id: 'kubernetesVersion', header: t('clusters.version'), width: 150, mono: true, sortable: true, filter: { type: 'text' }, cell: (c) => c.kubernetesVersion },
        { id: 'controlPlaneCount', header: t('clusters.controlPlanes'), width: 120, align: 'end', mono: true, sortable: true, cell: (c) => f.number(c.controlPlaneCount) },
        { id: 'workerCount', header: t('clusters.workers'), width: 110, align: 'end', mono: true, sortable: true, cell: (c) => f.number(c.workerCount) },
        { id: 'nextWindowAt', header: t('clusters.window'), width: 200, cell: window },
      ],
      summary: (c) => (
        <div className="flex flex-col gap-5">
          <Facts items={[
            { label: t('clusters.status'), value: state(c) }, { label: t('clusters.version'), value: <Mono>{version(c)}</Mono> }, { label: t('clusters.window'), value: window(c) },
            { label: t('clusters.description'), value: c.description }, { label: t('common.created'), value: f.dateTime(c.createdAt) },
          ]} />
          <ClusterFound id={c.id} />
          <ClusterNodes id={c.id} />
          <ClusterPlugins id={c.id} />
        </div>
      ),
    }
  }, [t, f, list, get, save])
  return <FillPage className="lists-inset px-4 pt-3 max-lg:px-2 max-sm:px-1 max-sm:pt-1"><ResourcePage entity={entity} /></FillPage>
}
