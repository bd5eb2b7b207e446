import { ContractError } from '@colonnade/contract'
import type { virtualMachineSchemas } from '@colonnade/contract/datacenter'
import type { Hooks } from '../../../kernel/resource.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { lockClusters, lockGroup, lockGroups, unknownReference } from '../locks.ts'
import { checkGroup, checkTenant } from './admission.ts'

type MachineHooks = Required<Hooks<typeof virtualMachineSchemas>>
interface Ends {
  host: { groupId: string; rackId: string | null; status: string } | null
  spec: { cpu: number; memory: number; storage: number } | null
  tenant: { name: string; status: string } | null
}

// What the three ids of a new machine point to, in one query.
async function endsOf(tx: WriteTx, data: Record<string, unknown>): Promise<Ends> {
  const [row] = await tx.$queryRawUnsafe<{ ends: Ends }[]>(
    `SELECT json_build_object(
       'host', (SELECT json_build_object('groupId', group_id, 'rackId', rack_id, 'status', status) FROM baremetals WHERE id = $1::uuid AND deleted_at IS NULL),
       'spec', (SELECT json_build_object('cpu', required_cpu, 'memory', required_memory, 'storage', required_storage) FROM virtual_machine_specifications WHERE id = $2::uuid AND deleted_at IS NULL),
       'tenant', (SELECT json_build_object('name', name, 'status', status) FROM tenants WHERE id = $3::uuid AND deleted_at IS NULL)) AS ends`,
    data['baremetalId'], data['specificationId'], data['tenantId'],
  )
  return row!.ends
}

/** A machine recorded by hand stands on the host named and is charged what its specification asks for. Capacity, quota and affinity are the database's to refuse. */
export const beforeMachineIsMade: MachineHooks['beforeCreate'] = async (tx, _ctx, data) => {
  const node = await nodeOf(tx, data)
  const before = await endsOf(tx, data)
  if (!before.host) throw unknownReference('baremetalId', 'host')
  checkGroup(await lockGroup(tx, before.host.groupId))
  const { host, spec, tenant } = await endsOf(tx, data)
  if (!host || host.groupId !== before.host.groupId) throw unknownReference('baremetalId', 'host')
  if (!spec) throw unknownReference('specificationId', 'specification')
  checkTenant(tenant)
  if (host.status !== 'active') throw new ContractError('CONFLICT', 'host_not_active', `The host is in state ${host.status} and takes no new machine.`, { fields: [{ path: 'baremetalId', message: `is ${host.status}` }], remedy: 'Choose another host.' })
  return { ...data, groupId: host.groupId, rackId: host.rackId, schedulingMode: 'manual', ...spec, ...node }
}

// A machine recorded as a node has a node's role; it runs what its cluster runs unless told otherwise.
async function nodeOf(tx: WriteTx, { k8sClusterId, kubernetesVersion, type }: Record<string, unknown>): Promise<{ kubernetesVersion?: string | null }> {
  if (!k8sClusterId) return { kubernetesVersion: null }
  if (type !== 'control_plane' && type !== 'worker') throw new ContractError('BAD_REQUEST', 'not_a_node', 'A node of a cluster is a control plane or a worker.', { fields: [{ path: 'type', message: 'must be control_plane or worker' }], remedy: 'Choose the role, or leave the cluster out.' })
  await lockClusters(tx, [k8sClusterId as string])
  const [cluster] = await tx.$queryRawUnsafe<{ version: string }[]>('SELECT kubernetes_version AS version FROM k8s_clusters WHERE id = $1::uuid AND deleted_at IS NULL', k8sClusterId)
  if (!cluster) throw unknownReference('k8sClusterId', 'cluster')
  return { kubernetesVersion: (kubernetesVersion as string | undefined) ?? cluster.version }
}

/** Name, type and status move no books: nothing to hold. */
export const beforeMachineIsRenamed: MachineHooks['beforeUpdate'] = async (_tx, _ctx, _row, patch) => patch

/**
 * Machines come back to the host they stood on, if it still takes them: same group, active, tenant not suspended. Their rack is the host's of today.
 * Room and quota are checked by the database when they are booked. Throws CONFLICT naming the machine.
 */
