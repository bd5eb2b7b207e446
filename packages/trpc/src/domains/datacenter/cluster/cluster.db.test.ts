import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRoom, errorOf, openWorld, withPermissions, type Room, type RoomPlan, type World } from '@colonnade/testing'
import type { z } from 'zod'
import type { provisionInput, scaleInput } from '@colonnade/contract/datacenter'

let world: World
beforeAll(async () => { world = await openWorld() }, 120_000)
afterAll(() => world?.close())

const dc = (room: Room) => room.operator.api.datacenter
const newRoom = (plan: RoomPlan = { hosts: 6, racks: 3 }) => aRoom(world, plan)
let count = 0
const asked = (room: Room, more: Partial<z.input<typeof provisionInput>> = {}) => ({
  tenantId: room.tenant.tenantId, groupId: room.groupId, name: `prod-${++count}`, kubernetesVersion: 'v1.32.4', controlPlaneCount: 3 as const, controlPlaneSpecificationId: room.small, workerCount: 4, workerSpecificationId: room.small, ...more,
})
const provision = (room: Room, more = {}) => dc(room).cluster.provision(asked(room, more))
const scale = (room: Room, input: z.input<typeof scaleInput>) => dc(room).cluster.scale(input)
const nodesOf = async (room: Room, clusterId: string) => (await dc(room).virtualMachine.list({ filter: [{ field: 'k8sClusterId', value: clusterId }], sort: [{ field: 'name' }], limit: 500 })).items
const usedOf = async (room: Room) => { const g = await dc(room).group.get({ id: room.groupId }); return g.totalCpu - g.availableCpu }
const driftOf = async (room: Room) => (await dc(room).group.reconcile({ groupId: room.groupId })).drift
const rowsNow = async (room: Room) => (await world.database.query<{ n: number }>({ role: 'colonnade_operator', tenantId: room.operator.tenantId },
  'SELECT ((SELECT count(*) FROM virtual_machines) + (SELECT count(*) FROM k8s_clusters) + (SELECT count(*) FROM audit_logs) + (SELECT count(*) FROM outbox_events))::int AS n'))[0]!.n

