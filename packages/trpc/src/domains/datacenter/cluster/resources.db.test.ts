import { aRoom, describeResource, type Person, type Room, type World } from '@colonnade/testing'
import { bastion } from '../bastion/resource.ts'
import { maintenanceWindow } from '../maintenance-window/resource.ts'
import { meshMember } from '../mesh/member.ts'
import { mesh } from '../mesh/resource.ts'
import { cluster } from './resource.ts'

const rooms = new WeakMap<World, Promise<Room>>()
const roomOf = (world: World) => rooms.get(world) ?? rooms.set(world, aRoom(world, { cpu: 400, memory: 1_000_000, storage: 100_000 })).get(world)!
let count = 0
const clusterInput = async (world: World) => {
  const room = await roomOf(world)
  return { tenantId: room.tenant.tenantId, groupId: room.groupId, name: `c${++count}-${Math.random().toString(36).slice(2)}`, kubernetesVersion: '1.33.2' }
}
const newCluster = async (owner: Person, world: World) => (await owner.api.datacenter.cluster.create(await clusterInput(world))).id
const newMesh = async (owner: Person) => (await owner.api.datacenter.mesh.create({ name: `mesh ${Math.random()}` })).id

describeResource('cluster', { resource: cluster as never, of: (api) => api.datacenter.cluster, patch: { field: 'description', value: '生产集群' }, make: (_n, _owner, world) => clusterInput(world) })

describeResource('service mesh', { resource: mesh as never, of: (api) => api.datacenter.mesh, patch: { field: 'description', value: '网格' }, make: (n) => ({ name: `Mesh ${n}-${Math.random()}`, type: n % 2 ? 'cilium' : 'istio' }) })

describeResource('mesh member', {
  resource: meshMember as never, of: (api) => api.datacenter.meshMember, patch: { field: 'note', value: 'east' },
  make: async (_n, owner, world) => ({ clusterId: await newCluster(owner, world), serviceMeshId: await newMesh(owner) }),
})

describeResource('bastion', {
  resource: bastion as never, of: (api) => api.datacenter.bastion, patch: { field: 'note', value: 'by the east gate' },
  make: async (n, owner, world) => {
    const room = await roomOf(world)
    const { id } = await owner.api.datacenter.virtualMachine.create({ tenantId: room.tenant.tenantId, name: `bastion ${n}-${Math.random()}`, baremetalId: room.hosts[n % 4]!, specificationId: room.small, type: 'management' })
    return { bastionId: id, k8sClusterId: await newCluster(owner, world) }
  },
})

describeResource('maintenance window', {
  resource: maintenanceWindow as never, of: (api) => api.datacenter.maintenanceWindow, patch: { field: 'reason', value: 'kernel' },
  make: async (n, owner, world) => ({ clusterId: await newCluster(owner, world), startsAt: `2026-0${1 + (n % 9)}-01T00:00:00.000Z`, endsAt: `2026-0${1 + (n % 9)}-01T04:00:00.000Z`, reason: `window ${n}` }),
})
