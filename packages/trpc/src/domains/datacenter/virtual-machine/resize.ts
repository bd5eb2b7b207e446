import { ContractError } from '@colonnade/contract'
import type { ResizeInput, ResizeWhatIf } from '@colonnade/contract/datacenter'
import { authorise } from '../../../kernel/authorise.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get, readInTx } from '../../../kernel/crud.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { unknownReference } from '../locks.ts'
import { plus } from '../placement/capacity.ts'
import { elsewhere } from '../placement/drain.ts'
import { placeOn } from '../placement/engine.ts'
import { RESOURCES, type Amounts, type PlacementAnswer, type Quota } from '../placement/types.ts'
import { recordEvent } from './event.ts'
import type { Facts } from './facts.ts'
import { eventOf } from './move.ts'
import { sqlOf } from './place.ts'
import { keepRefusal, PlacementRefused, refusalOf } from './refusal.ts'
import { refuseSmallerDisk, sizeIsDue } from './real-size.ts'
import { virtualMachine } from './resource.ts'
import { beyondReach, factsOf, held, placedAs, type Machine } from './standing.ts'

// A machine that gets no bigger needs nobody's leave: not even that its host is in service.
const fitsInto = (size: Amounts, old: Amounts) => RESOURCES.every((r) => size[r] <= old[r])

/** Where a machine of another size would stand. Its own booking and its own use of the quota are taken off first; on its host no rule but capacity, state and quota is asked again. `beyond`: hosts it can't be brought to; null keeps it where it is. */
function decide(facts: Facts, machine: Machine, beyond: string[] | null): PlacementAnswer {
  const vm = placedAs(machine)
  const { cpu, memory, storage } = facts.specification
  const size = { cpu, memory, storage }
  const quota: Quota | null = facts.quota && !fitsInto(size, vm.size) ? { limit: facts.quota.limit, used: plus(facts.quota.used, vm.size, -1) } : null
  return facts.onHosts((index) => {
    index.charge(vm.hostId, vm.size, -1)
    try {
      const here = placeOn(index, { tenantId: vm.tenantId, groupId: vm.groupId, count: 1, mode: 'spread', specification: size, hostIds: [vm.hostId] }, quota)
      if (here.ok || !beyond) return here
      return placeOn(index, elsewhere({ ...vm, size, beyond }, facts.existing), quota, { runnersUp: 5 })
    } finally {
      index.charge(vm.hostId, vm.size)
    }
  })
}

function check(machine: Machine, facts: Facts): void {
  const { specification: s } = facts
  if (RESOURCES.some((r) => s[r] !== machine[r])) return
  throw new ContractError('BAD_REQUEST', 'same_size', `${machine.name} has that size already.`, { fields: [{ path: 'specificationId', message: 'asks for what the machine has' }], remedy: 'Choose another specification.' })
}

function refusedBy(answer: Extract<PlacementAnswer, { ok: false }>) {
  return refusalOf(answer, answer.funnel.steps.some((s) => s.filter === 'quota' && s.ruledOut > 0) ? 'quota_exceeded' : 'no_room')
}

async function specificationLives(ctx: Pick<ServiceCtx, 'sql'>, id: string): Promise<void> {
  const [found] = await ctx.sql('SELECT 1 FROM virtual_machine_specifications WHERE id = $1::uuid AND deleted_at IS NULL', [id])
  if (!found) throw unknownReference('specificationId', 'specification')
}

/** What a resize would come to. Writes nothing, holds nothing. */
export async function resizeWhatIf(ctx: ServiceCtx, input: ResizeInput): Promise<ResizeWhatIf> {
  authorise(ctx, 'virtual_machines:read')
  const machine = await get(ctx, virtualMachine, input.id)
  await specificationLives(ctx, input.specificationId)
  const facts = await factsOf(ctx, machine, input.specificationId)
  check(machine, facts)
  await refuseSmallerDisk(ctx.sql.bind(ctx), machine, facts.specification.storage)
  if (fitsInto(facts.specification, placedAs(machine).size)) return shrinking(facts, machine)
  const answer = decide(facts, machine, input.moveIfNeeded ? await beyondReach(ctx, machine) : null)
  if (!answer.ok) return refusedBy(answer)
  const [{ hostId, hostName, before, after, capacity }] = answer.assignments as [(typeof answer.assignments)[number]]
  return { ok: true, inPlace: hostId === machine.baremetalId, hostId, hostName, before, after, capacity, funnel: answer.funnel as never, runnersUp: answer.runnersUp as never }
}

