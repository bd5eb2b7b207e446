import { anOperator, aTenant, describeResource, errorOf, openWorld, withPermissions, type Person, type World } from '@colonnade/testing'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maintainer, maintainerGroup } from './resource.ts'

describeResource('maintainer', { resource: maintainer as never, of: (api) => api.datacenter.maintainer, make: () => ({ name: `人員 ${Math.random()}`, account: `a-${Math.random()}`, email: null }), patch: { field: 'status', value: 'inactive' } })
describeResource('maintainer group', { resource: maintainerGroup as never, of: (api) => api.datacenter.maintainerGroup, make: () => ({ name: `Group ${Math.random()}` }), patch: { field: 'description', value: 'at night' } })

let world: World, operator: Person
beforeAll(async () => {
  world = await openWorld()
  operator = await anOperator(world)
}, 120_000)
afterAll(() => world?.close())

const dc = () => operator.api.datacenter
const person = (name = `P ${Math.random()}`, email: string | null = null) => dc().maintainer.create({ name, account: name.toLowerCase().replaceAll(' ', '.'), email })
const team = (more: object = {}) => dc().maintainerGroup.create({ name: `T ${Math.random()}`, ...more })
const rack = (name = `R-${Math.random()}`) => dc().rack.create({ name })
const assign = (rackIds: string[], ...maintainers: { type: 'maintainer' | 'maintainer_group'; id: string }[]) => dc().resourceMaintainer.assign({ resourceType: 'rack', resourceIds: rackIds, maintainers })
const mine = async (maintainerId: string, more: object = {}) => (await dc().maintainer.maintained({ maintainerId, ...more })).items

