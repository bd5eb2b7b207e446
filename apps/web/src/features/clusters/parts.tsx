import { renderLink, useClient } from '@colonnade/screens'
import { ErrorState, Mono, Skeleton, StatusBadge } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useText } from '../../locales/index.ts'

interface Part { id: string; name: string; status: string; line: string | null; href?: string }

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
          </li>
        ))}
      </ul>
    )
  }
  return <section aria-label={title} className="flex flex-col gap-2"><h2 className="font-semibold">{title}</h2>{body()}</section>
}

/** The nodes of a cluster, the first 500. */
export function ClusterNodes({ id }: { id: string }) {
  const t = useText()
  const client = useClient()
  const nodes = useQuery({
    queryKey: [['datacenter', 'virtualMachine', 'list'], { cluster: id }],
    queryFn: async () => (await client.datacenter.virtualMachine.list.query({ filter: [{ field: 'k8sClusterId', op: 'eq', value: id }], sort: [{ field: 'type', direction: 'asc' }], limit: 500 })).items
      .map((n): Part => ({ id: n.id, name: n.name, status: n.status, line: [t(`machines.types.${n.type}`), n.kubernetesVersion].filter(Boolean).join(' · '), href: `/machines?open=${n.id}` })),
  })
  return <Parts title={t('clusters.nodes')} empty={t('clusters.noNodes')} parts={nodes} />
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
