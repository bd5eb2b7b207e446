import { freshRealDatabase, realDatabaseUrl, Refused, startServer, type HttpClient, type ServerProcess, type StreamEvent } from '@colonnade/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const tenantAdmin = 'admin@aurora.example'
const into = (groupId: string) => ({ name: { column: 'sn' }, serialNumber: { column: 'sn' }, groupId: { constant: groupId }, totalCpu: { constant: '8' }, totalMemory: { constant: '1024' }, totalStorage: { constant: '10' } })

describe.runIf(realDatabaseUrl)('two API processes on one database', () => {
  let database: { url: string; drop: () => Promise<void> }, one: ServerProcess, two: ServerProcess, operator: HttpClient
  beforeAll(async () => {
    database = await freshRealDatabase(realDatabaseUrl!)
    one = await startServer({ env: { DATABASE_URL: `${database.url}?application_name=one` } })
    two = await startServer({ env: { DATABASE_URL: `${database.url}?application_name=two` } })
    operator = await one.signIn('operator@colonnade.example')
  })
  afterAll(async () => { await one?.close(); await two?.close(); await database?.drop() })

  const onTwo = (client: HttpClient): HttpClient => two.client().as(client.token!)
  const refusal = (call: Promise<unknown>) => call.then(() => null, (error: unknown) => (error as Refused).shape?.reason ?? String(error))
  const rows = async <T extends object>(sql: string) => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try { return (await client.query<T>(sql)).rows } finally { await client.end() }
  }

  it('an event written through one reaches a stream on the other', async () => {
    const opened = Promise.withResolvers<void>()
    const found = (async () => {
      for await (const event of onTwo(operator).stream('platform.event.stream', {}, AbortSignal.timeout(60_000))) {
        const topic = (event.data as { topic?: string } | null)?.topic
        if (topic === 'stream.open') opened.resolve()
        if (topic === 'rack.create') return event
      }
      return null
    })()
    await opened.promise
    const { id } = await operator.mutate<{ id: string }>('datacenter.rack.create', { name: 'heard elsewhere' })
    expect(((await found) as StreamEvent).data).toMatchObject({ topic: 'rack.create', resourceId: id })
  })

  it('a session revoked on one is refused by the next request on the other', async () => {
    for (let i = 0; i < 20; i++) {
      const person = await one.signIn(tenantAdmin)
      const there = onTwo(person)
      // remembered there
      await there.query('identity.session.me')
      await there.query('identity.session.me')
      await person.mutate('identity.session.signOut')
      await expect.poll(() => refusal(there.query('identity.session.me')), { interval: 5, timeout: 5000 }).toBe('bad_token')
    }
  })

  it('people of a tenant suspended on one are refused on the other', async () => {
    const person = onTwo(await one.signIn(tenantAdmin))
    const { tenantId } = await person.query<{ tenantId: string }>('identity.session.me')
    await operator.mutate('identity.tenant.suspend', { id: tenantId, reason: 'unpaid' })
    await expect.poll(() => refusal(person.query('identity.session.me')), { interval: 5, timeout: 5000 }).toMatch(/./)
  })

  it('each of many jobs is run once, by one of them', async () => {
    const { id } = await operator.mutate<{ id: string }>('datacenter.group.create', { name: 'shared work' })
    const clients = [operator, onTwo(operator)]
    await Promise.all(Array.from({ length: 24 }, (_, j) => clients[j % 2]!.mutate('datacenter.host.import', { csv: ['sn', ...Array.from({ length: 10 }, (_row, i) => `w-${j}-${i}`)].join('\n'), mapping: into(id) })))
    await expect.poll(async () => (await rows(`SELECT 1 FROM jobs WHERE status IN ('queued', 'running')`)).length, { timeout: 120_000, interval: 200 }).toBe(0)
    const jobs = await rows<{ status: string; attempt: number }>(`SELECT status::text, attempt FROM jobs WHERE type = 'csv.import'`)
    expect(jobs).toHaveLength(24)
    expect(jobs.every((job) => job.status === 'completed' && job.attempt === 1)).toBe(true)
    expect(await rows(`SELECT resource_id FROM audit_logs WHERE resource_type = 'job' AND action = 'completed' GROUP BY 1 HAVING count(*) <> 1`)).toEqual([])
  })

  it('a job whose process is killed is taken over by the other', async () => {
    const { id } = await operator.mutate<{ id: string }>('datacenter.group.create', { name: 'orphaned work' })
    const csv = ['sn', ...Array.from({ length: 4000 }, (_, i) => `o-${i}`)].join('\n')
    const { jobId } = await operator.mutate<{ jobId: string }>('datacenter.host.import', { csv, mapping: into(id) })
    const holders = () => rows<{ name: string }>(`SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' AND l.classid = 727002 AND l.objid = hashtext('${jobId}')::oid AND a.datname = current_database()`)
    await expect.poll(async () => (await holders()).length, { timeout: 60_000, interval: 20 }).toBe(1)
    const [dies, lives] = (await holders())[0]!.name === 'one' ? [one, two] : [two, one]
    await dies.kill9()
    const there = lives.client().as(operator.token!)
    await expect.poll(async () => (await there.query<{ status: string }>('platform.job.get', { id: jobId })).status, { timeout: 120_000, interval: 200 }).toBe('completed')
    expect(await rows(`SELECT attempt FROM jobs WHERE id = '${jobId}'`)).toEqual([{ attempt: 2 }])
    await dies.restart()
    expect((await operator.query<{ count: number }>('datacenter.host.list', { filter: [{ field: 'groupId', value: id }], limit: 1, count: true })).count).toBe(4000)
  })

  // nobody is let in, and whoever is in is thrown out
  const withoutDatabase = async (work: () => Promise<void>) => {
    const name = new URL(database.url).pathname.slice(1)
    const admin = new pg.Client({ connectionString: realDatabaseUrl })
    await admin.connect()
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
    try { await work() } finally {
      await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
      await admin.end()
    }
  }
  // a connection kept from before a process was killed is found broken by the first request over it
  const status = (path: string) => fetch(`${two.url}${path}`).then((r) => r.status, () => 0)
  const becomes = (path: string, code: number) => expect.poll(() => status(path), { timeout: 30_000, interval: 100 }).toBe(code)

  it('is not ready while the database is gone, and is again once it is back', async () => {
    await withoutDatabase(async () => {
      await becomes('/readyz', 503)
      expect(await status('/healthz')).toBe(200)
    })
    await becomes('/readyz', 200)
    await operator.query('datacenter.rack.list', {})
  })

  it('outlives a database that goes the moment it is ready, and works once it is back', async () => {
    await two.kill9()
    await two.restart()
    await one.stop()
    await withoutDatabase(async () => {
      await becomes('/readyz', 503)
      await new Promise((resolve) => { setTimeout(resolve, 1500) })
      await becomes('/healthz', 200)
    })
    await becomes('/readyz', 200)
    const there = onTwo(operator)
    const { id } = await there.mutate<{ id: string }>('datacenter.group.create', { name: 'worked on later' })
    const { jobId } = await there.mutate<{ jobId: string }>('datacenter.host.import', { csv: 'sn\nlate-1', mapping: into(id) })
    await expect.poll(async () => (await there.query<{ status: string }>('platform.job.get', { id: jobId })).status, { timeout: 60_000, interval: 200 }).toBe('completed')
  })
})
