import type { virtualMachineSchemas } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import type { Placed } from '../placement/drain.ts'
import { LOCKS, readFacts, type Facts, type Reader } from './facts.ts'
import { virtualMachine } from './resource.ts'

/** A machine as the provider sees it. */
export type Machine = Row<typeof virtualMachineSchemas>

/** The machine as it is once its group is held: what was read before that only says which group that is. Throws NOT_FOUND. */
export async function held(tx: WriteTx, ctx: ServiceCtx, id: string): Promise<Machine> {
  const [seen] = await readInTx(tx, ctx, virtualMachine, [id])
  if (!seen) throw notFound('virtual machine')
  await tx.$queryRawUnsafe(LOCKS, seen.groupId, seen.tenantId)
  const [machine] = await readInTx(tx, ctx, virtualMachine, [id])
  if (!machine) throw notFound('virtual machine')
  return machine
}

/** What placement has to know of a machine that stands. */
export function placedAs(machine: Machine): Placed {
  const { id, tenantId, groupId, affinityGroup, schedulingMode: mode, cpu, memory, storage } = machine
  return { id, tenantId, groupId, hostId: machine.baremetalId!, mode, affinityGroup, size: { cpu, memory, storage } }
}

// A machine that was made lies with one hypervisor: hosts of another, or of none, are beyond its reach.
const BEYOND = `SELECT b.id FROM machine_observations o JOIN baremetals b ON b.group_id = $3::uuid AND b.deleted_at IS NULL AND b.hypervisor_endpoint_id IS DISTINCT FROM o.endpoint_id
  WHERE o.tenant_id = $2::uuid AND o.virtual_machine_id = $1::uuid AND o.state <> 'absent'`

/** The hosts of its group that a machine can't be brought to. */
export async function beyondReach({ sql }: Pick<Reader, 'sql'>, machine: Machine): Promise<string[]> {
  return (await sql<{ id: string }>(BEYOND, [machine.id, machine.tenantId, machine.groupId])).map((row) => row.id)
}

/** What a change of place or size of a machine is decided on; `specificationId`: another one than its own. */
export function factsOf(reader: Reader, machine: Machine, specificationId = machine.specificationId): Promise<Facts> {
  return readFacts(reader, { tenantId: machine.tenantId, groupId: machine.groupId, specificationId, namePrefix: machine.name, affinityGroup: machine.affinityGroup, standing: machine.id })
}