describe('provisioning a cluster', () => {
  it('places all its nodes, control planes in racks of their own, workers by its mode, and says why', async () => {
    const room = await newRoom()
    const made = await provision(room, { name: 'aurora-prod' })
    expect(made.rackRule).toEqual({ racks: 3, mostInOne: 1, unracked: 0 })
    expect(made.nodes.map((n) => n.name)).toEqual(['aurora-prod-cp-1', 'aurora-prod-cp-2', 'aurora-prod-cp-3', 'aurora-prod-worker-1', 'aurora-prod-worker-2', 'aurora-prod-worker-3', 'aurora-prod-worker-4'])
    expect(new Set(made.nodes.slice(0, 3).map((n) => n.rackId)).size).toBe(3)
    expect(await dc(room).cluster.get({ id: made.clusterId })).toMatchObject({ name: 'aurora-prod', kubernetesVersion: '1.32.4', status: 'active', controlPlaneCount: 3, workerCount: 4, tenantId: room.tenant.tenantId, busy: false })
    expect((await nodesOf(room, made.clusterId)).every((n) => n.kubernetesVersion === '1.32.4' && n.clusterName === 'aurora-prod')).toBe(true)
    expect(await usedOf(room)).toBe(7 * 4)
    const event = await dc(room).placementEvent.get({ id: made.placementEventIds[0]! })
    expect(event).toMatchObject({ outcome: 'placed', mode: 'rack_anti_affinity', requested: 3 })
    expect(await driftOf(room)).toEqual([])
  })

  it('packs workers where its mode is pack, and keeps them out of each other\'s racks where it is rack anti-affinity', async () => {
    const room = await newRoom({ hosts: 6, racks: 6, cpu: 32 })
    const packed = await provision(room, { schedulingMode: 'pack' })
    expect(new Set(packed.nodes.slice(3).map((n) => n.hostId)).size).toBe(1)
    const apart = await provision(room, { schedulingMode: 'rack_anti_affinity', workerCount: 6 })
    expect(new Set(apart.nodes.slice(3).map((n) => n.rackId)).size).toBe(6)
  })

  it('lets control planes share a rack only once racks run out, and never a host', async () => {
    const room = await newRoom({ hosts: 6, racks: 2 })
    const made = await provision(room, { workerCount: 0 })
    expect(made.rackRule).toEqual({ racks: 2, mostInOne: 2, unracked: 0 })
    expect(new Set(made.nodes.map((n) => n.hostId)).size).toBe(3)
    const few = await newRoom({ hosts: 2, racks: 2 })
    expect(await errorOf(provision(few, { workerCount: 0 }))).toMatchObject({ reason: 'no_room', fields: [{ path: 'controlPlaneCount' }], details: { role: 'control_plane', room: 2 } })
  })

  it('uses hosts of no known rack last, however much more room they have', async () => {
    const room = await newRoom({ hosts: 2, racks: 1 })
    for (const i of [1, 2, 3, 4]) await dc(room).host.create({ name: `loose-${i}-${room.groupId}`, serialNumber: `loose-${i}-${room.groupId}`, groupId: room.groupId, totalCpu: 256, totalMemory: 1_048_576, totalStorage: 10_000 })
    const what = await dc(room).cluster.whatIf(asked(room, { name: 'beside', workerCount: 0 }))
    const made = await provision(room, { name: 'beside', workerCount: 0 })
    expect(made.rackRule).toEqual({ racks: 1, mostInOne: 2, unracked: 1 })
    expect(made.nodes.map((n) => n.hostId)).toEqual(expect.arrayContaining(room.hosts))
    expect(what.controlPlane?.ok && what.controlPlane.assignments.map((a) => [a.name, a.hostId])).toEqual(made.nodes.map((n) => [n.name, n.hostId]))
  })

  it('places none when one role does not fit: the control planes do not stay behind', async () => {
    const room = await newRoom()
    const error = await errorOf(provision(room, { workerCount: 22 }))
    expect(error).toMatchObject({ code: 'CONFLICT', reason: 'no_room', fields: [{ path: 'workerCount' }], details: { role: 'worker', room: 21 } })
    expect(await usedOf(room)).toBe(0)
    expect((await dc(room).cluster.list({ filter: [{ field: 'groupId', value: room.groupId }] })).items).toEqual([])
    const { items } = await dc(room).placementEvent.list({ filter: [{ field: 'groupId', value: room.groupId }] })
    expect(items).toMatchObject([{ outcome: 'refused', requested: 22 }])
  })

  it('answers what-if as provisioning would, both roles together, and writes nothing', async () => {
    const room = await newRoom()
    const before = await rowsNow(room)
    const fits = await dc(room).cluster.whatIf(asked(room, { name: 'later', workerCount: 21 }))
    expect(fits).toMatchObject({ ok: true, rackRule: { racks: 3, mostInOne: 1 }, controlPlane: { ok: true }, workers: { ok: true } })
    expect(await dc(room).cluster.whatIf(asked(room, { workerCount: 22 }))).toMatchObject({ ok: false, controlPlane: { ok: true }, workers: { ok: false, reason: 'no_room', room: 21 } })
    expect(await rowsNow(room)).toBe(before)
    const made = await provision(room, { name: 'later', workerCount: 21 })
    const told = [fits.controlPlane, fits.workers].flatMap((a) => (a?.ok ? a.assignments.map((x) => [x.name, x.hostId]) : []))
    expect(made.nodes.map((n) => [n.name, n.hostId])).toEqual(told)
  })

  it('counts both roles against the quota', async () => {
    const room = await newRoom()
    await dc(room).quota.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, cpuQuotaPercentage: 25, memoryQuota: 10_000_000, storageQuota: 1_000_000 })
    expect((await errorOf(provision(room, { workerCount: 4 }))).reason).toBe('quota_exceeded')
    await provision(room, { workerCount: 3 })
  })

  it('goes to the hosts named in mode manual', async () => {
    const room = await newRoom()
    const [a, b, c, d] = room.hosts
    const made = await provision(room, { schedulingMode: 'manual', controlPlaneHostIds: [a!, b!, c!], workerCount: 2, workerHostIds: [d!] })
    expect(made.nodes.map((n) => n.hostId)).toEqual([a, b, c, d, d])
    expect(await errorOf(provision(room, { schedulingMode: 'manual', workerCount: 0 }))).toMatchObject({ code: 'BAD_REQUEST', fields: [{ path: 'controlPlaneHostIds' }] })
  })

  it('refuses a taken name, an even number of control planes, workers without a size, an unknown version', async () => {
    const room = await newRoom({ hosts: 6, racks: 3, cpu: 64 })
    await provision(room, { name: 'one' })
    expect(await errorOf(provision(room, { name: 'ONE'.toLowerCase() }))).toMatchObject({ reason: 'already_taken', fields: [{ path: 'name' }] })
    expect(await errorOf(provision(room, { controlPlaneCount: 2 as never }))).toMatchObject({ code: 'BAD_REQUEST' })
    expect(await errorOf(provision(room, { workerSpecificationId: null }))).toMatchObject({ reason: 'specification_needed', fields: [{ path: 'workerSpecificationId' }] })
    expect(await errorOf(provision(room, { kubernetesVersion: 'latest' }))).toMatchObject({ code: 'BAD_REQUEST', fields: [{ path: 'kubernetesVersion' }] })
    expect(await usedOf(room)).toBe(7 * 4)
  })
})

