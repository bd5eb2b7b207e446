import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EntitySchemas, Page, HistoryEntry } from '@colonnade/contract'
import type { Resource } from '@colonnade/trpc/kernel/resource'
import { openWorld, type World } from './database.ts'
import { errorOf } from './errors.ts'
import { anOperator, aStranger, aTenant, withPermissions, type Caller, type Person } from './people.ts'

type Row = Record<string, unknown> & { id: string; version: number }
interface Procedures {
  list(input: object): Promise<Page<Row>>
  get(input: { id: string }): Promise<Row>
  create(input: object): Promise<Row>
  update(input: { id: string; version: number; patch: object }): Promise<Row>
  remove(input: { ids: string[] }): Promise<{ changed: number }>
  restore(input: { ids: string[] }): Promise<{ changed: number }>
  bulkUpdate(input: { ids: string[]; patch: object }): Promise<{ changed: number }>
  history(input: { id: string }): Promise<Page<HistoryEntry>>
  export(input: object): Promise<{ csv: string; rows: number }>
}

/** What `describeResource` needs to know of an entity. `make` gives the input of the n-th row, `patch` one field to change. */
export interface ResourceCase {
  resource: Resource<EntitySchemas>
  of: (api: Caller) => unknown
  make: (n: number, person: Person, world: World) => Promise<object> | object
  patch: { field: string; value: unknown }
  /** the provider's rows that every tenant may read, and none may write */
  readByAll?: boolean
  /** most SQL queries a list may cost */
  listQueries?: number
}

