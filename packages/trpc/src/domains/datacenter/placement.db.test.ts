import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRoom, aTenant, errorOf, openWorld, withPermissions, type Room, type RoomPlan, type World } from '@colonnade/testing'
import { allPermissions, type ListInput } from '@colonnade/contract'
import type { PlaceInput } from '@colonnade/contract/datacenter'
import type { z } from 'zod'
import type { placeInput } from '@colonnade/contract/datacenter'

type Asked = Partial<z.input<typeof placeInput>>
let world: World
beforeAll(async () => { world = await openWorld() }, 120_000)
afterAll(() => world?.close())

const only = (field: string, value: string): ListInput => ({ filter: [{ field, value }], limit: 500 })
const dc = (room: Room) => room.operator.api.datacenter
const asked = (room: Room, more: Asked = {}) => ({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, count: 1, mode: 'spread' as PlaceInput['mode'], namePrefix: 'vm', ...more })
const place = (room: Room, more: Asked = {}) => dc(room).virtualMachine.place(asked(room, more))
const machines = async (room: Room) => (await dc(room).virtualMachine.list(only('groupId', room.groupId))).items
const hosts = async (room: Room) => (await dc(room).host.list({ ...only('groupId', room.groupId), sort: [{ field: 'name' }] })).items
const group = (room: Room) => dc(room).group.get({ id: room.groupId })
const newRoom = (plan?: RoomPlan) => aRoom(world, plan)
const quotaFor = (room: Room, cpuQuotaPercentage: number, memoryQuota = 10_000_000, storageQuota = 1_000_000) =>
  dc(room).quota.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, cpuQuotaPercentage, memoryQuota, storageQuota })
const driftOf = async (room: Room) => (await dc(room).group.reconcile({ groupId: room.groupId })).drift