describe('scaling', () => {
  it('adds workers like those there are, numbers them on, and takes the newest away', async () => {
    const room = await newRoom()
    const { clusterId } = await provision(room, { name: 'grow', workerCount: 2 })
    const up = await scale(room, { id: clusterId, role: 'worker', count: 5 })
    expect(up.placed.map((n) => n.name)).toEqual(['grow-worker-3', 'grow-worker-4', 'grow-worker-5'])
    expect(await errorOf(scale(room, { id: clusterId, role: 'worker', count: 3 }))).toMatchObject({ code: 'PRECONDITION_FAILED', reason: 'outside_window', fields: [{ path: 'outsideWindow' }] })
    const down = await scale(room, { id: clusterId, role: 'worker', count: 3, outsideWindow: true })
    expect(down.released).toHaveLength(2)
    expect((await nodesOf(room, clusterId)).map((n) => n.name)).toEqual(['grow-cp-1', 'grow-cp-2', 'grow-cp-3', 'grow-worker-1', 'grow-worker-2', 'grow-worker-3'])
    expect(await usedOf(room)).toBe(6 * 4)
    expect(await driftOf(room)).toEqual([])
  })

  it('takes away inside an open window without asking', async () => {
    const room = await newRoom()
    const { clusterId } = await provision(room)
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
    await dc(room).maintenanceWindow.create({ clusterId, startsAt: at(-1), endsAt: at(1), reason: 'weekly' })
    expect((await dc(room).cluster.get({ id: clusterId })).windowOpen).toBe(true)
    await scale(room, { id: clusterId, role: 'worker', count: 1 })
  })

  it('takes the nodes named, and only nodes of that role', async () => {
    const room = await newRoom()
    const { clusterId, nodes } = await provision(room)
    const [cp] = nodes
    const worker = nodes[3]!
    expect(await errorOf(scale(room, { id: clusterId, role: 'worker', count: 3, nodeIds: [cp!.id], outsideWindow: true }))).toMatchObject({ reason: 'bad_nodes' })
    await scale(room, { id: clusterId, role: 'worker', count: 3, nodeIds: [worker.id], outsideWindow: true })
    expect((await nodesOf(room, clusterId)).map((n) => n.id)).not.toContain(worker.id)
  })

  it('keeps control planes odd, and apart from those that stand', async () => {
    const room = await newRoom()
    const { clusterId } = await provision(room, { controlPlaneCount: 1, workerCount: 0 })
    expect(await errorOf(scale(room, { id: clusterId, role: 'control_plane', count: 2 }))).toMatchObject({ code: 'BAD_REQUEST', reason: 'bad_control_plane_count' })
    const what = await dc(room).cluster.scaleWhatIf({ id: clusterId, role: 'control_plane', count: 3 })
    expect(what).toMatchObject({ add: 2, remove: 0, placed: { ok: true }, rackRule: { racks: 3, mostInOne: 1 } })
    await scale(room, { id: clusterId, role: 'control_plane', count: 3 })
    expect(new Set((await nodesOf(room, clusterId)).map((n) => n.rackId)).size).toBe(3)
    await scale(room, { id: clusterId, role: 'control_plane', count: 5 })
    expect(new Set((await nodesOf(room, clusterId)).map((n) => n.baremetalId)).size).toBe(5)
  })

  it('uses every rack before any holds two, though other hosts have more room', async () => {
    const room = await newRoom({ hosts: 8, racks: 4, cpu: 64 })
    // hosts stand in racks in turn: the two of the last rack are the fullest
    for (const [i, baremetalId] of [room.hosts[3]!, room.hosts[7]!].entries()) await dc(room).virtualMachine.create({ tenantId: room.tenant.tenantId, name: `load-${i}`, baremetalId, specificationId: room.large })
    const five = await provision(room, { controlPlaneCount: 5, workerCount: 0 })
    expect(five.rackRule).toEqual({ racks: 4, mostInOne: 2, unracked: 0 })
    const three = await provision(room, { controlPlaneCount: 3, workerCount: 0 })
    await scale(room, { id: three.clusterId, role: 'control_plane', count: 5 })
    expect(new Set((await nodesOf(room, three.clusterId)).map((n) => n.rackId)).size).toBe(4)
    expect(await driftOf(room)).toEqual([])
  })

  it('takes control planes out of the racks that hold most of them, as its answer said', async () => {
    const room = await newRoom({ hosts: 6, racks: 3, cpu: 64 })
    const racks = await Promise.all(room.hosts.map(async (id) => (await dc(room).host.get({ id })).rackId!))
    const byRack = [...Map.groupBy(room.hosts, (_, i) => racks[i]!).values()]
    const [a, b, c] = byRack as [string[], string[], string[]]
    const { clusterId, nodes } = await provision(room, { schedulingMode: 'manual', controlPlaneCount: 5, controlPlaneHostIds: [a[0]!, a[1]!, b[0]!, b[1]!, c[0]!], workerCount: 0 })
    const input = { id: clusterId, role: 'control_plane' as const, count: 3, outsideWindow: true }
    const what = await dc(room).cluster.scaleWhatIf(input)
    expect(what).toMatchObject({ remove: 2, rackRule: { racks: 3, mostInOne: 1 } })
    expect(what.released.map((n) => n.id).sort()).toEqual([nodes[1]!.id, nodes[3]!.id].sort())
    expect((await scale(room, input)).released).toEqual(what.released.map((n) => n.id))
    expect(new Set((await nodesOf(room, clusterId)).map((n) => n.rackId)).size).toBe(3)
  })

  it('refuses what does not fit, all or none', async () => {
    const room = await newRoom()
    const { clusterId } = await provision(room)
    expect(await errorOf(scale(room, { id: clusterId, role: 'worker', count: 40 }))).toMatchObject({ reason: 'no_room', details: { role: 'worker', room: 17 } })
    expect(await usedOf(room)).toBe(7 * 4)
  })
})

