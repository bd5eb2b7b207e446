import type { VirtualMachineStatus } from '@colonnade/db/enums'
import type { MachineState } from '../../../drivers/resource/driver.ts'
import type { Report, WriteTx } from '../../../kernel/mutate.ts'

// Not as in the books: cores and memory otherwise even after a restart, or a disk that is smaller.
const DIFFERS = (o: string) => `(coalesce(${o}.next_cpu, ${o}.cpu, v.cpu) <> v.cpu OR coalesce(${o}.next_memory, ${o}.memory, v.memory) <> v.memory OR coalesce(${o}.storage, v.storage) < v.storage)`

/** What a list says of a machine, in one text: as long as it is the same, nobody has to look closer. */
export function listedAs({ ref, name, state, size, key }: MachineState): string {
  return [ref.node, state, size.cpu, size.memory, size.storage, key ?? '', name ?? ''].join(' ').slice(0, 300)
}

/** What is kept of a machine. `listed`: what the list said of it when it was looked into; null: it was not. */
export interface Seen { machineId: string; endpointId: string; found: MachineState; listed: string | null }

/** Keeps how a hypervisor found a machine; what is not told of it stays as it was. One that is seen for the first time, and is not as the books say, is to become so. */
export async function keepMachine(tx: WriteTx, { machineId, endpointId, found, listed }: Seen, now: Date): Promise<void> {
  const { ref, name, state, size, next, key } = found
  await tx.$executeRawUnsafe(
    `WITH seen AS (SELECT $3::text AS reference, $4::text AS node, $5::machine_state AS state, $6::text AS name, $7::int AS cpu, $8::int AS memory, $9::int AS storage, $10::int AS next_cpu, $11::int AS next_memory, $12::text AS listed, $13::boolean AS marked)
     INSERT INTO machine_observations AS o (id, tenant_id, virtual_machine_id, endpoint_id, reference, node, state, name, cpu, memory, storage, next_cpu, next_memory, listed, marked, size_due, observed_at)
     SELECT gen_random_uuid(), v.tenant_id, v.id, $2::uuid, s.reference, s.node, s.state, s.name, s.cpu, s.memory, s.storage, s.next_cpu, s.next_memory, s.listed, s.marked, ${DIFFERS('s')}, $14::timestamptz FROM virtual_machines v, seen s WHERE v.id = $1::uuid
     ON CONFLICT (tenant_id, virtual_machine_id) DO UPDATE SET endpoint_id = excluded.endpoint_id, reference = excluded.reference, node = excluded.node, state = excluded.state, name = coalesce(excluded.name, o.name),
       cpu = coalesce(excluded.cpu, o.cpu), memory = coalesce(excluded.memory, o.memory), storage = coalesce(excluded.storage, o.storage), next_cpu = CASE WHEN excluded.cpu IS NULL THEN o.next_cpu ELSE excluded.next_cpu END,
       next_memory = CASE WHEN excluded.cpu IS NULL THEN o.next_memory ELSE excluded.next_memory END, listed = excluded.listed, marked = excluded.marked OR (excluded.name IS NULL AND o.marked), observed_at = excluded.observed_at`,
    machineId, endpointId, ref.id, ref.node, state, name?.slice(0, 200) ?? null, size.cpu, size.memory, size.storage, next?.cpu ?? null, next?.memory ?? null, listed, key === machineId, now,
  )
}

/** A size was brought to the hypervisor: nothing is left to do, unless the books have changed meanwhile. */
export async function sizeIsThere(tx: WriteTx, machineId: string): Promise<void> {
  await tx.$executeRawUnsafe(`UPDATE machine_observations o SET size_due = ${DIFFERS('o')} FROM virtual_machines v WHERE v.id = $1::uuid AND o.tenant_id = v.tenant_id AND o.virtual_machine_id = v.id`, machineId)
}

/** Tells whoever looks at a machine that something about it is new, and gives it a status where there is a new one. */
export async function machineChanged(tx: WriteTx, report: Report, id: string, status?: VirtualMachineStatus): Promise<void> {
  const machine = await tx.virtualMachine.findFirst({ where: { id }, select: { status: true, tenantId: true, name: true } })
  if (!machine) return
  const news = status !== undefined && status !== machine.status
  if (news) await tx.virtualMachine.updateMany({ where: { id }, data: { status, version: { increment: 1 } } })
  report({ resource: 'virtual_machine', id, action: 'observe', ...(news ? { old: { status: machine.status }, now: { status } } : {}), servedTenantId: machine.tenantId })
}

/** What a machine's status is when it was found so; undefined when that says nothing, as of one whose node is off line. */
export function statusOf(found: Pick<MachineState, 'state'>): 'active' | 'inactive' | undefined {
  return found.state === 'unknown' ? undefined : found.state === 'running' ? 'active' : 'inactive'
}

/** The status of a machine after something came to nothing: as it was seen last. One never seen, or seen without a state while it was to become something, is in error. */
export async function lastSeen(tx: WriteTx, id: string): Promise<VirtualMachineStatus | undefined> {
  const machine = await tx.virtualMachine.findFirst({ where: { id }, select: { status: true, deletedAt: true, tenantId: true } })
  if (!machine || machine.deletedAt) return undefined
  const seen = await tx.machineObservation.findFirst({ where: { tenantId: machine.tenantId, virtualMachineId: id }, select: { state: true } })
  const status = !seen || seen.state === 'absent' ? 'error' : statusOf({ state: seen.state })
  return status ?? (machine.status === 'pending' ? 'error' : undefined)
}

/** Has a machine made that is still wanted, although not in the way it was planned: with a new version of its record it is planned anew. */
export async function madeAgain(tx: WriteTx, report: Report, id: string): Promise<void> {
  await tx.virtualMachine.updateMany({ where: { id }, data: { version: { increment: 1 } } })
  return machineChanged(tx, report, id, 'pending')
}
