import type { ObjectRef, Outcome, ResourceDriver } from '../../../drivers/resource/driver.ts'
import { ContractError } from '@colonnade/contract'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { storedEndpoint } from '../endpoint/connection.ts'
import { through } from '../endpoint/through.ts'
import { upgradeNodeThere, type NodeUpgrade } from './node-upgrade.ts'

/** How a call is made. `key` names the intent behind it: repeated under the same key, it makes nothing twice. */
export interface ActuatorCall { key: string; signal: AbortSignal }

/** What makes real what the books say of one cluster. Every method throws a ContractError that says what to do. */
export interface ClusterActuator {
  /** Resolves once the node is ready at that version and open to pods again. */
  upgradeNode(upgrade: NodeUpgrade): Promise<void>
  /** Brings the objects of a manifest (YAML) to the cluster under the owner's name; what an earlier one of that owner made and this one lacks goes. Answers what is there now. */
  apply(owner: string, manifest: string, call: ActuatorCall): Promise<ObjectRef[]>
  /** Takes away all that was applied for this owner. */
  remove(owner: string, call: ActuatorCall): Promise<void>
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.outcome === 'done') return outcome.value
  throw new ContractError('PRECONDITION_FAILED', 'unsupported', 'The other side does not offer this.', { remedy: 'Choose an endpoint of another kind.' })
}

/** The actuator of a cluster; null where it has no endpoint and the books are all there is. */
export async function actuatorOf(ctx: ServiceCtx, clusterId: string): Promise<ClusterActuator | null> {
  const [row] = await ctx.sql<{ endpointId: string | null }>('SELECT endpoint_id AS "endpointId" FROM k8s_clusters WHERE id = $1::uuid AND deleted_at IS NULL', [clusterId])
  if (!row?.endpointId) return null
  const { endpointId } = row
  const ask = async <T>(work: (driver: ResourceDriver) => Promise<Outcome<T>>, signal: AbortSignal) => valueOf(await through(ctx, await storedEndpoint(ctx, endpointId), work, signal))
  return {
    upgradeNode: (upgrade) => upgradeNodeThere(ctx, endpointId, upgrade),
    apply: async (owner, yaml, call) => (await ask((driver) => driver.cluster.apply({ owner, yaml }, call), call.signal)).objects,
    remove: async (owner, call) => { await ask((driver) => driver.cluster.remove(owner, call), call.signal) },
  }
}
