import type { VirtualMachineStatus } from '@colonnade/db/enums'
import type { MachineState } from '../../../drivers/resource/driver.ts'
import type { Report, WriteTx } from '../../../kernel/mutate.ts'

/** Keeps how a hypervisor found a machine. */
export async function keepMachine(tx: WriteTx, machineId: string, endpointId: string, found: MachineState, now: Date): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO machine_observations (id, tenant_id, virtual_machine_id, endpoint_id, reference, node, state, observed_at)
     SELECT gen_random_uuid(), v.tenant_id, v.id, $2::uuid, $3, $4, $5::machine_state, $6::timestamptz FROM virtual_machines v WHERE v.id = $1::uuid
     ON CONFLICT (tenant_id, virtual_machine_id) DO UPDATE SET endpoint_id = excluded.endpoint_id, reference = excluded.reference, node = excluded.node, state = excluded.state, observed_at = excluded.observed_at`,
    machineId, endpointId, found.ref.id, found.ref.node, found.state, now,
  )
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
