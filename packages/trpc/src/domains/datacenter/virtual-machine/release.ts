import type { virtualMachineSchemas } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { readInTx, requireAll } from '../../../kernel/crud.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import { lockGroups } from '../locks.ts'
import { recordEvent, type EventFacts } from './event.ts'
import { virtualMachine } from './resource.ts'

type Machine = Row<typeof virtualMachineSchemas>

function eventsOf(machines: Machine[]): EventFacts[] {
  const sets = Map.groupBy(machines, (m) => `${m.tenantId} ${m.groupId}`)
  return [...sets.values()].map((set) => ({
    tenantId: set[0]!.tenantId, groupId: set[0]!.groupId, specificationId: null, outcome: 'released', mode: set[0]!.schedulingMode, requested: set.length, request: { ids: set.map((m) => m.id) }, funnel: {},
    assignments: set.map((m) => ({ virtualMachineId: m.id, name: m.name, hostId: m.baremetalId, hostName: m.hostName, rackId: m.rackId, freed: { cpu: m.cpu, memory: m.memory, storage: m.storage } })),
  }))
}

/**
 * Gives machines back, all or none: hosts and quotas have their room again. They can be restored while that room lasts. What does not carry our mark only leaves the books; as what it was observed stays, so that
 * it is the same machine when it comes back.
 */
export function release(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'virtual_machines:delete', action: 'delete',
    write: (tx, report) => releaseIn(tx, ctx, report, ids, ctx.clock()),
  })
}

/** The same within a transaction that is open. `at`: when they were released, by which those of one moment are known. */
export async function releaseIn(tx: WriteTx, ctx: ServiceCtx, report: Report, ids: string[], at: Date): Promise<{ changed: number }> {
  const seen = await readInTx(tx, ctx, virtualMachine, ids)
  await lockGroups(tx, seen.map((m) => m.groupId))
  const machines = await readInTx(tx, ctx, virtualMachine, ids)
  requireAll('virtual machine', ids, machines)
  await tx.virtualMachine.updateMany({ where: { id: { in: ids } }, data: { deletedAt: at, version: { increment: 1 } } })
  for (const facts of eventsOf(machines)) await recordEvent(tx, ctx, facts)
  for (const machine of machines) report({ resource: 'virtual_machine', id: machine.id, old: machine, now: null, action: 'delete', servedTenantId: machine.tenantId })
  return { changed: machines.length }
}
