import type { WriteTx } from '../../../kernel/mutate.ts'

/** A cluster that was marked, and whose it is. */
export interface Marked { id: string; tenantId: string }

const MARK = `INSERT INTO cluster_observations (id, tenant_id, cluster_id, reachable, reason, tried_at) SELECT gen_random_uuid(), k.tenant_id, k.id, false, $2, $3::timestamptz FROM k8s_clusters k WHERE k.endpoint_id = $1::uuid AND k.deleted_at IS NULL
  ON CONFLICT (tenant_id, cluster_id) DO UPDATE SET reachable = false, reason = excluded.reason, tried_at = excluded.tried_at RETURNING cluster_id AS id, tenant_id AS "tenantId"`

/** Marks the clusters behind an endpoint as out of reach, and why; what was seen of them last stays. */
export async function markClusters(tx: WriteTx, endpointId: string, reason: string, now: Date): Promise<Marked[]> {
  return tx.$queryRawUnsafe<Marked[]>(MARK, endpointId, reason, now)
}
