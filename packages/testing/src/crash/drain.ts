import { openDatabase, PROVIDER_TENANT_ID, type DatabaseOptions } from '@colonnade/db'
import { brokenInvariants } from '../invariants.ts'
import type { HttpClient } from '../http-client.ts'
import type { ServerProcess } from '../server-process.ts'
import type { CrashReport } from './import.ts'
import { jobsAtRest, killDuring } from './kill.ts'
import { seeded } from './random.ts'

/** How often, from which seed, and how many VMs stand on the hosts that are emptied. */
export interface DrainPlan { rounds: number; seed: number; machines: number }

const HOSTS = 8
const EMPTIED = 3
interface Host { id: string; name: string; version: number; status: string; vmCount: number }

async function furnish(client: HttpClient, { seed, machines }: DrainPlan): Promise<string> {
  const name = `drain ${seed}`
  const { id: groupId } = await client.mutate<{ id: string }>('datacenter.group.create', { name })
  for (let i = 0; i < HOSTS; i++) await client.mutate('datacenter.host.create', { name: `${name}-${i}`, serialNumber: `drain-${seed}-${i}`, groupId, totalCpu: machines, totalMemory: machines * 1024, totalStorage: 1000 })
  const { id: specificationId } = await client.mutate<{ id: string }>('datacenter.specification.create', { name: `${name} size`, requiredCpu: 1, requiredMemory: 1024, requiredStorage: 1 })
  const { items: [tenant] } = await client.query<{ items: { id: string }[] }>('identity.tenant.list', { limit: 1, filter: [{ field: 'slug', value: 'aurora' }] })
  await client.mutate('datacenter.virtualMachine.place', { tenantId: tenant!.id, groupId, specificationId, count: machines, mode: 'spread', namePrefix: `d${seed}` })
  return groupId
}

const hostsOf = async (client: HttpClient, groupId: string) => (await client.query<{ items: Host[] }>('datacenter.host.list', { filter: [{ field: 'groupId', value: groupId }], sort: [{ field: 'name' }], limit: 100 })).items

async function backToService(client: HttpClient, groupId: string): Promise<void> {
  const out = (await hostsOf(client, groupId)).filter((h) => h.status !== 'active')
  if (out.length) await client.mutate('datacenter.host.bulkUpdate', { ids: out.map((h) => h.id), patch: { status: 'active' } })
}

function compare(hosts: Host[], emptied: string[], answered: boolean, machines: number): { whole: boolean; wrong: string[] } {
  const wrong: string[] = []
  const own = hosts.filter((h) => emptied.includes(h.id))
  const begun = own.some((h) => h.status !== 'active')
  if (answered && !begun) wrong.push('the drain was answered and never begun')
  if (begun && own.some((h) => h.status !== 'maintenance' || h.vmCount > 0)) wrong.push(`hosts half drained: ${JSON.stringify(own.map((h) => [h.name, h.status, h.vmCount]))}`)
  const standing = hosts.reduce((n, h) => n + h.vmCount, 0)
  if (standing !== machines) wrong.push(`${standing} of ${machines} machines stand`)
  return { whole: begun, wrong }
}

/** Drains hosts again and again while the server is killed; what must hold after each is checked through the API. */
export async function crashDrains(server: ServerProcess, client: HttpClient, plan: DrainPlan): Promise<CrashReport> {
  const random = seeded(plan.seed)
  const report: CrashReport = { wrong: [], kills: 0, whole: 0, none: 0, repeated: 0 }
  const groupId = await furnish(client, plan)
  const ids = (await hostsOf(client, groupId)).map((h) => h.id)
  const chosen = (round: number) => Array.from({ length: EMPTIED }, (_, i) => ids[(round * EMPTIED + i) % ids.length]!)
  const began = Date.now()
  await client.mutate('datacenter.host.drain', { ids: chosen(0) })
  await jobsAtRest(client)
  const span = Date.now() - began
  for (let round = 1; round <= plan.rounds; round++) {
    await backToService(client, groupId)
    const { answer, kills } = await killDuring(server, client, random, span * 1.1, () => client.mutate('datacenter.host.drain', { ids: chosen(round) }))
    const { whole, wrong } = compare(await hostsOf(client, groupId), chosen(round), answer !== null, plan.machines)
    report.kills += kills
    if (whole) report.whole++
    else report.none++
    report.wrong.push(...wrong.map((w) => `drain ${round} (seed ${plan.seed}): ${w}`))
  }
  const { drift } = await client.mutate<{ drift: unknown[] }>('datacenter.group.reconcile', {})
  if (drift.length) report.wrong.push(`figures that differ from a recount: ${JSON.stringify(drift).slice(0, 500)}`)
  return report
}

const promises: Record<string, string> = {
  'machines moved twice by one drain': `SELECT count(*)::int AS n FROM (SELECT 1 FROM placement_events e, jsonb_array_elements(e.assignments) a WHERE e.outcome = 'moved' AND e.request ? 'drain' GROUP BY e.request->>'drain', a->>'virtualMachineId' HAVING count(*) > 1) x`,
  'moves without exactly one audit row': `SELECT abs((SELECT count(*) FROM placement_events WHERE outcome = 'moved' AND request ? 'drain') - (SELECT count(*) FROM audit_logs WHERE action = 'move' AND resource_type = 'virtual_machine'))::int AS n`,
  'drains whose count is not what they moved': `SELECT count(*)::int AS n FROM jobs j WHERE j.type = 'datacenter.drain' AND (j.result->>'moved')::int <> (SELECT count(*) FROM placement_events e WHERE e.outcome = 'moved' AND e.request->>'drain' = j.id::text)`,
  'drains that did not complete': `SELECT count(*)::int AS n FROM jobs WHERE type = 'datacenter.drain' AND status <> 'completed'`,
}

/** Reads from the database itself, the server stopped, whether anything was moved twice or by halves. Gives every broken promise, and how many drains were begun more than once. */
export async function drainedOnce(where: DatabaseOptions): Promise<{ wrong: string[]; repeated: number }> {
  const database = await openDatabase({ ...where, migrate: false })
  const ask = (sql: string) => database.query<{ n: number }>({ role: 'colonnade_operator', tenantId: PROVIDER_TENANT_ID }, sql)
  try {
    const wrong = await brokenInvariants(database)
    for (const [name, sql] of Object.entries(promises)) {
      const [row] = await ask(sql)
      if (row!.n) wrong.push(`${row!.n} ${name}`)
    }
    return { wrong, repeated: (await ask(`SELECT count(*)::int AS n FROM jobs WHERE type = 'datacenter.drain' AND attempt > 1`))[0]!.n }
  } finally {
    await database.close()
  }
}
