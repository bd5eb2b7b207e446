import type { ServiceCtx } from '../../../kernel/context.ts'
import type { Services } from '../../../kernel/services.ts'

/** How a call is made. `key` names the intent behind it: repeated under the same key, it makes nothing twice. */
export interface ActuatorCall { key: string; signal: AbortSignal }

/** What makes real what the books say of one cluster. Every method throws a ContractError that says what to do. */
export interface ClusterActuator {
  /** Resolves once the node runs that version. */
  upgradeNode(node: { id: string; name: string }, version: string, call: ActuatorCall): Promise<void>
  /** Brings the objects of a manifest (YAML) to the cluster under the owner's name; what an earlier one of that owner made and this one lacks goes. */
  apply(owner: string, manifest: string, call: ActuatorCall): Promise<void>
  /** Takes away all that was applied for this owner. */
  remove(owner: string, call: ActuatorCall): Promise<void>
}

/** Finds a cluster's actuator; null where the books are all there is. */
export type ActuatorFor = (ctx: ServiceCtx, clusterId: string) => Promise<ClusterActuator | null>

const bound = new WeakMap<Services, ActuatorFor>()

/** Says where this process finds actuators; without it, clusters are recorded only. */
export function bindActuators(services: Services, find: ActuatorFor): void {
  bound.set(services, find)
}

/** The actuator of a cluster; null where the books are all there is. */
export async function actuatorOf(ctx: ServiceCtx, clusterId: string): Promise<ClusterActuator | null> {
  return (await bound.get(ctx.services)?.(ctx, clusterId)) ?? null
}
