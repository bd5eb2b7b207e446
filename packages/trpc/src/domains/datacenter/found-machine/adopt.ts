import { ContractError } from '@colonnade/contract'
import type { AdoptInput, AdoptResult } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { newId } from '../../../kernel/new-id.ts'
import { requestOperation } from '../operation/request.ts'
import { recordEvent } from '../virtual-machine/event.ts'
import { keepRefusal, type RefusedRequest } from '../virtual-machine/refusal.ts'
import { candidates, namesFor, type Candidate } from './candidates.ts'
import { refusalAmong } from './room.ts'
import { sizesOf, type Sized } from './sizes.ts'

/** Some of them do not fit: the first that does not, and why. `request` is kept as a placement event. */
class AdoptionRefused extends ContractError {
  readonly request: RefusedRequest
  constructor(machine: Sized, request: RefusedRequest) {
    const { refusal } = request
    const { name, hostName } = machine
    const message = refusal.reason === 'quota_exceeded' ? `With ${name} the tenant would use more than its quota in this group.` : `${name} does not fit on ${hostName} as the books count.`
    super('CONFLICT', refusal.reason, message, {
      fields: [{ path: 'ids', message }], remedy: refusal.reason === 'quota_exceeded' ? 'Raise the quota, or adopt fewer.' : 'Adopt fewer, choose a smaller specification, or let the group overcommit more.',
      details: { name, hostName, funnel: refusal.funnel, reasons: refusal.reasons, room: refusal.room },
    })
    this.request = request
  }
}

/**
 * Takes machines that stand at a hypervisor into the books, all or none, in one transaction that holds their groups: host and quota are charged as by placing. Nothing is done to them but that our
 * mark is written, if that is wanted. Throws NOT_FOUND, CONFLICT `host_unknown`, `host_not_active`, `foreign_mark`, `size_unknown`, `no_room`, `quota_exceeded`; the last two are kept as placement events.
 */
export async function adopt(ctx: ServiceCtx, input: AdoptInput): Promise<AdoptResult> {
  try {
    return await mutate(ctx, { permission: 'virtual_machines:create', action: 'adopt', write: (tx, report) => adoptIn(tx, ctx, report, input) })
  } catch (error) {
    if (error instanceof AdoptionRefused) await keepRefusal(ctx, 'virtual_machines:create', [error.request])
    throw error
  }
}

async function adoptIn(tx: WriteTx, ctx: ServiceCtx, report: Report, input: AdoptInput): Promise<AdoptResult> {
  const found = await candidates(tx, input)
  const machines = await sizesOf(tx, ctx, report, input, found)
  const refused = await refusalAmong(tx, ctx, input.tenantId, machines)
  if (refused) throw new AdoptionRefused(refused.machine, { ...eventOf(input, [refused.machine]), request: { adopt: input }, refusal: refused.refusal })
  const names = await namesFor(tx, input.tenantId, found)
  const rows = machines.map((machine, i) => rowOf(ctx, input, machine, names[i]!))
  await tx.virtualMachine.createMany({ data: rows })
  await link(tx, rows.map((row, i) => ({ id: row.id, found: machines[i]!.id })), ctx.clock())
  for (const [i, row] of rows.entries()) report({ resource: 'virtual_machine', id: row.id, now: { ...row, hostName: machines[i]!.hostName, reference: machines[i]!.reference }, servedTenantId: input.tenantId })
  await recordEvents(tx, ctx, input, machines, rows)
  if (input.mark) for (const [i, row] of rows.entries()) await requestOperation(tx, ctx, report, { kind: 'vm_adopt', endpointId: machines[i]!.endpointId, resourceType: 'virtual_machine', resourceId: row.id, resourceName: row.name, key: `vm_adopt:${row.id}` })
  return { virtualMachines: rows.map(({ id, name }) => ({ id, name })) }
}

function rowOf(ctx: ServiceCtx, input: AdoptInput, machine: Sized, name: string) {
  const runs = machine.state === 'running'
  const { hostId: baremetalId, groupId, rackId, specificationId, size } = machine
  return {
    id: newId(ctx.clock()), tenantId: input.tenantId, name, baremetalId, groupId, rackId, specificationId, ...size, type: input.type, status: runs ? ('active' as const) : ('inactive' as const),
    desiredPower: runs ? ('on' as const) : ('off' as const), schedulingMode: 'manual' as const, adoptedAt: ctx.clock(),
  }
}

// What was found becomes what is observed; it is looked into at the next look, and carries no mark until that look shows one.
async function link(tx: WriteTx, pairs: { id: string; found: string }[], now: Date): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO machine_observations (id, tenant_id, virtual_machine_id, endpoint_id, reference, node, state, name, cpu, memory, storage, marked, observed_at)
     SELECT gen_random_uuid(), v.tenant_id, v.id, f.endpoint_id, f.reference, f.node, f.state, f.name, f.cpu, f.memory, f.storage, false, $2::timestamptz
     FROM json_to_recordset($1::json) AS p(id uuid, found uuid) JOIN found_machines f ON f.id = p.found JOIN virtual_machines v ON v.id = p.id`, JSON.stringify(pairs), now)
  await tx.foundMachine.deleteMany({ where: { id: { in: pairs.map((p) => p.found) } } })
}

function eventOf(input: AdoptInput, machines: Candidate[]) {
  return { tenantId: input.tenantId, groupId: machines[0]!.groupId, specificationId: input.specificationId ?? null, mode: 'manual' as const, requested: machines.length }
}

async function recordEvents(tx: WriteTx, ctx: ServiceCtx, input: AdoptInput, machines: Sized[], rows: { id: string; name: string }[]): Promise<void> {
  const named = machines.map((machine, i) => ({ machine, row: rows[i]! }))
  for (const set of Map.groupBy(named, ({ machine }) => machine.groupId).values()) {
    await recordEvent(tx, ctx, {
      ...eventOf(input, set.map((s) => s.machine)), outcome: 'placed', request: { adopt: input }, funnel: {},
      assignments: set.map(({ machine: { hostId, hostName, rackId, reference, size }, row }) => ({ virtualMachineId: row.id, name: row.name, hostId, hostName, rackId, reference, taken: size })),
    })
  }
}
