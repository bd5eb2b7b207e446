import { MOST_NODES_TOLD, runsVersion, type ClusterObservation } from '@colonnade/contract/datacenter'
import type { ClusterNode } from '../../../drivers/resource/driver.ts'
import { may } from '../../../kernel/authorise.ts'
import { isOperator, type ServiceCtx } from '../../../kernel/context.ts'
import { get } from '../../../kernel/crud.ts'
import { toWire } from '../../../kernel/wire.ts'
import { clustersFor } from '../cluster/resource.ts'
import { compareNodes, type Recorded } from './compare.ts'

interface Seen { version: string | null; healthy: boolean; nodes: ClusterNode[]; nodeCount: number; readyCount: number }
type Endpoint = NonNullable<ClusterObservation['endpoint']>

async function endpointOf(ctx: ServiceCtx, id: string | null): Promise<Endpoint | null> {
  if (!id || !isOperator(ctx) || !may(ctx, 'endpoints:read')) return null
  const [row] = await ctx.sql<Endpoint>(`SELECT id, name, status::text AS status, last_reason AS reason, last_error AS message, next_try_at AS "nextTryAt" FROM endpoints WHERE id = $1::uuid`, [id])
  return row ? (toWire(row) as Endpoint) : null
}

/** A cluster's nodes and version as they are recorded, beside how they were found last. Asks nobody. Throws NOT_FOUND. */
export async function observation(ctx: ServiceCtx, id: string): Promise<ClusterObservation> {
  const row = await get(ctx, clustersFor(ctx), id)
  const [seen] = await ctx.sql<Seen>(`SELECT version, healthy, nodes, node_count::float8 AS "nodeCount", ready_count::float8 AS "readyCount" FROM cluster_observations WHERE cluster_id = $1::uuid`, [id])
  const recorded = await ctx.sql<Recorded>(`SELECT id, name, type::text AS type, kubernetes_version AS version, status::text AS status FROM virtual_machines WHERE k8s_cluster_id = $1::uuid AND deleted_at IS NULL`, [id])
  const nodes = compareNodes(recorded, seen?.nodes ?? [], row.observedAt !== null)
  return {
    connected: row.connected, state: row.observedState, version: row.observedVersion, versionDiffers: row.observedVersion !== null && !runsVersion(row.observedVersion, row.kubernetesVersion), healthy: seen?.healthy ?? false,
    observedAt: row.observedAt, nodeCount: seen?.nodeCount ?? 0, readyCount: seen?.readyCount ?? 0, differing: nodes.filter((n) => n.differences.length).length,
    nodes: nodes.slice(0, MOST_NODES_TOLD), more: Math.max(0, nodes.length - MOST_NODES_TOLD), endpoint: await endpointOf(ctx, row.endpointId),
  }
}
