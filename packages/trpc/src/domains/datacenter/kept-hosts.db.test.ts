import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRoom, errorOf, openWorld, type Room, type World } from '@colonnade/testing'
import { createServiceCtx } from '../../kernel/context.ts'
import { mutate } from '../../kernel/mutate.ts'
import { bindDatabase } from '../../kernel/context.ts'
import { createCallerFactory } from '../../kernel/trpc.ts'
import { appRouter } from '../../app-router.ts'
import { placeIn } from './virtual-machine/place.ts'

// What a process remembers of hosts must never decide. Two processes are two sets of services on one database.
let world: World
beforeAll(async () => { world = await openWorld() }, 120_000)
afterAll(() => world?.close())

function another(room: Room) {
  const services = { ...world.services }
  bindDatabase(services, world.database)
  const ctx = createServiceCtx(services, room.operator.ctx.actor, { requestId: 'another', ip: null, userAgent: null })
  return { ctx, api: createCallerFactory(appRouter)(ctx).datacenter }
}
const asked = (room: Room, count: number, more: object = {}) => ({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, count, mode: 'spread' as const, namePrefix: 'vm', type: 'other' as const, ...more })
const asOwner = (sql: string, ...values: unknown[]) => world.database.transaction({ role: 'colonnade_operator', tenantId: null }, async (tx) => {
  await tx.$executeRawUnsafe('SET LOCAL ROLE NONE')
  await tx.$executeRawUnsafe(sql, ...values)
})

describe('hosts remembered by a process', () => {
  it('are caught up with what other processes placed, released and changed', async () => {
    const room = await aRoom(world, { hosts: 2, racks: 1 })
    const [here, there] = [room.operator.api.datacenter, another(room).api]
    const first = await here.virtualMachine.place(asked(room, 4))
    await there.virtualMachine.place(asked(room, 4))
    expect((await errorOf(here.virtualMachine.place(asked(room, 1)))).reason).toBe('no_room')
    await there.virtualMachine.release({ ids: first.virtualMachines.slice(0, 2).map((m) => m.id) })
    const again = await here.virtualMachine.place(asked(room, 2))
    expect(again.virtualMachines.length).toBe(2)
    const host = await there.host.get({ id: room.hosts[0]! })
    await there.host.update({ id: host.id, version: host.version, patch: { totalCpu: 32, totalMemory: 200_000, name: 'renamed' } })
    expect((await here.virtualMachine.place(asked(room, 4))).virtualMachines.map((m) => m.hostName)).toEqual(Array(4).fill('renamed'))
    expect((await here.group.reconcile({ groupId: room.groupId })).drift).toEqual([])
  })

  it('are forgotten when they leave the group, come back when they return, and follow its rules', async () => {
    const [room, elsewhere] = [await aRoom(world, { hosts: 2, racks: 0 }), await aRoom(world, { hosts: 0, racks: 0 })]
    const [here, there] = [room.operator.api.datacenter, another(room).api]
    const fits = async (n: number) => (await here.virtualMachine.whatIf(asked(room, n))).ok
    expect(await fits(8)).toBe(true)
    const host = await there.host.get({ id: room.hosts[0]! })
    const gone = await there.host.update({ id: host.id, version: host.version, patch: { groupId: elsewhere.groupId } })
    expect([await fits(4), await fits(5)]).toEqual([true, false])
    await there.host.update({ id: host.id, version: gone.version, patch: { groupId: room.groupId } })
    expect(await fits(8)).toBe(true)
    await there.host.remove({ ids: [host.id] })
    expect(await fits(5)).toBe(false)
    await there.host.restore({ ids: [host.id] })
    expect(await fits(8)).toBe(true)
    const group = await there.group.get({ id: room.groupId })
    await there.group.update({ id: group.id, version: group.version, patch: { cpuReservePercentage: 25 } })
    expect([await fits(6), await fits(7)]).toEqual([true, false])
    await asOwner('DELETE FROM baremetals WHERE id = $1::uuid', host.id)
    expect([await fits(3), await fits(4)]).toEqual([true, false])
  })

  it('are not taken from a transaction that was undone', async () => {
    const room = await aRoom(world, { hosts: 2, racks: 1 })
    const { virtualMachine, group } = room.operator.api.datacenter
    await virtualMachine.place(asked(room, 1)) // remembered from here on
    const undone = mutate(room.operator.ctx, {
      permission: 'virtual_machines:create', action: 'create',
      write: async (tx, report) => {
        await placeIn(tx, room.operator.ctx, report, asked(room, 3, { namePrefix: 'a' }))
        // the second of one transaction stands on the first: four are left of eight
        const second = await placeIn(tx, room.operator.ctx, report, asked(room, 4, { namePrefix: 'b' }))
        expect(second.virtualMachines.length).toBe(4)
        const third = await placeIn(tx, room.operator.ctx, report, asked(room, 1, { namePrefix: 'c' })).catch((error: Error) => error)
        expect(third).toMatchObject({ shape: { reason: 'no_room' } })
        throw new Error('undone')
      },
    })
    await expect(undone).rejects.toThrow('undone')
    expect((await virtualMachine.place(asked(room, 7))).virtualMachines.length).toBe(7)
    expect((await group.reconcile({ groupId: room.groupId })).drift).toEqual([])
  })
})
