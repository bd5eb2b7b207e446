import { openDatabase, PROVIDER_TENANT_ID, type DatabaseOptions } from '@colonnade/db'
import { brokenInvariants } from '../invariants.ts'
import type { HttpClient } from '../http-client.ts'
import type { ServerProcess } from '../server-process.ts'
import type { CrashReport } from './import.ts'
import { jobsAtRest, killDuring } from './kill.ts'
import { seeded } from './random.ts'

/** How often, from which seed, and with how many workers a cluster is made. */
export interface ClusterPlan { rounds: number; seed: number; workers: number }

const CONTROL_PLANES = 3
const GROWTH = 20
interface Room { tenantId: string; groupId: string; specificationId: string }
interface Cluster { id: string; kubernetesVersion: string; targetVersion: string | null; status: string; controlPlaneCount: number; workerCount: number }

async function furnish(client: HttpClient, { seed, rounds, workers }: ClusterPlan): Promise<Room> {
  const name = `cluster crash ${seed}`
  const { id: groupId } = await client.mutate<{ id: string }>('datacenter.group.create', { name })
  const size = (rounds + 1) * (workers + GROWTH + CONTROL_PLANES)
  for (let i = 0; i < CONTROL_PLANES; i++) {
    const { id: rackId } = await client.mutate<{ id: string }>('datacenter.rack.create', { name: `${name}-${i}` })
    await client.mutate('datacenter.host.create', { name: `${name}-${i}`, serialNumber: `cluster-${seed}-${i}`, groupId, rackId, totalCpu: size, totalMemory: size * 1024, totalStorage: size })
  }
  const { id: specificationId } = await client.mutate<{ id: string }>('datacenter.specification.create', { name: `${name} size`, requiredCpu: 1, requiredMemory: 1024, requiredStorage: 1 })
  const { items: [tenant] } = await client.query<{ items: { id: string }[] }>('identity.tenant.list', { limit: 1, filter: [{ field: 'slug', value: 'aurora' }] })
  return { tenantId: tenant!.id, groupId, specificationId }
}

const nameOf = (plan: ClusterPlan, round: number) => `crash-${plan.seed}-${round}`
const clusterOf = async (client: HttpClient, name: string) => (await client.query<{ items: Cluster[] }>('datacenter.cluster.list', { filter: [{ field: 'name', value: name }] })).items[0]

function make(client: HttpClient, room: Room, plan: ClusterPlan, round: number): Promise<unknown> {
  const { tenantId, groupId, specificationId } = room
  return client.mutate('datacenter.cluster.provision', {
    tenantId, groupId, name: nameOf(plan, round), kubernetesVersion: '1.32.4', controlPlaneCount: CONTROL_PLANES, controlPlaneSpecificationId: specificationId, workerCount: plan.workers, workerSpecificationId: specificationId,
  })
}

// As it was, or as it was asked to be: whatever else it is, is wrong.
function compare(found: Cluster | undefined, answered: boolean, before: string | null, after: string): { whole: boolean; wrong: string[] } {
  const now = found ? `${found.kubernetesVersion} ${found.targetVersion} ${found.status} ${found.controlPlaneCount}+${found.workerCount}` : null
  if (now === after) return { whole: true, wrong: [] }
  const wrong = now === before && !answered ? [] : [`${now} where it was ${before} and was to be ${after}; the call was ${answered ? '' : 'not '}answered`]
  return { whole: false, wrong }
}

