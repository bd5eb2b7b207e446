import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ContractError } from '@colonnade/contract'
import { aRoom, describeResource, errorOf, openWorld, type Room, type World } from '@colonnade/testing'
import { permissionsOf } from '../../identity/index.ts'
import { paused } from '../../../kernel/jobs.ts'
import { runJob } from '../../../kernel/job-runner.ts'
import { plugin } from '../cluster-plugin/resource.ts'
import { bindActuators, type ClusterActuator } from './actuator.ts'

let world: World
// the edge of the machine: a cluster that does what a test says, and what it was asked
let asked: string[]
let edge: Partial<ClusterActuator> | null
beforeAll(async () => {
  world = await openWorld()
  const note = (what: string) => { asked.push(what) }
  bindActuators(world.services, async () => edge && {
    async upgradeNode(node, version, call) { note(`${node.name} ${version}`); await edge?.upgradeNode?.(node, version, call) },
    async apply(owner, manifest, call) { note(`apply ${manifest}`); await edge?.apply?.(owner, manifest, call) },
    async remove(owner, call) { note('remove'); await edge?.remove?.(owner, call) },
  })
}, 120_000)
afterAll(() => world?.close())
beforeEach(() => { asked = []; edge = null })

const dc = (room: Room) => room.operator.api.datacenter
let count = 0
async function aCluster(version = '1.32.4', workerCount = 2) {
  const room = await aRoom(world, { hosts: 6, racks: 3 })
  const { clusterId: id } = await dc(room).cluster.provision({
    tenantId: room.tenant.tenantId, groupId: room.groupId, name: `up-${++count}`, kubernetesVersion: version, controlPlaneCount: 3, controlPlaneSpecificationId: room.small, workerCount, workerSpecificationId: room.small,
  })
  const nodes = async () => (await dc(room).virtualMachine.list({ filter: [{ field: 'k8sClusterId', value: id }], sort: [{ field: 'name' }] })).items
  const cluster = () => dc(room).cluster.get({ id })
  const upgrade = (kubernetesVersion: string, outsideWindow = true) => dc(room).cluster.upgrade({ id, kubernetesVersion, outsideWindow })
  const versions = async () => (await nodes()).map((n) => n.kubernetesVersion)
  return { room, id, nodes, cluster, upgrade, versions }
}