describe('who looks after what', () => {
  it('many maintainers of many records at once; again changes nothing', async () => {
    const racks = [await rack(), await rack(), await rack()].map((r) => r.id)
    const one = await person(), group = await team()
    expect(await assign(racks, { type: 'maintainer', id: one.id }, { type: 'maintainer_group', id: group.id })).toEqual({ changed: 6 })
    expect(await assign(racks, { type: 'maintainer', id: one.id })).toEqual({ changed: 0 })
    expect((await dc().maintainer.get({ id: one.id })).resourceCount).toBe(3)
    expect(await dc().resourceMaintainer.unassign({ resourceType: 'rack', resourceIds: racks.slice(1), maintainers: [{ type: 'maintainer', id: one.id }] })).toEqual({ changed: 2 })
    expect((await dc().resourceMaintainer.of({ resourceType: 'rack', resourceId: racks[0]! })).map((m) => m.name)).toEqual([one.name, group.name])
    expect((await dc().resourceMaintainer.of({ resourceType: 'rack', resourceId: racks[1]! })).map((m) => m.name)).toEqual([group.name])
  })

  it('what do I maintain: named for it, and inherited through a group, each marked', async () => {
    const me = await person(), boss = await person()
    const group = await team({ managerId: boss.id })
    await dc().maintainerGroupMember.create({ groupId: group.id, maintainerId: me.id })
    const [direct, both, inherited] = [await rack('R-1-direct'), await rack('R-2-both'), await rack('R-3-inherited')]
    await assign([direct.id, both.id], { type: 'maintainer', id: me.id })
    await assign([both.id, inherited.id], { type: 'maintainer_group', id: group.id })
    const through = [{ id: group.id, name: group.name }]
    expect(await mine(me.id)).toEqual([
      { resourceType: 'rack', resourceId: direct.id, name: 'R-1-direct', direct: true, groups: [] }, { resourceType: 'rack', resourceId: both.id, name: 'R-2-both', direct: true, groups: through },
      { resourceType: 'rack', resourceId: inherited.id, name: 'R-3-inherited', direct: false, groups: through },
    ])
    // who manages a group is one of its members
    expect((await mine(boss.id)).map((m) => m.name)).toEqual(['R-2-both', 'R-3-inherited'])
    expect((await dc().resourceMaintainer.of({ resourceType: 'rack', resourceId: inherited.id }))[0]!.members.map((m) => [m.name, m.manager]).sort()).toEqual([[boss.name, true], [me.name, false]].sort())
    expect((await mine(me.id, { search: 'both' })).map((m) => m.name)).toEqual(['R-2-both'])
    expect(await mine(me.id, { resourceType: 'baremetal' })).toEqual([])
    const seen: string[] = []
    for (let cursor: string | null | undefined = null; cursor !== undefined;) {
      const page: Awaited<ReturnType<typeof operator.api.datacenter.maintainer.maintained>> = await dc().maintainer.maintained({ maintainerId: me.id, cursor, limit: 1 })
      seen.push(...page.items.map((m) => m.name))
      cursor = page.nextCursor ?? undefined
    }
    expect(seen).toEqual(['R-1-direct', 'R-2-both', 'R-3-inherited'])
  })

  it('is unseen while the record, the person or the group is deleted, and back when it is restored', async () => {
    const me = await person(), group = await team(), one = await rack()
    await dc().maintainerGroupMember.create({ groupId: group.id, maintainerId: me.id })
    await assign([one.id], { type: 'maintainer', id: me.id }, { type: 'maintainer_group', id: group.id })
    const of = async () => (await dc().resourceMaintainer.list({ filter: [{ field: 'resourceId', value: one.id }] })).items.length
    await dc().rack.remove({ ids: [one.id] })
    expect([await of(), await mine(me.id), (await dc().maintainer.get({ id: me.id })).resourceCount]).toEqual([0, [], 0])
    await dc().rack.restore({ ids: [one.id] })
    expect([await of(), (await mine(me.id)).length]).toEqual([2, 1])
    await dc().maintainerGroup.remove({ ids: [group.id] })
    expect([await of(), (await mine(me.id))[0]!.groups]).toEqual([1, []])
    await dc().maintainerGroup.restore({ ids: [group.id] })
    await dc().maintainer.remove({ ids: [me.id] })
    expect([await of(), (await dc().maintainerGroup.get({ id: group.id })).memberCount]).toEqual([1, 0])
    await dc().maintainer.restore({ ids: [me.id] })
    expect([await of(), (await mine(me.id))[0]!.groups.length]).toEqual([2, 1])
  })

  it('goes for good with the record or the maintainer', async () => {
    const me = await person(), group = await team(), racks = [await rack(), await rack()]
    await assign(racks.map((r) => r.id), { type: 'maintainer', id: me.id }, { type: 'maintainer_group', id: group.id })
    const left = () => world.database.query<{ n: number }>({ role: 'colonnade_operator', tenantId: operator.tenantId }, 'SELECT count(*)::int AS n FROM resource_maintainers WHERE resource_id = ANY($1::uuid[])', [racks.map((r) => r.id)])
    const purged = (table: string, id: string) => world.database.query({ role: 'colonnade_system', tenantId: null }, `DELETE FROM ${table} WHERE id = $1::uuid RETURNING id`, [id])
    await dc().rack.remove({ ids: [racks[0]!.id] })
    expect(await purged('racks', racks[0]!.id)).toHaveLength(1)
    expect(await left()).toEqual([{ n: 2 }])
    await dc().maintainer.remove({ ids: [me.id] })
    await dc().maintainerGroup.remove({ ids: [group.id] })
    await purged('maintainers', me.id)
    expect(await left()).toEqual([{ n: 1 }])
    await purged('maintainer_groups', group.id)
    expect(await left()).toEqual([{ n: 0 }])
  })

  it('refuses a record or maintainer that is not there, naming the field', async () => {
    const me = await person(), one = await rack()
    expect(await errorOf(assign([one.id, randomUUID()], { type: 'maintainer', id: me.id }))).toMatchObject({ code: 'CONFLICT', reason: 'unknown_record', fields: [{ path: 'resourceId' }] })
    expect(await errorOf(assign([one.id], { type: 'maintainer_group', id: me.id }))).toMatchObject({ code: 'CONFLICT', reason: 'unknown_maintainer', fields: [{ path: 'maintainerId' }] })
    expect(await mine(me.id)).toEqual([])
    expect((await errorOf(dc().maintainer.maintained({ maintainerId: randomUUID() }))).code).toBe('NOT_FOUND')
    expect((await errorOf(dc().maintainer.maintained({ maintainerId: me.id, cursor: 'abc' }))).reason).toBe('bad_cursor')
  })

  it('needs the permission on the kind of record too, and is nothing to tenants', async () => {
    const me = await person(), one = await rack()
    const narrow = withPermissions(world, operator, ['resource_maintainers:read', 'resource_maintainers:create', 'maintainers:read', 'baremetals:read', 'baremetals:update'])
    expect((await errorOf(narrow.api.datacenter.resourceMaintainer.assign({ resourceType: 'rack', resourceIds: [one.id], maintainers: [{ type: 'maintainer', id: me.id }] }))).code).toBe('FORBIDDEN')
    await assign([one.id], { type: 'maintainer', id: me.id })
    expect((await narrow.api.datacenter.resourceMaintainer.list({})).items).toEqual([])
    expect((await narrow.api.datacenter.maintainer.maintained({ maintainerId: me.id })).items).toEqual([])
    expect((await errorOf((await aTenant(world)).api.datacenter.maintainer.list({}))).code).toBe('FORBIDDEN')
  })

  it('who manages a group can\'t leave it before somebody else does, or nobody', async () => {
    const [boss, next] = [await person(), await person()]
    const group = await team({ managerId: boss.id })
    const members = async () => (await dc().maintainerGroupMember.list({ filter: [{ field: 'groupId', value: group.id }] })).items
    const [own] = await members()
    expect((await dc().maintainerGroupMember.history({ id: own!.id })).items.map((h) => h.action)).toEqual(['create'])
    expect(await errorOf(dc().maintainerGroupMember.remove({ ids: [own!.id] }))).toMatchObject({ code: 'CONFLICT', reason: 'is_manager' })
    await dc().maintainerGroup.update({ id: group.id, version: group.version, patch: { managerId: next.id } })
    expect((await members()).map((m) => m.maintainerId).sort()).toEqual([boss.id, next.id].sort())
    await dc().maintainerGroupMember.remove({ ids: [own!.id] })
    expect((await members()).map((m) => m.maintainerId)).toEqual([next.id])
  })

  it('somebody who was deleted becomes neither manager nor member', async () => {
    const gone = await person(), group = await team()
    await dc().maintainer.remove({ ids: [gone.id] })
    const refused = { code: 'BAD_REQUEST', reason: 'unknown_maintainer' }
    expect(await errorOf(team({ managerId: gone.id }))).toMatchObject({ ...refused, fields: [{ path: 'managerId' }] })
    expect(await errorOf(dc().maintainerGroup.update({ id: group.id, version: group.version, patch: { managerId: gone.id } }))).toMatchObject({ ...refused, fields: [{ path: 'managerId' }] })
    expect(await errorOf(dc().maintainerGroupMember.create({ groupId: group.id, maintainerId: gone.id }))).toMatchObject({ ...refused, fields: [{ path: 'maintainerId' }] })
    await dc().maintainerGroup.remove({ ids: [group.id] })
    expect(await errorOf(dc().maintainerGroupMember.create({ groupId: group.id, maintainerId: (await person()).id }))).toMatchObject({ code: 'BAD_REQUEST', reason: 'unknown_group', fields: [{ path: 'groupId' }] })
  })

  it('knows the signed-in person by e-mail address, or by account', async () => {
    const other = await anOperator(world)
    expect(await other.api.datacenter.maintainer.mine()).toBeNull()
    const made = await dc().maintainer.create({ name: 'Me', account: 'me-1', email: other.email.toUpperCase() })
    expect((await other.api.datacenter.maintainer.mine())?.id).toBe(made.id)
    const third = await anOperator(world)
    const byAccount = await dc().maintainer.create({ name: 'Third', account: third.email })
    expect((await third.api.datacenter.maintainer.mine())?.id).toBe(byAccount.id)
  })
})

