import type { Outputs } from '@colonnade/client'
import { renderLink, useClient } from '@colonnade/screens'
import { ErrorState, Mono, Skeleton, StatusBadge, StatusShape, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useText } from '../../locales/index.ts'

type Observation = Outputs['datacenter']['cluster']['observation']
interface Part { id: string; name: string; status: string; line: string | null; href?: string; found?: Observation['nodes'][number] | undefined }

function Parts({ title, empty, parts }: { title: string; empty: string; parts: { data?: Part[]; error: unknown; refetch: () => unknown } }) {
  const t = useText()
  const body = (): ReactNode => {
    if (parts.error) return <ErrorState compact error={parts.error} onRetry={() => void parts.refetch()} />
    if (!parts.data) return <Skeleton className="h-16" />
    if (!parts.data.length) return <p className="text-muted">{empty}</p>
    return (
      <ul className="divide-y border-y">
        {parts.data.map((p) => (
          <li key={p.id} className="flex flex-wrap items-center justify-between gap-x-4 py-1.5">
            <Mono className="min-w-0 truncate">{p.href ? renderLink({ href: p.href, className: 'hover:underline', children: p.name }) : p.name}</Mono>
            <span className="flex items-center gap-3"><Mono className="text-sm text-muted">{p.line}</Mono><StatusBadge plain status={p.status} label={t(`clusters.statuses.${p.status as 'active'}`)} /></span>
            <FoundLine node={p.found} />
          </li>
        ))}
      </ul>
    )
  }
  return <section aria-label={title} className="flex flex-col gap-2"><h2 className="font-semibold">{title}</h2>{body()}</section>
}

// How a node was found where the cluster itself was asked.
function FoundLine({ node }: { node: Part['found'] }) {
  const t = useText()
  if (!node || (!node.found && !node.differences.length)) return null
  const { found } = node
  return (
    <span className="flex basis-full flex-wrap items-center gap-x-3 text-sm text-muted">
      <StatusShape tone={!found ? 'fail' : found.ready ? 'good' : 'fail'} />{found ? <><Mono>{found.version}</Mono>{t(found.ready ? 'clusters.found.ready' : 'clusters.found.notReady')}</> : t('clusters.found.missing')}
      {found?.cordoned && <span>{t('clusters.found.cordoned')}</span>}
      {found?.problems.map((p) => <span key={p} className="basis-full break-words text-fail-text">{p}</span>)}
    </span>
  )
}

function useObservation(id: string) {
  const client = useClient()
  return useQuery({ queryKey: [['datacenter', 'cluster', 'observation'], { id }], queryFn: () => client.datacenter.cluster.observation.query({ id }), refetchInterval: 60_000 })
}

/** How a cluster was found: by whom it serves, what its API server runs and how many nodes are ready. Nothing where nobody looks. */
export function ClusterFound({ id }: { id: string }) {
  const t = useText()
  const f = useFormat()
  const { data: seen } = useObservation(id)
  if (!seen?.connected || !seen.state) return null
  return (
    <section aria-label={t('clusters.found.title')} className="flex flex-col gap-1.5 rounded-md border bg-raised px-3 py-2.5">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1"><span className="font-semibold">{t('clusters.found.title')}</span><StatusBadge plain status={seen.state} tone={seen.state === 'healthy' ? 'good' : 'fail'} label={t(`clusters.found.${seen.state}`)} />
        {seen.version && <span>{t('clusters.found.api')} <Mono>{seen.version}</Mono></span>}
        {seen.observedAt && <span>{t('clusters.found.nodes', { ready: f.number(seen.readyCount), total: f.number(seen.nodeCount) })}</span>}
      </p>
      {seen.observedAt && <p className="text-sm text-muted">{t('clusters.found.at', { when: f.relative(seen.observedAt) })}</p>}
    </section>
  )
}

/** The nodes of a cluster, the first 500. */
export function ClusterNodes({ id }: { id: string }) {
  const t = useText()
  const client = useClient()
  const { data: seen } = useObservation(id)
  const found = new Map(seen?.connected ? seen.nodes.flatMap((n) => (n.recorded ? [[n.recorded.machineId, n] as const] : [])) : [])
  const nodes = useQuery({
    queryKey: [['datacenter', 'virtualMachine', 'list'], { cluster: id }],
    queryFn: async () => (await client.datacenter.virtualMachine.list.query({ filter: [{ field: 'k8sClusterId', op: 'eq', value: id }], sort: [{ field: 'type', direction: 'asc' }], limit: 500 })).items
      .map((n): Part => ({ id: n.id, name: n.name, status: n.status, line: [t(`machines.types.${n.type}`), n.kubernetesVersion].filter(Boolean).join(' · '), href: `/machines?open=${n.id}` })),
  })
  return <Parts title={t('clusters.nodes')} empty={t('clusters.noNodes')} parts={{ ...nodes, data: nodes.data?.map((n) => ({ ...n, found: found.get(n.id) })) }} />
}

/** What is installed in a cluster. */
export function ClusterPlugins({ id }: { id: string }) {
  const t = useText()
  const client = useClient()
  const plugins = useQuery({
    queryKey: [['datacenter', 'clusterPlugin', 'list'], { cluster: id }],
    queryFn: async () => (await client.datacenter.clusterPlugin.list.query({ filter: [{ field: 'clusterId', op: 'eq', value: id }], limit: 100 })).items.map((p): Part => ({ id: p.id, name: p.name, status: p.status, line: p.pluginVersion })),
  })
  return <Parts title={t('clusters.plugins')} empty={t('clusters.noPlugins')} parts={plugins} />
}
