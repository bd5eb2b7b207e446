/**
 * A real cluster trace placed through the API on a real PostgreSQL: 1,523 hosts imported, then 8,152 requests in order without deletions, each a VM (cpu rounded up to cores).
 * How many find room by `pack` and by `spread`, what is left stranded, VMs a second in batches of 50, and how long one takes; the last two with 5,000 and 50,000 hosts too.
 * Prints a line of JSON per figure: {"name","value","unit","floor","ratio"}; the floors are absolute, beside a plain `pg` that inserts the same rows without choosing a host.
 * The trace's CSVs are looked for in PLACEMENT_DATA (default ../shared/data/placement, seen from the repository). BENCH_HOSTS: other numbers of hosts, BENCH_REQUESTS: fewer requests.
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { freshRealDatabase, realDatabaseUrl, Refused, startServer, type HttpClient } from '@colonnade/testing'
import { fragmentation, HostIndex, policyFrom, type Demand } from '@colonnade/trpc/domains/datacenter/placement/index'

const folder = process.env['PLACEMENT_DATA'] ?? join(import.meta.dirname, '../../../../shared/data/placement')
const SIZES = (process.env['BENCH_HOSTS'] ?? '1523,5000,50000').split(',').map(Number)
const REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 8152)
const [BATCH, BATCHES, SINGLES, WARM] = [50, 60, 600, 200]
const [LEAST_PER_SECOND, MOST_MS] = [700, 25]

interface Size { cpu: number; memory: number }
interface Site { client: HttpClient; sql: pg.Client; tenantId: string; specificationOf: Map<string, string>; requests: Size[] }

const figure = (name: string, value: number, unit: string, floor: number | null = null, ratio: number | null = null) =>
  console.log(JSON.stringify({ name: `placement: ${name}`, value: Number(value.toPrecision(4)), unit, floor, ratio: ratio === null ? null : Number(ratio.toFixed(3)) }))
const note = (text: string) => console.error(`  ${text}`)
const key = ({ cpu, memory }: Size) => `${cpu}/${memory}`
const rows = (file: string) => readFileSync(join(folder, file), 'utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(','))
const grouped = (n: number) => n.toLocaleString('en')

async function settled(client: HttpClient, jobId: string): Promise<void> {
  for (;;) {
    const job = await client.query<{ status: string; error: unknown }>('platform.job.get', { id: jobId })
    if (job.status === 'completed') return
    if (job.status !== 'queued' && job.status !== 'running') throw new Error(`the import ended: ${JSON.stringify(job.error)}`)
    await new Promise((resolve) => { setTimeout(resolve, 200) })
  }
}

/** Imports the trace's hosts into a new group through the API, as an operator would. What is needed beyond them is written by SQL, the same machines over and over. */
async function importHosts({ client, sql, tenantId }: Site, hosts: number, name: string): Promise<string> {
  const { id } = await client.mutate<{ id: string }>('datacenter.group.create', { name })
  const machines = rows('openb_node_list_all_node.csv').slice(0, hosts)
  const csv = ['sn,cpu_milli,memory_mib', ...machines.map(([sn, cpu, memory]) => `${name}-${sn},${cpu},${memory}`)].join('\n')
  const { jobId } = await client.mutate<{ jobId: string }>('datacenter.host.import', {
    csv, mapping: { name: { column: 'sn' }, serialNumber: { column: 'sn' }, groupId: { constant: id }, totalCpu: { column: 'cpu_milli', scale: 0.001, round: 'floor' }, totalMemory: { column: 'memory_mib' }, totalStorage: { constant: '0' } },
  })
  await settled(client, jobId)
  await sql.query(`INSERT INTO baremetals (id, name, serial_number, group_id, total_cpu, total_memory, total_storage, available_cpu, available_memory, available_storage)
    SELECT gen_random_uuid(), name || '-' || n, serial_number || '-' || n, group_id, total_cpu, total_memory, total_storage, total_cpu, total_memory, total_storage
    FROM generate_series(1, $2::int) n CROSS JOIN baremetals WHERE group_id = $1 ORDER BY n LIMIT $3`, [id, Math.ceil(hosts / machines.length), hosts - machines.length])
  await client.mutate('datacenter.quota.create', { tenantId, groupId: id, cpuQuotaPercentage: 100, memoryQuota: 1e15, storageQuota: 1e9 })
  return id
}

