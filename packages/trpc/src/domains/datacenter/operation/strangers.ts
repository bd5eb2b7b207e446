import type { MachineState } from '../../../drivers/resource/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { note } from '../../../kernel/system.ts'
import type { StoredEndpoint } from '../endpoint/connection.ts'
import { KNOWN_THERE } from '../found-machine/resource.ts'
import { passedOver, type Glance, type Glanced } from './glance.ts'
import { listedAs } from './machine.ts'
import { chosenIds } from './wanted.ts'

/** Machines looked into at one look; the others have their turn at the next. */
const MOST_LOOKS = 100

interface Kept { id: string; reference: string; node: string; name: string; state: string; listed: string | null; mark: string | null }

// The marks that say a machine is ours. That of a record which was deleted does so only as long as the machine is still to be removed; at another endpoint it is a copy's.
const MARKS = `SELECT v.id, CASE WHEN o.endpoint_id = $2::uuid THEN o.reference WHEN o.id IS NOT NULL THEN '' END AS reference FROM virtual_machines v LEFT JOIN machine_observations o ON o.tenant_id = v.tenant_id AND o.virtual_machine_id = v.id
  WHERE v.id = ANY($1::uuid[]) AND (v.deleted_at IS NULL OR o.marked OR EXISTS (SELECT 1 FROM operations p WHERE p.resource_id = v.id AND p.status IN ('pending', 'running', 'waiting', 'unknown')))`
const ADOPTED = 'SELECT o.reference, o.name FROM machine_observations o JOIN virtual_machines v ON v.tenant_id = o.tenant_id AND v.id = o.virtual_machine_id WHERE o.endpoint_id = $1::uuid AND NOT o.marked AND v.deleted_at IS NULL'

// Known is what was observed under its number, what carries the mark of one that has no number yet, and what was asked for under a number a creation has chosen.
async function strangersAmong(ctx: ServiceCtx, endpoint: StoredEndpoint, list: MachineState[]): Promise<MachineState[]> {
  const keys = list.flatMap((m) => m.key ?? [])
  const marks = keys.length ? await ctx.sql<{ id: string; reference: string | null }>(MARKS, [keys, endpoint.id]) : []
  const ours = new Map(marks.map((m) => [m.id, m.reference]))
  const adopted = new Set((await ctx.sql<{ reference: string; name: string | null }>(ADOPTED, [endpoint.id])).map((m) => `${m.reference} ${m.name}`))
  const chosen = await chosenIds(ctx.sql, endpoint.id)
  const isOurs = (m: MachineState) => adopted.has(`${m.ref.id} ${m.name}`) || chosen.has(m.ref.id) || (m.key !== null && ours.has(m.key) && (ours.get(m.key) ?? m.ref.id) === m.ref.id)
  return list.filter((m) => !isOurs(m))
}

// Begun anywhere among them: those that can't be looked into hold up no others.
async function lookedInto(news: MachineState[], glance: Glance): Promise<Glanced[]> {
  const from = Math.floor(Math.random() * news.length)
  const seen: Glanced[] = []
  for (const machine of [...news.slice(from), ...news.slice(0, from)]) seen.push(seen.length < MOST_LOOKS ? await glance(machine) : passedOver(machine))
  return seen
}

const isAsKept = (kept: Kept | undefined, { found: { ref, state, name, key }, listed }: Glanced) =>
  kept?.listed === listed && kept.state === state && kept.node === ref.node && kept.name === name?.slice(0, 200) && kept.mark === key