describe('nodes', () => {
  it('come and go with their cluster only', async () => {
    const room = await newRoom()
    const { nodes } = await provision(room)
    expect(await errorOf(dc(room).virtualMachine.release({ ids: [nodes[0]!.id] }))).toMatchObject({ code: 'CONFLICT', reason: 'is_node', remedy: expect.any(String) })
    const node = await dc(room).virtualMachine.get({ id: nodes[3]!.id })
    expect((await errorOf(dc(room).virtualMachine.update({ id: node.id, version: node.version, patch: { type: 'other' } }))).reason).toBe('is_node')
    expect((await dc(room).virtualMachine.update({ id: node.id, version: node.version, patch: { status: 'error' } })).status).toBe('error')
    await dc(room).virtualMachine.move({ id: nodes[4]!.id })
  })

  it('are recorded with their cluster, of the same tenant, as a role a node can have', async () => {
    const room = await newRoom()
    const { id } = await dc(room).cluster.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, name: 'found', kubernetesVersion: '1.31.0' })
    const machine = { tenantId: room.tenant.tenantId, baremetalId: room.hosts[0]!, specificationId: room.small, k8sClusterId: id }
    expect(await dc(room).virtualMachine.create({ ...machine, name: 'found-1', type: 'worker' })).toMatchObject({ k8sClusterId: id, kubernetesVersion: '1.31.0', clusterName: 'found' })
    expect(await errorOf(dc(room).virtualMachine.create({ ...machine, name: 'found-2', type: 'other' }))).toMatchObject({ reason: 'not_a_node', fields: [{ path: 'type' }] })
    const other = await newRoom()
    expect(await errorOf(dc(room).virtualMachine.create({ ...machine, tenantId: other.tenant.tenantId, name: 'x', type: 'worker' }))).toMatchObject({ reason: 'unknown_cluster', fields: [{ path: 'k8sClusterId' }] })
  })
})

