import { ContractError } from '@colonnade/contract'
import type { PlaceInput, ScaleInput, ScaleWhatIf } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get, readInTx } from '../../../kernel/crud.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { list } from '../../../kernel/list.ts'
import { readFacts, type Reader } from '../virtual-machine/facts.ts'
import { lockPlacement, sqlOf } from '../virtual-machine/place.ts'
import { askedBy } from '../virtual-machine/plan.ts'
import { releaseIn } from '../virtual-machine/release.ts'
import { virtualMachine } from '../virtual-machine/resource.ts'
import { holdCluster, inOrder, nodesIn, type Cluster, type Node } from './hold.ts'
import { layControlPlane, layWorkers, rackRuleOf, type Layout } from './layout.ts'
import { affinityOfRole, nodesOf, placeNodes, prefixOf } from './provision.ts'
import { rememberingNodes } from './refused.ts'
import { cluster } from './resource.ts'
import { refuseOutsideWindow } from './window.ts'

const MOST_NODES = 1000

function bad(path: string, reason: string, message: string, remedy: string): ContractError {
  return new ContractError('BAD_REQUEST', reason, message, { fields: [{ path, message }], remedy })
}

function checkCount({ role, count }: ScaleInput): void {
  if (role === 'worker' || [1, 3, 5].includes(count)) return
  throw bad('count', 'bad_control_plane_count', 'Control planes vote: there are 1, 3 or 5 of them.', 'Choose 1, 3 or 5.')
}

/** What to place: as the newest node of the role, unless told otherwise. */
function askedFor(held: Cluster, nodes: Node[], input: ScaleInput): PlaceInput {
  const specificationId = input.specificationId ?? nodes.at(-1)?.specificationId
  if (!specificationId) throw bad('specificationId', 'specification_needed', 'There is no node of that role yet to take the specification from.', 'Choose a specification.')
  return {
    tenantId: held.tenantId, groupId: input.groupId ?? held.groupId!, specificationId, count: input.count - nodes.length, mode: held.schedulingMode, type: input.role, namePrefix: prefixOf(held.name, input.role),
    ...(input.hostIds ? { hostIds: input.hostIds } : {}), affinityGroup: input.role === 'control_plane' || held.schedulingMode === 'rack_anti_affinity' ? affinityOfRole(held.id, input.role) : null,
  }
}

// Nodes that were recorded by hand belong to no affinity group, and count all the same.
async function layOut(reader: Reader, asked: PlaceInput, nodes: Node[]): Promise<Layout> {
  const read = await readFacts(reader, askedBy(asked))
  const standing = asked.affinityGroup ? nodes.map((n) => ({ hostId: n.baremetalId!, rackId: n.rackId })) : undefined
  const facts = standing ? { ...read, existing: standing } : read
  return { ...(asked.type === 'worker' ? layWorkers(asked, facts) : layControlPlane(asked, facts)), standing }
}

// Where the role no longer has a rack to each node, those that stand are no longer held to it either: they could not move, nor come back.
async function releaseFromRacks(tx: WriteTx, report: Report, nodes: Node[], layout: Layout): Promise<void> {
  const strict = nodes.filter((n) => n.schedulingMode === 'rack_anti_affinity')
  if (layout.lasting !== 'spread' || strict.length === 0) return
  await tx.virtualMachine.updateMany({ where: { id: { in: strict.map((n) => n.id) } }, data: { schedulingMode: 'spread', version: { increment: 1 } } })
  for (const node of strict) report({ resource: 'virtual_machine', id: node.id, action: 'update', old: node, now: { ...node, schedulingMode: 'spread' }, servedTenantId: node.tenantId })
}

// One after the other out of the rack that holds most of those that are left, the newest there; those of no known rack first of all.
function fromFullestRacks(nodes: Node[], wanted: number): Node[] {
  const left = [...nodes]
  const racks = Map.groupBy(nodes, (n) => n.rackId)
  const load = ({ rackId }: Node) => (rackId ? racks.get(rackId)!.length : Infinity)
  return Array.from({ length: wanted }, () => {
    const most = Math.max(...left.map(load))
    const [gone] = left.splice(left.findLastIndex((n) => load(n) === most), 1)
    racks.get(gone!.rackId)!.pop()
    return gone!
  })
}

