import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRoom, aTenant, brokenInvariants, brokenInvariantsInTx, invariants, openWorld, type Room, type World } from '@colonnade/testing'

let world: World, room: Room
const clean = new Error('rolled back')

beforeAll(async () => {
  world = await openWorld()
  room = await aRoom(world, { hosts: 6, racks: 3, cpu: 32 })
  const { virtualMachine, quota, group } = room.operator.api.datacenter
  const other = await aTenant(world)
  await group.update({ id: room.groupId, version: (await group.get({ id: room.groupId })).version, patch: { cpuOvercommitRatio: 1.5 } })
  for (const { tenantId } of [room.tenant, other]) await quota.create({ tenantId, groupId: room.groupId, cpuQuotaPercentage: 60, memoryQuota: 1e6, storageQuota: 1e6 })
  const asked = { groupId: room.groupId, specificationId: room.small }
  await virtualMachine.place({ ...asked, tenantId: room.tenant.tenantId, count: 3, mode: 'rack_anti_affinity', namePrefix: 'ha' })
  await virtualMachine.place({ ...asked, tenantId: other.tenantId, count: 6, mode: 'spread', affinityGroup: 'db', namePrefix: 'db' })
}, 120_000)
afterAll(() => world?.close())

// What breaks each promise, done by the owner with triggers off and the constraints in the way dropped; undone afterwards.
const firstHost = `(SELECT id FROM baremetals ORDER BY name LIMIT 1)`
const without = (table: string, ...constraints: string[]) => constraints.map((c) => `ALTER TABLE ${table} DROP CONSTRAINT ${c}`)
const breaks: Record<string, string[]> = {
  'a host offers its total times its group’s ratio': ['UPDATE baremetals SET capacity_cpu = capacity_cpu + 1'],
  'a host’s available figures are what it offers less what stands on it': [`UPDATE baremetals SET available_memory = available_memory - 1 WHERE id = ${firstHost}`],
  'no host holds more than it offers': [`UPDATE virtual_machines SET cpu = 1000 WHERE name = 'ha-1'`],
  'a group’s figures are the sums over its hosts': ['UPDATE baremetal_groups SET available_storage = available_storage - 1'],
  'a quota’s use is what its tenant’s VMs take in the group': ['UPDATE baremetal_group_tenant_quotas SET used_cpu = used_cpu + 1'],
  'nobody uses more than its quota': ['UPDATE baremetal_group_tenant_quotas SET cpu_quota_percentage = 1'],
  'no share of a group is more than it offers': ['UPDATE baremetal_group_tenant_quotas SET cpu_quota_percentage = 151'],
  'two VMs of an affinity group never share a host': ['DROP INDEX virtual_machines_affinity_key', `UPDATE virtual_machines SET baremetal_id = ${firstHost} WHERE affinity_group = 'db'`],
  'VMs placed apart by rack stand in racks of their own': [`UPDATE virtual_machines SET rack_id = (SELECT rack_id FROM virtual_machines WHERE name = 'ha-1') WHERE name LIKE 'ha-%'`],
  'a VM is in the group and the rack of its host': [`UPDATE virtual_machines SET rack_id = NULL WHERE name = 'db-1'`],
  'no VM stands on a host, nor a host in a rack or group, that is deleted': [`UPDATE racks SET deleted_at = now()`],
  'no two hosts stand in one unit of a rack': [...without('baremetals', 'baremetals_unit_excl'), 'UPDATE baremetals SET unit = 1, height_units = 3'],
  'no host stands above its rack': ['UPDATE racks SET height_units = 1'],
  'a VM is charged what a VM takes at least': [...without('virtual_machines', 'virtual_machines_charge_check'), `UPDATE virtual_machines SET cpu = 0 WHERE name = 'db-2'`],
  'a mesh has one primary cluster at most': [
    'DROP INDEX mesh_members_primary_key',
    `INSERT INTO service_meshes (id, name, type) VALUES ('00000000-0000-4000-8000-00000000000a', 'both lead', 'istio')`,
    `INSERT INTO k8s_cluster_service_meshes (id, tenant_id, cluster_id, service_mesh_id, role) SELECT gen_random_uuid(), id, gen_random_uuid(), '00000000-0000-4000-8000-00000000000a', 'primary' FROM tenants, generate_series(1, 2) LIMIT 2`,
  ],
}

describe('the invariants of the datacenter', () => {
  it('hold in a room that is used', async () => {
    expect(await brokenInvariants(world.database)).toEqual([])
  })

  it('are each broken by something here', () => {
    expect(Object.keys(breaks).sort()).toEqual(invariants.map((i) => i.name).sort())
    for (const statements of Object.values(breaks)) expect(statements).not.toEqual([])
  })

  it.each(Object.entries(breaks))('see it when broken: %s', async (name, statements) => {
    let seen: string[] = []
    await world.database.transaction({ role: 'colonnade_operator', tenantId: null }, async (tx) => {
      for (const sql of ['SET LOCAL ROLE NONE', 'SET LOCAL session_replication_role = replica', ...statements]) await tx.$executeRawUnsafe(sql)
      seen = await brokenInvariantsInTx(tx)
      throw clean
    }).catch((error: unknown) => { if (error !== clean) throw error })
    expect(seen.map((s) => s.replace(/: \d+$/, ''))).toContain(name)
    expect(await brokenInvariants(world.database)).toEqual([])
  })
})
