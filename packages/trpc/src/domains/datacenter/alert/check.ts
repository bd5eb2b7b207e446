import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import type { Services } from '../../../kernel/services.ts'
import { conditions, type Condition } from './conditions.ts'
import { alertCtx, raiseAlertsInTx, resolveAlertsInTx, type Alike } from './raise.ts'

// so many alerts are raised, and so many resolved, by one transaction: a hall without power is thousands of them
const AT_ONCE = 500
// one of our own among the locks of the database
const CHECK_LOCK = 727003

interface Difference { raise: Alike[]; clear: string[]; most: number }

// What holds now against what stands, the first of each: one statement, which finds nothing most of the time.
const difference = ({ sql }: Condition) => `WITH holds AS MATERIALIZED (${sql}),
    stands AS MATERIALIZED (SELECT resource_id, severity::text AS severity, params FROM alerts WHERE kind = $1 AND resource_type = $2 AND status <> 'resolved'),
    raise AS MATERIALIZED (SELECT h.* FROM holds h LEFT JOIN stands s ON s.resource_id = h."resourceId" WHERE s.resource_id IS NULL OR s.severity <> h.severity OR s.params <> h.params),
    clear AS MATERIALIZED (SELECT s.resource_id FROM stands s WHERE NOT EXISTS (SELECT 1 FROM holds h WHERE h."resourceId" = s.resource_id))
  SELECT json_build_object(
    'raise', (SELECT coalesce(json_agg(r), '[]') FROM (SELECT * FROM raise ORDER BY "resourceId" LIMIT ${AT_ONCE}) r),
    'clear', (SELECT coalesce(json_agg(c.resource_id), '[]') FROM (SELECT * FROM clear ORDER BY resource_id LIMIT ${AT_ONCE}) c),
    'most', greatest((SELECT count(*) FROM raise), (SELECT count(*) FROM clear)))::text AS found`

type Read = <T>(text: string, values: unknown[]) => Promise<T[]>

async function look(read: Read, condition: Condition): Promise<Difference> {
  const [row] = await read<{ found: string }>(difference(condition), [condition.kind, condition.resourceType])
  return JSON.parse(row!.found) as Difference
}

const nothing = new Error('nothing changed')

async function settle(tx: WriteTx, ctx: ServiceCtx, report: Report, condition: Condition, found: Difference): Promise<void> {
  if (found.raise.length) await raiseAlertsInTx(tx, ctx, report, condition, found.raise)
  if (found.clear.length) await resolveAlertsInTx(tx, ctx, report, condition, found.clear)
}

async function settleSome(ctx: ServiceCtx, condition: Condition): Promise<{ raised: number; resolved: number }> {
  try {
    return await mutate(ctx, {
      permission: 'system', action: 'check', transaction: { timeoutMs: 60_000 },
      write: async (tx, report) => {
        // one check at a time, over all processes: looked at again behind the lock, nothing is counted twice
        await tx.$queryRawUnsafe(`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(${CHECK_LOCK})) l`)
        const found = await look((text, values) => tx.$queryRawUnsafe(text, ...values), condition)
        if (found.most === 0) throw nothing
        await settle(tx, ctx, report, condition, found)
        return { raised: found.raise.length, resolved: found.clear.length }
      },
    })
  } catch (error) {
    if (error === nothing) return { raised: 0, resolved: 0 }
    throw error
  }
}

// A transaction after the other until none is left of what the first look found; what begins meanwhile is the next look's.
async function checkOne(ctx: ServiceCtx, condition: Condition): Promise<{ raised: number; resolved: number }> {
  const count = { raised: 0, resolved: 0 }
  const { most } = await look(ctx.sql, condition)
  for (let round = 0; round * AT_ONCE < most; round++) {
    const { raised, resolved } = await settleSome(ctx, condition)
    count.raised += raised
    count.resolved += resolved
  }
  return count
}

/** Raises what has begun to hold and resolves what no longer does, kind by kind. Reads no row of a booking for update. */
export async function checkAlerts(services: Services): Promise<{ raised: number; resolved: number }> {
  const ctx = alertCtx(services, `alerts-${services.clock().toISOString().slice(0, 19)}`)
  const count = { raised: 0, resolved: 0 }
  for (const condition of conditions) {
    const { raised, resolved } = await checkOne(ctx, condition)
    count.raised += raised
    count.resolved += resolved
  }
  return count
}

const watched = new Set<string>(['placement_event', 'baremetal_group', 'baremetal', ...conditions.map((c) => c.resourceType)])
const PAUSE_MS = 1000

/** Looks again soon after records changed that alerts are about: once for all changes of a second, away from the transaction that made them. */
export function alertWatch(services: Services): { hear(event: { resourceType: string }): void; settled(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const check = async () => {
    timer = undefined
    running = running.then(() => checkAlerts(services)).then(() => undefined, (err: unknown) => services.log.warn({ err }, 'alerts wait for the next look'))
    await running
  }
  return {
    hear({ resourceType }) {
      if (timer || !watched.has(resourceType)) return
      timer = setTimeout(() => void check(), PAUSE_MS)
      timer.unref()
    },
    async settled() { clearTimeout(timer); await running },
  }
}
