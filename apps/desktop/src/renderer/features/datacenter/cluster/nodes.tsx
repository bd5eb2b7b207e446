import { useClient } from '@colonnade/screens'
import { ErrorState, Mono, Skeleton, StatusShape, useFormat } from '@colonnade/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { RecordLink, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import type { VmRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import { FoundLine, NotRecorded, useObservation, type ObservedNode } from './observed.tsx'
import type { ClusterRow } from './use-cluster-entity.tsx'

const SHOWN = 60
const nodesOf = (clusterId: string) => ({ field: 'k8sClusterId', op: 'eq' as const, value: clusterId })

/** How many nodes run the version the cluster is on its way to: counted by the server, which knows all of them. */
export function useUpgraded({ id, targetVersion }: Pick<ClusterRow, 'id' | 'targetVersion'>) {
  const client = useClient()
  return useQuery({
    queryKey: [['datacenter', 'virtualMachine', 'list'], { cluster: id, version: targetVersion }], enabled: targetVersion !== null, placeholderData: keepPreviousData,
    queryFn: async () => (await client.datacenter.virtualMachine.list.query({ filter: [nodesOf(id), { field: 'kubernetesVersion', op: 'eq', value: targetVersion! }], limit: 1, count: true })).count ?? 0,
  })
}

/** A cluster's nodes, the first 500, control planes before workers; how many there are in all the cluster itself says. */
export function useNodes(clusterId: string) {
  const client = useClient()
  return useQuery({
    queryKey: [['datacenter', 'virtualMachine', 'list'], { cluster: clusterId }],
    queryFn: async () => {
      const filter = [nodesOf(clusterId)]
      const { items } = await client.datacenter.virtualMachine.list.query({ filter, sort: [{ field: 'type', direction: 'asc' }, { field: 'createdAt', direction: 'asc' }], limit: 500 })
      return items.toSorted((a, b) => a.type.localeCompare(b.type) || a.name.length - b.name.length || a.name.localeCompare(b.name))
    },
  })
}

type Found = ReadonlyMap<string, ObservedNode>

/** Nodes by role: what each runs, how it is, on which host in which rack; under it how it was found. */
export function ClusterNodes({ cluster }: { cluster: ClusterRow }) {
  const t = useConsoleText()
  const nodes = useNodes(cluster.id)
  const seen = useObservation(cluster)
  if (nodes.isError) return <ErrorState compact error={nodes.error} onRetry={() => void nodes.refetch()} />
  if (nodes.isPending) return <div className="flex flex-col gap-3">{[1, 2, 3].map((n) => <Skeleton key={n} className="h-5" />)}</div>
  const all = cluster.connected ? (seen.data?.nodes ?? []) : []
  const found: Found = new Map(all.flatMap((n) => (n.recorded ? [[n.recorded.machineId, n]] : [])))
  return (
    <>
      {!nodes.data.length && <p className="text-muted">{t('k8s.nodes.none')}</p>}
      {([['control_plane', cluster.controlPlaneCount], ['worker', cluster.workerCount]] as const).map(([role, count]) => <Role key={role} role={role} count={count} nodes={nodes.data.filter((n) => n.type === role)} version={cluster.kubernetesVersion} found={found} />)}
      <NotRecorded nodes={all.filter((n) => !n.recorded)} />
    </>
  )
}

function Role({ role, count, nodes, version, found }: { role: 'control_plane' | 'worker'; count: number; nodes: VmRow[]; version: string; found: Found }) {
  const t = useConsoleText()
  const f = useFormat()
  if (!nodes.length) return null
  const all = Math.max(count, nodes.length)
  const perRack = Map.groupBy(nodes.filter((n) => n.rackName), (n) => n.rackName)
  const most = Math.max(0, ...[...perRack.values()].map((n) => n.length))
  return (
    <section aria-label={t(`k8s.nodes.${role}`)} className="flex flex-col gap-1">
      <h3 className="flex flex-wrap items-baseline gap-x-3"><span className="font-semibold">{t(`k8s.nodes.${role}`)}</span><span className="figures text-muted">{f.number(all)}</span>
        {perRack.size > 0 && all === nodes.length && <span className="text-sm text-muted">{t('k8s.nodes.racks', { n: f.number(perRack.size) })}</span>}
        {role === 'control_plane' && most > 1 && <span className="inline-flex items-center gap-1.5 text-sm"><StatusShape tone="warn" />{t('k8s.nodes.shared', { n: f.number(most) })}</span>}
      </h3>
      <ul className="divide-y border-y">
        {nodes.slice(0, SHOWN).map((node) => <li key={node.id} className="flex flex-col gap-0.5 py-1.5"><NodeRow node={node} version={version} /><FoundLine node={found.get(node.id)} /></li>)}
      </ul>
      {all > SHOWN && <p className="text-sm text-muted">{t('k8s.nodes.more', { n: f.number(all - SHOWN) })}</p>}
    </section>
  )
}

function NodeRow({ node, version }: { node: VmRow; version: string }) {
  const t = useConsoleText()
  const fields = useFields('vm')
  return (
    <div className="grid grid-cols-[minmax(0,1.3fr)_minmax(0,1.2fr)_auto_auto] items-center gap-x-4 max-sm:grid-cols-[minmax(0,1fr)_auto]">
      <span className="truncate"><RecordLink to="/virtual-machines" id={node.id} mono>{node.name}</RecordLink></span>
      <span className="truncate text-sm text-muted max-sm:order-3"><RecordLink to="/hosts" id={node.baremetalId} mono>{node.hostName}</RecordLink> · {node.rackName ?? t('k8s.nodes.noRack')}</span>
      <Mono className={node.kubernetesVersion === version ? 'text-sm text-muted' : 'text-sm font-medium text-accent-text'}>{node.kubernetesVersion}</Mono>
      <Status status={node.status} label={fields.option(node.status)} />
    </div>
  )
}
