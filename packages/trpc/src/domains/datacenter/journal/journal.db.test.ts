import { anOperator, aTenant, errorOf, openWorld, withPermissions, type Person, type World } from '@colonnade/testing'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let world: World, author: Person, other: Person
beforeAll(async () => {
  world = await openWorld()
  author = await anOperator(world)
  other = await anOperator(world)
}, 120_000)
afterAll(() => world?.close())

const rack = async () => (await author.api.datacenter.rack.create({ name: `R-${Math.random()}` })).id
const write = (resourceId: string, text: string, as = author) => as.api.datacenter.journal.create({ resourceType: 'rack', resourceId, text, kind: 'warning' })
const read = async (resourceId: string, more: object = {}) => (await author.api.datacenter.journal.list({ filter: [{ field: 'resourceId', value: resourceId }], ...more }))

describe('notes on a record', () => {
  it('stand newest first, page by page, with their line breaks and who wrote them', async () => {
    const id = await rack()
    for (let n = 1; n <= 5; n++) await write(id, `line ${n}\n第二行`, n % 2 ? author : other)
    const first = await read(id, { limit: 3 })
    expect(first.items.map((e) => e.text)).toEqual(['line 5\n第二行', 'line 4\n第二行', 'line 3\n第二行'])
    expect(first.items.map((e) => e.authorId)).toEqual([author.userId, other.userId, author.userId])
    expect((await read(id, { limit: 3, cursor: first.nextCursor })).items.map((e) => e.text)).toEqual(['line 2\n第二行', 'line 1\n第二行'])
  })

  it('are changed and deleted by their author alone, each change against the version that was seen', async () => {
    const id = await rack(), note = await write(id, 'mine')
    const journal = (p: Person) => p.api.datacenter.journal
    expect(await errorOf(journal(other).update({ id: note.id, version: note.version, patch: { text: 'yours' } }))).toMatchObject({ code: 'FORBIDDEN', reason: 'not_the_author' })
    expect((await errorOf(journal(other).remove({ ids: [note.id] }))).reason).toBe('not_the_author')
    const now = await journal(author).update({ id: note.id, version: note.version, patch: { text: 'better' } })
    expect(await errorOf(journal(author).update({ id: note.id, version: note.version, patch: { text: 'stale' } }))).toMatchObject({ code: 'CONFLICT', conflicts: [{ field: 'text', mine: 'stale', theirs: 'better' }], currentVersion: now.version })
    await journal(author).remove({ ids: [note.id] })
    expect((await read(id)).items).toEqual([])
    expect((await errorOf(journal(other).restore({ ids: [note.id] }))).reason).toBe('not_the_author')
    await journal(author).restore({ ids: [note.id] })
    expect((await read(id)).items).toHaveLength(1)
    expect((await journal(author).history({ id: note.id })).items.map((i) => i.action)).toEqual(['restore', 'delete', 'update', 'create'])
  })

  it('are unseen while the record is deleted, refused on what is not there, and follow who may see the record', async () => {
    const id = await rack()
    await write(id, 'stays')
    await author.api.datacenter.rack.remove({ ids: [id] })
    expect((await read(id)).items).toEqual([])
    expect(await errorOf(write(id, 'too late'))).toMatchObject({ reason: 'unknown_record' })
    await author.api.datacenter.rack.restore({ ids: [id] })
    expect((await read(id)).items).toHaveLength(1)
    expect(await errorOf(write(randomUUID(), 'nowhere'))).toMatchObject({ code: 'CONFLICT', reason: 'unknown_record', fields: [{ path: 'resourceId' }] })
    expect((await errorOf(write(id, '  \n '))).fields?.[0]?.path).toBe('text')
    const narrow = withPermissions(world, author, ['journal:read', 'journal:create', 'baremetals:read'])
    expect((await narrow.api.datacenter.journal.list({})).items).toEqual([])
    expect((await errorOf(write(id, 'no', narrow))).code).toBe('FORBIDDEN')
    expect((await errorOf((await aTenant(world)).api.datacenter.journal.list({}))).code).toBe('FORBIDDEN')
  })
})