/** Which nodes go: those named; else the newest, of a role that is kept apart so that those left stand over as many racks as can be. Throws BAD_REQUEST when those named are not of the role, or not as many. */
function leaving(held: Cluster, nodes: Node[], { role, count, nodeIds }: ScaleInput): Node[] {
  const wanted = nodes.length - count
  if (!nodeIds?.length) return role === 'control_plane' || held.schedulingMode === 'rack_anti_affinity' ? fromFullestRacks(nodes, wanted) : nodes.slice(count)
  const chosen = nodes.filter((n) => nodeIds.includes(n.id))
  if (chosen.length === new Set(nodeIds).size && chosen.length === wanted) return chosen
  throw bad('nodeIds', 'bad_nodes', chosen.length === new Set(nodeIds).size ? `${chosen.length} nodes are named, ${wanted} would have to go.` : 'Not all of them are nodes of that role.', 'Name exactly the nodes that are to go, or none.')
}

async function nodesNow(ctx: ServiceCtx, id: string, role: string): Promise<Node[]> {
  const nodes: Node[] = []
  for (let cursor: string | null = null, first = true; first || cursor; first = false) {
    const page: Awaited<ReturnType<typeof list<typeof virtualMachine.schemas>>> = await list(ctx, virtualMachine, { filter: [{ field: 'k8sClusterId', op: 'eq', value: id }, { field: 'type', op: 'eq', value: role }], limit: 500, cursor })
    nodes.push(...page.items)
    cursor = nodes.length < MOST_NODES ? page.nextCursor : null
  }
  return inOrder(nodes)
}

/** What scaling would do. Writes nothing, holds nothing. */
export async function scaleWhatIf(ctx: ServiceCtx, input: ScaleInput): Promise<ScaleWhatIf> {
  checkCount(input)
  const held = await get(ctx, cluster, input.id)
  const nodes = await nodesNow(ctx, input.id, input.role)
  const add = input.count - nodes.length
  if (add <= 0) {
    const gone = leaving(held, nodes, input)
    const left = nodes.filter((n) => !gone.includes(n))
    return { add: 0, remove: gone.length, placed: null, rackRule: input.role === 'worker' ? null : rackRuleOf(left), released: gone.map(({ id, name, hostName }) => ({ id, name, hostName })) }
  }
  const { answer } = await layOut(ctx, askedFor(held, nodes, input), nodes)
  return { add, remove: 0, placed: answer, rackRule: answer.ok && input.role === 'control_plane' ? rackRuleOf([...nodes, ...answer.assignments]) : null, released: [] }
}

async function grow(tx: WriteTx, ctx: ServiceCtx, report: Report, held: Cluster, nodes: Node[], input: ScaleInput) {
  const asked = askedFor(held, nodes, input)
  await lockPlacement(tx, asked)
  const layout = await layOut({ sql: sqlOf(tx), services: ctx.services }, asked, nodes)
  await releaseFromRacks(tx, report, nodes, layout)
  const placed = await placeNodes(tx, ctx, report, layout, { k8sClusterId: held.id, kubernetesVersion: held.kubernetesVersion })
  return { placed: nodesOf(input.role, placed.virtualMachines), released: [], placementEventIds: placed.placementEventIds }
}

async function shrink(tx: WriteTx, ctx: ServiceCtx, report: Report, held: Cluster, nodes: Node[], input: ScaleInput) {
  refuseOutsideWindow(held, input.outsideWindow)
  const released = leaving(held, nodes, input).map((n) => n.id)
  await releaseIn(tx, ctx, report, released, ctx.clock())
  return { placed: [], released, placementEventIds: [] }
}

async function scaleIn(tx: WriteTx, ctx: ServiceCtx, report: Report, input: ScaleInput) {
  const held = await holdCluster(tx, ctx, input.id)
  const nodes = await nodesIn(tx, ctx, input.id, input.role)
  if (nodes.length === input.count) throw bad('count', 'nothing_to_do', `There are ${input.count} already.`, 'Choose another number.')
  const done = await (nodes.length < input.count ? grow : shrink)(tx, ctx, report, held, nodes, input)
  await tx.k8sCluster.updateMany({ where: { id: held.id }, data: { version: { increment: 1 } } })
  const [now] = await readInTx(tx, ctx, cluster, [held.id])
  report({ resource: 'k8s_cluster', id: held.id, action: 'scale', old: held, now: now!, servedTenantId: held.tenantId })
  return done
}

/**
 * Brings a role to so many nodes: places what lacks, or releases those named, or the newest (of control planes those that share a rack); all or none, in one transaction. Throws CONFLICT `no_room`,
 * `quota_exceeded`, `cluster_busy`; PRECONDITION_FAILED `outside_window` when nodes would go and no window is open; BAD_REQUEST for an even number of control planes.
 */
export function scale(ctx: ServiceCtx, input: ScaleInput) {
  checkCount(input)
  return rememberingNodes(ctx, 'k8s_clusters:update', () => mutate(ctx, { permission: 'k8s_clusters:update', action: 'scale', write: (tx, report) => scaleIn(tx, ctx, report, input) }))
}