describe('CSV of who looks after what', () => {
  const mapping = (...fields: string[]) => Object.fromEntries(fields.map((f) => [f, { column: f }]))
  const imported = async (of: { import: (input: { csv: string; mapping: Record<string, { column: string }> }) => Promise<{ jobId: string }> }, csv: string, fields: string[]) => {
    const { jobId } = await of.import({ csv, mapping: mapping(...fields) })
    await world.settle()
    return operator.api.platform.job.get({ id: jobId })
  }

  it('names records, people and groups, and says what it can not find', async () => {
    const a = await rack('Csv Rack A'), me = await person('Csv Person'), group = await team({ name: 'Csv Team' })
    const g = await dc().group.create({ name: 'csv-hosts' })
    const host = (serialNumber: string) => dc().host.create({ name: 'same-name', serialNumber, groupId: g.id, totalCpu: 1, totalMemory: 1, totalStorage: 1 })
    const [first] = [await host('CSV-1'), await host('CSV-2')]
    const head = 'resourceType,resourceId,maintainerType,maintainerId\n'
    const fields = ['resourceType', 'resourceId', 'maintainerType', 'maintainerId']
    const dry = await dc().resourceMaintainer.importDryRun({ csv: `${head}rack,csv rack a,maintainer,csv.person\nrack,nowhere,maintainer,csv.person\nbaremetal,same-name,maintainer,csv.person\nrack,Csv Rack A,maintainer,Csv Team\n`, mapping: mapping(...fields) })
    expect(dry.problems.map((p) => [p.row, p.field, p.message])).toEqual([[3, 'resourceId', 'there is no record named nowhere'], [4, 'resourceId', 'several records are named same-name'], [5, 'maintainerId', 'there is no maintainer named Csv Team']])
    const job = await imported(dc().resourceMaintainer as never, `${head}rack,csv rack a,maintainer,csv.person\nrack,Csv Rack A,maintainer_group,csv team\nbaremetal,csv-1,maintainer,CSV.Person\n`, fields)
    expect(job).toMatchObject({ status: 'completed', result: { imported: 3 } })
    expect((await mine(me.id)).map((m) => m.resourceId).sort()).toEqual([a.id, first!.id].sort())
    expect((await dc().resourceMaintainer.list({ filter: [{ field: 'maintainerId', value: group.id }] })).items).toHaveLength(1)
  })

  it('an address that several people have names none of them, an account does', async () => {
    const shared = 'night@desk.example'
    const ann = await person('Night Ann', shared)
    await person('Night Bea', shared)
    const other = await dc().maintainer.create({ name: 'Other', account: `ACC-${Math.random()}`, email: 'night.ann' + '@desk.example' })
    await rack('Night Rack')
    const head = 'resourceType,resourceId,maintainerType,maintainerId\n'
    const dry = await dc().resourceMaintainer.importDryRun({ csv: `${head}rack,Night Rack,maintainer,${shared}\nrack,Night Rack,maintainer,night.ann\nrack,Night Rack,maintainer,night.ann@desk.example\n`, mapping: mapping('resourceType', 'resourceId', 'maintainerType', 'maintainerId') })
    expect(dry.problems.map((p) => [p.row, p.field, p.message])).toEqual([[2, 'maintainerId', `several maintainers are named ${shared}`]])
    expect([ann.account, other.email]).toEqual(['night.ann', 'night.ann@desk.example'])
  })

  it('exports what imports again unchanged, with the names beside', async () => {
    const me = await person('Export Person'), one = await rack('Export Rack'), group = await team({ name: 'Export Team', managerId: me.id })
    await assign([one.id], { type: 'maintainer', id: me.id })
    const { csv } = await dc().resourceMaintainer.export({ filter: [{ field: 'maintainerId', value: me.id }] })
    expect(csv).toBe(`resourceType,resourceId,maintainerType,maintainerId,resourceName,maintainerName\r\nrack,Export Rack,maintainer,export.person,Export Rack,Export Person\r\n`)
    await dc().resourceMaintainer.unassign({ resourceType: 'rack', resourceIds: [one.id], maintainers: [{ type: 'maintainer', id: me.id }] })
    expect(await imported(dc().resourceMaintainer as never, csv, ['resourceType', 'resourceId', 'maintainerType', 'maintainerId'])).toMatchObject({ status: 'completed' })
    expect((await mine(me.id)).map((m) => m.name)).toEqual(['Export Rack'])
    const members = (await dc().maintainerGroupMember.export({ filter: [{ field: 'groupId', value: group.id }] })).csv
    expect(members).toContain('Export Team,export.person')
    const people = (await dc().maintainer.export({ search: 'Export Person' })).csv
    expect(people.split('\r\n')[0]).toBe('name,account,email,status')
  })
})