describe('deleting', () => {
  it('releases every node and ends every association at once, and brings all of it back', async () => {
    const room = await newRoom()
    const { clusterId } = await provision(room)
    const keeper = await dc(room).virtualMachine.create({ tenantId: room.tenant.tenantId, name: 'gate', baremetalId: room.hosts[0]!, specificationId: room.small, type: 'management' })
    await dc(room).bastion.create({ bastionId: keeper.id, k8sClusterId: clusterId })
    const { id: serviceMeshId } = await dc(room).mesh.create({ name: `m ${Math.random()}` })
    await dc(room).meshMember.create({ clusterId, serviceMeshId })
    await scale(room, { id: clusterId, role: 'worker', count: 3, outsideWindow: true })
    await dc(room).cluster.remove({ ids: [clusterId] })
    expect(await usedOf(room)).toBe(4)
    expect((await dc(room).mesh.get({ id: serviceMeshId })).clusterCount).toBe(0)
    expect((await dc(room).bastion.list({ filter: [{ field: 'bastionId', value: keeper.id }] })).items).toEqual([])
    expect(await driftOf(room)).toEqual([])
    await dc(room).cluster.restore({ ids: [clusterId] })
    // the node that scaling took away before stays away
    expect(await dc(room).cluster.get({ id: clusterId })).toMatchObject({ controlPlaneCount: 3, workerCount: 3 })
    expect((await dc(room).mesh.get({ id: serviceMeshId })).primaryClusterId).toBe(clusterId)
    expect((await dc(room).bastion.list({ filter: [{ field: 'bastionId', value: keeper.id }] })).items).toHaveLength(1)
    expect(await usedOf(room)).toBe(7 * 4)
  })

  it('can not come back once its room is taken, and says so', async () => {
    const room = await newRoom({ hosts: 3, racks: 3 })
    const { clusterId } = await provision(room, { workerCount: 0, controlPlaneSpecificationId: room.large })
    await dc(room).cluster.remove({ ids: [clusterId] })
    await provision(room, { workerCount: 0, controlPlaneSpecificationId: room.large })
    expect((await errorOf(dc(room).cluster.restore({ ids: [clusterId] }))).code).toBe('CONFLICT')
    expect((await errorOf(dc(room).cluster.get({ id: clusterId }))).code).toBe('NOT_FOUND')
  })
})