function shrinking(facts: Facts, machine: Machine): ResizeWhatIf {
  const vm = placedAs(machine)
  return facts.onHosts((index) => {
    const { member, cell } = index.get(vm.hostId)!
    const before = plus(cell.used, vm.size, -1)
    return { ok: true, inPlace: true, hostId: vm.hostId, hostName: member.name, before, after: plus(before, facts.specification), capacity: cell.shape.capacity, funnel: { hosts: 1, left: 1, steps: [] }, runnersUp: [] }
  })
}

/**
 * Gives a machine the size of another specification: on its host when that has room, on another of its group when it may move. Host and quota are charged the difference.
 * A hypervisor that has the machine is told afterwards. Throws NOT_FOUND, BAD_REQUEST `same_size`, CONFLICT `disk_shrinks`, `no_room` or `quota_exceeded` with funnel and reasons; that refusal is kept as a placement event.
 */
export async function resize(ctx: ServiceCtx, input: ResizeInput): Promise<Machine> {
  let machine: Machine | undefined
  try {
    return await mutate(ctx, { permission: 'virtual_machines:update', action: 'resize', write: async (tx, report) => resizeIn(tx, ctx, report, (machine = await held(tx, ctx, input.id)), input) })
  } catch (error) {
    if (error instanceof PlacementRefused && machine) await keepRefusal(ctx, 'virtual_machines:update', [{ ...eventOf(machine), specificationId: input.specificationId, request: input, refusal: error.refusal }])
    throw error
  }
}

async function resizeIn(tx: WriteTx, ctx: ServiceCtx, report: Report, machine: Machine, input: ResizeInput): Promise<Machine> {
  const sql = sqlOf(tx)
  await specificationLives({ sql: (text, values = []) => sql(text, values) }, input.specificationId)
  const facts = await factsOf({ sql, services: ctx.services }, machine, input.specificationId)
  check(machine, facts)
  await refuseSmallerDisk(sql, machine, facts.specification.storage)
  const { name: _, ...size } = facts.specification
  const answer = fitsInto(size, placedAs(machine).size) ? null : decide(facts, machine, input.moveIfNeeded ? await beyondReach({ sql }, machine) : null)
  if (answer && !answer.ok) throw new PlacementRefused(refusedBy(answer))
  const to = answer?.assignments[0]
  await tx.virtualMachine.updateMany({ where: { id: machine.id }, data: { specificationId: input.specificationId, ...size, ...(to ? { baremetalId: to.hostId, rackId: to.rackId } : {}), version: { increment: 1 } } })
  await sizeIsDue(tx, machine)
  const [now] = await readInTx(tx, ctx, virtualMachine, [machine.id])
  const whereabouts = to ?? { hostId: machine.baremetalId, hostName: machine.hostName, rackId: machine.rackId }
  await recordEvent(tx, ctx, {
    ...eventOf(machine), specificationId: input.specificationId, outcome: 'resized', funnel: answer ? { ...answer.funnel, runnersUp: answer.runnersUp } : {}, assignments: [{ virtualMachineId: machine.id, name: machine.name, ...whereabouts }],
    request: { ...input, from: { hostId: machine.baremetalId, specificationId: machine.specificationId, cpu: machine.cpu, memory: machine.memory, storage: machine.storage } },
  })
  report({ resource: 'virtual_machine', id: machine.id, old: machine, now: now!, servedTenantId: machine.tenantId })
  return now!
}
