import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRoom, aTenant, brokenInvariants, contend, openWorld, realDatabaseUrl, type World } from '@colonnade/testing'

// CONTENTION_SECONDS=120 for the two minutes of a thorough run; less on every commit.
const SECONDS = Number(process.env['CONTENTION_SECONDS'] ?? 30)

describe.runIf(realDatabaseUrl)('eight processes doing everything at once', () => {
  let world: World
  beforeAll(async () => { world = await openWorld({ real: true }) })
  afterAll(() => world?.close())

  it(`place, move, resize, drain, release and restore at random for ${SECONDS} seconds: every invariant holds, and a recount finds nothing`, async () => {
    const room = await aRoom(world, { hosts: 24, racks: 6, cpu: 48, memory: 262_144, storage: 4000 })
    const next = await aRoom(world, { hosts: 8, racks: 4, cpu: 48, memory: 262_144, storage: 4000 })
    const other = await aTenant(world)
    const tenants = [room.tenant.tenantId, other.tenantId]
    const { quota, group } = room.operator.api.datacenter
    for (const tenantId of tenants) await quota.create({ tenantId, groupId: room.groupId, cpuQuotaPercentage: 60, memoryQuota: 3_000_000, storageQuota: 40_000 })
    const { done, refused, failures } = await contend(world, { groups: [room.groupId, next.groupId], tenants, specifications: [room.small, room.large, next.small], seconds: SECONDS, seed: Number(process.env['CONTENTION_SEED'] ?? 6) })
    console.log(JSON.stringify({ seconds: SECONDS, done, refused }))
    expect([...new Set(failures)]).toEqual([])
    for (const deed of ['place', 'move', 'resize', 'release', 'drain', 'serve']) expect(done[deed], deed).toBeGreaterThan(0)
    expect(await brokenInvariants(world.database)).toEqual([])
    expect((await group.reconcile({})).drift).toEqual([])
  }, (SECONDS + 180) * 1000)
})
