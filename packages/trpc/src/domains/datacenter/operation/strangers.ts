import type { MachineState } from '../../../drivers/resource/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { note } from '../../../kernel/system.ts'
import type { StoredEndpoint } from '../endpoint/connection.ts'
import { listedAs } from './machine.ts'
import { chosenIds } from './wanted.ts'

/** Machines looked into at one look; the others have their turn at the next. */
const MOST_LOOKS = 100

interface Kept { id: string; reference: string; listed: string | null }

// Known is what was observed under its number, what carries the mark of one that has no number yet, and what was asked for under a number a creation has chosen.
async function strangersAmong(ctx: ServiceCtx, endpoint: StoredEndpoint, list: MachineState[]): Promise<MachineState[]> {
  const keys = list.flatMap((m) => m.key ?? [])
  const marks = keys.length ? await ctx.sql<{ id: string; reference: string | null }>('SELECT v.id, o.reference FROM virtual_machines v LEFT JOIN machine_observations o ON o.virtual_machine_id = v.id WHERE v.id = ANY($1::uuid[])', [keys]) : []
  const ours = new Map(marks.map((m) => [m.id, m.reference]))
  const unmarked = await ctx.sql<{ reference: string; name: string | null }>('SELECT reference, name FROM machine_observations WHERE endpoint_id = $1::uuid AND NOT marked', [endpoint.id])
  const adopted = new Set(unmarked.map((m) => `${m.reference} ${m.name}`))
  const chosen = await chosenIds(ctx.sql, endpoint.id)
  const isOurs = (m: MachineState) => adopted.has(`${m.ref.id} ${m.name}`) || chosen.has(m.ref.id) || (m.key !== null && ours.has(m.key) && (ours.get(m.key) ?? m.ref.id) === m.ref.id)
  return list.filter((m) => !isOurs(m))
}

/** Keeps which machines a hypervisor has that the books do not know, so that they can be adopted. One that is busy is looked at when it no longer is. */
export async function keepStrangers(ctx: ServiceCtx, endpoint: StoredEndpoint, list: MachineState[], look: (machine: MachineState) => Promise<MachineState>): Promise<void> {
  const strangers = await strangersAmong(ctx, endpoint, list)
  const kept = new Map((await ctx.sql<Kept>('SELECT id, reference, listed FROM found_machines WHERE endpoint_id = $1::uuid', [endpoint.id])).map((k) => [k.reference, k]))
  const standing = new Set(strangers.map((m) => m.ref.id))
  const gone = [...kept.values()].filter((k) => !standing.has(k.reference))
  const news = strangers.filter((m) => !m.busy && kept.get(m.ref.id)?.listed !== listedAs(m))
  const same = strangers.filter((m) => kept.get(m.ref.id)?.listed === listedAs(m)).map((m) => kept.get(m.ref.id)!.id)
  if (same.length) await note(ctx.services, (tx: WriteTx) => tx.foundMachine.updateMany({ where: { id: { in: same } }, data: { observedAt: ctx.clock() } }))
  if (news.length + gone.length === 0) return
  const seen: { machine: MachineState; listed: string | null }[] = []
  for (const [i, machine] of news.entries()) seen.push(i < MOST_LOOKS ? { machine: await look(machine), listed: listedAs(machine) } : { machine, listed: null })
  await mutate(ctx, {
    permission: 'system', action: 'observe',
    write: async (tx, report) => {
      await tx.foundMachine.deleteMany({ where: { id: { in: gone.map((g) => g.id) } } })
      for (const one of seen) await keep(tx, endpoint, one, ctx.clock())
      report({ resource: 'found_machine', id: null, details: { endpointId: endpoint.id, found: seen.length, gone: gone.length } })
    },
  })
}

async function keep(tx: WriteTx, endpoint: StoredEndpoint, { machine, listed }: { machine: MachineState; listed: string | null }, now: Date): Promise<void> {
  const { ref, name, state, size, key } = machine
  const facts = { node: ref.node, name: name.slice(0, 200), state, cpu: size.cpu, memory: size.memory, storage: size.storage, listed, marked: key !== null, observedAt: now }
  await tx.foundMachine.upsert({ where: { endpointId_reference: { endpointId: endpoint.id, reference: ref.id } }, create: { endpointId: endpoint.id, reference: ref.id, ...facts }, update: facts })
}