describe('placing', () => {
  it('books hosts, group and quota, and says where each went and why', async () => {
    const room = await newRoom()
    const quota = await quotaFor(room, 50)
    expect(quota.cpuLimit).toBe(32)
    const placed = await place(room, { count: 4, namePrefix: 'web' })
    expect(placed.virtualMachines.map((m) => m.name)).toEqual(['web-1', 'web-2', 'web-3', 'web-4'])
    expect(new Set(placed.virtualMachines.map((m) => m.hostId)).size).toBe(4)
    expect((await hosts(room)).map((h) => [h.availableCpu, h.availableMemory, h.availableStorage, h.vmCount])).toEqual(Array(4).fill([12, 57_344, 900, 1]))
    expect(await group(room)).toMatchObject({ totalCpu: 64, availableCpu: 48, availableMemory: 4 * 57_344, vmCount: 4, tenantCount: 1 })
    expect(await dc(room).quota.get({ id: quota.id })).toMatchObject({ usedCpu: 16, usedMemory: 32_768, usedStorage: 400, cpuLimit: 32, vmCount: 4 })
    const event = await dc(room).placementEvent.get({ id: placed.placementEventId })
    expect(event).toMatchObject({ outcome: 'placed', requested: 4, funnel: { hosts: 4, left: 4 } })
    expect(event.assignments[0]).toMatchObject({ name: 'web-1', parts: { spread: expect.any(Number) } })
    const trail = await dc(room).virtualMachine.history({ id: placed.virtualMachines[0]!.id })
    expect(trail.items[0]).toMatchObject({ action: 'create', newValues: { name: 'web-1', cpu: 4 } })
  })

  it('packs, and spreads', async () => {
    const room = await newRoom()
    await place(room, { count: 3, mode: 'pack' })
    expect(new Set((await machines(room)).map((m) => m.hostName)).size).toBe(1)
  })

  it('counts on from the highest number in use, whatever its length', async () => {
    const room = await newRoom()
    await place(room, { count: 9, namePrefix: 'n' })
    expect((await place(room, { count: 2, namePrefix: 'N' })).virtualMachines.map((m) => m.name)).toEqual(['N-10', 'N-11'])
    expect((await place(room, { namePrefix: 'n' })).virtualMachines[0]!.name).toBe('n-12')
    expect((await place(room, { namePrefix: 'n-1' })).virtualMachines[0]!.name).toBe('n-1-1')
  })

  it('places all or none, and names the room there was', async () => {
    const room = await newRoom()
    const error = await errorOf(place(room, { count: 17 }))
    expect(error).toMatchObject({ code: 'CONFLICT', reason: 'no_room', details: { room: 16, funnel: { left: 0 } } })
    expect(await machines(room)).toEqual([])
    expect((await group(room)).availableCpu).toBe(64)
    const { items } = await dc(room).placementEvent.list(only('groupId', room.groupId))
    expect(items).toMatchObject([{ outcome: 'refused', requested: 17, funnel: { reason: 'no_room', room: 16 }, assignments: [] }])
    await place(room, { count: 16 })
    expect((await group(room)).availableCpu).toBe(0)
  })

  it('refuses past the quota, and says by how much', async () => {
    const room = await newRoom()
    await quotaFor(room, 25) // 16 of 64 cores: four machines
    const error = await errorOf(place(room, { count: 5 }))
    expect(error).toMatchObject({ code: 'CONFLICT', reason: 'quota_exceeded', details: { room: 4 } })
    expect(JSON.stringify(error.details)).toContain('placement.quota_short')
    await place(room, { count: 4 })
    expect(await errorOf(place(room))).toMatchObject({ reason: 'quota_exceeded', details: { room: 0 } })
  })

  it('keeps machines of an affinity group off one host, and off one rack in rack_anti_affinity', async () => {
    const room = await newRoom({ hosts: 6, racks: 3 })
    await place(room, { count: 6, affinityGroup: 'db' })
    expect((await errorOf(place(room, { affinityGroup: 'db' }))).reason).toBe('no_room')
    const racked = await place(room, { count: 3, mode: 'rack_anti_affinity', namePrefix: 'etcd' })
    expect(new Set(racked.virtualMachines.map((m) => m.rackId)).size).toBe(3)
    const error = await errorOf(place(room, { mode: 'rack_anti_affinity', namePrefix: 'etcd' }))
    expect(JSON.stringify(error.details)).toContain('placement.rack_taken')
  })

  it('goes where it is told in mode manual, or nowhere', async () => {
    const room = await newRoom()
    const [a, b] = room.hosts
    const placed = await place(room, { mode: 'manual', count: 3, hostIds: [a!, b!, a!] })
    expect(placed.virtualMachines.map((m) => m.hostId)).toEqual([a, b, a])
    expect((await place(room, { mode: 'manual', count: 2, hostIds: [a!] })).virtualMachines.map((m) => m.hostId)).toEqual([a, a])
    expect((await errorOf(place(room, { mode: 'manual', hostIds: [a!] }))).reason).toBe('no_room')
    expect(await errorOf(place(room, { mode: 'manual', count: 3, hostIds: [a!, b!] }))).toMatchObject({ code: 'BAD_REQUEST', reason: 'bad_request' })
    expect(await errorOf(place(room, { mode: 'manual', count: 1, hostIds: [a!, b!] }))).toMatchObject({ code: 'BAD_REQUEST', reason: 'bad_request' })
  })

  it('takes no machine to a host in maintenance, an inactive group, a suspended tenant', async () => {
    const room = await newRoom({ hosts: 1, racks: 1 })
    const [host] = await hosts(room)
    const out = await dc(room).host.update({ id: host!.id, version: host!.version, patch: { status: 'maintenance' } })
    expect(JSON.stringify((await errorOf(place(room))).details)).toContain('placement.not_active')
    expect((await errorOf(dc(room).virtualMachine.create({ tenantId: room.tenant.tenantId, name: 'x', baremetalId: host!.id, specificationId: room.small }))).reason).toBe('host_not_active')
    await dc(room).host.update({ id: host!.id, version: out.version, patch: { status: 'active' } })
    await dc(room).group.update({ id: room.groupId, version: 1, patch: { status: 'inactive' } })
    expect(await errorOf(place(room))).toMatchObject({ reason: 'group_inactive', fields: [{ path: 'groupId' }] })
    await dc(room).group.update({ id: room.groupId, version: 2, patch: { status: 'active' } })
    await world.database.transaction({ role: 'colonnade_operator', tenantId: room.operator.tenantId }, (tx) => tx.tenant.updateMany({ where: { id: room.tenant.tenantId }, data: { status: 'suspended' } }))
    expect(await errorOf(place(room))).toMatchObject({ reason: 'tenant_not_active', fields: [{ path: 'tenantId' }] })
  })
})

