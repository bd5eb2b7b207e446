import type { Call, MachineState, ResourceDriver } from '../../../drivers/resource/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import type { Claimed } from './claim.ts'

/**
 * What is to be seen of the machine an operation is about. `reference`: the hypervisor's own name for it, if one is known. `stranger`: another machine that has that name.
 * `ambiguous`: several carry the mark, and nothing tells which is the one.
 */
export interface Sight { machine: MachineState | null; reference: string | null; stranger: MachineState | null; ambiguous: boolean }

async function observedReference(ctx: ServiceCtx, op: Claimed): Promise<string | null> {
  const [row] = await ctx.sql<{ reference: string }>('SELECT reference FROM machine_observations WHERE virtual_machine_id = $1::uuid AND endpoint_id = $2::uuid', [op.resourceId, op.endpointId])
  return row?.reference ?? null
}

/** Looks for the machine an operation is about. The mark alone does not make it out: a clone carries it too. */
export async function find(ctx: ServiceCtx, driver: ResourceDriver, op: Claimed, call: Call): Promise<Sight> {
  const observed = await observedReference(ctx, op)
  const reference = observed ?? op.state.id ?? null
  const list = await driver.machines.list(call)
  const machines = list.outcome === 'done' ? list.value : []
  const marked = machines.filter((m) => m.key === op.resourceId)
  const named = marked.find((m) => m.ref.id === reference)
  // nothing was seen of it before: the only one with its mark is it
  const machine = named ?? (observed === null && marked.length === 1 ? marked[0]! : null)
  return { machine, reference, stranger: machine ? null : (machines.find((m) => m.ref.id === reference) ?? null), ambiguous: !machine && observed === null && marked.length > 1 }
}

/** Whether the hypervisor has no machine under that reference, not even one that is not shown to us. */
export async function isGone(driver: ResourceDriver, reference: string, call: Call): Promise<boolean> {
  const free = await driver.machines.isFree(reference, call)
  return free.outcome !== 'done' || free.value
}
