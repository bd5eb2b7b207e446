import { openDatabase, PROVIDER_TENANT_ID, type DatabaseOptions, type Scope } from '@colonnade/db'
import type { HttpClient } from '../http-client.ts'
import type { ServerProcess } from '../server-process.ts'
import { jobsAtRest, killDuring } from './kill.ts'
import { seeded } from './random.ts'

/** How often, from which seed, and with how many hosts per import. */
export interface CrashPlan { rounds: number; seed: number; rows: number }
/** `wrong`: every broken promise, in words; empty when all was well. `whole`, `none`: imports that finished, and that were never begun. */
export interface CrashReport { wrong: string[]; kills: number; whole: number; none: number; repeated: number }

const CORES = 32
const MEMORY = 262_144
const operator: Scope = { role: 'colonnade_operator', tenantId: PROVIDER_TENANT_ID }

// The columns of the cluster trace the operators import: thousandths of a core, MiB.
function hostsCsv(round: number, rows: number): string {
  return ['sn,cpu_milli,memory_mib', ...Array.from({ length: rows }, (_, i) => `crash-${round}-${String(i).padStart(5, '0')},${CORES * 1000},${MEMORY}`)].join('\n')
}

async function beginImport(client: HttpClient, groupId: string, round: number, rows: number): Promise<{ jobId: string }> {
  return client.mutate('datacenter.host.import', {
    csv: hostsCsv(round, rows),
    mapping: { name: { column: 'sn' }, serialNumber: { column: 'sn' }, groupId: { constant: groupId }, totalCpu: { column: 'cpu_milli', scale: 0.001 }, totalMemory: { column: 'memory_mib' }, totalStorage: { constant: '1000' } },
  })
}

async function measureOnce(client: HttpClient, rows: number): Promise<number> {
  const { id } = await client.mutate<{ id: string }>('datacenter.group.create', { name: `crash undisturbed` })
  const began = Date.now()
  await beginImport(client, id, 0, rows)
  await jobsAtRest(client)
  return Date.now() - began
}

async function checkGroup(client: HttpClient, id: string, rows: number, answered: boolean): Promise<{ hosts: number; wrong: string[] }> {
  const { count } = await client.query<{ count: number }>('datacenter.host.list', { filter: [{ field: 'groupId', value: id }], limit: 1, count: true })
  const group = await client.query<{ totalCpu: number; totalMemory: number; availableCpu: number }>('datacenter.group.get', { id })
  const wrong: string[] = []
  if (count !== rows && !(count === 0 && !answered)) wrong.push(`${count} of ${rows} hosts; the call was ${answered ? '' : 'not '}answered`)
  if (group.totalCpu !== count * CORES || group.availableCpu !== count * CORES || group.totalMemory !== count * MEMORY) wrong.push(`the group counts ${JSON.stringify(group)} for ${count} hosts`)
  return { hosts: count, wrong }
}

/** Imports hosts again and again while the server is killed; what must hold after each is checked through the API. */
export async function crashImports(server: ServerProcess, client: HttpClient, plan: CrashPlan): Promise<CrashReport> {
  const random = seeded(plan.seed)
  const report: CrashReport = { wrong: [], kills: 0, whole: 0, none: 0, repeated: 0 }
  const span = await measureOnce(client, plan.rows)
  for (let round = 1; round <= plan.rounds; round++) {
    const { id } = await client.mutate<{ id: string }>('datacenter.group.create', { name: `crash ${round}` })
    const { answer, kills } = await killDuring(server, client, random, span * 1.1, () => beginImport(client, id, round, plan.rows))
    const { hosts, wrong } = await checkGroup(client, id, plan.rows, answer !== null)
    report.kills += kills
    if (hosts) report.whole++
    else report.none++
    report.wrong.push(...wrong.map((w) => `round ${round} (seed ${plan.seed}): ${w}`))
  }
  const { drift } = await client.mutate<{ drift: unknown[] }>('datacenter.group.reconcile', {})
  if (drift.length) report.wrong.push(`figures that differ from a recount: ${JSON.stringify(drift).slice(0, 500)}`)
  return report
}

const promises: Record<string, string> = {
  'hosts with another number of audit rows than one': `SELECT count(*)::int AS n FROM (SELECT b.id FROM baremetals b LEFT JOIN audit_logs a ON a.resource_id = b.id AND a.resource_type = 'baremetal' WHERE b.serial_number LIKE 'crash-%' GROUP BY b.id HAVING count(a.id) <> 1) x`,
  'hosts with another number of events than one': `SELECT count(*)::int AS n FROM (SELECT b.id FROM baremetals b LEFT JOIN outbox_events e ON e.resource_id = b.id WHERE b.serial_number LIKE 'crash-%' GROUP BY b.id HAVING count(e.id) <> 1) x`,
  'audit rows of hosts that are not there': `SELECT count(*)::int AS n FROM audit_logs a WHERE a.resource_type = 'baremetal' AND NOT EXISTS (SELECT 1 FROM baremetals b WHERE b.id = a.resource_id)`,
  'events without a position': 'SELECT count(*)::int AS n FROM outbox_events WHERE position IS NULL',
  'jobs that did not complete': `SELECT count(*)::int AS n FROM jobs WHERE type = 'csv.import' AND status <> 'completed'`,
  'jobs not queued once and completed once': `SELECT count(*)::int AS n FROM (SELECT j.id FROM jobs j LEFT JOIN audit_logs a ON a.resource_id = j.id AND a.resource_type = 'job' WHERE j.type = 'csv.import' GROUP BY j.id HAVING count(*) FILTER (WHERE a.action = 'queued') <> 1 OR count(*) FILTER (WHERE a.action = 'completed') <> 1 OR count(a.id) <> 2) x`,
}

/** Reads from the database itself, the server stopped, whether anything was done twice or by halves. Gives every broken promise, and how many jobs were begun more than once. */
export async function doneOnce(where: DatabaseOptions): Promise<{ wrong: string[]; repeated: number }> {
  const database = await openDatabase({ ...where, migrate: false })
  try {
    const wrong: string[] = []
    for (const [name, sql] of Object.entries(promises)) {
      const [row] = await database.query<{ n: number }>(operator, sql)
      if (row!.n) wrong.push(`${row!.n} ${name}`)
    }
    const [again] = await database.query<{ n: number }>(operator, `SELECT count(*)::int AS n FROM jobs WHERE type = 'csv.import' AND attempt > 1`)
    return { wrong, repeated: again!.n }
  } finally {
    await database.close()
  }
}
