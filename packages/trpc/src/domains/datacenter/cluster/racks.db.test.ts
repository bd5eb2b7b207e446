import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRoom, errorOf, openWorld, withPermissions, type Room, type RoomPlan, type World } from '@colonnade/testing'

let world: World
beforeAll(async () => { world = await openWorld() }, 120_000)
afterAll(() => world?.close())

const dc = (room: Room) => room.operator.api.datacenter
const newRoom = (plan: RoomPlan) => aRoom(world, plan)
let count = 0
const asked = (room: Room, more: object = {}) => ({
  tenantId: room.tenant.tenantId, groupId: room.groupId, name: `racks-${++count}`, kubernetesVersion: '1.32.4', controlPlaneCount: 1 as const, controlPlaneSpecificationId: room.small, workerCount: 0, workerSpecificationId: room.small, ...more,
})
const provision = (room: Room, more: object = {}) => dc(room).cluster.provision(asked(room, more))
const nodesOf = async (room: Room, clusterId: string) => (await dc(room).virtualMachine.list({ filter: [{ field: 'k8sClusterId', value: clusterId }], limit: 500 })).items

describe('a role with more nodes than racks', () => {
  it('has workers that may move and come back with their cluster', async () => {
    const room = await newRoom({ hosts: 8, racks: 3, cpu: 64 })
    const { clusterId } = await provision(room, { schedulingMode: 'rack_anti_affinity', workerCount: 6 })
    const workers = (await nodesOf(room, clusterId)).filter((n) => n.type === 'worker')
    expect(workers.map((n) => n.schedulingMode)).toEqual(Array.from({ length: 6 }, () => 'spread'))
    await dc(room).cluster.remove({ ids: [clusterId] })
    await dc(room).cluster.restore({ ids: [clusterId] })
    expect(await dc(room).cluster.get({ id: clusterId })).toMatchObject({ workerCount: 6 })
    await dc(room).virtualMachine.move({ id: workers[0]!.id })
  })

  it('has control planes that are no longer held to a rack each once it grows past them', async () => {
    const room = await newRoom({ hosts: 9, racks: 3, cpu: 64 })
    const { clusterId } = await provision(room, { controlPlaneCount: 3 })
    expect((await nodesOf(room, clusterId)).map((n) => n.schedulingMode)).toEqual(['rack_anti_affinity', 'rack_anti_affinity', 'rack_anti_affinity'])
    await dc(room).cluster.scale({ id: clusterId, role: 'control_plane', count: 5 })
    const nodes = await nodesOf(room, clusterId)
    expect(nodes.map((n) => n.schedulingMode)).toEqual(Array.from({ length: 5 }, () => 'spread'))
    expect(new Set(nodes.map((n) => n.baremetalId)).size).toBe(5)
    await dc(room).cluster.remove({ ids: [clusterId] })
    await dc(room).cluster.restore({ ids: [clusterId] })
    await dc(room).virtualMachine.move({ id: nodes[0]!.id })
  })
})

describe('scaling', () => {
  it('keeps new control planes off the hosts and racks of those that were recorded by hand', async () => {
    const room = await newRoom({ hosts: 3, racks: 3, cpu: 64 })
    const { id } = await dc(room).cluster.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, name: `found-${Math.random().toString(36).slice(2, 8)}`, kubernetesVersion: '1.31.0' })
    await dc(room).virtualMachine.create({ tenantId: room.tenant.tenantId, baremetalId: room.hosts[0]!, specificationId: room.small, k8sClusterId: id, name: `found-${id.slice(-6)}`, type: 'control_plane' })
    expect(await dc(room).cluster.scaleWhatIf({ id, role: 'control_plane', count: 3 })).toMatchObject({ placed: { ok: true }, rackRule: { racks: 3, mostInOne: 1 } })
    await dc(room).cluster.scale({ id, role: 'control_plane', count: 3 })
    const nodes = await nodesOf(room, id)
    expect([new Set(nodes.map((n) => n.baremetalId)).size, new Set(nodes.map((n) => n.rackId)).size]).toEqual([3, 3])
  })

  it('past the room says so to who may change clusters and place no machines, and keeps why', async () => {
    const room = await newRoom({ hosts: 3, racks: 3 })
    const { clusterId } = await provision(room, { workerCount: 1 })
    const only = withPermissions(world, room.operator, ['k8s_clusters:read', 'k8s_clusters:update'])
    expect(await errorOf(only.api.datacenter.cluster.scale({ id: clusterId, role: 'worker', count: 400 }))).toMatchObject({ code: 'CONFLICT', reason: 'no_room' })
    expect((await dc(room).placementEvent.list({ filter: [{ field: 'groupId', value: room.groupId }, { field: 'outcome', value: 'refused' }] })).items).toHaveLength(1)
  })
})