describe('what-if', () => {
  it('answers as placing would, and writes nothing', async () => {
    const room = await newRoom()
    await quotaFor(room, 50)
    const counts = async () => (await world.database.query<{ n: number }>({ role: 'colonnade_operator', tenantId: room.operator.tenantId },
      'SELECT ((SELECT count(*) FROM virtual_machines) + (SELECT count(*) FROM placement_events) + (SELECT count(*) FROM audit_logs) + (SELECT count(*) FROM outbox_events))::int AS n'))[0]!.n
    const before = [await counts(), await group(room)]
    const yes = await dc(room).virtualMachine.whatIf(asked(room, { count: 2 }))
    const no = await dc(room).virtualMachine.whatIf(asked(room, { count: 9 }))
    expect([await counts(), await group(room)]).toEqual(before)
    expect(no).toMatchObject({ ok: false, reason: 'quota_exceeded', room: 8, reasons: [{ filters: ['quota'] }] })
    expect(yes).toMatchObject({ ok: true, quota: { limit: { cpu: 32 }, used: { cpu: 8 } } })
    const placed = await place(room, { count: 2 })
    if (yes.ok) expect(yes.assignments.map((a) => a.hostId)).toEqual(placed.virtualMachines.map((m) => m.hostId))
  })
})

describe('what tenants see', () => {
  it('is their own machines, without host or rack, and their own quota', async () => {
    const room = await newRoom()
    const stranger = await aTenant(world)
    await quotaFor(room, 50)
    await place(room, { count: 2, namePrefix: 'mine' })
    await dc(room).virtualMachine.place(asked(room, { tenantId: stranger.tenantId, namePrefix: 'theirs' }))
    const own = room.tenant.api.datacenter
    const { items } = await own.virtualMachine.list({ sort: [{ field: 'name' }] })
    expect(items).toMatchObject([{ name: 'mine-1', hostName: null, baremetalId: null, rackId: null, rackName: null, specificationName: expect.stringContaining('small') }, { name: 'mine-2' }])
    expect(await own.virtualMachine.get({ id: items[0]!.id })).toMatchObject({ hostName: null, baremetalId: null })
    expect((await own.virtualMachine.list(only('baremetalId', room.hosts[0]!))).items).toEqual([])
    expect((await own.virtualMachine.export({})).csv).not.toContain(room.hosts[0]!)
    expect((await own.quota.list({})).items).toMatchObject([{ groupName: expect.stringContaining('room'), cpuLimit: 32, usedCpu: 8 }])
    const foreign = (await machines(room)).find((m) => m.tenantId === stranger.tenantId)!
    expect((await errorOf(own.virtualMachine.get({ id: foreign.id }))).code).toBe('NOT_FOUND')
    for (const call of [own.virtualMachine.place(asked(room)), own.virtualMachine.whatIf(asked(room)), own.virtualMachine.move({ id: items[0]!.id }), own.virtualMachine.release({ ids: [items[0]!.id] }), own.placementEvent.list({}), own.group.list({}), own.overview()]) {
      expect((await errorOf(call as Promise<unknown>)).code).toBe('FORBIDDEN')
    }
    const events = await world.database.query<{ payload: unknown }>({ role: 'colonnade_app', tenantId: room.tenant.tenantId }, `SELECT topic FROM outbox_events WHERE topic = 'virtual_machine.create'`)
    expect(events.length).toBe(2)
  })
})

