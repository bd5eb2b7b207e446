import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRoom, aTenant, openWorld, race, realDatabaseUrl, type Room, type World } from '@colonnade/testing'
import type { PlaceInput } from '@colonnade/contract/datacenter'

describe.runIf(realDatabaseUrl)('eight processes placing at once', () => {
  let world: World, room: Room
  beforeAll(async () => { world = await openWorld({ real: true }) })
  afterAll(() => world?.close())

  it('2,000 placements against room for 1,500: exactly the fitting ones succeed, and the books hold', async () => {
    // 50 hosts with room for 30 small machines each; the first tenant may have 600 of the 1,500
    room = await aRoom(world, { hosts: 50, racks: 10, cpu: 120, memory: 30 * 8192, storage: 30 * 100 })
    const other = await aTenant(world)
    const { quota, host, group, virtualMachine } = room.operator.api.datacenter
    await quota.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, cpuQuotaPercentage: 40, memoryQuota: 1e9, storageQuota: 1e9 })
    await quota.create({ tenantId: other.tenantId, groupId: room.groupId, cpuQuotaPercentage: 100, memoryQuota: 1e9, storageQuota: 1e9 })
    const modes: PlaceInput['mode'][] = ['spread', 'pack', 'spread', 'pack', 'spread']
    const requests = Array.from({ length: 2000 }, (_, i): PlaceInput => ({
      tenantId: i % 2 ? room.tenant.tenantId : other.tenantId, groupId: room.groupId, specificationId: room.small, count: 1, mode: modes[i % 5]!, namePrefix: `r${i % 7}`, type: 'worker',
    }))
    const { done, refused, failures } = await race(world, 'datacenter.virtualMachine.place', requests)
    expect(failures).toEqual([])
    expect(done).toBe(1500)
    expect(Object.keys(refused).sort()).toEqual(['no_room', 'quota_exceeded'])
    expect(Object.values(refused).reduce((a, b) => a + b, 0)).toBe(500)
    expect((await virtualMachine.list({ limit: 1, count: true })).count).toBe(1500)
    const hosts = (await host.list({ limit: 500 })).items
    expect(hosts.map((h) => [h.availableCpu, h.availableMemory, h.availableStorage, h.vmCount])).toEqual(Array(50).fill([0, 0, 0, 30]))
    for (const q of (await quota.list({})).items) expect(q.usedCpu).toBeLessThanOrEqual(q.cpuLimit!)
    expect((await quota.list({ filter: [{ field: 'tenantId', value: room.tenant.tenantId }] })).items[0]).toMatchObject({ cpuLimit: 2400 })
    expect((await group.reconcile({})).drift).toEqual([])
  }, 280_000)

  it('placements, moves, releases, restores, resizes and quotas at random deadlock nobody and lose nothing', async () => {
    const { virtualMachine, host, quota, group } = room.operator.api.datacenter
    const some = (await virtualMachine.list({ limit: 500 })).items
    const hosts = (await host.list({ limit: 500 })).items
    const [share] = (await quota.list({ filter: [{ field: 'tenantId', value: room.tenant.tenantId }] })).items
    const ask = (i: number) => ({ tenantId: room.tenant.tenantId, groupId: room.groupId, specificationId: room.small, count: 1 + (i % 3), mode: 'spread' as const, namePrefix: 'late' })
    const work = some.flatMap((vm, i): (() => Promise<unknown>)[] => [
      () => virtualMachine.release({ ids: [vm.id] }), () => virtualMachine.restore({ ids: [vm.id] }), () => virtualMachine.move({ id: vm.id }), () => virtualMachine.place(ask(i)),
      ...(i % 10 ? [] : [() => host.get({ id: hosts[i % 50]!.id }).then((h) => host.update({ id: h.id, version: h.version, patch: { totalCpu: 120 + (i % 20) } })), () => quota.get({ id: share!.id }).then((q) => quota.update({ id: q.id, version: q.version, patch: { cpuQuotaPercentage: 30 + (i % 20) } }))]),
    ]).slice(0, 800)
    const unexpected: string[] = []
    let done = 0
    const queue = work.map((job, i) => ({ job, at: (i * 7919) % 1009 })).sort((a, b) => a.at - b.at)
    await Promise.all(Array.from({ length: 8 }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        await next.job().then(() => { done++ }).catch((error: { cause?: { shape?: { code: string } }; message: string }) => { if (!['CONFLICT', 'NOT_FOUND'].includes(error.cause?.shape?.code ?? '')) unexpected.push(error.message) })
      }
    }))
    expect(unexpected).toEqual([])
    expect(done).toBeGreaterThan(300)
    for (const h of (await host.list({ limit: 500 })).items) expect(Math.min(h.availableCpu, h.availableMemory, h.availableStorage)).toBeGreaterThanOrEqual(0)
    for (const q of (await quota.list({})).items) expect(q.usedCpu).toBeLessThanOrEqual(q.cpuLimit!)
    expect((await group.reconcile({})).drift).toEqual([])
  }, 280_000)
})
