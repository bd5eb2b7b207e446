import { anOperator, aRoom, describeResource, errorOf, openWorld, withPermissions, type Person, type World } from '@colonnade/testing'
import { attachables } from '@colonnade/contract/datacenter'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tag } from './resource.ts'

describeResource('tag', { resource: tag as never, of: (api) => api.datacenter.tag, make: () => ({ name: `t-${Math.random()}` }), patch: { field: 'color', value: 'plum' } })

let world: World, operator: Person
beforeAll(async () => {
  world = await openWorld()
  operator = await anOperator(world)
}, 120_000)
afterAll(() => world?.close())

const dc = () => operator.api.datacenter
const make = (name = `t-${Math.random()}`) => dc().tag.create({ name, color: 'rust' })
const rack = async () => (await dc().rack.create({ name: `R-${Math.random()}` })).id
const by = (field: string, op: 'eq' | 'ne' | 'in' | 'isNull', value: string | string[] | boolean) => dc().rack.list({ filter: [{ field, op, value }], limit: 500 }).then((p) => p.items.map((r) => r.id))

describe('tags', () => {
  it('have a name nobody else has, whatever the case', async () => {
    await make('Critical Path')
    expect(await errorOf(make('critical path'))).toMatchObject({ code: 'CONFLICT', reason: 'already_taken', fields: [{ path: 'name' }] })
  })

  it('are put on many records at once, shown in their lists, and lists are filtered by them', async () => {
    const [a, b, c] = [await rack(), await rack(), await rack()]
    const [x, y] = [await make('aaa'), await make('bbb')]
    expect(await dc().tag.attach({ resourceType: 'rack', resourceIds: [a, b], tagIds: [y.id, x.id] })).toEqual({ changed: 4 })
    expect(await dc().tag.attach({ resourceType: 'rack', resourceIds: [a, c], tagIds: [x.id] })).toEqual({ changed: 1 })
    expect((await dc().rack.get({ id: a })).tags).toEqual([{ id: x.id, name: 'aaa', color: 'rust' }, { id: y.id, name: 'bbb', color: 'rust' }])
    expect((await by('tags', 'eq', y.id)).sort()).toEqual([a, b].sort())
    expect((await by('tags', 'in', [x.id, y.id])).sort()).toEqual([a, b, c].sort())
    expect(await by('tags', 'ne', y.id)).toContain(c)
    expect(await by('tags', 'isNull', false)).toEqual(expect.arrayContaining([a, b, c]))
    expect(await by('tags', 'isNull', true)).not.toContain(a)
    expect(await dc().tag.use({ id: x.id })).toEqual([{ resourceType: 'rack', count: 3 }])
    expect(await dc().tag.detach({ resourceType: 'rack', resourceIds: [a, b, c], tagIds: [y.id] })).toEqual({ changed: 2 })
    expect((await dc().tag.of({ resourceType: 'rack', resourceId: a })).map((t) => t.name)).toEqual(['aaa'])
    await dc().tag.remove({ ids: [x.id] })
    expect((await dc().rack.get({ id: a })).tags).toEqual([])
    await dc().tag.restore({ ids: [x.id] })
    expect((await dc().rack.get({ id: a })).tags).toHaveLength(1)
  })

  it('lead from their page to a filtered list of every kind they can be put on, none of which refuses the filter', async () => {
    const x = await make()
    const input = { filter: [{ field: 'tags', op: 'in' as const, value: [x.id] }] }
    const lists = dc() as unknown as Record<string, { list: (input: object) => Promise<{ items: { id: string; tags: unknown[] }[] }> }>
    for (const [type, { entity }] of Object.entries(attachables)) expect((await lists[entity]!.list(input)).items, type).toEqual([])
    const room = await aRoom(world, { name: `all-kinds-${Math.random()}`, hosts: 1, racks: 1 })
    const quota = await dc().quota.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, cpuQuotaPercentage: 10, memoryQuota: 1, storageQuota: 1 })
    for (const [type, entity, id] of [['specification', 'specification', room.small], ['quota', 'quota', quota.id]] as const) {
      await dc().tag.attach({ resourceType: type, resourceIds: [id], tagIds: [x.id] })
      expect((await lists[entity]!.list(input)).items).toMatchObject([{ id, tags: [{ id: x.id }] }])
      const own = (room.tenant.api.datacenter as unknown as typeof lists)[entity]!
      expect((await own.list(input)).items).toEqual([])
      expect((await own.list({})).items.find((row) => row.id === id)?.tags).toEqual([])
    }
  })

  it('refuse what is no tag, no record or no filter', async () => {
    const one = await rack(), x = await make()
    expect(await errorOf(dc().tag.attach({ resourceType: 'rack', resourceIds: [one], tagIds: [randomUUID()] }))).toMatchObject({ code: 'BAD_REQUEST', fields: [{ path: 'tagIds' }] })
    expect(await errorOf(dc().tag.attach({ resourceType: 'baremetal', resourceIds: [one], tagIds: [x.id] }))).toMatchObject({ code: 'CONFLICT', reason: 'unknown_record' })
    expect((await errorOf(by('tags', 'eq', "x'; DROP TABLE tags; --"))).reason).toBe('bad_filter')
    expect((await errorOf(by('tags', 'contains' as never, x.id))).reason).toBe('bad_filter')
    const narrow = withPermissions(world, operator, ['resource_tags:create', 'tags:read', 'racks:read'])
    expect((await errorOf(narrow.api.datacenter.tag.attach({ resourceType: 'rack', resourceIds: [one], tagIds: [x.id] }))).code).toBe('FORBIDDEN')
  })

  it('do not stand in a record\'s own history', async () => {
    const one = await rack(), x = await make()
    await dc().tag.attach({ resourceType: 'rack', resourceIds: [one], tagIds: [x.id] })
    const { version } = await dc().rack.get({ id: one })
    await dc().rack.update({ id: one, version, patch: { room: 'B' } })
    const { items } = await dc().rack.history({ id: one })
    expect(items.map((i) => Object.keys(i.newValues ?? {}).includes('tags'))).toEqual([false, false])
  })

  it('of the provider are nothing a tenant sees on its machines, or filters them by', async () => {
    const room = await aRoom(world, { name: `tagged-${Math.random()}`, hosts: 1, racks: 1 })
    await dc().virtualMachine.place({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, count: 2, mode: 'spread', namePrefix: 't', type: 'worker' })
    const [vm] = (await dc().virtualMachine.list({ filter: [{ field: 'groupId', value: room.groupId }] })).items
    const x = await make()
    await dc().tag.attach({ resourceType: 'virtual_machine', resourceIds: [vm!.id], tagIds: [x.id] })
    expect((await dc().virtualMachine.list({ filter: [{ field: 'tags', value: x.id }] })).items.map((v) => v.id)).toEqual([vm!.id])
    const own = room.tenant.api.datacenter.virtualMachine
    expect((await own.list({})).items.map((v) => v.tags)).toEqual([[], []])
    expect((await own.list({ filter: [{ field: 'tags', value: x.id }] })).items).toEqual([])
    expect((await own.list({ filter: [{ field: 'tags', op: 'isNull', value: true }] })).items).toHaveLength(2)
  })
})
