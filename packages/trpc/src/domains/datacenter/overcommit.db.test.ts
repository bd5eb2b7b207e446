import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRoom, errorOf, openWorld, type Room, type RoomPlan, type World } from '@colonnade/testing'

let world: World
beforeAll(async () => { world = await openWorld() }, 120_000)
afterAll(() => world?.close())

const dc = (room: Room) => room.operator.api.datacenter
const place = (room: Room, count: number, more: object = {}) => dc(room).virtualMachine.place({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, count, mode: 'spread', namePrefix: 'vm', ...more })
const group = (room: Room) => dc(room).group.get({ id: room.groupId })
const change = async (room: Room, patch: object) => dc(room).group.update({ id: room.groupId, version: (await group(room)).version, patch })
const drift = async (room: Room) => (await dc(room).group.reconcile({ groupId: room.groupId })).drift
const newRoom = (plan: RoomPlan = {}) => aRoom(world, { hosts: 2, racks: 1, ...plan })

describe('overcommit', () => {
  it('offers more than is built in, on hosts that stand and on those that come', async () => {
    const room = await newRoom()
    expect(await group(room)).toMatchObject({ totalCpu: 32, capacityCpu: 32, cpuOvercommitRatio: 1, cpuReservePercentage: 0 })
    await place(room, 8)
    await change(room, { cpuOvercommitRatio: 2.5 })
    expect(await group(room)).toMatchObject({ totalCpu: 32, capacityCpu: 80, availableCpu: 48 })
    await place(room, 2)
    const [rack] = room.racks
    const host = await dc(room).host.create({ name: 'late', serialNumber: 'late-1', groupId: room.groupId, rackId: rack!, totalCpu: 7, totalMemory: 1000, totalStorage: 10 })
    expect(host).toMatchObject({ totalCpu: 7, capacityCpu: 17, availableCpu: 17, capacityMemory: 1000 })
    const grown = await dc(room).host.update({ id: host.id, version: host.version, patch: { totalCpu: 9 } })
    expect(grown).toMatchObject({ capacityCpu: 22, availableCpu: 22 })
    expect(await group(room)).toMatchObject({ totalCpu: 41, capacityCpu: 102, availableCpu: 62 })
    expect(await drift(room)).toEqual([])
  })

  it('is not lowered below what stands on a host, which is named', async () => {
    const room = await newRoom()
    await change(room, { cpuOvercommitRatio: 2 })
    await place(room, 8, { mode: 'manual', hostIds: [room.hosts[0]!] })
    const error = await errorOf(change(room, { cpuOvercommitRatio: 1.5, memoryOvercommitRatio: 3 }))
    expect(error).toMatchObject({ code: 'CONFLICT', reason: 'below_use', fields: [{ path: 'cpuOvercommitRatio', message: expect.stringMatching(/^room-\d+-host-01 \(32 of 24 cores\)$/) }] })
    expect(await group(room)).toMatchObject({ cpuOvercommitRatio: 2, memoryOvercommitRatio: 1, capacityCpu: 64 })
    expect(await drift(room)).toEqual([])
    const host = await dc(room).host.get({ id: room.hosts[0]! })
    expect(await errorOf(dc(room).host.update({ id: host.id, version: host.version, patch: { totalCpu: 15 } }))).toMatchObject({ reason: 'below_use', fields: [{ path: 'totalCpu', message: '32 cores are in use' }] })
  })

  it('lets a share reach beyond 100 % as far as the ratio goes, and holds the ratio up', async () => {
    const room = await newRoom()
    const share = (cpuQuotaPercentage: number) => dc(room).quota.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, cpuQuotaPercentage, memoryQuota: 1e9, storageQuota: 1e9 })
    expect(await errorOf(share(101))).toMatchObject({ code: 'CONFLICT', reason: 'beyond_overcommit', fields: [{ path: 'cpuQuotaPercentage' }] })
    await change(room, { cpuOvercommitRatio: 1.5 })
    expect(await share(150)).toMatchObject({ cpuLimit: 48 })
    expect(await errorOf(change(room, { cpuOvercommitRatio: 1.4 }))).toMatchObject({ code: 'CONFLICT', reason: 'quota_beyond_overcommit', fields: [{ path: 'cpuOvercommitRatio' }] })
    await place(room, 12)
    expect((await errorOf(place(room, 1))).code).toBe('CONFLICT')
  })

  it('refuses figures outside their bounds, and hosts that could not be counted', async () => {
    const room = await newRoom()
    for (const patch of [{ cpuOvercommitRatio: 0.9 }, { cpuOvercommitRatio: 101 }, { cpuOvercommitRatio: 1.555 }, { cpuReservePercentage: -1 }, { memoryReservePercentage: 101 }]) {
      expect(await errorOf(change(room, patch))).toMatchObject({ code: 'BAD_REQUEST' })
    }
    await dc(room).host.create({ name: 'huge', serialNumber: 'huge-1', groupId: room.groupId, totalCpu: 1, totalMemory: 2_000_000_000, totalStorage: 1 })
    expect(await errorOf(change(room, { memoryOvercommitRatio: 2 }))).toMatchObject({ code: 'CONFLICT', reason: 'out_of_bounds' })
  })

  it('moves a host to another group at that group’s ratio', async () => {
    const [from, to] = [await newRoom(), await newRoom()]
    await change(to, { cpuOvercommitRatio: 3 })
    const host = await dc(from).host.get({ id: from.hosts[0]! })
    expect(await dc(from).host.update({ id: host.id, version: host.version, patch: { groupId: to.groupId, rackId: null, unit: null } })).toMatchObject({ capacityCpu: 48, availableCpu: 48 })
    for (const room of [from, to]) expect(await drift(room)).toEqual([])
    expect(await group(to)).toMatchObject({ totalCpu: 48, capacityCpu: 144, availableCpu: 144 })
  })
})