describe('an upgrade', () => {
  it('brings every node to the version, control planes first', async () => {
    edge = {}
    const c = await aCluster()
    const { jobId } = await c.upgrade('v1.33.1')
    expect(await c.cluster()).toMatchObject({ targetVersion: '1.33.1', busy: true })
    await world.settle()
    expect(await c.cluster()).toMatchObject({ kubernetesVersion: '1.33.1', targetVersion: null, status: 'active', busy: false })
    expect(await c.versions()).toEqual(Array(5).fill('1.33.1'))
    const name = (await c.cluster()).name
    expect(asked).toEqual([`${name}-cp-1`, `${name}-cp-2`, `${name}-cp-3`, `${name}-worker-1`, `${name}-worker-2`].map((n) => `${n} 1.33.1`))
    expect(await c.room.operator.api.platform.job.get({ id: jobId })).toMatchObject({ status: 'completed', result: { nodes: 5, upgraded: 5 } })
  })

  it('is through at once in the books where nothing is behind them', async () => {
    const c = await aCluster()
    await c.upgrade('1.32.9')
    await world.settle()
    expect(await c.versions()).toEqual(Array(5).fill('1.32.9'))
  })

  it('skips no minor version, never goes back, and asks outside a window', async () => {
    const c = await aCluster()
    expect(await errorOf(c.upgrade('1.34.0'))).toMatchObject({ code: 'CONFLICT', reason: 'skips_minor', fields: [{ path: 'kubernetesVersion' }] })
    expect((await errorOf(c.upgrade('1.31.9'))).reason).toBe('downgrade')
    expect((await errorOf(c.upgrade('1.32.4'))).reason).toBe('already_there')
    expect((await errorOf(c.upgrade('1.33.0', false))).reason).toBe('outside_window')
    expect(await c.cluster()).toMatchObject({ targetVersion: null, version: 1 })
  })

  it('names the node that fails, leaves the others as they are, and goes on from there', async () => {
    const c = await aCluster()
    edge = { upgradeNode: async (node) => { if (node.name.endsWith('worker-1')) throw new ContractError('UNAVAILABLE', 'unreachable', 'Nobody answered in time.', { remedy: 'Check the node.' }) } }
    await c.upgrade('1.33.0')
    await world.settle()
    const stuck = await c.cluster()
    expect(stuck).toMatchObject({ status: 'error', targetVersion: '1.33.0', kubernetesVersion: '1.32.4', busy: false })
    expect(stuck.statusReason).toBe(`node_failed: ${stuck.name}-worker-1: Nobody answered in time.`)
    expect((await c.nodes()).map((n) => [n.kubernetesVersion, n.status])).toEqual([['1.33.0', 'active'], ['1.33.0', 'active'], ['1.33.0', 'active'], ['1.32.4', 'error'], ['1.32.4', 'active']])
    expect((await errorOf(c.upgrade('1.34.0'))).reason).toBe('upgrade_unfinished')
    asked = []
    edge = {}
    await c.upgrade('1.33.0')
    await world.settle()
    expect(asked).toHaveLength(2)
    expect(await c.cluster()).toMatchObject({ status: 'active', statusReason: null, kubernetesVersion: '1.33.0', targetVersion: null })
    expect((await c.nodes()).map((n) => n.status)).toEqual(Array(5).fill('active'))
  })

  it('stops between nodes when asked to, and says where it stands', async () => {
    const c = await aCluster()
    const { jobId } = await c.upgrade('1.33.0')
    edge = { upgradeNode: async (node) => { if (node.name.endsWith('cp-2')) await c.room.operator.api.platform.job.cancel({ id: jobId }) } }
    await world.settle()
    expect(await c.cluster()).toMatchObject({ status: 'active', statusReason: 'job_cancelled', targetVersion: '1.33.0' })
    expect((await c.versions()).filter((v) => v === '1.33.0')).toHaveLength(2)
    edge = {}
    asked = []
    await c.upgrade('1.33.0')
    await world.settle()
    expect(asked).toHaveLength(3)
  })

  it('ends with its window, between nodes', async () => {
    const c = await aCluster()
    const at = (ms: number) => new Date(Date.now() + ms).toISOString()
    const window = await dc(c.room).maintenanceWindow.create({ clusterId: c.id, startsAt: at(-3_600_000), endsAt: at(3_600_000), reason: 'weekly' })
    await c.upgrade('1.33.0', false)
    edge = { upgradeNode: async (node) => { if (node.name.endsWith('cp-3')) await dc(c.room).maintenanceWindow.remove({ ids: [window.id] }) } }
    await world.settle()
    expect(await c.cluster()).toMatchObject({ status: 'active', statusReason: 'window_closed', targetVersion: '1.33.0' })
    expect((await c.versions()).filter((v) => v === '1.33.0')).toHaveLength(3)
  })

  it('goes on where it was after its process ended, asking no finished node again', async () => {
    const c = await aCluster()
    const { jobId } = await c.upgrade('1.33.0')
    edge = { upgradeNode: async (node) => { if (node.name.endsWith('cp-3')) throw paused() } }
    await expect(world.settle()).rejects.toThrow()
    expect((await c.versions()).filter((v) => v === '1.33.0')).toHaveLength(2)
    edge = {}
    asked = []
    await runJob(world.services, c.room.operator.tenantId, jobId, permissionsOf)
    expect(asked).toHaveLength(3)
    expect(await c.cluster()).toMatchObject({ status: 'active', kubernetesVersion: '1.33.0' })
  })

  it('keeps others from changing the cluster while it runs', async () => {
    const c = await aCluster()
    await c.upgrade('1.33.0')
    const cluster = await c.cluster()
    expect((await errorOf(c.upgrade('1.33.0'))).reason).toBe('cluster_busy')
    expect((await errorOf(dc(c.room).cluster.scale({ id: c.id, role: 'worker', count: 3 }))).reason).toBe('cluster_busy')
    expect((await errorOf(dc(c.room).cluster.remove({ ids: [c.id] }))).reason).toBe('cluster_busy')
    expect((await errorOf(dc(c.room).cluster.update({ id: c.id, version: cluster.version, patch: { status: 'offline' } }))).reason).toBe('cluster_busy')
    expect((await dc(c.room).cluster.update({ id: c.id, version: cluster.version, patch: { description: 'while it runs' } })).description).toBe('while it runs')
    await world.settle()
    expect(await c.versions()).toEqual(Array(5).fill('1.33.0'))
  })
})