describe('moving', () => {
  it('takes the booking along and charges the quota once', async () => {
    const room = await newRoom()
    await quotaFor(room, 25)
    const { virtualMachines } = await place(room, { count: 4 }) // the quota is full
    const moved = await dc(room).virtualMachine.move({ id: virtualMachines[0]!.id, hostId: virtualMachines[1]!.hostId })
    expect(moved).toMatchObject({ baremetalId: virtualMachines[1]!.hostId, version: 2 })
    expect((await hosts(room)).map((h) => h.vmCount).sort()).toEqual([0, 1, 1, 2])
    expect((await dc(room).quota.list(only('groupId', room.groupId))).items[0]).toMatchObject({ usedCpu: 16 })
    expect(await driftOf(room)).toEqual([])
    const anywhere = await dc(room).virtualMachine.move({ id: moved.id })
    expect(anywhere.baremetalId).toBe(virtualMachines[0]!.hostId)
    const trail = await dc(room).virtualMachine.history({ id: moved.id })
    expect(trail.items.map((i) => i.action)).toEqual(['move', 'move', 'create'])
    expect((await dc(room).placementEvent.list({ filter: [{ field: 'outcome', value: 'moved' }, { field: 'groupId', value: room.groupId }] })).items.length).toBe(2)
  })

  it('keeps to the rack rule, even when told where', async () => {
    const room = await newRoom({ hosts: 4, racks: 2 })
    const { virtualMachines } = await place(room, { count: 2, mode: 'rack_anti_affinity', namePrefix: 'ha' })
    const others = (await hosts(room)).filter((h) => h.rackId === virtualMachines[1]!.rackId && h.id !== virtualMachines[1]!.hostId)
    expect((await errorOf(dc(room).virtualMachine.move({ id: virtualMachines[0]!.id, hostId: others[0]!.id }))).reason).toBe('no_room')
    const moved = await dc(room).virtualMachine.move({ id: virtualMachines[0]!.id })
    expect(moved.rackId).toBe(virtualMachines[0]!.rackId)
  })

  it('refuses a host without room and a host that is not there', async () => {
    const room = await newRoom({ hosts: 2 })
    const [a, b] = room.hosts
    const one = await place(room, { mode: 'manual', hostIds: [a!] })
    await place(room, { mode: 'manual', hostIds: [b!], specificationId: room.large })
    expect(await errorOf(dc(room).virtualMachine.move({ id: one.virtualMachines[0]!.id, hostId: b! }))).toMatchObject({ reason: 'no_room', details: { reasons: [{ filters: ['cpu'] }] } })
    expect((await errorOf(dc(room).virtualMachine.move({ id: one.virtualMachines[0]!.id, hostId: one.placementEventId }))).reason).toBe('no_room')
  })
})

describe('releasing and taking back', () => {
  it('gives the room back and takes it again while it lasts', async () => {
    const room = await newRoom({ hosts: 1, racks: 1 })
    await quotaFor(room, 100)
    const ids = (await place(room, { count: 4 })).virtualMachines.map((m) => m.id)
    expect(await dc(room).virtualMachine.release({ ids: ids.slice(0, 2) })).toEqual({ changed: 2 })
    expect((await group(room)).availableCpu).toBe(8)
    await dc(room).virtualMachine.restore({ ids: [ids[0]!] })
    expect((await group(room)).availableCpu).toBe(4)
    await place(room, { namePrefix: 'new' })
    expect(await errorOf(dc(room).virtualMachine.restore({ ids: [ids[1]!] }))).toMatchObject({ code: 'CONFLICT', reason: 'no_room' })
    expect(await driftOf(room)).toEqual([])
  })

  it('takes nothing back past the quota', async () => {
    const room = await newRoom()
    const quota = await quotaFor(room, 25)
    const ids = (await place(room, { count: 4 })).virtualMachines.map((m) => m.id)
    await dc(room).virtualMachine.remove({ ids: [ids[0]!] })
    expect(await errorOf(dc(room).virtualMachine.remove({ ids }))).toMatchObject({ code: 'NOT_FOUND', details: { missing: [ids[0]] } })
    await dc(room).quota.update({ id: quota.id, version: 1, patch: { cpuQuotaPercentage: 18.75 } })
    expect(await errorOf(dc(room).virtualMachine.restore({ ids: [ids[0]!] }))).toMatchObject({ code: 'CONFLICT', reason: 'quota_exceeded', fields: [{ path: 'cpuQuotaPercentage' }] })
  })

  it('takes nothing back to a host that is gone, or in maintenance', async () => {
    const room = await newRoom({ hosts: 1, racks: 1 })
    const ids = (await place(room)).virtualMachines.map((m) => m.id)
    expect(await errorOf(dc(room).host.remove({ ids: room.hosts }))).toMatchObject({ code: 'CONFLICT', reason: 'in_use' })
    await dc(room).virtualMachine.release({ ids })
    await dc(room).host.remove({ ids: room.hosts })
    expect((await errorOf(dc(room).virtualMachine.restore({ ids }))).reason).toBe('host_gone')
    await dc(room).host.restore({ ids: room.hosts })
    expect(await dc(room).virtualMachine.restore({ ids })).toEqual({ changed: 1 })
  })
})

