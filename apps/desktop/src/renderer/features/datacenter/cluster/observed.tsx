import type { Outputs } from '@colonnade/client'
import { useClient, useMay, useRefresh } from '@colonnade/screens'
import { Badge, Button, ErrorState, Mono, Skeleton, StatusShape, toast, useFormat } from '@colonnade/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ScanEye } from 'lucide-react'
import { Ago, RecordLink, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useProblem } from '../../../lib/use-problem.ts'
import { useConsoleText } from '../../../locales/index.ts'
import type { ClusterRow } from './use-cluster-entity.tsx'

/** A cluster as it was found, beside what is recorded of it. */
export type Observation = Outputs['datacenter']['cluster']['observation']
/** One node of it. */
export type ObservedNode = Observation['nodes'][number]

/** How a cluster was found last; looked up again every half minute, where there is anybody to look at. */
export function useObservation(cluster: Pick<ClusterRow, 'id' | 'connected'>) {
  const client = useClient()
  return useQuery({ queryKey: [['datacenter', 'cluster', 'observation'], { id: cluster.id }], queryFn: () => client.datacenter.cluster.observation.query({ id: cluster.id }), enabled: cluster.connected, refetchInterval: 30_000 })
}

function LookButton({ cluster, seenAt }: { cluster: ClusterRow; seenAt: string | null }) {
  const t = useConsoleText()
  const client = useClient()
  const refresh = useRefresh(['datacenter', 'cluster'])
  const look = useMutation({
    meta: { quiet: true }, mutationFn: () => client.datacenter.cluster.look.mutate({ id: cluster.id }), onError: (error) => { toast.error(error) },
    onSuccess: async (found) => { await refresh(); if (found.state === 'unreachable') toast.info(t('seen.stillAway')); else if (found.observedAt === seenAt) toast.info(t('seen.slow')); else toast.success(t('seen.looked')) },
  })
  return <Button size="sm" icon={<ScanEye />} busy={look.isPending} onClick={() => look.mutate()}>{t('seen.look')}</Button>
}

function Away({ seen }: { seen: Observation }) {
  const t = useConsoleText()
  const f = useFormat()
  const say = useProblem()
  const { endpoint } = seen
  if (seen.state !== 'unreachable') return null
  const said = endpoint?.reason ? say({ reason: endpoint.reason, message: endpoint.message ?? '' }).message : t('seen.stillAway')
  return (
    <p role="status" className="rounded-md border bg-fail-soft px-3 py-2 text-fail-text">
      {said}{endpoint?.nextTryAt && <span className="block text-sm">{t('outside.nextTry', { when: f.relative(endpoint.nextTryAt) })}</span>}{seen.observedAt && <span className="block text-sm">{t('seen.last')}</span>}
    </p>
  )
}

function Found({ cluster, seen }: { cluster: ClusterRow; seen: Observation }) {
  const t = useConsoleText()
  const f = useFormat()
  if (!seen.observedAt) return null
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      <li className="flex items-center gap-1.5"><StatusShape tone={seen.healthy ? 'good' : 'fail'} />{t('seen.api')} <Mono>{seen.version}</Mono></li>
      <li className="flex items-center gap-1.5"><StatusShape tone={seen.readyCount === seen.nodeCount ? 'good' : 'fail'} />{t('seen.nodes', { ready: f.number(seen.readyCount), total: f.number(seen.nodeCount) })}</li>
      <li className="flex items-center gap-1.5"><StatusShape tone={seen.differing ? 'warn' : 'good'} />{seen.differing ? t('seen.differ', { n: f.number(seen.differing), count: seen.differing }) : t('seen.agrees')}</li>
      {seen.versionDiffers && <li className="flex items-center gap-1.5"><StatusShape tone="warn" />{t('seen.versionDiffers', { found: seen.version ?? '', recorded: cluster.kubernetesVersion })}</li>}
    </ul>
  )
}

/** How a cluster was found: by whom, when, and where that differs from the books. Says so where nobody looks at all. */
export function Observed({ cluster }: { cluster: ClusterRow }) {
  const t = useConsoleText()
  const may = useMay()
  const fields = useFields('cluster')
  const query = useObservation(cluster)
  if (!cluster.connected) {
    return <section className="rounded-md border bg-raised px-3 py-2.5"><p className="flex items-center gap-2 font-semibold"><StatusShape tone="idle" />{t('seen.recordedOnly')}</p><p className="text-sm text-muted">{t('seen.recordedOnlyLine')}</p></section>
  }
  if (query.isError) return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <Skeleton className="h-20" />
  const seen = query.data
  return (
    <section aria-label={t('seen.title')} className="flex flex-col gap-2.5 rounded-md border bg-raised px-3 py-2.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="flex flex-wrap items-center gap-x-3 gap-y-1"><span className="font-semibold">{t('seen.title')}</span>{seen.state && <Status status={seen.state} label={fields.option(seen.state)} />}
          <span className="text-sm text-muted">{seen.observedAt ? <Ago at={seen.observedAt} /> : t('seen.never')}{cluster.endpointName && <> · <RecordLink to="/endpoints" id={may('endpoints:read') ? cluster.endpointId : null}>{cluster.endpointName}</RecordLink></>}</span>
        </h3>
        {may('k8s_clusters:update') && <LookButton cluster={cluster} seenAt={seen.observedAt} />}
      </div>
      {!seen.state && <p className="text-muted">{t('seen.notYet')}</p>}
      <Away seen={seen} />
      <Found cluster={cluster} seen={seen} />
    </section>
  )
}

/** One node as it was found: what it runs, how it is, and each difference by name. */
export function FoundLine({ node }: { node: ObservedNode | undefined }) {
  const t = useConsoleText()
  if (!node || (!node.found && !node.differences.length)) return null
  const { found } = node
  const named = node.differences.filter((d) => d !== 'not_ready' && !(d === 'cordoned' && found?.held))
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-sm text-muted">
      <span>{t('seen.found')}</span>
      {found && <><Mono>{found.version}</Mono><span className="inline-flex items-center gap-1.5"><StatusShape tone={found.ready ? 'good' : 'fail'} />{t(found.ready ? 'seen.ready' : 'seen.notReady')}</span></>}
      {named.map((d) => <Badge key={d} tone={d === 'missing' ? 'fail' : 'warn'}>{t(`seen.${d}`)}</Badge>)}
      {found?.held && <Badge tone="accent">{t('seen.held')}</Badge>}
      {found?.problems.map((p) => <span key={p} className="basis-full break-words text-fail-text">{p}</span>)}
    </p>
  )
}

/** Nodes that are in the cluster and in no book. */
export function NotRecorded({ nodes }: { nodes: ObservedNode[] }) {
  const t = useConsoleText()
  if (!nodes.length) return null
  return (
    <section aria-label={t('seen.notRecorded')} className="flex flex-col gap-1">
      <h3 className="font-semibold">{t('seen.notRecorded')}</h3>
      <ul className="divide-y border-y">{nodes.map((n) => <li key={n.name} className="flex flex-col gap-0.5 py-1.5"><Mono className="truncate">{n.name}</Mono><FoundLine node={n} /></li>)}</ul>
    </section>
  )
}
