import { openDatabase, type Database } from '@colonnade/db'
import { bindDatabase, EventBus, memoryRateStore, permissionsOf, Relay, runJob, type Services } from '@colonnade/trpc'
import { installPlatform } from '@colonnade/trpc/domains/platform/install'
import pg from 'pg'

/** A platform of one's own for a test file: migrated, furnished, empty. */
export interface World { services: Services; database: Database; settle(): Promise<void>; logged: { data: object; text: string }[]; close(): Promise<void>; /** of its database, where that is a real one */ url?: string }

/** URL of the real PostgreSQL of this run; undefined when there is none. */
export const realDatabaseUrl = process.env['DATABASE_URL_TEST']

/** A new, empty database on the server at `url`, and how to drop it. */
export async function freshRealDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `colonnade_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try { await client.query(sql) } finally { await client.end() }
  }
  await run(`CREATE DATABASE ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return { url: own.href, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) }
}

/** Opens a world: on PGlite in memory, or on a database of its own of the real PostgreSQL. Jobs run in line, when `settle` is called. */
export async function openWorld(options: { real?: boolean; poolMax?: number } = {}): Promise<World> {
  const real = options.real ? await freshRealDatabase(realDatabaseUrl!) : null
  const database = await openDatabase(real ? { url: real.url, poolMax: options.poolMax ?? 8 } : {})
  const logged: World['logged'] = []
  const note = (data: object, text: string) => { logged.push({ data, text }) }
  const services: Services = {
    clock: () => new Date(), bus: new EventBus(), secretKey: new Uint8Array(32).fill(7), publicUrl: 'http://127.0.0.1:4000', drivers: { rates: memoryRateStore() },
    log: { info: () => {}, warn: note, error: note },
  }
  bindDatabase(services, database)
  await installPlatform(services)
  const waiting: { tenantId: string; jobId: string }[] = []
  const relay = new Relay(database, services.bus, async (event) => { if (event.topic === 'job.queued') waiting.push({ tenantId: event.tenantId, jobId: event.resourceId! }) })
  await relay.start()
  return {
    services, database, logged, ...(real ? { url: real.url } : {}),
    async settle() {
      for (let quiet = 0; quiet < 2;) {
        await relay.round()
        const job = waiting.shift()
        quiet = job ? 0 : quiet + 1
        if (job) await runJob(services, job.tenantId, job.jobId, permissionsOf)
      }
    },
    async close() { await relay.stop(); await database.close(); await real?.drop() },
  }
}