describe('hosts, racks, groups and quotas', () => {
  it('are not made smaller than what is on them', async () => {
    const room = await newRoom({ hosts: 1, racks: 1 })
    const quota = await quotaFor(room, 50)
    await place(room, { count: 2 })
    const [host] = await hosts(room)
    const shrink = (patch: object) => dc(room).host.update({ id: host!.id, version: host!.version, patch })
    expect(await errorOf(shrink({ totalCpu: 7, totalMemory: 16_383 }))).toMatchObject({ code: 'CONFLICT', reason: 'below_use', fields: [{ path: 'totalCpu', message: '8 cores are in use' }, { path: 'totalMemory' }] })
    expect(await errorOf(shrink({ totalCpu: 12 }))).toMatchObject({ code: 'CONFLICT', reason: 'quota_below_use', fields: [{ path: 'totalCpu' }] })
    expect(await errorOf(dc(room).quota.update({ id: quota.id, version: 1, patch: { cpuQuotaPercentage: 49, memoryQuota: 5 } }))).toMatchObject({ reason: 'below_use', fields: [{ path: 'cpuQuotaPercentage' }, { path: 'memoryQuota' }] })
    const bigger = await shrink({ totalCpu: 20 })
    expect(bigger).toMatchObject({ totalCpu: 20, availableCpu: 12 })
    expect(await driftOf(room)).toEqual([])
  })

  it('stand in units that exist and that nobody else has', async () => {
    const room = await newRoom({ hosts: 1, racks: 1 })
    const more = { name: 'n', groupId: room.groupId, rackId: room.racks[0]!, totalCpu: 1, totalMemory: 1, totalStorage: 1 }
    expect(await errorOf(dc(room).host.create({ ...more, serialNumber: 's1', unit: 1 }))).toMatchObject({ code: 'CONFLICT', reason: 'unit_taken', fields: [{ path: 'unit' }] })
    expect(await errorOf(dc(room).host.create({ ...more, serialNumber: 's2', unit: 42, heightUnits: 2 }))).toMatchObject({ code: 'CONFLICT', reason: 'rack_too_low', fields: [{ path: 'unit' }] })
    const there = await dc(room).host.create({ ...more, serialNumber: 's3', unit: 41, heightUnits: 2 })
    const rack = await dc(room).rack.get({ id: room.racks[0]! })
    expect(await errorOf(dc(room).rack.update({ id: rack.id, version: rack.version, patch: { heightUnits: 40 } }))).toMatchObject({ code: 'CONFLICT', reason: 'below_use', fields: [{ path: 'heightUnits' }] })
    expect((await errorOf(dc(room).rack.remove({ ids: [rack.id] }))).reason).toBe('in_use')
    expect((await errorOf(dc(room).group.remove({ ids: [room.groupId] }))).reason).toBe('in_use')
    const drawn = await dc(room).rack.elevation({ id: rack.id })
    expect(drawn).toMatchObject({ heightUnits: 42, free: [{ from: 2, to: 40 }], hosts: [{ id: there.id, unit: 41, heightUnits: 2 }, { unit: 1 }] })
    const moved = await dc(room).host.update({ id: there.id, version: 1, patch: { unit: 2 } })
    expect(moved.unit).toBe(2)
  })

  it('a quota that stands, and is deleted for good when it goes, is not restored', async () => {
    const room = await newRoom({ hosts: 1 })
    const quota = await quotaFor(room, 50)
    expect((await errorOf(dc(room).quota.restore({ ids: [quota.id] }))).code).toBe('NOT_FOUND')
  })

  it('count what stands already when a quota comes late', async () => {
    const room = await newRoom()
    await place(room, { count: 5 })
    expect(await errorOf(quotaFor(room, 31))).toMatchObject({ code: 'CONFLICT', reason: 'quota_exceeded', fields: [{ path: 'cpuQuotaPercentage' }] })
    expect(await quotaFor(room, 32)).toMatchObject({ usedCpu: 20, cpuLimit: 20, usedMemory: 40_960 })
    expect((await errorOf(quotaFor(room, 50))).fields).toEqual([{ path: 'tenantId', message: expect.any(String) }])
  })
})

