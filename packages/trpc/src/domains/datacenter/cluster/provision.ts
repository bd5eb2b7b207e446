import { randomUUIDv7 } from 'node:crypto'
import type { ClusterWhatIf, PlaceInput, PlaceResult, ProvisionInput, ProvisionResult } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { createInTx } from '../../../kernel/crud.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { ContractError } from '@colonnade/contract'
import { readFacts, type Reader } from '../virtual-machine/facts.ts'
import { lockPlacement, placeIn, sqlOf } from '../virtual-machine/place.ts'
import { askedBy } from '../virtual-machine/plan.ts'
import { layControlPlane, layWorkers, occupied, rackRuleOf, type Layout } from './layout.ts'
import { NodesRefused, rememberingNodes } from './refused.ts'
import { cluster } from './resource.ts'

type Role = 'control_plane' | 'worker'
/** The set that two nodes of one role belong to: never on one host, in `rack_anti_affinity` never in one rack. */
export const affinityOfRole = (clusterId: string, role: Role) => `k8s-${clusterId}${role === 'worker' ? '-workers' : ''}`
/** How nodes of a role are named before their number. */
export const prefixOf = (name: string, role: Role) => `${name}-${role === 'worker' ? 'worker' : 'cp'}`

function asked(input: ProvisionInput, clusterId: string, role: Role): PlaceInput {
  const worker = role === 'worker'
  const hostIds = worker ? input.workerHostIds : input.controlPlaneHostIds
  return {
    tenantId: input.tenantId, groupId: input.groupId, specificationId: worker ? input.workerSpecificationId! : input.controlPlaneSpecificationId, count: worker ? input.workerCount : input.controlPlaneCount,
    mode: input.schedulingMode, type: role, namePrefix: prefixOf(input.name, role), ...(hostIds ? { hostIds } : {}),
    affinityGroup: !worker || input.schedulingMode === 'rack_anti_affinity' ? affinityOfRole(clusterId, role) : null,
  }
}

function checkInput(input: ProvisionInput): void {
  if (input.workerCount === 0 || input.workerSpecificationId) return
  throw new ContractError('BAD_REQUEST', 'specification_needed', 'Workers need a specification.', { fields: [{ path: 'workerSpecificationId', message: 'is needed where there are workers' }], remedy: 'Choose a specification for the workers.' })
}

interface Plan { controlPlane: Layout; workers: Layout | null }

/** Where the nodes of both roles would go: the workers as if the control planes stood already. */
async function planNodes(reader: Reader, input: ProvisionInput, clusterId: string): Promise<Plan> {
  checkInput(input)
  const first = asked(input, clusterId, 'control_plane')
  const controlPlane = layControlPlane(first, await readFacts(reader, askedBy(first)))
  if (input.workerCount === 0) return { controlPlane, workers: null }
  const second = asked(input, clusterId, 'worker')
  const facts = await readFacts(reader, askedBy(second))
  return { controlPlane, workers: layWorkers(second, controlPlane.answer.ok ? occupied(facts, controlPlane.answer) : facts) }
}

/** Where the nodes of a cluster would go, or which of them don't fit and why. Writes nothing. */
export async function clusterWhatIf(ctx: ServiceCtx, input: ProvisionInput): Promise<ClusterWhatIf> {
  const { controlPlane, workers } = await planNodes(ctx, input, randomUUIDv7())
  const rackRule = controlPlane.answer.ok ? rackRuleOf(controlPlane.answer.assignments) : null
  return { ok: controlPlane.answer.ok && (workers?.answer.ok ?? true), rackRule, controlPlane: controlPlane.answer, workers: workers?.answer ?? null }
}

/** What placed nodes are told as. */
export const nodesOf = (role: Role, machines: { id: string; name: string; hostId: string; hostName: string; rackId: string | null }[]) => machines.map((m) => ({ ...m, role }))

/** Places one role's nodes as they were laid out. Throws NodesRefused when they don't fit. */
export async function placeNodes(tx: WriteTx, ctx: ServiceCtx, report: Report, layout: Layout, columns: { k8sClusterId: string; kubernetesVersion: string }) {
  if (!layout.answer.ok) throw new NodesRefused(layout.input, layout.answer)
  const virtualMachines: PlaceResult['virtualMachines'] = []
  const placementEventIds: string[] = []
  for (const { input, maxPerRack } of layout.rounds) {
    const standing = layout.standing && [...layout.standing, ...virtualMachines]
    const placed = await placeIn(tx, ctx, report, input, { maxPerRack, standing, columns: { ...(layout.lasting ? { schedulingMode: layout.lasting } : {}), ...columns } })
    virtualMachines.push(...placed.virtualMachines)
    placementEventIds.push(placed.placementEventId)
  }
  return { virtualMachines, placementEventIds }
}

async function provisionIn(tx: WriteTx, ctx: ServiceCtx, report: Report, id: string, input: ProvisionInput): Promise<ProvisionResult> {
  const { tenantId, groupId, name, kubernetesVersion, schedulingMode, description } = input
  await lockPlacement(tx, input)
  const { controlPlane, workers } = await planNodes({ sql: sqlOf(tx), services: ctx.services }, input, id)
  await createInTx(tx, ctx, cluster, { id, tenantId, groupId, name, kubernetesVersion, schedulingMode, description }, report)
  const columns = { k8sClusterId: id, kubernetesVersion }
  const first = await placeNodes(tx, ctx, report, controlPlane, columns)
  const second = workers && (await placeNodes(tx, ctx, report, workers, columns))
  return {
    clusterId: id, nodes: [...nodesOf('control_plane', first.virtualMachines), ...nodesOf('worker', second?.virtualMachines ?? [])], rackRule: rackRuleOf(first.virtualMachines),
    placementEventIds: [...first.placementEventIds, ...(second?.placementEventIds ?? [])],
  }
}

/**
 * Makes a cluster with all its nodes, or nothing, in one transaction that holds the group. Throws CONFLICT `no_room` or `quota_exceeded` whose details
 * name the role, the funnel, and what would have to give; that refusal is kept as a placement event.
 */
export function provision(ctx: ServiceCtx, input: ProvisionInput): Promise<ProvisionResult> {
  const id = randomUUIDv7()
  return rememberingNodes(ctx, 'k8s_clusters:create', () => mutate(ctx, { permission: 'k8s_clusters:create', action: 'create', write: (tx, report) => provisionIn(tx, ctx, report, id, input) }))
}