const ask = ({ tenantId, specificationOf }: Site, groupId: string, size: Size, count: number, mode: string, namePrefix: string) => ({ tenantId, groupId, specificationId: specificationOf.get(key(size)), count, mode, namePrefix })

/** Whether it found room; throws what is no refusal. */
async function placed(site: Site, input: object): Promise<boolean> {
  try {
    await site.client.mutate('datacenter.virtualMachine.place', input)
    return true
  } catch (error) {
    if (error instanceof Refused && error.shape.reason === 'no_room') return false
    throw error
  }
}

async function timed(times: number[], work: () => Promise<boolean>): Promise<boolean> {
  const started = performance.now()
  const done = await work()
  times.push(performance.now() - started)
  return done
}

function percentiles(name: string, times: number[], floor: boolean): void {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  figure(`${name}, one at a time, median`, at(0.5), 'ms')
  figure(`${name}, one at a time, p99`, at(0.99), 'ms', floor ? 1 : null, floor ? MOST_MS / at(0.99) : null)
}

/** The whole trace, one request after the other: what is placed, what is left. */
async function replay(site: Site, mode: 'pack' | 'spread'): Promise<void> {
  const groupId = await importHosts(site, 1523, `trace-${mode}`)
  const times: number[] = []
  let found = 0
  for (const [i, size] of site.requests.slice(0, REQUESTS).entries()) if (await timed(times, () => placed(site, ask(site, groupId, size, 1, mode, `t${i % 10}`)))) found++
  figure(`trace of ${grouped(Math.min(REQUESTS, site.requests.length))} on 1,523 hosts, ${mode}: placed`, found, 'VMs')
  percentiles(`trace on 1,523 hosts, ${mode}`, times.slice(WARM), true)
  const { cpu, memory } = await left(site, groupId)
  figure(`trace, ${mode}: free cpu stranded`, cpu * 100, '%')
  figure(`trace, ${mode}: free memory stranded`, memory * 100, '%')
}

async function left({ sql, requests }: Site, groupId: string): Promise<{ cpu: number; memory: number }> {
  const { rows: hosts } = await sql.query<{ id: string; status: string; cpu: number; memory: number; used_cpu: number; used_memory: number }>(
    `SELECT id, status::text AS status, total_cpu AS cpu, total_memory AS memory, capacity_cpu - available_cpu AS used_cpu, capacity_memory - available_memory AS used_memory FROM baremetals WHERE group_id = $1 AND deleted_at IS NULL`, [groupId])
  const index = HostIndex.from(hosts.map((h) => ({ id: h.id, name: h.id, groupId, rackId: null, status: h.status, total: { cpu: h.cpu, memory: h.memory, storage: 0 }, used: { cpu: h.used_cpu, memory: h.used_memory, storage: 0 } })), policyFrom())
  const demand = [...Map.groupBy(requests, key).values()].map((same): Demand => ({ specification: { ...same[0]!, storage: 0 }, weight: same.length }))
  return fragmentation(index, demand)
}

/** The same rows by a plain client: VMs, their audit rows and events, in one transaction of 50, on hosts given; the triggers keep the books. */
async function byHand({ sql, tenantId, specificationOf, requests }: Site, groupId: string): Promise<number> {
  const { rows: hosts } = await sql.query<{ id: string }>('SELECT id FROM baremetals WHERE group_id = $1 AND available_cpu > 12 AND available_memory > 60000 ORDER BY available_cpu DESC LIMIT 50', [groupId])
  const size = requests[0]!
  const once = async () => {
    const machines = hosts.map((h) => ({ id: randomUUID(), host: h.id, name: `raw-${randomUUID()}` }))
    await sql.query('BEGIN')
    await sql.query('SELECT 1 FROM baremetal_groups WHERE id = $1 FOR NO KEY UPDATE', [groupId])
    await sql.query(`INSERT INTO virtual_machines (id, tenant_id, name, baremetal_id, group_id, specification_id, status, cpu, memory, storage) SELECT r.id, $2, r.name, r.host, $3, $4, 'active', 1, 1, 0 FROM json_to_recordset($1::json) AS r(id uuid, host uuid, name text)`, [JSON.stringify(machines), tenantId, groupId, specificationOf.get(key(size))])
    await sql.query(`INSERT INTO audit_logs (id, tenant_id, action, resource_type, resource_id, new_values, details) SELECT gen_random_uuid(), $2, 'create', 'virtual_machine', r.id, to_jsonb(r), '{}' FROM json_to_recordset($1::json) AS r(id uuid, host uuid, name text)`, [JSON.stringify(machines), tenantId])
    await sql.query(`INSERT INTO outbox_events (id, tenant_id, topic, resource_type, resource_id, payload) SELECT gen_random_uuid(), $2, 'virtual_machine.create', 'virtual_machine', r.id, '{}' FROM json_to_recordset($1::json) AS r(id uuid), generate_series(1, 2)`, [JSON.stringify(machines), tenantId])
    await sql.query('COMMIT')
  }
  for (let i = 0; i < 3; i++) await once()
  const started = performance.now()
  for (let i = 3; i < 23; i++) await once()
  return (20 * hosts.length * 1000) / (performance.now() - started)
}

