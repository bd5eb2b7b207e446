import type { ServiceCtx } from '../../../kernel/context.ts'
import { readInTx } from '../../../kernel/crud.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { elsewhere } from '../placement/drain.ts'
import { placeOn } from '../placement/engine.ts'
import { recordEvent } from './event.ts'
import { sqlOf } from './place.ts'
import { keepRefusal, PlacementRefused, refusalOf } from './refusal.ts'
import { virtualMachine } from './resource.ts'
import { beyondReach, factsOf, held, placedAs, type Machine } from './standing.ts'

interface MoveInput { id: string; hostId?: string | null | undefined }
/** What a move's event keeps of why: the host asked for, the host left, the drain it was part of. */
export interface MoveRequest { hostId?: string | null | undefined; from: string | null; drain?: string }

/**
 * Moves a machine to the host named, or to the best other one of its group. Its host's booking goes along; its quota is charged once.
 * Throws NOT_FOUND, CONFLICT `no_room` with funnel and reasons; that refusal is kept as a placement event.
 */
export async function move(ctx: ServiceCtx, input: MoveInput): Promise<Machine> {
  let machine: Machine | undefined
  try {
    return await mutate(ctx, {
      permission: 'virtual_machines:update', action: 'move',
      write: async (tx, report) => moveIn(tx, ctx, report, (machine = await held(tx, ctx, input.id)), { ...input, from: machine.baremetalId }),
    })
  } catch (error) {
    if (error instanceof PlacementRefused && machine) await keepRefusal(ctx, 'virtual_machines:update', [{ ...eventOf(machine), request: { ...input, from: machine.baremetalId }, refusal: error.refusal }])
    throw error
  }
}

/** What every event of a machine that stands says. */
export function eventOf(machine: Machine) {
  return { tenantId: machine.tenantId, groupId: machine.groupId, specificationId: machine.specificationId, mode: machine.schedulingMode, requested: 1 }
}

/** Moves a machine that is held, within a transaction that is open. `request` is kept with the event; its `hostId` names the host to go to. Throws PlacementRefused. */
export async function moveIn(tx: WriteTx, ctx: ServiceCtx, report: Report, machine: Machine, request: MoveRequest): Promise<Machine> {
  const reader = { sql: sqlOf(tx), services: ctx.services }
  const facts = await factsOf(reader, machine)
  const wanted = elsewhere({ ...placedAs(machine), beyond: await beyondReach(reader, machine) }, facts.existing, request.hostId ? [request.hostId] : undefined)
  const answer = facts.onHosts((index) => placeOn(index, wanted, null, { runnersUp: 5 }))
  if (!answer.ok) throw new PlacementRefused(refusalOf(answer, 'no_room'))
  const [to] = answer.assignments
  await tx.virtualMachine.updateMany({ where: { id: machine.id }, data: { baremetalId: to!.hostId, rackId: to!.rackId, version: { increment: 1 } } })
  const [now] = await readInTx(tx, ctx, virtualMachine, [machine.id])
  await recordEvent(tx, ctx, {
    ...eventOf(machine), outcome: 'moved', request, funnel: { ...answer.funnel, runnersUp: answer.runnersUp }, assignments: [{ virtualMachineId: machine.id, name: machine.name, ...to! }],
  })
  report({ resource: 'virtual_machine', id: machine.id, action: 'move', old: machine, now: now!, servedTenantId: machine.tenantId })
  return now!
}