describe('recounting', () => {
  const asOwner = (sql: string, ...values: unknown[]) => world.database.transaction({ role: 'colonnade_operator', tenantId: null }, async (tx) => {
    await tx.$executeRawUnsafe('SET LOCAL ROLE NONE')
    await tx.$executeRawUnsafe(sql, ...values)
  })

  it('sees books that were broken behind its back, and sets them right', async () => {
    const room = await newRoom()
    const quota = await quotaFor(room, 100)
    await place(room, { count: 4 })
    expect(await driftOf(room)).toEqual([])
    await asOwner('UPDATE baremetals SET available_cpu = available_cpu - 3, available_memory = available_memory + 5 WHERE id = $1::uuid', room.hosts[0]!)
    await asOwner('UPDATE baremetal_groups SET available_storage = available_storage - 11 WHERE id = $1::uuid', room.groupId)
    await asOwner('UPDATE baremetal_group_tenant_quotas SET used_cpu = used_cpu - 4 WHERE id = $1::uuid', quota.id)
    const found = await driftOf(room)
    expect(found).toContainEqual({ resource: 'host', id: room.hosts[0], name: expect.any(String), field: 'availableCpu', stored: 9, counted: 12 })
    expect(found).toContainEqual({ resource: 'quota', id: quota.id, name: expect.any(String), field: 'usedCpu', stored: 12, counted: 16 })
    expect(found.filter((d) => d.resource === 'group').map((d) => d.field)).toEqual(['availableCpu', 'availableMemory', 'availableStorage'])
    const repaired = await dc(room).group.reconcile({ groupId: room.groupId, repair: true })
    expect(repaired).toMatchObject({ repaired: found.length, left: [], groups: 1, hosts: 4, quotas: 1 })
    expect(await driftOf(room)).toEqual([])
    expect((await dc(room).host.history({ id: room.hosts[0]! })).items[0]).toMatchObject({ action: 'repair', oldValues: { availableCpu: 9 }, newValues: { availableCpu: 12 } })
  })

  it('names what it cannot set right: more placed than there is', async () => {
    const room = await newRoom({ hosts: 1, racks: 1 })
    await place(room, { count: 4 })
    await asOwner(`ALTER TABLE virtual_machines DISABLE TRIGGER USER`)
    await asOwner('UPDATE virtual_machines SET cpu = 5 WHERE group_id = $1::uuid', room.groupId)
    await asOwner(`ALTER TABLE virtual_machines ENABLE TRIGGER USER`)
    const { repaired, left } = await dc(room).group.reconcile({ groupId: room.groupId, repair: true })
    expect(repaired).toBe(0)
    expect(left).toContainEqual({ resource: 'host', id: room.hosts[0], name: expect.any(String), field: 'availableCpu', stored: 0, counted: -4 })
  })
})