/** Batches of 50 and single VMs, the sizes of the trace in turn, into a group of so many hosts that the batches have worn. */
async function grow(site: Site, hosts: number): Promise<void> {
  note(`${grouped(hosts)} hosts`)
  const groupId = await importHosts(site, hosts, `grow-${hosts}`)
  await site.sql.query('ANALYZE baremetals; ANALYZE virtual_machines')
  for (const mode of ['spread', 'pack'] as const) {
    const name = `${grouped(hosts)} hosts, ${mode}`
    const size = (i: number) => site.requests[(i * 37) % site.requests.length]!
    for (let i = 0; i < 5; i++) await placed(site, ask(site, groupId, size(i), BATCH, mode, 'warm'))
    const from = performance.now()
    let made = 0
    for (let i = 5; i < 5 + BATCHES; i++) if (await placed(site, ask(site, groupId, size(i), BATCH, mode, 'batch'))) made += BATCH
    const perSecond = (made * 1000) / (performance.now() - from)
    const raw = await byHand(site, groupId)
    figure(`${name}, batches of ${BATCH}`, perSecond, 'VMs/s', 1, perSecond / LEAST_PER_SECOND)
    figure(`${name}, the same rows by hand`, raw, 'VMs/s')
    figure(`${name}, through the API against by hand`, perSecond / raw, '×')
    const times: number[] = []
    for (let i = 0; i < SINGLES + WARM; i++) await timed(times, () => placed(site, ask(site, groupId, size(i), 1, mode, 'single')))
    percentiles(name, times.slice(WARM), hosts <= 1523)
  }
}

async function main(url: string): Promise<void> {
  const server = await startServer({ env: { DATABASE_URL: url, LOG_LEVEL: 'error' } })
  const sql = new pg.Client({ connectionString: url })
  sql.on('error', () => {}) // its end, when the database is dropped under it
  await sql.connect()
  try {
    const client = await server.signIn('operator@colonnade.example')
    const { items: [tenant] } = await client.query<{ items: { id: string }[] }>('identity.tenant.list', { limit: 1, filter: [{ field: 'slug', value: 'aurora' }] })
    const requests = rows('openb_pod_list_default.csv').map(([, cpu, memory]): Size => ({ cpu: Math.max(1, Math.ceil(Number(cpu) / 1000)), memory: Math.max(1, Number(memory)) }))
    const site: Site = { client, sql, tenantId: tenant!.id, specificationOf: new Map(), requests }
    for (const size of new Map(requests.map((r) => [key(r), r])).values()) {
      const { id } = await client.mutate<{ id: string }>('datacenter.specification.create', { name: `trace ${key(size)}`, requiredCpu: size.cpu, requiredMemory: size.memory, requiredStorage: 0 })
      site.specificationOf.set(key(size), id)
    }
    for (const hosts of SIZES) await grow(site, hosts)
    if (REQUESTS) for (const mode of ['pack', 'spread'] as const) await replay(site, mode)
    const { drift } = await client.mutate<{ drift: unknown[] }>('datacenter.group.reconcile', {})
    if (drift.length) throw new Error(`a recount differs: ${JSON.stringify(drift.slice(0, 5))}`)
  } finally {
    await server.close()
    await sql.end()
  }
}

if (!realDatabaseUrl) console.log('placement.bench: skipped, it needs a real PostgreSQL: set DATABASE_URL_TEST')
else if (!existsSync(folder)) console.log(`placement.bench: skipped, there is no trace in ${folder}: set PLACEMENT_DATA`)
else {
  const { url, drop } = await freshRealDatabase(realDatabaseUrl)
  await main(url).finally(drop)
}
