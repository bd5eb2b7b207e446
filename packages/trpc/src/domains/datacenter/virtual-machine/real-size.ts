import { ContractError } from '@colonnade/contract'
import type { MachineObservation } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get, notFound, readInTx } from '../../../kernel/crud.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { toWire } from '../../../kernel/wire.ts'
import type { Sql } from './facts.ts'
import { virtualMachine } from './resource.ts'
import type { Machine } from './standing.ts'

function diskShrinks(machine: Machine, has: number): ContractError {
  const message = `The disk of ${machine.name} has ${has} GB at the hypervisor, and a disk does not shrink.`
  return new ContractError('CONFLICT', 'disk_shrinks', message, { fields: [{ path: 'specificationId', message: `asks for less than ${has} GB` }], remedy: 'Choose a specification with at least that much storage, or place a new machine.', details: { name: machine.name, storage: has } })
}

/** Refuses a smaller disk for a machine that a hypervisor has, or is making. Throws CONFLICT `disk_shrinks`. */
export async function refuseSmallerDisk(sql: Sql, machine: Machine, storage: number): Promise<void> {
  if (storage >= machine.storage) return
  const [real] = await sql<{ storage: number | null }>(
    `SELECT o.storage FROM machine_observations o WHERE o.tenant_id = $2::uuid AND o.virtual_machine_id = $1::uuid AND o.state <> 'absent'
     UNION ALL SELECT NULL FROM operations p WHERE p.resource_id = $1::uuid AND p.kind = 'vm_create' AND p.status IN ('running', 'waiting', 'unknown') LIMIT 1`, [machine.id, machine.tenantId])
  if (real && storage < (real.storage ?? machine.storage)) throw diskShrinks(machine, real.storage ?? machine.storage)
}

/** Writes down that the size in the books has to be brought to the hypervisor, where one has the machine. The reconciler does so. */
export async function sizeIsDue(tx: WriteTx, { id, tenantId }: Pick<Machine, 'id' | 'tenantId'>): Promise<number> {
  return (await tx.machineObservation.updateMany({ where: { tenantId, virtualMachineId: id, state: { not: 'absent' } }, data: { sizeDue: true } })).count
}

/** Has a machine given the size it has in the books, where somebody gave it another over there. Throws NOT_FOUND, PRECONDITION_FAILED `not_at_hypervisor`. */
export function bringSize(ctx: ServiceCtx, id: string): Promise<Machine> {
  return mutate(ctx, {
    permission: 'virtual_machines:update', action: 'resize',
    write: async (tx, report) => {
      const [machine] = await readInTx(tx, ctx, virtualMachine, [id])
      if (!machine) throw notFound('virtual machine')
      if ((await sizeIsDue(tx, machine)) === 0) throw new ContractError('PRECONDITION_FAILED', 'not_at_hypervisor', `No hypervisor has ${machine.name}.`, { remedy: 'Look again once it is there.' })
      // one intent per version: what failed before is tried again
      await tx.virtualMachine.updateMany({ where: { id }, data: { version: { increment: 1 } } })
      const [now] = await readInTx(tx, ctx, virtualMachine, [id])
      report({ resource: 'virtual_machine', id, details: { cpu: machine.cpu, memory: machine.memory, storage: machine.storage }, servedTenantId: machine.tenantId })
      return now!
    },
  })
}

// The size of this version of the record was tried and did not come to be: it is tried again once somebody asks.
const SIZE_FAILED = `o.size_due AND EXISTS (SELECT 1 FROM operations p WHERE p.resource_id = v.id AND p.kind = 'vm_resize' AND p.status IN ('failed', 'cancelled') AND p.idempotency_key = 'vm_resize:' || v.id || ':' || v.version)`

/** A machine as its hypervisor has it; null where none has. Throws NOT_FOUND. */
export async function machineObserved(ctx: ServiceCtx, id: string): Promise<MachineObservation> {
  const { tenantId } = await get(ctx, virtualMachine, id)
  const [row] = await ctx.sql<object>(
    `SELECT o.state::text AS state, o.name, o.node, o.reference, o.endpoint_id AS "endpointId", e.name AS "endpointName", o.cpu, o.memory, o.storage, o.next_cpu AS "nextCpu", o.next_memory AS "nextMemory", o.marked, o.size_due AS "sizeDue",
       ${SIZE_FAILED} AS "sizeFailed", o.observed_at AS "observedAt"
     FROM machine_observations o JOIN endpoints e ON e.id = o.endpoint_id JOIN virtual_machines v ON v.tenant_id = o.tenant_id AND v.id = o.virtual_machine_id WHERE o.tenant_id = $2::uuid AND o.virtual_machine_id = $1::uuid`, [id, tenantId])
  return row ? (toWire(row) as MachineObservation) : null
}