describe('the overview', () => {
  it('shows capacity, what fails and what changed', async () => {
    const room = await newRoom({ name: 'overview' })
    await quotaFor(room, 25)
    const { virtualMachines } = await place(room, { count: 4 })
    await dc(room).virtualMachine.update({ id: virtualMachines[0]!.id, version: 1, patch: { status: 'error' } })
    const [host] = await hosts(room)
    await dc(room).host.update({ id: host!.id, version: host!.version, patch: { status: 'maintenance' } })
    let queries = 0
    const { sql } = room.operator.ctx
    room.operator.ctx.sql = (text, values) => { queries++; return sql(text, values) }
    const seen = await dc(room).overview()
    expect(queries).toBe(1)
    expect(seen.groups.find((g) => g.id === room.groupId)).toMatchObject({ name: 'overview', total: { cpu: 64 }, available: { cpu: 48 }, hosts: { active: 3, inactive: 0, maintenance: 1 }, vms: 4, vmsInError: 1, tenants: 1, fullQuotas: 1 })
    const kinds = seen.failing.filter((f) => [virtualMachines[0]!.id, host!.id].includes(f.id)).map((f) => f.kind)
    expect(kinds.sort()).toEqual(['host_out', 'vm_error'])
    expect(seen.failing.some((f) => f.kind === 'quota_full' && f.detail === 'overview')).toBe(true)
    expect(seen.changes.find((c) => c.resource === 'virtual_machine' && c.action === 'create')!.count).toBeGreaterThanOrEqual(4)
    expect((await dc(room).overview({ since: '2100-01-01T00:00:00.000Z' })).changes).toEqual([])
    const observer = withPermissions(world, room.operator, allPermissions.filter((p) => p.endsWith(':read')))
    expect((await observer.api.datacenter.virtualMachine.whatIf(asked(room, { tenantId: (await aTenant(world)).tenantId }))).ok).toBe(true)
    expect((await errorOf(observer.api.datacenter.virtualMachine.place(asked(room)))).code).toBe('FORBIDDEN')
  })
})

describe('importing', () => {
  it('takes hosts as another system wrote them: thousandths of cores, MB, the rest constant', async () => {
    const room = await newRoom({ hosts: 0 })
    const csv = 'sn,cpu_milli,memory_mib,where\nnode-1,32000,262144,\nnode-2,95500,393216,Nowhere\n'
    const name = (await group(room)).name
    const mapping = {
      name: { column: 'sn' }, serialNumber: { column: 'sn' }, totalCpu: { column: 'cpu_milli', scale: 0.001, round: 'ceil' as const }, totalMemory: { column: 'memory_mib' }, totalStorage: { constant: '4000' },
      groupId: { constant: name }, rackId: { column: 'where' },
    }
    const dry = await dc(room).host.importDryRun({ csv, mapping })
    expect(dry).toMatchObject({ rows: 2, good: 1, problemCount: 1, problems: [{ field: 'rackId', message: 'there is no rack named Nowhere' }] })
    const { jobId } = await dc(room).host.import({ csv: csv.replace('Nowhere', `${name}-rack-1`), mapping })
    await world.settle()
    expect(await room.operator.api.platform.job.get({ id: jobId })).toMatchObject({ status: 'completed', result: { imported: 2 } })
    expect(await hosts(room)).toMatchObject([{ name: 'node-1', totalCpu: 32, availableCpu: 32, totalMemory: 262_144, rackName: null }, { name: 'node-2', totalCpu: 96, availableCpu: 96, rackName: `${name}-rack-1` }])
    expect(await group(room)).toMatchObject({ totalCpu: 128, availableCpu: 128, totalStorage: 8000, hostCount: 2 })
  })

  it('writes none of a file whose last row is refused by the database, and names the row', async () => {
    const room = await newRoom({ hosts: 0 })
    const csv = 'sn\ntwice\nother\ntwice\n'
    const one = { constant: '8' }
    const { jobId } = await dc(room).host.import({ csv, mapping: { name: { column: 'sn' }, serialNumber: { column: 'sn' }, totalCpu: one, totalMemory: one, totalStorage: one, groupId: { constant: (await group(room)).name } } })
    await world.settle()
    expect(await room.operator.api.platform.job.get({ id: jobId })).toMatchObject({ status: 'failed', error: { reason: 'already_taken' } })
    expect(await hosts(room)).toEqual([])
    expect((await group(room)).totalCpu).toBe(0)
  })
})
