import { aRoom, describeResource, type Person, type Room, type World } from '@colonnade/testing'
import { group } from './group/resource.ts'
import { host } from './host/resource.ts'
import { quota } from './quota/resource.ts'
import { specification } from './specification/resource.ts'
import { virtualMachine } from './virtual-machine/resource.ts'

const rooms = new WeakMap<World, Promise<Room>>()
const roomOf = (world: World) => rooms.get(world) ?? rooms.set(world, aRoom(world, { cpu: 400, memory: 1_000_000, storage: 100_000 })).get(world)!
const newGroup = async (owner: Person) => (await owner.api.datacenter.group.create({ name: `g ${Math.random()}` })).id

describeResource('group', {
  resource: group as never, of: (api) => api.datacenter.group, make: (n) => ({ name: `Group ${n}-${Math.random()}`, description: n % 2 ? 'x' : null }), patch: { field: 'description', value: '通用' },
})

describeResource('specification', {
  resource: specification as never, of: (api) => api.datacenter.specification, patch: { field: 'requiredCpu', value: 3 }, readByAll: true,
  make: (n) => ({ name: `Spec ${n}-${Math.random()}`, generation: n % 2 ? 'v2' : null, requiredCpu: 1 + (n % 2), requiredMemory: 1024, requiredStorage: 0 }),
})

describeResource('host', {
  resource: host as never, of: (api) => api.datacenter.host, patch: { field: 'totalCpu', value: 24 },
  make: async (n, _, world) => ({
    name: `Host ${n}-${Math.random()}`, serialNumber: `S${Math.random()}`, groupId: (await roomOf(world)).groupId, totalCpu: 16, totalMemory: 65_536, totalStorage: 1000, region: n % 2 ? 'eu' : null,
  }),
})

describeResource('quota', {
  resource: quota as never, of: (api) => api.datacenter.quota, patch: { field: 'cpuQuotaPercentage', value: 12.5 },
  make: async (n, owner, world) => ({ tenantId: (await roomOf(world)).tenant.tenantId, groupId: await newGroup(owner), cpuQuotaPercentage: 10 + (n % 3), memoryQuota: 10_000, storageQuota: 100 }),
})

describeResource('virtual machine', {
  resource: virtualMachine as never, of: (api) => api.datacenter.virtualMachine, patch: { field: 'status', value: 'error' },
  make: async (n, _, world) => {
    const room = await roomOf(world)
    return { tenantId: room.tenant.tenantId, name: `vm ${n}-${Math.random()}`, baremetalId: room.hosts[n % 4]!, specificationId: room.small, type: n % 2 ? 'worker' : 'control_plane', affinityGroup: null }
  },
})
