import { ContractError } from '@colonnade/contract'
import type { ClusterObservation, ClusterWorkloads } from '@colonnade/contract/datacenter'
import { authorise } from '../../../kernel/authorise.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get } from '../../../kernel/crud.ts'
import { cluster } from '../cluster/resource.ts'
import { storedEndpoint, type StoredEndpoint } from '../endpoint/connection.ts'
import { through } from '../endpoint/through.ts'
import { observeOne } from '../operation/observe.ts'
import { observation } from './read.ts'

/** Longest a person waits for workloads, and for all the answers of a look, in ms. The latter is longer than any one request may take: who does not answer at all is found out. */
const PATIENCE_MS = 15_000
const LOOK_MS = 20_000
/** Workloads told of each kind. */
const MOST_TOLD = 200

async function endpointOf(ctx: ServiceCtx, id: string): Promise<StoredEndpoint> {
  const row = await get(ctx, cluster, id)
  if (row.endpointId) return storedEndpoint(ctx, row.endpointId)
  throw new ContractError('PRECONDITION_FAILED', 'no_endpoint', `${row.name} has no endpoint: what is recorded is all there is.`, { fields: [{ path: 'endpointId', message: 'is not set' }], remedy: 'Choose one in the cluster\'s form.' })
}

/** Looks at a cluster now, whenever its turn would be; says how it was found, also when nobody answered. One that takes longer than a person waits is as it was seen last: that says nothing against it. Throws NOT_FOUND, PRECONDITION_FAILED `no_endpoint`. */
export async function look(ctx: ServiceCtx, id: string): Promise<ClusterObservation> {
  authorise(ctx, 'k8s_clusters:update')
  await observeOne(ctx, await endpointOf(ctx, id), { signal: AbortSignal.timeout(LOOK_MS) })
  return observation(ctx, id)
}

/** Reads a cluster's workloads from its API server at this moment. Nothing is kept. Throws NOT_FOUND, PRECONDITION_FAILED, UNAVAILABLE. */
export async function workloads(ctx: ServiceCtx, { id, namespace }: { id: string; namespace?: string | null | undefined }): Promise<ClusterWorkloads> {
  authorise(ctx, 'endpoints:read')
  const endpoint = await endpointOf(ctx, id)
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const outcome = await through(ctx, endpoint, (driver) => driver.cluster.workloads(namespace ?? null, MOST_TOLD, { key: ctx.requestId, signal }))
  if (outcome.outcome !== 'done') throw new ContractError('PRECONDITION_FAILED', 'unsupported', 'The other side does not offer this.', { remedy: 'Use its own console.' })
  return { ...outcome.value, readAt: ctx.clock().toISOString() }
}
