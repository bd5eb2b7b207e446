import type { clusterSchemas, virtualMachineSchemas } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import { lockClusters } from '../locks.ts'
import { virtualMachine } from '../virtual-machine/resource.ts'
import { cluster, clusterBusy } from './resource.ts'

/** A cluster as the provider reads it. */
export type Cluster = Row<typeof clusterSchemas>
/** A node: a machine that names the cluster. */
export type Node = Row<typeof virtualMachineSchemas>

/**
 * Takes a cluster until the transaction ends: what changes its nodes, parts or version takes it first, before groups and hosts, and then nobody else
 * does. Machines of the cluster may be made, released and given another role from here on. Throws NOT_FOUND; CONFLICT `cluster_busy` while a job
 * that is not `jobId` changes it.
 */
export async function holdCluster(tx: WriteTx, ctx: ServiceCtx, id: string, jobId?: string): Promise<Cluster> {
  await lockClusters(tx, [id])
  const [row] = await readInTx(tx, ctx, cluster, [id])
  if (!row) throw notFound('cluster')
  if (row.busy && row.jobId !== jobId) throw clusterBusy(row.name)
  await tx.$queryRawUnsafe(`SELECT set_config('colonnade.cluster', $1, true)`, id)
  return row
}

/** Nodes inside an open transaction, the oldest first; `role` leaves out the others. */
export async function nodesIn(tx: WriteTx, ctx: ServiceCtx, clusterId: string, role?: Node['type']): Promise<Node[]> {
  const ids = await tx.$queryRawUnsafe<{ id: string }[]>(`SELECT id FROM virtual_machines WHERE k8s_cluster_id = $1::uuid AND deleted_at IS NULL AND ($2::text IS NULL OR type::text = $2)`, clusterId, role ?? null)
  return inOrder(ids.length ? await readInTx(tx, ctx, virtualMachine, ids.map((r) => r.id)) : [])
}

/** The oldest first; those made at once by the number in their name. */
export function inOrder(nodes: Node[]): Node[] {
  return nodes.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.name.length - b.name.length || a.name.localeCompare(b.name))
}