export const beforeMachinesComeBack: MachineHooks['beforeRestore'] = async (tx, _ctx, rows) => {
  const groups = new Map((await lockGroups(tx, rows.map((r) => r.groupId))).map((g) => [g.id, g]))
  const standing = await tx.$queryRawUnsafe<{ id: string; name: string; fits: boolean; tenantName: string; tenantStatus: string; rackTaken: boolean }[]>(
    `SELECT v.id, v.name, (b.deleted_at IS NULL AND b.group_id = v.group_id AND b.status = 'active') AS fits, n.name AS "tenantName", n.status::text AS "tenantStatus",
       (v.scheduling_mode = 'rack_anti_affinity' AND EXISTS (SELECT 1 FROM virtual_machines o WHERE o.tenant_id = v.tenant_id AND o.affinity_group = v.affinity_group AND o.scheduling_mode = 'rack_anti_affinity'
          AND o.rack_id = b.rack_id AND o.id <> v.id AND (o.deleted_at IS NULL OR o.id = ANY($1::uuid[])))) AS "rackTaken"
     FROM virtual_machines v JOIN baremetals b ON b.id = v.baremetal_id JOIN tenants n ON n.id = v.tenant_id WHERE v.id = ANY($1::uuid[])`, rows.map((r) => r.id),
  )
  for (const row of rows) checkGroup(groups.get(row.groupId))
  for (const machine of standing) {
    checkTenant({ name: machine.tenantName, status: machine.tenantStatus })
    if (!machine.fits) throw cantComeBack(machine.name, 'host_gone', 'its host was deleted, moved to another group or is not active')
    if (machine.rackTaken) throw cantComeBack(machine.name, 'rack_taken', 'another machine of its affinity group stands in that rack')
  }
  await followRacks(tx, rows.map((r) => r.id))
  await observedAgain(tx, rows.map((r) => r.id))
}

const TWICE = `SELECT o.id FROM machine_observations o JOIN virtual_machines v ON v.tenant_id = o.tenant_id AND v.id = o.virtual_machine_id
    JOIN machine_observations p ON p.endpoint_id = o.endpoint_id AND p.reference = o.reference AND p.id <> o.id AND p.state <> 'absent' JOIN virtual_machines w ON w.tenant_id = p.tenant_id AND w.id = p.virtual_machine_id
  WHERE v.id = ANY($1::uuid[]) AND NOT o.marked AND (w.deleted_at IS NULL OR (w.id = ANY($1::uuid[]) AND w.id > v.id))`
const THEIRS = 'o JOIN virtual_machines v ON v.tenant_id = o.tenant_id AND v.id = o.virtual_machine_id WHERE v.id = ANY($1::uuid[]) AND NOT o.marked'

// A machine adopted without our mark stayed over there while its record was deleted: it is that one again, unless another record took it meanwhile. How it is now, the next look tells.
async function observedAgain(tx: WriteTx, ids: string[]): Promise<void> {
  await tx.$executeRawUnsafe(`DELETE FROM machine_observations WHERE id IN (${TWICE})`, ids)
  await tx.$executeRawUnsafe(`DELETE FROM found_machines f USING machine_observations ${THEIRS} AND f.endpoint_id = o.endpoint_id AND f.reference = o.reference AND f.name = o.name`, ids)
  await tx.$executeRawUnsafe(`UPDATE machine_observations SET listed = NULL, state = CASE state WHEN 'absent' THEN 'unknown' ELSE state END WHERE id IN (SELECT o.id FROM machine_observations ${THEIRS})`, ids)
}

async function followRacks(tx: WriteTx, ids: string[]): Promise<void> {
  await tx.$executeRawUnsafe('UPDATE virtual_machines v SET rack_id = b.rack_id FROM baremetals b WHERE b.id = v.baremetal_id AND v.id = ANY($1::uuid[]) AND v.rack_id IS DISTINCT FROM b.rack_id', ids)
}

function cantComeBack(name: string, reason: string, why: string): ContractError {
  return new ContractError('CONFLICT', reason, `${name} can't come back: ${why}.`, { fields: [{ path: 'ids', message: why }], remedy: 'Place a new machine instead.', details: { name } })
}
