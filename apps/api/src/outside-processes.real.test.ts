import { randomBytes } from 'node:crypto'
import { freshRealDatabase, proxmoxDouble, realDatabaseUrl, startServer, type HttpClient, type ProxmoxDouble, type ServerProcess } from '@colonnade/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const MACHINES = 200
const SECRET_KEY = randomBytes(32).toString('hex')

describe.runIf(realDatabaseUrl)('two processes, one database, one hypervisor', () => {
  let database: { url: string; drop: () => Promise<void> }, one: ServerProcess, two: ServerProcess, client: HttpClient, pve: ProxmoxDouble
  let room: { groupId: string; specificationId: string; tenantId: string }

  beforeAll(async () => {
    [database, pve] = await Promise.all([freshRealDatabase(realDatabaseUrl!), proxmoxDouble()])
    // processes of one installation have one key: what one of them seals, the others open
    one = await startServer({ env: { DATABASE_URL: `${database.url}?application_name=one`, SECRET_KEY } })
    two = await startServer({ env: { DATABASE_URL: `${database.url}?application_name=two`, SECRET_KEY } })
    client = two.client().as((await one.signIn('operator@colonnade.example')).token!)
    // slow enough for a kill to come between a question and its answer
    Object.assign(pve, { delayMs: 30, rounds: 1 })
    const endpoint = await client.mutate<{ id: string }>('datacenter.endpoint.create', { name: 'pve', kind: 'proxmox', url: pve.url, username: pve.token.id, secret: pve.token.secret, fingerprint: pve.certificate.fingerprint })
    const group = await client.mutate<{ id: string }>('datacenter.group.create', { name: 'shared' })
    for (const node of pve.nodes.keys()) await client.mutate('datacenter.host.create', { name: node, serialNumber: node, groupId: group.id, totalCpu: 4000, totalMemory: 4_000_000, totalStorage: 400_000, hypervisorEndpointId: endpoint.id })
    const specification = await client.mutate<{ id: string }>('datacenter.specification.create', { name: 'tiny', requiredCpu: 1, requiredMemory: 512, requiredStorage: 1 })
    const { items: [tenant] } = await client.query<{ items: { id: string }[] }>('identity.tenant.list', { search: 'aurora', limit: 1 })
    room = { groupId: group.id, specificationId: specification.id, tenantId: tenant!.id }
  }, 180_000)
  afterAll(async () => { await one?.close(); await two?.close(); await pve?.close(); await database?.drop() })

  const rows = async <T extends object>(sql: string) => {
    const direct = new pg.Client({ connectionString: database.url })
    await direct.connect()
    try { return (await direct.query<T>(sql)).rows } finally { await direct.end() }
  }
  /** How often the hypervisor was made to do something, by the machine's number. */
  const done = (kind: string) => [...pve.tasks.keys()].map((upid) => upid.split(':')).filter((part) => part[5] === kind).map((part) => part[6]!)

  const asked = () => pve.heard.filter((r) => r.method === 'POST' && r.path.endsWith('/qemu')).length

  it(`${MACHINES} machines are made and started once each, although one of the two is killed with -9 in the middle`, async () => {
    await client.mutate('datacenter.virtualMachine.place', { ...room, namePrefix: 'shared', count: MACHINES, mode: 'spread' })
    await expect.poll(() => pve.created.length, { timeout: 120_000, interval: 20 }).toBeGreaterThan(MACHINES / 4)
    // the hypervisor takes its time, until both have something in hand and one of them is dead
    const holders = async () => (await rows<{ n: number }>('SELECT count(DISTINCT claimed_by)::int AS n FROM operations WHERE claimed_until IS NOT NULL'))[0]!.n
    pve.delayMs = 1000
    await expect.poll(holders, { timeout: 60_000, interval: 20 }).toBe(2)
    await one.kill9()
    pve.delayMs = 30
    const killed = performance.now()
    const orphans = () => rows<{ n: number }>(`SELECT count(*)::int AS n FROM operations o WHERE o.claimed_until IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = 727002 AND l.objid = hashtext(o.claimed_by::text)::oid)`)
    const left = (await orphans())[0]!.n
    await expect.poll(async () => (await orphans())[0]!.n, { timeout: 30_000, interval: 50 }).toBe(0)
    const takenOver = performance.now() - killed
    await expect.poll(async () => (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM virtual_machines WHERE name LIKE 'shared-%' AND status = 'active'`))[0]!.n, { timeout: 300_000, interval: 500 }).toBe(MACHINES)
    console.log(JSON.stringify({ leftBehind: left, takenOverMs: Math.round(takenOver), allDoneMs: Math.round(performance.now() - killed) }))

    const marks = pve.created.map((m) => m.tags)
    expect([marks.length, new Set(marks).size, pve.machines.size]).toEqual([MACHINES, MACHINES, MACHINES])
    for (const kind of ['qmcreate', 'qmstart']) expect([done(kind).length, new Set(done(kind)).size], kind).toEqual([MACHINES, MACHINES])
    expect(await rows(`SELECT kind::text AS kind, status::text AS status, count(*)::int AS n FROM operations GROUP BY 1, 2 ORDER BY 1`)).toEqual([{ kind: 'vm_create', status: 'done', n: MACHINES }, { kind: 'vm_start', status: 'done', n: MACHINES }])
    expect(await rows(`SELECT resource_id FROM audit_logs WHERE resource_type = 'operation' AND action = 'done' GROUP BY 1 HAVING count(*) <> 1`)).toEqual([])
  }, 480_000)

  it('what a process that lives has in hand is left to it by one that starts', async () => {
    await one.restart()
    const before = asked()
    await client.mutate('datacenter.virtualMachine.place', { ...room, namePrefix: 'again', count: 20, mode: 'spread' })
    await expect.poll(async () => (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM virtual_machines WHERE name LIKE 'again-%' AND status = 'active'`))[0]!.n, { timeout: 120_000, interval: 200 }).toBe(20)
    // no two of them under one number, of which the hypervisor would have refused all but one
    expect(asked() - before).toBe(20)
    expect([done('qmcreate').length, done('qmstart').length]).toEqual([MACHINES + 20, MACHINES + 20])
  }, 180_000)
})
