import { ContractError } from '@colonnade/contract'
import type { Prisma } from '@colonnade/db'
import * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get, readInTx } from '../../../kernel/crud.ts'
import { completeInTx, defineJob, takenOver, type JobControl } from '../../../kernel/jobs.ts'
import { mutate, type Mutation, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { holdOf } from '../cluster-observation/holds.ts'
import { lookSoon } from '../endpoint/reference.ts'
import { virtualMachine } from '../virtual-machine/resource.ts'
import { actuatorOf, type ClusterActuator } from './actuator.ts'
import { holdCluster, nodesIn, type Cluster, type Node } from './hold.ts'
import { cluster } from './resource.ts'

const input = z.strictObject({ clusterId: z.uuid(), kubernetesVersion: z.string(), outsideWindow: z.boolean(), patienceMinutes: z.number().default(60) })
interface Task extends z.infer<typeof input> { ctx: ServiceCtx; control: JobControl; actuator: ClusterActuator | null }

/** A node that could not be brought to the version; `cause` says why. */
class NodeFailed extends ContractError {
  readonly node: Node
  constructor(node: Node, cause: ContractError) {
    super(cause.shape.code, 'node_failed', `${node.name}: ${cause.message}`, { remedy: cause.shape.remedy ?? 'Look into the node, then take the upgrade up again.', details: { node: node.name, cause: cause.shape.reason } })
    this.node = node
  }
}

// Every step writes through here: it holds only while the cluster is there and names this job.
function step<T>(task: Task, action: string, state: Record<string, unknown>, write: (tx: WriteTx, report: Report, held: Cluster) => Promise<T>, permission: Mutation<T>['permission'] = 'k8s_clusters:update'): Promise<T> {
  const { ctx, control, clusterId } = task
  return mutate(ctx, {
    permission, action,
    write: async (tx, report) => {
      const held = await holdCluster(tx, ctx, clusterId, control.jobId)
      if (held.jobId !== control.jobId) throw takenOver()
      await control.checkpoint(tx, state)
      return write(tx, report, held)
    },
  })
}

async function setNode(tx: WriteTx, ctx: ServiceCtx, report: Report, id: string, data: { status?: Node['status']; kubernetesVersion?: string }): Promise<void> {
  const [node] = await readInTx(tx, ctx, virtualMachine, [id])
  if (!node) return
  await tx.virtualMachine.updateMany({ where: { id, deletedAt: null }, data: { ...data, version: { increment: 1 } } })
  report({ resource: 'virtual_machine', id, old: { kubernetesVersion: node.kubernetesVersion, status: node.status }, now: { kubernetesVersion: node.kubernetesVersion, status: node.status, ...data }, servedTenantId: node.tenantId })
}

// Minutes after the nodes were read: only what the upgrade itself brought about is written, its state may be another by now.
async function nodeIsThere(tx: WriteTx, { ctx, kubernetesVersion }: Task, report: Report, id: string): Promise<void> {
  await setNode(tx, ctx, report, id, { kubernetesVersion })
  if ((await tx.virtualMachine.count({ where: { id, status: 'error' } })) > 0) await setNode(tx, ctx, report, id, { status: 'active' })
}

async function setCluster(tx: WriteTx, task: Task, report: Report, held: Cluster, data: Prisma.K8sClusterUpdateManyMutationInput) {
  if (held.endpointId) await lookSoon(tx, held.endpointId)
  report({ resource: 'k8s_cluster', id: held.id, old: Object.fromEntries(Object.keys(data).map((k) => [k, held[k as keyof Cluster]])), now: data, servedTenantId: held.tenantId, details: { jobId: task.control.jobId } })
  return tx.k8sCluster.updateMany({ where: { id: held.id }, data: { ...data, version: { increment: 1 } } })
}

// Control planes first: a worker never runs ahead of them.
async function begin(task: Task): Promise<{ behind: Node[]; total: number }> {
  return step(task, 'upgrade_begin', task.control.state, async (tx, report, held) => {
    const nodes = await nodesIn(tx, task.ctx, held.id)
    await setCluster(tx, task, report, held, { status: 'maintenance', statusReason: null })
    const rank = (n: Node) => (n.type === 'control_plane' ? 0 : 1)
    return { behind: nodes.filter((n) => n.kubernetesVersion !== task.kubernetesVersion).toSorted((a, b) => rank(a) - rank(b)), total: nodes.length }
  })
}

async function refuseClosedWindow({ ctx, clusterId, outsideWindow }: Task, done: number, total: number): Promise<void> {
  if (outsideWindow || (await get(ctx, cluster, clusterId)).windowOpen) return
  throw new ContractError('PRECONDITION_FAILED', 'window_closed', `The maintenance window closed after ${done} of ${total} nodes.`, { remedy: 'Take the upgrade up again in the next window.' })
}

// How long a node has been waited for counts from the first time, whoever waits.
function sinceOf({ control, ctx }: Task, node: Node): Date {
  return new Date(control.state['node'] === node.id ? Number(control.state['since']) : ctx.services.clock().getTime())
}

// What is meant is kept before anything outside is asked for, so that whoever takes over knows what may have been done; asking again does no harm.
async function makeReal(task: Task, node: Node, done: number, total: number): Promise<void> {
  const { actuator, control, kubernetesVersion } = task
  if (!actuator) return
  const since = sinceOf(task, node)
  await step(task, 'upgrade_intent', { done, node: node.id, since: since.getTime() }, async (_tx, report) => report({ resource: 'virtual_machine', id: node.id, details: { kubernetesVersion }, servedTenantId: node.tenantId }))
  await actuator.upgradeNode({
    node: node.name.toLowerCase(), version: kubernetesVersion, hold: holdOf(control.jobId), resumed: control.state['node'] === node.id, until: new Date(since.getTime() + task.patienceMinutes * 60_000), signal: control.signal,
    progress: (found) => control.progress(done, total, `${node.name}: ${found ? `${found.version}${found.ready ? '' : ', NotReady'}` : '?'} → v${kubernetesVersion}`),
  }).catch((error: unknown) => {
    if (control.signal.aborted || !(error instanceof ContractError) || error.shape.reason.startsWith('job_')) throw error
    throw new NodeFailed(node, error)
  })
}

async function upgradeOne(task: Task, node: Node, done: number, total: number): Promise<void> {
  await refuseClosedWindow(task, done, total)
  await makeReal(task, node, done, total)
  await step(task, 'upgrade_node', { done: done + 1 }, async (tx, report, held) => {
    await nodeIsThere(tx, task, report, node.id)
    report({ resource: 'k8s_cluster', id: held.id, details: { done: done + 1, total }, payload: { done: done + 1, total }, servedTenantId: held.tenantId })
  })
}

const behindAgain = new Error('nodes were recorded meanwhile')

// Null: nodes were recorded meanwhile that run another version. Under the cluster's lock, so that none is after this.
function end(task: Task, upgraded: number): Promise<object | null> {
  const { ctx, control, kubernetesVersion, clusterId } = task
  return step<object>(task, 'upgrade_end', control.state, async (tx, report, held) => {
    const nodes = await nodesIn(tx, ctx, held.id)
    if (nodes.some((n) => n.kubernetesVersion !== kubernetesVersion)) throw behindAgain
    const result = { clusterId, kubernetesVersion, nodes: nodes.length, upgraded }
    await setCluster(tx, task, report, held, { kubernetesVersion, targetVersion: null, status: 'active', statusReason: null })
    await completeInTx(tx, ctx, control, result, report)
    return result
  }).catch((error: unknown) => { if (error === behindAgain) return null; throw error })
}

async function upgradeAll(task: Task): Promise<object> {
  for (let upgraded = 0; ;) {
    const { behind, total } = await begin(task)
    const before = total - behind.length
    for (const [i, node] of behind.entries()) {
      await task.control.progress(before + i, total, node.name)
      await upgradeOne(task, node, before + i, total)
    }
    upgraded += behind.length
    const result = await end(task, upgraded)
    if (result) return result
  }
}

// The reason's key comes first, so that a screen can say it in its own language; then what only the other side knows.
async function leaveClear(task: Task, error: ContractError): Promise<void> {
  const failed = error instanceof NodeFailed ? error.node : null
  const { reason } = error.shape
  const known = ['job_cancelled', 'window_closed'].includes(reason)
  await step(task, 'upgrade_stopped', task.control.state, async (tx, report, held) => {
    if (failed) await setNode(tx, task.ctx, report, failed.id, { status: 'error' })
    await setCluster(tx, task, report, held, { status: known ? 'active' : 'error', statusReason: known ? reason : `${reason}: ${error.message}` })
  }, 'system')
}

async function run(ctx: ServiceCtx, payload: z.infer<typeof input>, control: JobControl): Promise<object> {
  const task: Task = { ...payload, ctx, control, actuator: null }
  try {
    task.actuator = await actuatorOf(ctx, payload.clusterId)
    return await upgradeAll(task)
  } catch (error) {
    const told = control.signal.aborted ? (control.signal.reason as unknown) : error
    const reason = told instanceof ContractError ? told.shape.reason : 'internal'
    // a process that ends, or another that has the job, will see it through; of a cluster that is gone there is nothing to say
    if (!['job_paused', 'job_taken_over', 'not_found', 'cluster_busy'].includes(reason)) {
      await leaveClear(task, told instanceof ContractError ? told : new ContractError('INTERNAL', 'internal', 'Something went wrong on our side.'))
    }
    throw told
  }
}

// Stopped before it began, or given up: the cluster says so and can be taken up again.
async function dropped(tx: WriteTx, ctx: ServiceCtx, { clusterId }: z.infer<typeof input>, why: ContractError, report: Report): Promise<void> {
  const [held] = await readInTx(tx, ctx, cluster, [clusterId])
  if (!held) return
  const { reason } = why.shape
  const now = { status: reason === 'job_cancelled' ? 'active' as const : 'error' as const, statusReason: reason === 'job_cancelled' ? reason : `${reason}: ${why.message}` }
  await tx.k8sCluster.updateMany({ where: { id: clusterId }, data: { ...now, version: { increment: 1 } } })
  report({ resource: 'k8s_cluster', id: clusterId, action: 'update', old: { status: held.status, statusReason: held.statusReason }, now, servedTenantId: held.tenantId })
}

/** Brings the nodes of a cluster to a version, one at a time, each in a transaction of its own; killed at any moment it goes on with the next node, and none is done twice. */
export const upgradeJob = defineJob({ type: 'cluster.upgrade', input, run, dropped, waits: true })
