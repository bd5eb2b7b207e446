import type { MachineState, ResourceDriver } from '../../../drivers/resource/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { note } from '../../../kernel/system.ts'
import type { StoredEndpoint } from '../endpoint/connection.ts'
import { isSame } from './find.ts'
import { glances, type Glance, type Glanced } from './glance.ts'
import { keepMachine, listedAs, machineChanged, statusOf } from './machine.ts'
import { keepStrangers } from './strangers.ts'

interface Known { id: string; machineId: string; state: string; reference: string; node: string; name: string | null; listed: string | null; marked: boolean; waits: boolean; deleted: boolean }

const OPEN = `EXISTS (SELECT 1 FROM operations p WHERE p.resource_id = o.virtual_machine_id AND p.status IN ('pending', 'running', 'waiting', 'unknown'))`
// What was seen since the look began is newer than the look.
const KNOWN = `SELECT o.id, o.virtual_machine_id AS "machineId", o.state::text AS state, o.reference, o.node, o.name, o.listed, o.marked, o.next_cpu IS NOT NULL OR o.next_memory IS NOT NULL AS waits, v.deleted_at IS NOT NULL AS deleted
  FROM machine_observations o JOIN virtual_machines v ON v.id = o.virtual_machine_id WHERE o.endpoint_id = $1::uuid AND o.observed_at < $2::timestamptz AND NOT ${OPEN}`
const STILL = `SELECT o.id FROM machine_observations o WHERE o.id = $1::uuid AND o.observed_at < $2::timestamptz AND NOT ${OPEN} FOR UPDATE OF o`

/** Looks at the machines of a hypervisor's cluster and at its nodes; keeps what is other than it was, and what the books do not know. What an operation has in hand, or had while this looked, is left to it. */
export async function observeMachines(ctx: ServiceCtx, endpoint: StoredEndpoint, driver: ResourceDriver, signal: AbortSignal | undefined): Promise<void> {
  const call = { key: `observe:${endpoint.id}`, signal }
  const nodes = await driver.machines.nodes(call)
  const online = new Map(nodes.outcome === 'done' ? nodes.value.map((n) => [n.name, n.online]) : [])
  // first, so that nothing that is wrong with a machine hides that its node is off line
  if (nodes.outcome === 'done') await keepNodes(ctx, endpoint, online)
  const began = ctx.clock()
  const list = await driver.machines.list(call)
  if (list.outcome !== 'done') return
  const glance = glances(driver, call, new Set([...online].filter(([, is]) => !is).map(([name]) => name)))
  await compare(ctx, endpoint, list.value, began, glance)
  await keepStrangers(ctx, endpoint, list.value, glance)
}

// Nothing to be written down, although it would have to be looked into and could not be.
const asBefore = (known: Known, { found, listed }: Glanced) => listed === null && known.state === found.state && known.node === found.ref.node && known.marked === (found.key === known.machineId || (found.name === null && known.marked))

async function compare(ctx: ServiceCtx, endpoint: StoredEndpoint, list: MachineState[], began: Date, glance: Glance): Promise<void> {
  const known = await ctx.sql<Known>(KNOWN, [endpoint.id, began])
  // by reference first: a clone carries the mark too
  const byReference = new Map(list.map((m) => [m.ref.id, m]))
  const foundOf = (k: Known) => { const m = byReference.get(k.reference); return m && isSame(k, k.machineId, m) ? m : undefined }
  // one that waits for its restart is looked into each time: that it no longer waits shows in no list
  const isNews = (k: Known) => { const m = foundOf(k); return m ? k.waits || k.listed !== listedAs(m) : k.state !== 'absent' }
  const same = known.filter((k) => !isNews(k))
  for (const one of known.filter(isNews)) {
    const listed = foundOf(one)
    const seen = listed && (await glance(listed))
    if (seen && asBefore(one, seen)) same.push(one)
    else await keepNews(ctx, endpoint, one, seen, began)
  }
  if (same.length) await note(ctx.services, (tx: WriteTx) => tx.machineObservation.updateMany({ where: { id: { in: same.map((k) => k.id) }, observedAt: { lt: began } }, data: { observedAt: ctx.clock() } }))
}

class Overtaken extends Error {}

// One transaction each: what somebody else changes meanwhile concerns only that one. What was released without our mark is not removed because somebody marks it later.
async function keepNews(ctx: ServiceCtx, endpoint: StoredEndpoint, known: Known, seen: Glanced | undefined, began: Date): Promise<void> {
  await mutate(ctx, {
    permission: 'system', action: 'observe',
    write: async (tx, report) => {
      const [still] = await tx.$queryRawUnsafe<{ id: string }[]>(STILL, known.id, began)
      if (!still) throw new Overtaken()
      if (seen) await keepMachine(tx, { machineId: known.machineId, endpointId: endpoint.id, found: known.deleted && !known.marked ? { ...seen.found, key: null } : seen.found, listed: seen.listed }, ctx.clock())
      else await tx.machineObservation.updateMany({ where: { id: known.id }, data: { state: 'absent', listed: null, observedAt: ctx.clock() } })
      await machineChanged(tx, report, known.machineId, known.deleted ? undefined : seen ? statusOf(seen.found) : 'error')
    },
  }).catch((error: unknown) => { if (!(error instanceof Overtaken)) throw error })
}

async function keepNodes(ctx: ServiceCtx, endpoint: StoredEndpoint, online: Map<string, boolean>): Promise<void> {
  const hosts = await ctx.sql<{ id: string; node: string; was: boolean | null }>(
    `SELECT b.id, coalesce(b.hypervisor_node, b.name) AS node, o.node_online AS was FROM baremetals b LEFT JOIN host_observations o ON o.baremetal_id = b.id WHERE b.hypervisor_endpoint_id = $1::uuid AND b.deleted_at IS NULL`, [endpoint.id])
  const news = hosts.map((h) => ({ ...h, is: online.get(h.node) ?? false })).filter((h) => h.was !== h.is)
  if (news.length === 0) return
  await mutate(ctx, {
    permission: 'system', action: 'observe',
    write: async (tx, report) => {
      for (const host of news) {
        await tx.$executeRawUnsafe(`INSERT INTO host_observations (id, baremetal_id, node_online, observed_at) VALUES (gen_random_uuid(), $1::uuid, $2, $3::timestamptz)
          ON CONFLICT (baremetal_id) DO UPDATE SET node_online = excluded.node_online, observed_at = excluded.observed_at`, host.id, host.is, ctx.clock())
        report({ resource: 'baremetal', id: host.id, action: 'observe', old: { nodeOnline: host.was }, now: { nodeOnline: host.is } })
      }
    },
  })
}
