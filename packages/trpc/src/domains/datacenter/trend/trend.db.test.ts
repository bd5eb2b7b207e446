import { aRoom, aTenant, anOperator, errorOf, openWorld, type Room, type World } from '@colonnade/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { purge } from '../../platform/maintenance/purge.ts'
import { takeSnapshot } from './snapshot.ts'

let world: World, room: Room
const DAY = 86_400_000
const start = Date.UTC(2026, 2, 1, 12)
let now = start
const api = () => room.operator.api.datacenter

beforeAll(async () => {
  world = await openWorld()
  world.services.clock = () => new Date(now)
  room = await aRoom(world, { hosts: 4, racks: 2, cpu: 100, memory: 1000, storage: 1000 })
  const [first, second] = room.racks
  const { items } = await api().rack.list({})
  for (const [id, dc] of [[first!, 'd1'], [second!, null]] as const) {
    const rack = items.find((r) => r.id === id)!
    await api().rack.update({ id, version: rack.version, patch: { region: 'eu', dc } })
  }
}, 60_000)
afterAll(() => world?.close())

describe('snapshots', () => {
  it('are taken once a day: a second run of the day replaces the first', async () => {
    expect(await takeSnapshot(world.services)).toEqual({ places: 2 })
    const before = await api().trend({})
    const spec = await api().specification.create({ name: 'ten', requiredCpu: 10, requiredMemory: 10, requiredStorage: 10 })
    await api().virtualMachine.place({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: spec.id, count: 4, namePrefix: 'a' })
    await takeSnapshot(world.services)
    const after = await api().trend({})
    expect([before, after].map((t) => t.days.at(-1)!.known!.used.cpu)).toEqual([0, 40])
    expect(after.days.filter((d) => d.known)).toHaveLength(1)
    expect(after.days.at(-1)).toMatchObject({ day: '2026-03-01', known: { capacity: { cpu: 400 }, hosts: 4, hostsOut: 0, vms: 4 } })
  })

  it('missed, leave a day unknown; there is no forecast before there are enough', async () => {
    now = start + 2 * DAY
    await takeSnapshot(world.services)
    const { days, forecast } = await api().trend({ days: 30 })
    expect(days).toHaveLength(30)
    expect(days.slice(-3).map((d) => [d.day, d.known !== null])).toEqual([['2026-03-01', true], ['2026-03-02', false], ['2026-03-03', true]])
    expect(forecast.cpu).toEqual({ state: 'unknown', perDay: null, daysLeft: null, known: 2, needed: 7 })
  })

  it('show how it goes, and when it is full', async () => {
    const { items: [spec] } = await api().specification.list({ search: 'ten' })
    for (let day = 3; day < 10; day++) {
      now = start + day * DAY
      await api().virtualMachine.place({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: spec!.id, count: 2, namePrefix: 'a' })
      await takeSnapshot(world.services)
    }
    const { forecast } = await api().trend({ days: 90 })
    expect(forecast.cpu).toMatchObject({ state: 'growing', known: 9 })
    expect(forecast.cpu.perDay).toBeGreaterThan(10)
    expect(forecast.cpu.daysLeft).toBeCloseTo((400 - 180) / forecast.cpu.perDay!, 6)
  })

  it('are kept by group and place: a host without a place stands where its rack stands, and the parts add up to the whole', async () => {
    const whole = (await api().trend({})).days.at(-1)!.known!
    const of = async (within: object) => (await api().trend({ within })).days.at(-1)!.known?.capacity.cpu
    expect(await of({ region: 'eu' })).toBe(whole.capacity.cpu)
    expect([await of({ dc: 'd1' }), await of({ region: 'eu', dc: null }), await of({ groupId: room.groupId }), await of({ dc: 'nowhere' })]).toEqual([200, 200, 400, undefined])
    const [pressure] = await api().pressure()
    expect(pressure!.groupId).toBe(room.groupId)
    expect(pressure!.points).toHaveLength(30)
    expect(pressure!.points.at(-1)).toBeCloseTo(180 / 400, 6)
    expect(pressure!.points.at(-9)).toBeNull()
  })

  it('capacity of now divides up the same way', async () => {
    const { rows } = await api().capacity({ by: 'dc', within: { region: 'eu' } })
    expect(rows.map((r) => [r.key, r.capacity.cpu, r.hosts.active])).toEqual([['d1', 200, 2], [null, 200, 2]])
    expect(rows.reduce((n, r) => n + r.vms, 0)).toBe(18)
    expect((await api().capacity({ by: 'group', within: { dc: 'd1' } })).rows).toMatchObject([{ groupId: room.groupId, capacity: { cpu: 200 } }])
    expect((await api().capacity({ by: 'room', within: { dc: 'nowhere' } })).rows).toEqual([])
  })

  it('past their time are removed', async () => {
    now = start + 900 * DAY
    expect(await purge(world.services)).toMatchObject({ capacity_snapshots: 27 })
    now = start
    expect((await api().trend({})).days.every((d) => !d.known)).toBe(true)
  })

  it('are the provider\'s own', async () => {
    const tenant = await aTenant(world)
    expect((await errorOf(tenant.api.datacenter.trend({}))).code).toBe('FORBIDDEN')
    const weak = await anOperator(world, ['racks:read'])
    expect((await errorOf(weak.api.datacenter.capacity({ by: 'dc' }))).code).toBe('FORBIDDEN')
  })
})
