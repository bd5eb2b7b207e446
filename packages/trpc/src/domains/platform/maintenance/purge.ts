import { createServiceCtx, databaseOf, PROVIDER, scopeOf, systemActor } from '../../../kernel/context.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import type { Services } from '../../../kernel/services.ts'

const BATCH = 2000
/** Rows tried one by one in a transaction, when a batch was refused. */
const ROWS = 500

// What "past its time" means by table. Every other table with a policy is purged of the rows that were marked deleted.
const past: Record<string, string> = {
  user_sessions: 'expires_at < $1', verification_tokens: 'expires_at < $1', outbox_events: 'created_at < $1 AND position IS NOT NULL',
  jobs: `finished_at < $1 AND status IN ('completed', 'failed', 'cancelled')`, mail_messages: 'sent_at < $1', operations: 'finished_at < $1', alerts: 'resolved_at < $1', capacity_snapshots: 'day < $1',
  // what was done there is kept longer, and says where
  endpoints: 'deleted_at < $1 AND NOT EXISTS (SELECT 1 FROM operations o WHERE o.endpoint_id = endpoints.id)',
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

// One row that is still referred to refuses its whole batch: then each is tried for itself, those that go and those that have to stay.
async function rowByRow(services: Services, table: string, before: Date): Promise<{ removed: number; kept: number }> {
  const when = past[table] ?? 'deleted_at < $1'
  const total = { removed: 0, kept: 0 }
  for (let from: string | null = '00000000-0000-0000-0000-000000000000'; from !== null;) {
    const page: { rows: string[]; count: number } = { rows: [], count: 0 }
    const after: string = from
    await asSystem(services, 'maintenance.purge', table, async (tx) => {
      page.rows = (await tx.$queryRawUnsafe<{ id: string }[]>(`SELECT id FROM ${table} WHERE ${when} AND id > $2::uuid ORDER BY id LIMIT ${ROWS}`, before, after)).map((r) => r.id)
      page.count = 0
      for (const id of page.rows) if (await goes(tx, table, id)) page.count++
      return page.count
    })
    total.removed += page.count
    total.kept += page.rows.length - page.count
    from = page.rows.length === ROWS ? page.rows.at(-1)! : null
  }
  return total
}

async function goes(tx: WriteTx, table: string, id: string): Promise<boolean> {
  await tx.$executeRawUnsafe('SAVEPOINT one_row')
  try {
    await tx.$executeRawUnsafe(`DELETE FROM ${table} WHERE id = $1::uuid`, id)
    await tx.$executeRawUnsafe('RELEASE SAVEPOINT one_row')
    return true
  } catch {
    await tx.$executeRawUnsafe('ROLLBACK TO SAVEPOINT one_row')
    return false
  }
}

async function purgeTable(services: Services, table: string, keepDays: number): Promise<{ removed: number; kept: number }> {
  const before = new Date(services.clock().getTime() - keepDays * 86_400_000)
  const step = purgeStep(table, keepDays, before)
  let removed = 0
  for (let count = BATCH; count === BATCH;) {
    try {
      removed += count = await asSystem(services, 'maintenance.purge', table, step)
    } catch (error) {
      if (months.has(table)) throw error
      const rest = await rowByRow(services, table, before)
      return { removed: removed + rest.removed, kept: rest.kept }
    }
  }
  return { removed, kept: 0 }
}

/**
 * Removes what its retention time has passed, table by table in small transactions. A row that is still referred to stays, and its table
 * is tried again after the others; what refers to it may have gone with them.
 */
export async function purge(services: Services): Promise<Record<string, number>> {
  const policies = await databaseOf({ services }).query<{ table: string; keepDays: number }>({ role: 'colonnade_system', tenantId: null }, 'SELECT table_name AS "table", keep_days AS "keepDays" FROM retention_policies ORDER BY table_name')
  const removed: Record<string, number> = {}
  for (let left = policies.filter((p) => /^[a-z][a-z0-9_]*$/.test(p.table)); left.length;) {
    const refused: typeof left = []
    let progress = false
    for (const policy of left) {
      const { removed: count, kept } = await purgeTable(services, policy.table, policy.keepDays).catch((err: unknown) => { services.log.info({ err, table: policy.table }, 'retention could not remove rows'); return { removed: 0, kept: 1 } })
      if (kept) refused.push(policy)
      progress ||= count > 0
      if (count) removed[policy.table] = (removed[policy.table] ?? 0) + count
    }
    if (refused.length === left.length && !progress) {
      services.log.warn({ tables: refused.map((p) => p.table) }, 'rows past their time are still referred to')
      break
    }
    left = refused
  }
  return removed
}
