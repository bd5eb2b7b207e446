import type { Outputs } from '@colonnade/client'
import { useClient } from '@colonnade/screens'
import { Button, ErrorState, Mono, Skeleton, StatusShape, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { Ago } from '../../../lib/cells.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import type { ClusterRow } from './use-cluster-entity.tsx'

type Workload = Outputs['datacenter']['cluster']['workloads']['items'][number]

function WorkloadRow({ workload: w }: { workload: Workload }) {
  const t = useConsoleText()
  const f = useFormat()
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_7.5rem_auto] items-center gap-x-4 py-1.5 max-sm:grid-cols-[minmax(0,1fr)_auto]">
      <Mono className="truncate">{w.name}</Mono><span className="text-sm text-muted max-sm:order-3">{w.kind}</span>
      <span className="inline-flex items-center justify-end gap-1.5"><StatusShape tone={w.ready >= w.wanted ? 'good' : w.ready ? 'warn' : 'fail'} /><Mono>{t('seen.pods', { ready: f.number(w.ready), wanted: f.number(w.wanted) })}</Mono></span>
    </li>
  )
}

/** What is deployed in a cluster, read from its API server when the tab is opened and again when asked to. */
export function Workloads({ cluster }: { cluster: ClusterRow }) {
  const t = useConsoleText()
  const client = useClient()
  const query = useQuery({ queryKey: [['datacenter', 'workloads'], { id: cluster.id }], queryFn: () => client.datacenter.cluster.workloads.query({ id: cluster.id }), enabled: cluster.connected, retry: false, staleTime: 0 })
  if (!cluster.connected) return <p className="text-muted">{t('seen.recordedOnly')}. {t('seen.recordedOnlyLine')}</p>
  const spaces = [...Map.groupBy(query.data?.items ?? [], (w) => w.namespace)].toSorted(([a], [b]) => a.localeCompare(b))
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center justify-between gap-3 text-muted"><span>{t('seen.workloadsLine')} {query.data && <Ago at={query.data.readAt} />}</span><Button size="sm" icon={<RotateCw />} busy={query.isFetching} onClick={() => void query.refetch()}>{t('seen.again')}</Button></p>
      {query.isError ? <ErrorState compact error={query.error} onRetry={() => void query.refetch()} /> : query.isPending ? <Skeleton className="h-24" /> : !spaces.length && <p className="text-muted">{t('seen.noWorkloads')}</p>}
      {spaces.map(([space, items]) => (
        <section key={space} aria-label={space} className="flex flex-col gap-1"><h3 className="figures font-semibold">{space}</h3><ul className="divide-y border-y">{items.map((w) => <WorkloadRow key={`${w.kind} ${w.name}`} workload={w} />)}</ul></section>
      ))}
      {query.data?.more && <p className="text-sm text-muted">{t('seen.moreWorkloads')}</p>}
    </div>
  )
}