/** Keeps which machines a hypervisor has that the books do not know, so that they can be adopted. One that is busy is looked at when it no longer is; of one whose node is off line only that it is there is known. */
export async function keepStrangers(ctx: ServiceCtx, endpoint: StoredEndpoint, list: MachineState[], glance: Glance): Promise<void> {
  const strangers = await strangersAmong(ctx, endpoint, list.filter((m) => m.name !== null))
  const kept = new Map((await ctx.sql<Kept>('SELECT id, reference, node, name, state::text AS state, listed, mark FROM found_machines WHERE endpoint_id = $1::uuid', [endpoint.id])).map((k) => [k.reference, k]))
  const untold = list.flatMap((m) => (m.name === null ? (kept.get(m.ref.id) ?? []) : []))
  const standing = new Set([...strangers.map((m) => m.ref.id), ...untold.map((k) => k.reference)])
  const gone = [...kept.values()].filter((k) => !standing.has(k.reference))
  const keptAs = (m: MachineState) => isAsKept(kept.get(m.ref.id), { found: m, listed: listedAs(m) })
  const seen = await lookedInto(strangers.filter((m) => !m.busy && !keptAs(m)), glance)
  const changed = seen.filter((one) => !isAsKept(kept.get(one.found.ref.id), one))
  await touch(ctx, [...strangers.filter(keptAs), ...seen.filter((one) => !changed.includes(one)).map((one) => one.found)].map((m) => kept.get(m.ref.id)!.id), untold)
  if (changed.length + gone.length > 0) await write(ctx, endpoint, changed, gone)
}

async function touch(ctx: ServiceCtx, same: string[], untold: Kept[]): Promise<void> {
  if (same.length + untold.length === 0) return
  await note(ctx.services, async (tx: WriteTx) => {
    await tx.foundMachine.updateMany({ where: { id: { in: same } }, data: { observedAt: ctx.clock() } })
    await tx.foundMachine.updateMany({ where: { id: { in: untold.map((k) => k.id) } }, data: { state: 'unknown', listed: null, observedAt: ctx.clock() } })
  })
}

// What came into the books while this looked is in them.
const KEEP = `INSERT INTO found_machines (id, endpoint_id, reference, node, name, state, cpu, memory, storage, listed, mark, observed_at)
  SELECT gen_random_uuid(), $1::uuid, t.reference, t.node, left(t.name, 200), t.state, t.cpu, t.memory, t.storage, t.listed, t.mark, $3::timestamptz
  FROM (SELECT $1::uuid AS endpoint_id, r.* FROM json_to_recordset($2::json) AS r(reference text, node text, name text, state machine_state, cpu int, memory int, storage int, listed text, mark uuid)) t WHERE NOT ${KNOWN_THERE} ORDER BY t.reference
  ON CONFLICT (endpoint_id, reference) DO UPDATE SET node = excluded.node, name = excluded.name, state = excluded.state, cpu = excluded.cpu, memory = excluded.memory, storage = excluded.storage, listed = excluded.listed,
    mark = excluded.mark, observed_at = excluded.observed_at`

class Removed extends Error {}

// The endpoint is held as whoever adopts holds it: what is adopted is not found again.
async function write(ctx: ServiceCtx, endpoint: StoredEndpoint, changed: Glanced[], gone: Kept[]): Promise<void> {
  const rows = changed.map(({ found: { ref, key, name, state, size }, listed }) => ({ reference: ref.id, node: ref.node, name, state, ...size, listed, mark: key }))
  await mutate(ctx, {
    permission: 'system', action: 'observe',
    write: async (tx, report) => {
      const [held] = await tx.$queryRawUnsafe<object[]>('SELECT id FROM endpoints WHERE id = $1::uuid AND deleted_at IS NULL FOR NO KEY UPDATE', endpoint.id)
      if (!held) throw new Removed()
      await tx.foundMachine.deleteMany({ where: { id: { in: gone.map((g) => g.id) } } })
      const found = rows.length ? await tx.$executeRawUnsafe(KEEP, endpoint.id, JSON.stringify(rows), ctx.clock()) : 0
      report({ resource: 'found_machine', id: null, details: { endpointId: endpoint.id, found, gone: gone.length } })
    },
  }).catch((error: unknown) => { if (!(error instanceof Removed)) throw error })
}
