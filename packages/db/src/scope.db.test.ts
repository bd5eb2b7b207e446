import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, PROVIDER_TENANT_ID, type Database, type Scope } from './index.ts'

const operator: Scope = { role: 'colonnade_operator', tenantId: PROVIDER_TENANT_ID }
const nobody: Scope = { role: 'colonnade_app', tenantId: null }
const app = (tenantId: string): Scope => ({ role: 'colonnade_app', tenantId })
let database: Database
let a: string, b: string

beforeAll(async () => {
  database = await openDatabase()
  const make = (slug: string) => database.transaction(operator, async (tx) => (await tx.tenant.create({ data: { name: slug, slug } })).id)
  ;[a, b] = [await make('a'), await make('b')]
  for (const id of [a, b]) await database.transaction(app(id), async (tx) => { await tx.role.create({ data: { tenantId: id, code: 'x', name: `role of ${id}` } }) })
}, 60_000)
afterAll(() => database?.close())

describe('scope', () => {
  it('a query without a tenant sees nothing', async () => {
    expect(await database.reader(nobody).role.findMany()).toEqual([])
    expect(await database.reader(nobody).tenant.findMany()).toEqual([])
    expect(await database.query(nobody, 'SELECT id FROM users')).toEqual([])
  })

  it('a query without any scope runs as nobody too', async () => {
    const [row] = await database.query<{ role: string; tenant: string }>(nobody, `SELECT current_user::text AS role, current_setting('app.tenant_id', true) AS tenant`)
    expect(row).toEqual({ role: 'colonnade_app', tenant: '' })
  })

  it('reads of two tenants in the same tick do not meet (Prisma batches findUnique, so there is none)', async () => {
    const reads = Array.from({ length: 40 }, (_, i) => database.reader(app(i % 2 ? a : b)).role.findFirst({ where: { code: 'x' } }))
    const names = (await Promise.all(reads)).map((r) => r?.name)
    expect(names).toEqual(Array.from({ length: 40 }, (_, i) => `role of ${i % 2 ? a : b}`))
    const reader = database.reader(app(a)).role as unknown as { findUnique: unknown }
    expect(() => reader.findUnique).toThrow(/a reader reads with/)
  })

  it('a reader can not write', () => {
    const reader = database.reader(app(a)).role as unknown as Record<string, unknown>
    for (const operation of ['create', 'update', 'updateMany', 'delete', 'deleteMany', 'upsert', 'createMany']) expect(() => reader[operation]).toThrow(/writes go through mutate/)
  })

  it('a row can not be written into another tenant, nor point into one', async () => {
    await expect(database.transaction(app(a), (tx) => tx.role.create({ data: { tenantId: b, code: 'y', name: 'y' } }))).rejects.toThrow()
    const foreign = await database.reader(app(b)).role.findFirst()
    await expect(database.transaction(app(a), async (tx) => {
      const user = await tx.user.create({ data: { tenantId: a, email: 'u@a.test', username: 'u' } })
      await tx.userRole.create({ data: { tenantId: a, userId: user.id, roleId: foreign!.id } })
    })).rejects.toThrow()
    expect(await database.reader(app(a)).user.findFirst({ where: { email: 'u@a.test' } })).toBeNull()
  })

  it('a query outside the open transaction is refused instead of waiting for ever', async () => {
    await expect(database.transaction(app(a), async () => database.reader(app(a)).role.findMany())).rejects.toThrow(/goes through its tx/)
    await expect(database.transaction(app(a), async () => database.query(app(a), 'SELECT 1'))).rejects.toThrow(/goes through its tx/)
  })

  it('a scope entered inside a transaction ends with it', async () => {
    await database.transaction(operator, async (tx) => {
      await database.enter(tx, app(a))
      expect((await tx.role.findMany()).every((r) => r.tenantId === a)).toBe(true)
    })
    const [row] = await database.query<{ role: string }>(operator, 'SELECT current_user::text AS role')
    expect(row).toEqual({ role: 'colonnade_operator' })
  })

  it('a tenant id that is none is refused before it reaches a setting', async () => {
    expect(() => database.query(app("' OR true --"), 'SELECT 1')).toThrow(/UUID/)
  })

  it('the audit log and the outbox can not be changed by the application', async () => {
    for (const table of ['audit_logs', 'outbox_events']) {
      await expect(database.query(app(a), `UPDATE ${table} SET topic = 'x'`.replace('topic', table === 'audit_logs' ? 'action' : 'topic'))).rejects.toThrow(/permission denied/)
      await expect(database.query(app(a), `DELETE FROM ${table}`)).rejects.toThrow(/permission denied/)
    }
  })
})