describe('deleting', () => {
  it('all clusters of a mesh at once needs no other primary; coming back each is told of, and keeps its part', async () => {
    const room = await newRoom({ hosts: 6, racks: 3, cpu: 64 })
    const [a, b] = [await provision(room), await provision(room)]
    const { id: serviceMeshId } = await dc(room).mesh.create({ name: `mesh ${Math.random()}` })
    const [first] = [await dc(room).meshMember.create({ clusterId: a.clusterId, serviceMeshId }), await dc(room).meshMember.create({ clusterId: b.clusterId, serviceMeshId })]
    await dc(room).cluster.remove({ ids: [b.clusterId, a.clusterId] })
    await dc(room).cluster.restore({ ids: [a.clusterId, b.clusterId] })
    expect(await dc(room).mesh.get({ id: serviceMeshId })).toMatchObject({ clusterCount: 2, primaryClusterId: a.clusterId })
    expect((await dc(room).meshMember.history({ id: first!.id })).items.map((i) => i.action)).toEqual(['restore', 'delete', 'create'])
  })

  it('the primary and another of a mesh, and bringing the other back alone, makes that one the primary; the first comes back beside it', async () => {
    const room = await newRoom({ hosts: 6, racks: 3, cpu: 64 })
    const [p, s] = [await provision(room), await provision(room)]
    const { id: serviceMeshId } = await dc(room).mesh.create({ name: `mesh ${Math.random()}` })
    const members = [await dc(room).meshMember.create({ clusterId: p.clusterId, serviceMeshId }), await dc(room).meshMember.create({ clusterId: s.clusterId, serviceMeshId })]
    await dc(room).cluster.remove({ ids: [p.clusterId, s.clusterId] })
    await dc(room).cluster.restore({ ids: [s.clusterId] })
    expect(await dc(room).mesh.get({ id: serviceMeshId })).toMatchObject({ clusterCount: 1, primaryClusterId: s.clusterId })
    expect((await dc(room).meshMember.history({ id: members[1]!.id })).items.map((i) => i.action)).toEqual(expect.arrayContaining(['make_primary', 'restore']))
    await dc(room).cluster.restore({ ids: [p.clusterId] })
    expect(await dc(room).mesh.get({ id: serviceMeshId })).toMatchObject({ clusterCount: 2, primaryClusterId: s.clusterId })
    // a mesh that is gone by now takes nobody back, and holds nobody up
    await dc(room).cluster.remove({ ids: [p.clusterId, s.clusterId] })
    await dc(room).mesh.remove({ ids: [serviceMeshId] })
    await dc(room).cluster.restore({ ids: [s.clusterId, p.clusterId] })
    expect((await dc(room).meshMember.list({ filter: [{ field: 'serviceMeshId', value: serviceMeshId }] })).items).toEqual([])
  })

  it('a group that clusters take their nodes from is refused', async () => {
    const room = await newRoom({ hosts: 1, racks: 1 })
    const { id: groupId } = await dc(room).group.create({ name: `empty ${Math.random()}` })
    const { id } = await dc(room).cluster.create({ tenantId: room.tenant.tenantId, groupId, name: `recorded-${Math.random().toString(36).slice(2, 8)}`, kubernetesVersion: '1.31.0' })
    expect(await errorOf(dc(room).group.remove({ ids: [groupId] }))).toMatchObject({ code: 'CONFLICT', reason: 'in_use', message: expect.stringContaining('clusters') })
    await dc(room).cluster.remove({ ids: [id] })
    await dc(room).group.remove({ ids: [groupId] })
  })
})
