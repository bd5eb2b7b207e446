import type { virtualMachineSchemas } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import { place as choose } from '../placement/engine.ts'
import type { PlacementAnswer } from '../placement/types.ts'
import { recordEvent } from './event.ts'
import { LOCKS, readFacts } from './facts.ts'
import { sqlOf } from './place.ts'
import { PlacementRefused } from './refusal.ts'
import { virtualMachine } from './resource.ts'

type Machine = Row<typeof virtualMachineSchemas>

// The machine as it is once its group is held: what was read before that only says which group that is.
async function held(tx: WriteTx, ctx: ServiceCtx, id: string): Promise<Machine> {
  const [seen] = await readInTx(tx, ctx, virtualMachine, [id])
  if (!seen) throw notFound('virtual machine')
  await tx.$queryRawUnsafe(LOCKS, seen.groupId, seen.tenantId)
  const [machine] = await readInTx(tx, ctx, virtualMachine, [id])
  if (!machine) throw notFound('virtual machine')
  return machine
}

/** Where one machine would go: by the mode it was placed in, its rack rule kept even when the host is named. Its quota pays once, so it is not asked. */
async function target(tx: WriteTx, machine: Machine, hostId: string | null): Promise<PlacementAnswer> {
  const facts = await readFacts(sqlOf(tx), {
    tenantId: machine.tenantId, groupId: machine.groupId, specificationId: machine.specificationId, namePrefix: machine.name, affinityGroup: machine.affinityGroup, leaveOut: machine.id,
  })
  const mode = machine.schedulingMode === 'manual' ? 'spread' : machine.schedulingMode
  return choose({
    tenantId: machine.tenantId, groupId: machine.groupId, count: 1, specification: { cpu: machine.cpu, memory: machine.memory, storage: machine.storage }, mode,
    ...(hostId ? { hostIds: [hostId] } : {}), excludeHostIds: machine.baremetalId ? [machine.baremetalId] : [], affinityGroup: machine.affinityGroup, existing: facts.existing,
  }, facts.hosts, facts.policy, null, { runnersUp: 5 })
}

/**
 * Moves a machine to the host named, or to the best other one of its group. Its host's booking goes along; its quota is charged once.
 * Throws NOT_FOUND, CONFLICT `no_room` with funnel and reasons.
 */
export function move(ctx: ServiceCtx, input: { id: string; hostId?: string | null | undefined }): Promise<Machine> {
  return mutate(ctx, {
    permission: 'virtual_machines:update', action: 'move',
    write: async (tx, report) => {
      const machine = await held(tx, ctx, input.id)
      const answer = await target(tx, machine, input.hostId ?? null)
      if (!answer.ok) throw new PlacementRefused({ ok: false, reason: 'no_room', room: 0, funnel: answer.funnel as never, reasons: answer.wouldHaveToGive as never })
      const [to] = answer.assignments
      await tx.virtualMachine.updateMany({ where: { id: machine.id }, data: { baremetalId: to!.hostId, rackId: to!.rackId, version: { increment: 1 } } })
      const [now] = await readInTx(tx, ctx, virtualMachine, [machine.id])
      await recordEvent(tx, ctx, {
        tenantId: machine.tenantId, groupId: machine.groupId, specificationId: machine.specificationId, outcome: 'moved', mode: machine.schedulingMode, requested: 1,
        request: { ...input, from: machine.baremetalId }, funnel: answer.funnel, assignments: [{ virtualMachineId: machine.id, name: machine.name, ...to! }],
      })
      report({ resource: 'virtual_machine', id: machine.id, old: machine, now: now!, servedTenantId: machine.tenantId })
      return now!
    },
  })
}
