import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withScope, type Scope } from './scope.ts'
import { TenantPool } from './tenant-pool.ts'

const url = process.env['DATABASE_URL_TEST']
const roles = ['colonnade_app', 'colonnade_operator'] as const
let pool: TenantPool
const seen = (scope: Scope) => withScope(scope, async () => (await pool.query(`SELECT current_user::text AS role, current_setting('app.tenant_id', true) AS tenant, pg_sleep(random() / 200)`)).rows[0] as { role: string; tenant: string })

describe.runIf(url)('tenant pool', () => {
  beforeAll(async () => {
    const { deployMigrations } = await import('./migrate.ts')
    await deployMigrations({ url: url! })
    pool = new TenantPool({ connectionString: url!, max: 5, connectionTimeoutMillis: 10_000 })
    pool.on('error', () => {})
  }, 60_000)
  afterAll(() => pool?.end())

  it('gives every one of 2,000 mixed callers its own settings', async () => {
    const tenants = Array.from({ length: 20 }, () => randomUUID())
    const callers = Array.from({ length: 2000 }, (_, i): Scope => ({ role: roles[i % 2]!, tenantId: tenants[(i * 7) % 20]! }))
    const answers = await Promise.all(callers.map(seen))
    expect(answers.map((a) => [a.role, a.tenant])).toEqual(callers.map((c) => [c.role, c.tenantId]))
  })

  it('keeps to the tenant: one caller after the other of one tenant sets nothing twice', async () => {
    const scope: Scope = { role: 'colonnade_app', tenantId: randomUUID() }
    await seen(scope)
    const before = pool.handedOut.changed
    for (let i = 0; i < 20; i++) await seen(scope)
    expect(pool.handedOut.changed).toBe(before)
  })

  it('throws away a connection that was left inside a transaction', async () => {
    const scope: Scope = { role: 'colonnade_app', tenantId: randomUUID() }
    await withScope(scope, async () => {
      const client = await pool.connect()
      await client.query('BEGIN')
      client.release()
    })
    const answers = await Promise.all(Array.from({ length: 20 }, () => withScope(scope, () => pool.query('SELECT now() = statement_timestamp() AS outside'))))
    expect(answers.every((a) => a.rows[0].outside)).toBe(true)
  })

  it('goes on after its connections were cut, and never gives a cut one out with settings it does not have', async () => {
    const scope: Scope = { role: 'colonnade_app', tenantId: randomUUID() }
    await seen(scope)
    const admin = new TenantPool({ connectionString: url!, max: 1 })
    admin.on('error', () => {})
    const pids = (await withScope(scope, () => pool.query('SELECT pg_backend_pid() AS pid'))).rows.map((r) => r.pid)
    const killer = await admin.connect()
    await killer.query('RESET ROLE')
    await killer.query('SELECT pg_terminate_backend($1)', pids)
    killer.release(true)
    await admin.end()
    await new Promise((resolve) => setTimeout(resolve, 100))
    const answers = await Promise.all(Array.from({ length: 20 }, () => seen(scope)))
    expect(answers.every((a) => a.tenant === scope.tenantId)).toBe(true)
  })

  it('says so when no connection becomes free', async () => {
    const small = new TenantPool({ connectionString: url!, max: 1, connectionTimeoutMillis: 50 })
    const held = await small.connect()
    await expect(small.connect()).rejects.toThrow(/became free/)
    held.release()
    await small.end()
  })
})