describe('plugins', () => {
  const install = (c: Awaited<ReturnType<typeof aCluster>>, manifest = 'kind: ConfigMap') => dc(c.room).clusterPlugin.create({ clusterId: c.id, name: `cilium-${++count}`, pluginVersion: '1.16.0', manifest })

  it('are installed, upgraded and removed by jobs, with what was applied', async () => {
    edge = {}
    const c = await aCluster()
    const made = await install(c)
    expect(made).toMatchObject({ status: 'pending', pendingAction: 'install' })
    await world.settle()
    const there = await dc(c.room).clusterPlugin.get({ id: made.id })
    expect(there).toMatchObject({ status: 'active', pendingAction: null, pluginVersion: '1.16.0', manifest: 'kind: ConfigMap' })
    expect((await errorOf(dc(c.room).clusterPlugin.upgrade({ id: made.id, version: there.version, pluginVersion: '1.17.0' }))).reason).toBe('outside_window')
    const up = await dc(c.room).clusterPlugin.upgrade({ id: made.id, version: there.version, pluginVersion: '1.17.0', manifest: 'kind: Secret', outsideWindow: true })
    expect(up).toMatchObject({ status: 'pending', pluginVersion: '1.16.0', targetVersion: '1.17.0' })
    expect((await errorOf(dc(c.room).clusterPlugin.upgrade({ id: made.id, version: up.version, pluginVersion: '1.18.0', outsideWindow: true }))).reason).toBe('plugin_busy')
    await world.settle()
    expect(await dc(c.room).clusterPlugin.get({ id: made.id })).toMatchObject({ status: 'active', pluginVersion: '1.17.0', targetVersion: null })
    await dc(c.room).clusterPlugin.remove({ ids: [made.id], outsideWindow: true })
    await world.settle()
    expect((await errorOf(dc(c.room).clusterPlugin.get({ id: made.id }))).code).toBe('NOT_FOUND')
    expect(asked).toEqual(['apply kind: ConfigMap', 'apply kind: Secret', 'remove'])
  })

  it('that fail say why, and can be tried again', async () => {
    const c = await aCluster()
    edge = { apply: async () => { throw new ContractError('UNAVAILABLE', 'unreachable', 'Nobody answered in time.') } }
    const { id } = await install(c)
    await world.settle()
    expect(await dc(c.room).clusterPlugin.get({ id })).toMatchObject({ status: 'error', statusReason: 'unreachable: Nobody answered in time.', pendingAction: 'install' })
    expect(await c.cluster()).toMatchObject({ pluginCount: 1, failingPlugins: 1 })
    edge = {}
    await dc(c.room).clusterPlugin.retry({ id })
    await world.settle()
    expect(await dc(c.room).clusterPlugin.get({ id })).toMatchObject({ status: 'active', statusReason: null })
  })

  it('show the tenant no manifest', async () => {
    const c = await aCluster()
    await install(c)
    expect((await c.room.tenant.api.datacenter.clusterPlugin.list({})).items).toMatchObject([{ manifest: null, jobId: null, clusterName: (await c.cluster()).name }])
  })
})

const rooms = new WeakMap<World, Promise<Room>>()
describeResource('cluster plugin', {
  resource: plugin as never, of: (api) => api.datacenter.clusterPlugin, patch: { field: 'additionalInfo', value: { chart: 'stable' } },
  make: async (n, owner, of) => {
    const room = await (rooms.get(of) ?? rooms.set(of, aRoom(of)).get(of)!)
    const { id } = await owner.api.datacenter.cluster.create({ tenantId: room.tenant.tenantId, groupId: room.groupId, name: `plug-${++count}`, kubernetesVersion: '1.33.0' })
    return { clusterId: id, name: `plugin-${n}`, pluginVersion: '1.0.0', additionalInfo: null }
  },
})
