import { aRoom, openWorld, realDatabaseUrl, type World } from '@colonnade/testing'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

describe.runIf(realDatabaseUrl)('a cluster that is recorded while its group is deleted', () => {
  let world: World
  beforeAll(async () => { world = await openWorld({ real: true }) }, 120_000)
  afterAll(() => world?.close())

  it('is in it, and the group stays; or is refused, and the group goes', async () => {
    const room = await aRoom(world, { hosts: 1, racks: 1 })
    const { cluster, group } = room.operator.api.datacenter
    for (let round = 0; round < 20; round++) {
      const { id: groupId } = await group.create({ name: `going-${round}` })
      const later = (ms: number) => pause(Math.max(0, ms))
      const both = await Promise.allSettled([
        later(10 - round).then(() => cluster.create({ tenantId: room.tenant.tenantId, groupId, name: `late-${round}`, kubernetesVersion: '1.33.0' })), later(round - 10).then(() => group.remove({ ids: [groupId] })),
      ])
      expect(both.map((b) => b.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    }
    const inDeleted = await world.database.query<{ n: number }>({ role: 'postgres' as never, tenantId: null }, 'SELECT count(*)::int AS n FROM k8s_clusters k JOIN baremetal_groups g ON g.id = k.group_id WHERE k.deleted_at IS NULL AND g.deleted_at IS NOT NULL')
    expect(inDeleted).toEqual([{ n: 0 }])
  }, 60_000)
})