describe('bastions, meshes and windows', () => {
  it('takes management machines of the same tenant as bastions, and keeps them while they are', async () => {
    const room = await newRoom()
    const { clusterId, nodes } = await provision(room)
    expect(await errorOf(dc(room).bastion.create({ bastionId: nodes[0]!.id, k8sClusterId: clusterId }))).toMatchObject({ reason: 'not_management', fields: [{ path: 'bastionId' }] })
    const gate = await dc(room).virtualMachine.create({ tenantId: room.tenant.tenantId, name: 'gate', baremetalId: room.hosts[0]!, specificationId: room.small, type: 'management' })
    const { id } = await dc(room).bastion.create({ bastionId: gate.id, k8sClusterId: clusterId })
    expect(await errorOf(dc(room).bastion.create({ bastionId: gate.id, k8sClusterId: clusterId }))).toMatchObject({ reason: 'already_taken' })
    expect((await errorOf(dc(room).virtualMachine.release({ ids: [gate.id] }))).reason).toBe('is_bastion')
    expect((await errorOf(dc(room).virtualMachine.update({ id: gate.id, version: gate.version, patch: { type: 'worker' } }))).reason).toBe('is_bastion')
    const other = await newRoom()
    const foreign = await dc(other).virtualMachine.create({ tenantId: other.tenant.tenantId, name: 'gate', baremetalId: other.hosts[0]!, specificationId: other.small, type: 'management' })
    expect((await errorOf(dc(room).bastion.create({ bastionId: foreign.id, k8sClusterId: clusterId }))).reason).toBe('other_tenant')
    await dc(room).bastion.remove({ ids: [id] })
    await dc(room).virtualMachine.release({ ids: [gate.id] })
  })

  it('has one primary per mesh, changed in one step', async () => {
    const room = await newRoom({ hosts: 6, racks: 3, cpu: 64 })
    const [a, b] = [await provision(room), await provision(room)]
    const { id: serviceMeshId } = await dc(room).mesh.create({ name: `mesh ${Math.random()}`, type: 'cilium' })
    const first = await dc(room).meshMember.create({ clusterId: a.clusterId, serviceMeshId })
    const second = await dc(room).meshMember.create({ clusterId: b.clusterId, serviceMeshId })
    expect([first.role, second.role]).toEqual(['primary', 'secondary'])
    expect(await errorOf(dc(room).meshMember.remove({ ids: [first.id] }))).toMatchObject({ reason: 'is_primary' })
    expect(await errorOf(dc(room).cluster.remove({ ids: [a.clusterId] }))).toMatchObject({ reason: 'is_primary' })
    expect((await errorOf(dc(room).mesh.remove({ ids: [serviceMeshId] }))).reason).toBe('in_use')
    expect((await dc(room).meshMember.makePrimary({ id: second.id })).role).toBe('primary')
    expect(await dc(room).mesh.get({ id: serviceMeshId })).toMatchObject({ primaryClusterId: b.clusterId, clusterCount: 2 })
    expect((await dc(room).meshMember.get({ id: first.id })).role).toBe('secondary')
    const insert = world.database.transaction({ role: 'colonnade_operator', tenantId: room.operator.tenantId }, (tx) => tx.k8sClusterServiceMesh.updateMany({ where: { id: first.id }, data: { role: 'primary' } }))
    await expect(insert).rejects.toThrow()
    await dc(room).cluster.remove({ ids: [a.clusterId] })
  })

  it('lets no two windows of a cluster overlap', async () => {
    const room = await newRoom()
    const { clusterId } = await provision(room)
    const window = (from: string, to: string) => dc(room).maintenanceWindow.create({ clusterId, startsAt: `2027-01-01T${from}:00.000Z`, endsAt: `2027-01-01T${to}:00.000Z`, reason: 'weekly' })
    await window('01:00', '03:00')
    expect(await errorOf(window('02:00', '04:00'))).toMatchObject({ code: 'CONFLICT', reason: 'overlaps', fields: [{ path: 'startsAt' }] })
    const next = await window('03:00', '04:00')
    expect(next.state).toBe('coming')
    expect(await errorOf(window('05:00', '04:30'))).toMatchObject({ reason: 'bad_window', fields: [{ path: 'endsAt' }] })
    expect(await errorOf(dc(room).maintenanceWindow.update({ id: next.id, version: next.version, patch: { startsAt: '2027-01-01T02:30:00.000Z' } }))).toMatchObject({ reason: 'overlaps' })
  })
})

describe('the tenant', () => {
  it('reads its own clusters, nothing of where they stand, and changes none', async () => {
    const room = await newRoom()
    const { clusterId } = await provision(room, { name: 'mine' })
    const theirs = room.tenant.api.datacenter
    expect((await theirs.cluster.list({})).items).toMatchObject([{ id: clusterId, name: 'mine', groupId: null, groupName: null, jobId: null, controlPlaneCount: 3 }])
    expect((await theirs.virtualMachine.list({ filter: [{ field: 'k8sClusterId', value: clusterId }] })).items.every((n) => n.hostName === null && n.clusterName === 'mine')).toBe(true)
    expect((await errorOf(theirs.cluster.update({ id: clusterId, version: 1, patch: { description: 'x' } }))).code).toBe('FORBIDDEN')
    expect((await errorOf(theirs.cluster.remove({ ids: [clusterId] }))).code).toBe('FORBIDDEN')
    expect((await errorOf(theirs.meshMember.list({}))).code).toBe('FORBIDDEN')
    const stranger = (await newRoom()).tenant.api.datacenter
    expect((await stranger.cluster.list({})).items).toEqual([])
    const reader = withPermissions(world, room.operator, ['k8s_clusters:read'])
    expect((await errorOf(reader.api.datacenter.cluster.scale({ id: clusterId, role: 'worker', count: 5 }))).code).toBe('FORBIDDEN')
  })
})
