import { createServiceCtx, databaseOf, PROVIDER, scopeOf, systemActor } from '../../../kernel/context.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import type { Services } from '../../../kernel/services.ts'

const BATCH = 2000

// What "past its time" means by table. Every other table with a policy is purged of the rows that were marked deleted.
const past: Record<string, string> = {
  user_sessions: 'expires_at < $1', verification_tokens: 'expires_at < $1', outbox_events: 'created_at < $1 AND position IS NOT NULL',
  jobs: `finished_at < $1 AND status IN ('completed', 'failed', 'cancelled')`, mail_messages: 'sent_at < $1', operations: 'finished_at < $1', alerts: 'resolved_at < $1', capacity_snapshots: 'day < $1',
}
const months = new Set(['audit_logs', 'model_call_logs'])

type Step = (tx: WriteTx) => Promise<number>

// As colonnade_system, inside a mutation of the provider's: the audit row says what went, in the same transaction.
async function asSystem(services: Services, task: string, counted: string, step: Step): Promise<number> {
  const ctx = createServiceCtx(services, systemActor(PROVIDER, []), { requestId: `${task}-${services.clock().toISOString().slice(0, 16)}`, ip: null, userAgent: null })
  const nothing = new Error('nothing to do')
  try {
    return await mutate(ctx, {
      permission: 'system', action: 'run', transaction: { timeoutMs: 120_000 },
      write: async (tx, report) => {
        await databaseOf(ctx).enter(tx, { role: 'colonnade_system', tenantId: null })
        const count = await step(tx)
        await databaseOf(ctx).enter(tx, scopeOf(PROVIDER))
        if (count === 0) throw nothing
        report({ resource: 'maintenance', id: null, details: { task, [counted]: count } })
        return count
      },
    })
  } catch (error) {
    if (error === nothing) return 0
    throw error
  }
}

/** Makes the partitions of this month and the three after it. */
export async function makePartitions(services: Services): Promise<Record<string, number>> {
  const made = await asSystem(services, 'maintenance.partitions', 'made', async (tx) => {
    const [row] = await tx.$queryRawUnsafe<{ made: number }[]>('SELECT colonnade_make_partitions(3)::float8 AS made')
    return row?.made ?? 0
  })
  return { made }
}

function purgeStep(table: string, keepDays: number, before: Date): Step {
  if (months.has(table)) {
    return async (tx) => (await tx.$queryRawUnsafe<{ dropped: number }[]>('SELECT colonnade_drop_partitions($1::text, $2::int)::float8 AS dropped', table, keepDays))[0]?.dropped ?? 0
  }
  const when = past[table] ?? 'deleted_at < $1'
  return (tx) => tx.$executeRawUnsafe(`DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE ${when} LIMIT ${BATCH})`, before)
}

async function purgeTable(services: Services, table: string, keepDays: number): Promise<number> {
  const step = purgeStep(table, keepDays, new Date(services.clock().getTime() - keepDays * 86_400_000))
  let removed = 0
  for (let count = BATCH; count === BATCH;) removed += count = await asSystem(services, 'maintenance.purge', table, step)
  return removed
}

/**
 * Removes what its retention time has passed, table by table in small transactions. A table that refuses, because a row is still referred to,
 * is tried again after the others; what refers to it may have gone with them.
 */
export async function purge(services: Services): Promise<Record<string, number>> {
  const policies = await databaseOf({ services }).query<{ table: string; keepDays: number }>({ role: 'colonnade_system', tenantId: null }, 'SELECT table_name AS "table", keep_days AS "keepDays" FROM retention_policies ORDER BY table_name')
  const removed: Record<string, number> = {}
  for (let left = policies.filter((p) => /^[a-z][a-z0-9_]*$/.test(p.table)); left.length;) {
    const refused: typeof left = []
    for (const policy of left) {
      const count = await purgeTable(services, policy.table, policy.keepDays).catch((err: unknown) => { refused.push(policy); services.log.info({ err, table: policy.table }, 'retention could not remove rows') })
      if (count) removed[policy.table] = (removed[policy.table] ?? 0) + count
    }
    if (refused.length === left.length) {
      services.log.warn({ tables: refused.map((p) => p.table) }, 'rows past their time are still referred to')
      break
    }
    left = refused
  }
  return removed
}