/** Proves of an entity what the kernel promises of every entity: isolation, refusal, audit, restore, allow-lists, stable paging, number of queries. */
export function describeResource(name: string, c: ResourceCase): void {
  describe(name, () => {
    let world: World, owner: Person, other: Person
    const ours = () => c.of(owner.api) as Procedures
    const theirs = () => c.of(other.api) as Procedures
    const made = async (n: number) => ours().create(await c.make(n, owner, world))

    beforeAll(async () => {
      world = await openWorld()
      owner = c.resource.scope === 'tenant' ? await aTenant(world) : await anOperator(world)
      other = await aTenant(world)
    }, 120_000)
    afterAll(() => world?.close())

    it('keeps rows from another tenant: not listed, not read, not written', async () => {
      const row = await made(1)
      if (c.readByAll) expect(await theirs().get({ id: row.id })).toEqual(row)
      const foreign = await Promise.allSettled([theirs().list({}).then((p) => p.items), theirs().get({ id: row.id }), theirs().update({ id: row.id, version: 1, patch: { [c.patch.field]: c.patch.value } }), theirs().remove({ ids: [row.id] })])
      expect(c.readByAll || foreign[0].status === 'rejected' || (foreign[0] as PromiseFulfilledResult<Row[]>).value.every((r) => r.id !== row.id)).toBe(true)
      expect(foreign.slice(c.readByAll ? 2 : 1).every((f) => f.status === 'rejected')).toBe(true)
      expect(await ours().get({ id: row.id })).toEqual(row)
    })

    it('refuses who lacks the permission, and who is not signed in', async () => {
      const bare = c.of(withPermissions(world, owner, []).api) as Procedures
      const stranger = c.of(aStranger(world).api) as Procedures
      expect((await errorOf(bare.list({}))).code).toBe('FORBIDDEN')
      expect((await errorOf(bare.create(await c.make(2, owner, world)))).code).toBe('FORBIDDEN')
      expect((await errorOf(stranger.list({}))).code).toBe('UNAUTHORIZED')
    })

    it('writes who changed what, old and new', async () => {
      const row = await made(3)
      await ours().update({ id: row.id, version: row.version, patch: { [c.patch.field]: c.patch.value } })
      const { items } = await ours().history({ id: row.id })
      expect(items.map((i) => i.action)).toEqual(['update', 'create'])
      expect(items[0]!.userId).toBe(owner.userId)
      expect(items[0]!.newValues?.[c.patch.field]).toEqual(c.patch.value)
      expect(items[0]!.oldValues?.[c.patch.field] ?? null).toEqual(row[c.patch.field] ?? null)
    })

    it('refuses a stale edit and names the field and both values', async () => {
      const row = await made(4)
      const now = await ours().update({ id: row.id, version: row.version, patch: { [c.patch.field]: c.patch.value } })
      const mine = row[c.patch.field]
      const error = await errorOf(ours().update({ id: row.id, version: row.version, patch: { [c.patch.field]: mine ?? undefined, ...(mine == null ? { [c.patch.field]: null } : {}) } }))
      expect(error).toMatchObject({ code: 'CONFLICT', reason: 'stale_version', currentVersion: now.version })
      expect(error.conflicts).toContainEqual({ field: c.patch.field, mine: mine ?? null, theirs: c.patch.value })
    })

    it.runIf(c.resource.softDelete)('takes back a deletion', async () => {
      const row = await made(5)
      expect(await ours().remove({ ids: [row.id] })).toEqual({ changed: 1 })
      expect((await errorOf(ours().get({ id: row.id }))).code).toBe('NOT_FOUND')
      expect((await ours().list({ deleted: true })).items.map((r) => r.id)).toContain(row.id)
      expect(await ours().restore({ ids: [row.id] })).toEqual({ changed: 1 })
      expect((await ours().get({ id: row.id })).id).toBe(row.id)
    })

    it('offers only the fields on its lists', async () => {
      const outside = Object.keys(c.resource.schemas.output.shape).find((f) => !c.resource.schemas.sortable.includes(f as never) && f !== c.resource.defaultSort?.field)
      if (outside) expect(await errorOf(ours().list({ sort: [{ field: outside }] }))).toMatchObject({ code: 'BAD_REQUEST', reason: 'bad_filter' })
      expect((await errorOf(ours().list({ filter: [{ field: 'id); DROP TABLE users; --', value: 'x' }] }))).code).toBe('BAD_REQUEST')
      for (const field of c.resource.schemas.sortable) await ours().list({ sort: [{ field, direction: 'desc' }], limit: 3 })
    })

    it('pages without losing or repeating a row, in every order', async () => {
      for (let n = 10; n < 17; n++) await made(n)
      const all = (await ours().list({ limit: 500, count: true }))
      expect(all.count).toBe(all.items.length)
      for (const field of [undefined, ...c.resource.schemas.sortable]) {
        for (const direction of ['asc', 'desc'] as const) {
          const seen: string[] = []
          let cursor: string | null = null
          do {
            const page: Page<Row> = await ours().list({ limit: 3, cursor, ...(field ? { sort: [{ field, direction }] } : {}) })
            seen.push(...page.items.map((r) => r.id))
            cursor = page.nextCursor
          } while (cursor)
          expect([...seen].sort(), `${field} ${direction}`).toEqual(all.items.map((r) => r.id).sort())
          // a jump lands where walking would have come, from the start and from a cursor
          const sort = field ? { sort: [{ field, direction }] } : {}
          const jumped = await ours().list({ limit: 2, skip: 4, ...sort })
          const further = await ours().list({ limit: 3, skip: 1, cursor: jumped.nextCursor, ...sort })
          expect([...jumped.items, ...further.items].map((r) => r.id), `${field} ${direction}, jumped`).toEqual([...seen.slice(4, 6), ...seen.slice(7, 10)])
        }
      }
    })

    it('costs a constant number of SQL queries per page', async () => {
      const before = owner.ctx.sql
      let queries = 0
      owner.ctx.sql = (text, values) => { queries++; return before(text, values) }
      try { await ours().list({ limit: 5 }) } finally { owner.ctx.sql = before }
      expect(queries).toBeLessThanOrEqual(c.listQueries ?? 1)
    })

    it('changes many rows under one request, all or none', async () => {
      const rows = [await made(30), await made(31)]
      const missing = '01900000-0000-7000-8000-000000000000'
      const ids = [...rows.map((r) => r.id), missing]
      // who chose rows that somebody else deleted hears which they are
      expect(await errorOf(ours().bulkUpdate({ ids, patch: { [c.patch.field]: c.patch.value } }))).toMatchObject({ code: 'NOT_FOUND', details: { missing: [missing] } })
      expect((await errorOf(ours().remove({ ids }))).code).toBe('NOT_FOUND')
      expect((await ours().get({ id: rows[0]!.id })).version).toBe(1)
      await ours().bulkUpdate({ ids: rows.map((r) => r.id), patch: { [c.patch.field]: c.patch.value } })
      const trails = await Promise.all(rows.map(async (r) => (await ours().history({ id: r.id })).items[0]!.requestId))
      expect(new Set(trails).size).toBe(1)
    })
  })
}