/** Makes, scales and upgrades clusters again and again while the server is killed: each is as it was or as it was to be. */
export async function crashClusters(server: ServerProcess, client: HttpClient, plan: ClusterPlan): Promise<CrashReport> {
  const random = seeded(plan.seed)
  const report: CrashReport = { wrong: [], kills: 0, whole: 0, none: 0, repeated: 0 }
  const room = await furnish(client, plan)
  const timed = async (work: () => Promise<unknown>) => { const began = Date.now(); await work(); await jobsAtRest(client); return Date.now() - began }
  const shape = (version: string, workers: number) => `${version} null active ${CONTROL_PLANES}+${workers}`
  const attempt = async (what: string, round: number, span: number, begin: () => Promise<unknown>, before: string | null, after: string) => {
    const { answer, kills } = await killDuring(server, client, random, span * 1.1, begin)
    const { whole, wrong } = compare(await clusterOf(client, nameOf(plan, round)), answer !== null, before, after)
    report.kills += kills
    if (whole) report.whole++
    else report.none++
    report.wrong.push(...wrong.map((w) => `${what} ${round} (seed ${plan.seed}): ${w}`))
  }
  const scale = (id: string) => client.mutate('datacenter.cluster.scale', { id, role: 'worker', count: plan.workers + GROWTH })
  const upgrade = (id: string) => client.mutate('datacenter.cluster.upgrade', { id, kubernetesVersion: '1.33.0', outsideWindow: true })
  const making = await timed(() => make(client, room, plan, 0))
  const first = (await clusterOf(client, nameOf(plan, 0)))!.id
  const scaling = await timed(() => scale(first))
  const upgrading = await timed(() => upgrade(first))
  for (let round = 1; round <= plan.rounds; round++) {
    const small = shape('1.32.4', plan.workers)
    if (round % 3 === 0) { await attempt('make', round, making, () => make(client, room, plan, round), null, small); continue }
    await make(client, room, plan, round)
    const { id } = (await clusterOf(client, nameOf(plan, round)))!
    if (round % 3 === 1) await attempt('upgrade', round, upgrading, () => upgrade(id), small, shape('1.33.0', plan.workers))
    else await attempt('scale', round, scaling, () => scale(id), small, shape('1.32.4', plan.workers + GROWTH))
  }
  const { drift } = await client.mutate<{ drift: unknown[] }>('datacenter.group.reconcile', {})
  if (drift.length) report.wrong.push(`figures that differ from a recount: ${JSON.stringify(drift).slice(0, 500)}`)
  return report
}

const NODES = 'virtual_machines v JOIN k8s_clusters k ON k.id = v.k8s_cluster_id'
const promises: Record<string, string> = {
  'nodes made more than once, or without an audit row': `SELECT count(*)::int AS n FROM (SELECT v.id FROM ${NODES} LEFT JOIN audit_logs a ON a.resource_id = v.id AND a.resource_type = 'virtual_machine' AND a.action IN ('create', 'scale') WHERE k.name LIKE 'crash-%' GROUP BY v.id HAVING count(a.id) <> 1) x`,
  'nodes of one name twice': `SELECT count(*)::int AS n FROM (SELECT 1 FROM ${NODES} WHERE v.deleted_at IS NULL GROUP BY k.id, v.name HAVING count(*) > 1) x`,
  'control planes of one cluster in one rack': `SELECT count(*)::int AS n FROM (SELECT 1 FROM ${NODES} WHERE k.name LIKE 'crash-%' AND v.type = 'control_plane' AND v.deleted_at IS NULL GROUP BY k.id, v.rack_id HAVING count(*) > 1) x`,
  'nodes of another version than their cluster': `SELECT count(*)::int AS n FROM ${NODES} WHERE k.name LIKE 'crash-%' AND v.deleted_at IS NULL AND v.kubernetes_version <> k.kubernetes_version`,
  'nodes upgraded more than once': `SELECT count(*)::int AS n FROM (SELECT 1 FROM audit_logs WHERE action = 'upgrade_node' AND resource_type = 'virtual_machine' GROUP BY resource_id HAVING count(*) > 1) x`,
  'upgrades that did not complete': `SELECT count(*)::int AS n FROM jobs WHERE type = 'cluster.upgrade' AND status <> 'completed'`,
}

/** Reads from the database itself, the server stopped, whether any node was placed or upgraded twice. Gives every broken promise, and how many upgrades were begun more than once. */
export async function clusteredOnce(where: DatabaseOptions): Promise<{ wrong: string[]; repeated: number }> {
  const database = await openDatabase({ ...where, migrate: false })
  const ask = (sql: string) => database.query<{ n: number }>({ role: 'colonnade_operator', tenantId: PROVIDER_TENANT_ID }, sql)
  try {
    const wrong = await brokenInvariants(database)
    for (const [name, sql] of Object.entries(promises)) {
      const [row] = await ask(sql)
      if (row!.n) wrong.push(`${row!.n} ${name}`)
    }
    return { wrong, repeated: (await ask(`SELECT count(*)::int AS n FROM jobs WHERE type = 'cluster.upgrade' AND attempt > 1`))[0]!.n }
  } finally {
    await database.close()
  }
}