describe('reserve', () => {
  it('is left free by placement and what-if, and says so', async () => {
    const room = await newRoom()
    await change(room, { cpuReservePercentage: 25 })
    await place(room, 6)
    const asked = { tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, count: 1, namePrefix: 'x' }
    expect(await dc(room).virtualMachine.whatIf(asked)).toMatchObject({ ok: false, reason: 'no_room' })
    expect((await errorOf(place(room, 1))).reason).toBe('no_room')
    expect(await group(room)).toMatchObject({ availableCpu: 8, capacityCpu: 32 })
    await change(room, { cpuReservePercentage: 0 })
    await place(room, 2)
    expect(await drift(room)).toEqual([])
  })

  it('may be raised over what stands already: it only stops what is new', async () => {
    const room = await newRoom()
    await place(room, 8)
    await change(room, { cpuReservePercentage: 50 })
    expect((await errorOf(place(room, 1))).reason).toBe('no_room')
    expect(await drift(room)).toEqual([])
  })
})

describe('recounting with overcommit', () => {
  it('sees an offer that is not total times ratio, and sets it right', async () => {
    const room = await newRoom()
    await change(room, { memoryOvercommitRatio: 1.5 })
    await world.database.transaction({ role: 'colonnade_operator', tenantId: null }, async (tx) => {
      await tx.$executeRawUnsafe('SET LOCAL ROLE NONE')
      await tx.$executeRawUnsafe('UPDATE baremetals SET capacity_memory = capacity_memory - 7, available_memory = available_memory - 7 WHERE id = $1::uuid', room.hosts[0]!)
    })
    expect(await drift(room)).toContainEqual({ resource: 'host', id: room.hosts[0], name: expect.any(String), field: 'capacityMemory', stored: 98_297, counted: 98_304 })
    expect(await dc(room).group.reconcile({ groupId: room.groupId, repair: true })).toMatchObject({ left: [] })
    expect(await drift(room)).toEqual([])
  })
})

describe('recounting by the clock', () => {
  it('says how many figures are off and which, and sets nothing right', async () => {
    const room = await newRoom()
    const { maintenance } = room.operator.api.platform
    expect((await maintenance.run({ name: 'maintenance.recount' })).result).toMatchObject({ drift: 0 })
    const off = (sign = '-') => world.database.transaction({ role: 'colonnade_operator', tenantId: null }, async (tx) => {
      await tx.$executeRawUnsafe('SET LOCAL ROLE NONE')
      await tx.$executeRawUnsafe(`UPDATE baremetal_groups SET available_cpu = available_cpu ${sign} 2 WHERE id = $1::uuid`, room.groupId)
    })
    await off()
    expect((await maintenance.run({ name: 'maintenance.recount' })).result).toMatchObject({ drift: 1 })
    const task = (await maintenance.tasks()).find((t) => t.name === 'maintenance.recount')
    expect(task).toMatchObject({ lastResult: { drift: 1, off: [expect.stringMatching(/^group room-\d+: availableCpu 30, counted 32$/)] } })
    expect(await drift(room)).toHaveLength(1)
    const alerts = async () => (await dc(room).alert.list({ filter: [{ field: 'kind', value: 'books_off' }] })).items.map((a) => [a.resourceId, a.status, a.params])
    expect(await alerts()).toEqual([[room.groupId, 'open', { figures: 1 }]])
    await dc(room).group.reconcile({ groupId: room.groupId, repair: true })
    expect(await alerts()).toEqual([[room.groupId, 'resolved', { figures: 1 }]])
    await off()
    await maintenance.run({ name: 'maintenance.recount' })
    await off('+')
    await maintenance.run({ name: 'maintenance.recount' })
    expect((await alerts()).map(([, status]) => status)).toEqual(['resolved', 'resolved'])
  })
})

describe('preference', () => {
  it('replaces what the mode prefers, within the rules of the mode', async () => {
    const room = await newRoom({ hosts: 4, racks: 2 })
    const packed = await place(room, 3, { mode: 'spread', prefer: 'pack' })
    expect(new Set(packed.virtualMachines.map((m) => m.hostId)).size).toBe(1)
    const racked = await place(room, 2, { mode: 'rack_anti_affinity', prefer: 'least_fragmenting', namePrefix: 'ha' })
    expect(new Set(racked.virtualMachines.map((m) => m.rackId)).size).toBe(2)
    const event = await dc(room).placementEvent.get({ id: racked.placementEventId })
    expect(event.assignments[0]).toMatchObject({ parts: { least_fragmenting: expect.any(Number) } })
  })
})
