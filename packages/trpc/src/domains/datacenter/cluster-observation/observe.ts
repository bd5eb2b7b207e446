import type { Call, ClusterNode, ClusterState, ResourceDriver } from '../../../drivers/resource/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { note } from '../../../kernel/system.ts'
import type { StoredEndpoint } from '../endpoint/connection.ts'
import { releaseLeft } from './holds.ts'
import { observePlugins } from './plugins.ts'

interface Known { id: string; tenantId: string; reachable: boolean | null; version: string | null; healthy: boolean | null; nodes: ClusterNode[] | null }

const KNOWN = `SELECT k.id, k.tenant_id AS "tenantId", o.reachable, o.version, o.healthy, o.nodes FROM k8s_clusters k LEFT JOIN cluster_observations o ON o.tenant_id = k.tenant_id AND o.cluster_id = k.id
  WHERE k.endpoint_id = $1::uuid AND k.deleted_at IS NULL`
// Only while it is still that endpoint's: what another answers says nothing of it.
const KEEP = `INSERT INTO cluster_observations (id, tenant_id, cluster_id, reachable, reason, version, healthy, nodes, node_count, ready_count, observed_at, tried_at)
  SELECT gen_random_uuid(), k.tenant_id, k.id, true, NULL, $3, $4, $5::jsonb, $6, $7, $8::timestamptz, $8::timestamptz FROM k8s_clusters k WHERE k.id = $1::uuid AND k.endpoint_id = $2::uuid AND k.deleted_at IS NULL
  ON CONFLICT (tenant_id, cluster_id) DO UPDATE SET reachable = true, reason = NULL, version = excluded.version, healthy = excluded.healthy, nodes = excluded.nodes, node_count = excluded.node_count,
    ready_count = excluded.ready_count, observed_at = excluded.observed_at, tried_at = excluded.tried_at`

/** Looks at the cluster behind an endpoint: version, health, nodes, what its plugins put there; keeps what is other than it was. */
export async function observeClusters(ctx: ServiceCtx, endpoint: StoredEndpoint, driver: ResourceDriver, call: Call): Promise<void> {
  const known = await ctx.sql<Known>(KNOWN, [endpoint.id])
  if (known.length === 0) return
  const seen = await driver.cluster.observe(call)
  if (seen.outcome !== 'done') return
  for (const cluster of known) {
    await keep(ctx, endpoint, cluster, seen.value)
    await releaseLeft(ctx, driver, cluster.id, seen.value.nodes, call)
    await observePlugins(ctx, driver, cluster, call)
  }
}

// The order of fields is the database's own matter. What a condition says beside its name tells the seconds that passed: another text is kept, and is no change.
const essence = (nodes: ClusterNode[]) => JSON.stringify(nodes.map((n) => [n.name, n.ready, n.version, n.cordoned, n.hold, n.roles, n.cpu, n.memory, n.problems.map((p) => p.split(':')[0])]))
const words = (nodes: ClusterNode[]) => JSON.stringify(nodes.map((n) => n.problems))
const facts = (k: Pick<Known, 'version' | 'healthy'>, nodes: ClusterNode[]) => ({ observedVersion: k.version, healthy: k.healthy, nodes: nodes.length, ready: nodes.filter((n) => n.ready).length })

const nothing = new Error('the cluster has another endpoint by now')

async function keep(ctx: ServiceCtx, endpoint: StoredEndpoint, known: Known, { version, healthy, nodes }: ClusterState): Promise<void> {
  const now = ctx.clock()
  const write = (tx: WriteTx) => tx.$executeRawUnsafe(KEEP, known.id, endpoint.id, version, healthy, JSON.stringify(nodes), nodes.length, nodes.filter((n) => n.ready).length, now)
  if (known.reachable && known.version === version && known.healthy === healthy && essence(known.nodes ?? []) === essence(nodes)) {
    const same = words(known.nodes ?? []) === words(nodes)
    await note<unknown>(ctx.services, (tx: WriteTx) => (same ? tx.clusterObservation.updateMany({ where: { clusterId: known.id, cluster: { endpointId: endpoint.id } }, data: { observedAt: now, triedAt: now } }) : write(tx)))
    return
  }
  await mutate(ctx, {
    permission: 'system', action: 'observe',
    write: async (tx, report) => {
      if ((await write(tx)) === 0) throw nothing
      report({ resource: 'k8s_cluster', id: known.id, old: { reachable: known.reachable, ...facts(known, known.nodes ?? []) }, now: { reachable: true, ...facts({ version, healthy }, nodes) }, servedTenantId: known.tenantId })
    },
  }).catch((error: unknown) => { if (error !== nothing) throw error })
}
