import { anOperator, aTenant, errorOf, openWorld, type Person, type World } from '@colonnade/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mutate } from './mutate.ts'
import { changes } from './stream.ts'

let world: World, operator: Person, tenant: Person
beforeAll(async () => {
  world = await openWorld()
  operator = await anOperator(world)
  tenant = await aTenant(world)
}, 60_000)
afterAll(() => world?.close())

const racks = () => operator.api.datacenter.rack.list({ limit: 500 }).then((p) => p.items.length)

describe('mutate', () => {
  it('leaves no change without its audit row', async () => {
    const before = await racks()
    const action = 'x'.repeat(101) // longer than the audit log's column
    await errorOf(mutate(operator.ctx, { permission: 'racks:create', action, write: async (tx, report) => { const { id } = await tx.rack.create({ data: { name: 'unaudited' } }); report({ resource: 'rack', id }) } }))
    expect(await racks()).toBe(before)
  })

  it('refuses a write that reports nothing', async () => {
    const before = await racks()
    await expect(mutate(operator.ctx, { permission: 'racks:create', action: 'create', write: async (tx) => { await tx.rack.create({ data: { name: 'unreported' } }) } })).rejects.toThrow(/must report/)
    expect(await racks()).toBe(before)
  })

  it('strikes secrets out of the audit log', async () => {
    await mutate(tenant.ctx, { permission: 'users:update', action: 'update', write: async (_tx, report) => report({ resource: 'user', id: tenant.userId, old: { passwordHash: 'a', name: 'a' }, now: { passwordHash: 'b', name: 'b', apiKey: 'k' } }) })
    const row = await tenant.ctx.db.auditLog.findFirst({ where: { resourceId: tenant.userId, action: 'update' } })
    expect(row).toMatchObject({ oldValues: { passwordHash: '•••', name: 'a' }, newValues: { passwordHash: '•••', name: 'b', apiKey: '•••' } })
  })

  it('does not let a tenant use a permission of the provider, whatever its role says', async () => {
    expect((await errorOf(mutate(tenant.ctx, { permission: 'racks:create', action: 'create', write: async () => {} }))).code).toBe('FORBIDDEN')
  })
})

describe('stream', () => {
  it('resumes from the last event id without a gap and without repeating', async () => {
    const until = async (from: string | null, stopAt: (id: string, name: string) => boolean, onOpen?: () => void) => {
      const abort = new AbortController()
      const seen: string[] = []
      for await (const event of changes(operator.ctx, from, abort.signal)) {
        seen.push(event.id)
        if (event.topic === 'stream.open') onOpen?.()
        if (stopAt(event.id, event.topic)) break
      }
      abort.abort()
      return seen
    }
    let opened = () => {}
    const isOpen = new Promise<void>((resolve) => { opened = resolve })
    const first = until(null, (_, topic) => topic === 'rack.create', opened)
    await isOpen
    await operator.api.datacenter.rack.create({ name: 'stream 1' })
    const heard = await first
    for (let i = 2; i <= 6; i++) await operator.api.datacenter.rack.create({ name: `stream ${i}` })
    await world.settle()
    const last = heard.at(-1)!
    const missed: string[] = []
    const abort = new AbortController()
    for await (const event of changes(operator.ctx, last, abort.signal)) {
      if (event.topic === 'rack.create') missed.push(event.id)
      if (missed.length === 5) break
    }
    abort.abort()
    expect(new Set(missed).size).toBe(5)
    expect(missed).not.toContain(last)
  })
})

describe('import', () => {
  const mapping = { name: { column: 'n' }, heightUnits: { column: 'h' } }
  it('writes all rows or none, and says which row was wrong', async () => {
    const before = await racks()
    const { jobId } = await operator.api.datacenter.rack.import({ csv: 'n,h\nimported 1,10\nimported 1,20\n', mapping })
    await world.settle()
    const job = await operator.api.platform.job.get({ id: jobId })
    expect(job).toMatchObject({ status: 'failed', error: { reason: 'already_taken', details: { row: 3 } } })
    expect(await racks()).toBe(before)
  })

  it('a dry run finds what only the database knows, names the row, and writes nothing', async () => {
    await operator.api.datacenter.rack.create({ name: 'there already' })
    const before = await racks()
    const result = await operator.api.datacenter.rack.importDryRun({ csv: 'n,h\nfine,10\nThere Already,10\nx,9000\nfine,12\n', mapping })
    expect(result).toMatchObject({ rows: 4, good: 1, problemCount: 3 })
    expect(result.problems.map((p) => [p.row, p.field]).sort()).toEqual([[3, 'name'], [4, 'heightUnits'], [5, 'name']])
    expect(await racks()).toBe(before)
  })

  it('an export imports again unchanged', async () => {
    for (const name of ['=evil()', '机架 “七”', 'a,b"c', "o'clock"]) await operator.api.datacenter.rack.create({ name, room: 'R', heightUnits: 12 })
    const { csv, rows } = await operator.api.datacenter.rack.export({ filter: [{ field: 'room', value: 'R' }] })
    const { items } = await operator.api.datacenter.rack.list({ filter: [{ field: 'room', value: 'R' }] })
    expect(rows).toBe(4)
    await operator.api.datacenter.rack.remove({ ids: items.map((i) => i.id) })
    const fields = csv.split('\r\n')[0]!.split(',')
    const { jobId } = await operator.api.datacenter.rack.import({ csv, mapping: Object.fromEntries(fields.map((f) => [f, { column: f }])) })
    await world.settle()
    expect(await operator.api.platform.job.get({ id: jobId })).toMatchObject({ status: 'completed', result: { imported: 4 } })
    const again = await operator.api.datacenter.rack.list({ filter: [{ field: 'room', value: 'R' }] })
    const strip = (r: (typeof items)[number]) => ({ ...r, id: '', createdAt: '', updatedAt: '', version: 0 })
    expect(again.items.map(strip).sort((x, y) => x.name.localeCompare(y.name))).toEqual(items.map(strip).sort((x, y) => x.name.localeCompare(y.name)))
  })
})
