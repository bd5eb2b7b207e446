import type { Call, MachineState, ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError } from '../../../drivers/resource/error.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import type { Claimed } from './claim.ts'

/**
 * What is to be seen of the machine an operation is about, looked into. `reference`: the hypervisor's own name for it, if one is known. `stranger`: another machine that has that name.
 * `ambiguous`: several carry the mark, and nothing tells which is the one.
 */
export interface Sight { machine: MachineState | null; reference: string | null; stranger: MachineState | null; ambiguous: boolean }

/** By what a machine is known again. */
export interface Observed { reference: string; name: string | null; marked: boolean }

/** Whether a machine of a list is the one (`id` in the books) that was observed. The mark tells; one adopted without is known by its name, as far as that is told: of a guest whose node is off line only the number is. */
export function isSame(known: Observed, id: string, machine: MachineState): boolean {
  if (machine.ref.id !== known.reference) return false
  if (machine.key === id) return true
  return machine.name === null ? !known.marked || machine.key === null : !known.marked && machine.name === known.name
}

async function observed(ctx: ServiceCtx, op: Claimed): Promise<Observed | null> {
  const [row] = await ctx.sql<Observed>('SELECT o.reference, o.name, o.marked FROM virtual_machines v JOIN machine_observations o ON o.tenant_id = v.tenant_id AND o.virtual_machine_id = v.id WHERE v.id = $1::uuid AND o.endpoint_id = $2::uuid', [op.resourceId, op.endpointId])
  return row ?? null
}

// Nothing was seen of it and nothing asked for: what carries its mark is it, as when the books were put back from a backup. Not once it was made and removed here: then that is a clone somebody made of it.
async function mayBeIt(ctx: ServiceCtx, op: Claimed): Promise<boolean> {
  if (op.kind !== 'vm_create') return false
  const [row] = await ctx.sql<{ was: boolean }>("SELECT EXISTS (SELECT 1 FROM operations WHERE resource_id = $1::uuid AND endpoint_id = $2::uuid AND kind IN ('vm_create', 'vm_delete') AND status = 'done') AS was", [op.resourceId, op.endpointId])
  return !row!.was
}

/** Looks for the machine an operation is about. The mark alone does not make it out: a clone carries it too. One that was adopted without a mark is known by number and name, since numbers are given again. */
export async function find(ctx: ServiceCtx, driver: ResourceDriver, op: Claimed, call: Call): Promise<Sight> {
  const known = await observed(ctx, op)
  const reference = known?.reference ?? op.state.id ?? null
  const list = await driver.machines.list(call)
  const machines = list.outcome === 'done' ? list.value : []
  const marked = machines.filter((m) => m.key === op.resourceId)
  const named = marked.find((m) => m.ref.id === reference) ?? (known ? machines.find((m) => isSame(known, op.resourceId, m)) : undefined)
  const likely = !named && reference === null && marked.length > 0 && (await mayBeIt(ctx, op)) ? marked : []
  const machine = named ?? (likely.length === 1 ? likely[0]! : null)
  if (machine) return { machine: await inspect(driver, machine, call), reference, stranger: null, ambiguous: false }
  const stranger = machines.find((m) => m.ref.id === reference) ?? null
  const clone = await cloneOf(driver, op, stranger, call)
  return { machine: clone, reference, stranger: clone ? null : stranger, ambiguous: likely.length > 1 }
}

// What was cloned carries no mark of its own yet: its description says whose it is.
async function cloneOf(driver: ResourceDriver, op: Claimed, stranger: MachineState | null, call: Call): Promise<MachineState | null> {
  if (op.kind !== 'vm_create' || !op.state.asked || !stranger || stranger.busy) return null
  const seen = await inspect(driver, stranger, call)
  return seen.described === op.resourceId ? seen : null
}

/** The machine looked into; as the list has it when it went meanwhile. */
export async function inspect(driver: ResourceDriver, machine: MachineState, call: Call): Promise<MachineState> {
  try {
    const closer = await driver.machines.inspect(machine, call)
    return closer.outcome === 'done' ? closer.value : machine
  } catch (error) {
    if (error instanceof DriverError && error.kind === 'not_found') return machine
    throw error
  }
}

/** Whether the hypervisor has no machine under that reference, not even one that is not shown to us. */
export async function isGone(driver: ResourceDriver, reference: string, call: Call): Promise<boolean> {
  const free = await driver.machines.isFree(reference, call)
  return free.outcome !== 'done' || free.value
}
