import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aRoom, describeResource, errorOf, kubernetesDouble, openWorld, type KubernetesDouble, type Room, type World } from '@colonnade/testing'
import { permissionsOf } from '../../identity/index.ts'
import { openDriver } from '../../../drivers/resource/open.ts'
import { paused } from '../../../kernel/jobs.ts'
import { runJob } from '../../../kernel/job-runner.ts'
import { plugin } from '../cluster-plugin/resource.ts'
import { holdOf } from '../cluster-observation/holds.ts'
import { reconcile } from '../operation/reconcile.ts'
import { upgradeNodeThere } from './node-upgrade.ts'

let world: World, there: KubernetesDouble
// who looks after the machines: what a test says happens once a node takes no new pods, and which were closed so far
let closed: string[]
let care: (name: string) => void | Promise<void>
let wanted: string
const upgraded = (name: string) => { there.node(name, { version: `v${wanted}` }) }
beforeAll(async () => {
  ;[world, there] = await Promise.all([openWorld(), kubernetesDouble()])
  there.onCordon = async (name) => { closed.push(name); await care(name) }
}, 120_000)
afterAll(async () => { await there?.close(); await world?.close() })
beforeEach(() => { closed = []; care = upgraded; there.calm(); world.services.clock = () => new Date() })

const dc = (room: Room) => room.operator.api.datacenter
const anHourLater = () => { world.services.clock = () => new Date(Date.now() + 61 * 60_000) }
const isOpen = (name: string) => (there.objects.get(`/api/v1/nodes/${name}`)!['spec'] as { unschedulable?: boolean }).unschedulable === undefined
let count = 0
async function aCluster({ version = '1.32.4', workerCount = 2, connected = true } = {}) {
  const room = await aRoom(world, { hosts: 6, racks: 3 })
  const { clusterId: id } = await dc(room).cluster.provision({
    tenantId: room.tenant.tenantId, groupId: room.groupId, name: `up-${++count}`, kubernetesVersion: version, controlPlaneCount: 3, controlPlaneSpecificationId: room.small, workerCount, workerSpecificationId: room.small,
  })
  const nodes = async () => (await dc(room).virtualMachine.list({ filter: [{ field: 'k8sClusterId', value: id }], sort: [{ field: 'name' }] })).items
  const cluster = () => dc(room).cluster.get({ id })
  const upgrade = (kubernetesVersion: string, outsideWindow = true) => { wanted = kubernetesVersion.replace('v', ''); return dc(room).cluster.upgrade({ id, kubernetesVersion, outsideWindow }) }
  const versions = async () => (await nodes()).map((n) => n.kubernetesVersion)
  if (connected) {
    for (const node of await nodes()) there.node(node.name, { version: `v${version}` })
    const endpoint = await dc(room).endpoint.create({ name: `api ${count}`, kind: 'kubernetes', secret: there.kubeconfig() })
    await dc(room).cluster.update({ id, version: 1, patch: { endpointId: endpoint.id } })
  }
  return { room, id, nodes, cluster, upgrade, versions }
}

describe('an upgrade', () => {
  it('brings every node to the version, control planes first', async () => {
    const c = await aCluster()
    const { jobId } = await c.upgrade('v1.33.1')
    expect(await c.cluster()).toMatchObject({ targetVersion: '1.33.1', busy: true })
    await world.settle()
    expect(await c.cluster()).toMatchObject({ kubernetesVersion: '1.33.1', targetVersion: null, status: 'active', busy: false })
    expect(await c.versions()).toEqual(Array(5).fill('1.33.1'))
    const name = (await c.cluster()).name
    expect(closed).toEqual([`${name}-cp-1`, `${name}-cp-2`, `${name}-cp-3`, `${name}-worker-1`, `${name}-worker-2`])
    expect(closed.map(isOpen)).toEqual(Array(5).fill(true))
    expect(await c.room.operator.api.platform.job.get({ id: jobId })).toMatchObject({ status: 'completed', result: { nodes: 5, upgraded: 5 } })
  })

  it('is through at once in the books where nothing is behind them', async () => {
    const c = await aCluster({ connected: false })
    await c.upgrade('1.32.9')
    await world.settle()
    expect(await c.versions()).toEqual(Array(5).fill('1.32.9'))
    expect(closed).toEqual([])
  })

  it('skips no minor version, never goes back, and asks outside a window', async () => {
    const c = await aCluster({ connected: false })
    expect(await errorOf(c.upgrade('1.34.0'))).toMatchObject({ code: 'CONFLICT', reason: 'skips_minor', fields: [{ path: 'kubernetesVersion' }] })
    expect((await errorOf(c.upgrade('1.31.9'))).reason).toBe('downgrade')
    expect((await errorOf(c.upgrade('1.32.4'))).reason).toBe('already_there')
    expect((await errorOf(c.upgrade('1.33.0', false))).reason).toBe('outside_window')
    expect(await c.cluster()).toMatchObject({ targetVersion: null, version: 1 })
  })

  it('names the node that fails, leaves the others as they are, and goes on from there', async () => {
    const c = await aCluster()
    care = (name) => { if (name.endsWith('worker-1')) anHourLater(); else upgraded(name) }
    await c.upgrade('1.33.0')
    await world.settle()
    const stuck = await c.cluster()
    expect(stuck).toMatchObject({ status: 'error', targetVersion: '1.33.0', kubernetesVersion: '1.32.4', busy: false })
    expect(stuck.statusReason).toBe(`node_failed: ${stuck.name}-worker-1: not ready at 1.33.0 in time: it reports v1.32.4.`)
    expect((await c.nodes()).map((n) => [n.kubernetesVersion, n.status])).toEqual([['1.33.0', 'active'], ['1.33.0', 'active'], ['1.33.0', 'active'], ['1.32.4', 'error'], ['1.32.4', 'active']])
    expect(isOpen(`${stuck.name}-worker-1`)).toBe(true)
    expect((await c.room.tenant.api.datacenter.cluster.get({ id: c.id })).statusReason).toBe('node_failed')
    expect((await errorOf(c.upgrade('1.34.0'))).reason).toBe('upgrade_unfinished')
    closed = []
    care = upgraded
    await c.upgrade('1.33.0')
    await world.settle()
    expect(closed).toHaveLength(2)
    expect(await c.cluster()).toMatchObject({ status: 'active', statusReason: null, kubernetesVersion: '1.33.0', targetVersion: null })
    expect((await c.nodes()).map((n) => n.status)).toEqual(Array(5).fill('active'))
  })

  it('names a node the cluster does not know, and one whose API server refuses', async () => {
    const c = await aCluster()
    const name = (await c.cluster()).name
    there.objects.delete(`/api/v1/nodes/${name}-cp-1`)
    await c.upgrade('1.33.0')
    await world.settle()
    expect((await c.cluster()).statusReason).toContain(`node_failed: ${name}-cp-1: There is no such thing at the other side.`)
    there.node(`${name}-cp-1`, { version: 'v1.32.4' })
    there.trouble({ kind: 'status', status: 403 }, { when: (r) => r.method === 'PATCH' })
    await c.upgrade('1.33.0')
    await world.settle()
    expect((await c.cluster()).statusReason).toContain('The credentials are accepted, but they do not allow this.')
    there.calm()
    await c.upgrade('1.33.0')
    await world.settle()
    expect(await c.cluster()).toMatchObject({ status: 'active', kubernetesVersion: '1.33.0' })
  })

  it('waits through an API server that comes and goes, and a machine that is replaced', async () => {
    const c = await aCluster({ workerCount: 0 })
    const name = (await c.cluster()).name
    const at = `/api/v1/nodes/${name}-cp-1`
    // gone, away, back: each look is the next step
    const steps = [() => { there.objects.delete(at) }, () => { there.trouble({ kind: 'drop' }, { when: (r) => r.path === at, times: 1 }) }, () => { there.node(`${name}-cp-1`, { version: 'v1.33.0' }) }]
    care = (node) => {
      if (node !== `${name}-cp-1`) return upgraded(node)
      there.trouble({ kind: 'status', status: 503 }, { when: (r) => { if (r.path === at && r.method === 'GET') steps.shift()?.(); return false } })
    }
    await c.upgrade('1.33.0')
    await world.settle()
    expect(await c.cluster()).toMatchObject({ status: 'active', kubernetesVersion: '1.33.0' })
    expect(isOpen(`${name}-cp-1`)).toBe(true)
  }, 60_000)

  const jobState = (jobId: string, state: object) => world.database.transaction({ role: 'colonnade_system', tenantId: null }, (tx) => tx.$executeRawUnsafe('UPDATE jobs SET state = $2::jsonb WHERE id = $1::uuid', jobId, JSON.stringify(state)))

  it.each([['its API server is away', 503], ['the node is not there for a while', 404]])('taken up again while %s waits for it, and closes it once it is back', async (_, status) => {
    const c = await aCluster({ workerCount: 0 })
    const { jobId } = await c.upgrade('1.33.0')
    const node = (await c.nodes())[0]!
    await jobState(jobId, { done: 0, node: node.id, since: Date.now() })
    there.trouble({ kind: 'status', status }, { when: (r) => r.path === `/api/v1/nodes/${node.name}`, times: 2 })
    await world.settle()
    expect(closed[0]).toBe(node.name)
    expect(await c.cluster()).toMatchObject({ status: 'active', statusReason: null, kubernetesVersion: '1.33.0' })
    expect((await dc(c.room).endpoint.get({ id: (await c.cluster()).endpointId! })).status).not.toBe('unreachable')
  })

  it('waits through an API server that is away at the moment it would close a node, and through a token that is refused until another is given', async () => {
    const c = await aCluster({ workerCount: 0 })
    const { name, endpointId } = await c.cluster()
    there.trouble({ kind: 'status', status: 503 }, { when: (r) => r.method === 'PATCH' && r.path.endsWith(`${name}-cp-1`), times: 1 })
    const before = there.token
    care = async (node) => {
      if (node !== `${name}-cp-2`) return upgraded(node)
      there.token = 'another-token-0123456789'
      there.trouble({ kind: 'drop' }, { when: (r) => { if (!r.path.endsWith('cp-2')) return false; there.calm(); void dc(c.room).endpoint.get({ id: endpointId! }).then(({ version }) => dc(c.room).endpoint.update({ id: endpointId!, version, patch: { secret: there.kubeconfig() } })).then(() => upgraded(node)); return false } })
    }
    await c.upgrade('1.33.0')
    await world.settle()
    there.token = before
    expect(await c.cluster()).toMatchObject({ status: 'active', kubernetesVersion: '1.33.0' })
    expect(closed).toEqual([1, 2, 3].map((i) => `${name}-cp-${i}`))
  })

  it('opens a finished node again though its API server is away at that moment, and a look opens one that was left closed while others are upgraded', async () => {
    const c = await aCluster({ workerCount: 0 })
    const name = (await c.cluster()).name
    care = (node) => { upgraded(node); if (node.endsWith('cp-1')) there.trouble({ kind: 'status', status: 503 }, { when: (r) => r.method === 'PATCH', times: 2 }) }
    const { jobId } = await c.upgrade('1.33.0')
    await world.settle()
    expect([(await c.cluster()).status, isOpen(`${name}-cp-1`)]).toEqual(['active', true])
    const driver = await openDriver('kubernetes', { url: there.url, username: null, secret: there.kubeconfig(), caPem: null, fingerprint: null })
    care = () => {}
    for (const node of [1, 2]) await driver.cluster.cordon(`${name}-cp-${node}`, holdOf(jobId), { key: 'left' })
    await world.database.transaction({ role: 'colonnade_system', tenantId: null }, (tx) => tx.$executeRawUnsafe(`UPDATE jobs SET status = 'running' WHERE id = $1::uuid`, jobId))
    await jobState(jobId, { done: 1, node: (await c.nodes())[1]!.id, since: Date.now() })
    await dc(c.room).cluster.look({ id: c.id })
    expect([1, 2].map((i) => isOpen(`${name}-cp-${i}`))).toEqual([true, false])
    await world.database.transaction({ role: 'colonnade_system', tenantId: null }, (tx) => tx.$executeRawUnsafe(`UPDATE jobs SET status = 'completed' WHERE id = $1::uuid`, jobId))
  })

  it('reaches also a node that was recorded while it ran', async () => {
    const c = await aCluster({ workerCount: 1 })
    const { name } = await c.cluster()
    const late = { tenantId: c.room.tenant.tenantId, baremetalId: c.room.hosts[5]!, specificationId: c.room.small, k8sClusterId: c.id, name: `${name}-late`, type: 'worker' as const }
    care = async (node) => {
      if (node.endsWith('cp-2')) { there.node(late.name, { version: 'v1.32.4' }); await dc(c.room).virtualMachine.create(late) }
      upgraded(node)
    }
    const { jobId } = await c.upgrade('1.33.0')
    await world.settle()
    expect(closed).toContain(late.name)
    expect(await c.versions()).toEqual(Array(5).fill('1.33.0'))
    expect(await c.cluster()).toMatchObject({ status: 'active', kubernetesVersion: '1.33.0', targetVersion: null })
    expect(await c.room.operator.api.platform.job.get({ id: jobId })).toMatchObject({ status: 'completed', result: { nodes: 5, upgraded: 5 } })
  })

  it('stops when asked to, also while it waits, says where it stands and leaves no node closed', async () => {
    const c = await aCluster()
    const name = (await c.cluster()).name
    const { jobId } = await c.upgrade('1.33.0')
    care = async (node) => { if (node.endsWith('cp-2')) await c.room.operator.api.platform.job.cancel({ id: jobId }); else upgraded(node) }
    await world.settle()
    expect(await c.cluster()).toMatchObject({ status: 'active', statusReason: 'job_cancelled', targetVersion: '1.33.0' })
    expect((await c.versions()).filter((v) => v === '1.33.0')).toHaveLength(1)
    expect(isOpen(`${name}-cp-2`)).toBe(true)
    care = upgraded
    closed = []
    await c.upgrade('1.33.0')
    await world.settle()
    expect(closed).toHaveLength(4)
  })

  it('ends with its window, between nodes', async () => {
    const c = await aCluster()
    const at = (ms: number) => new Date(Date.now() + ms).toISOString()
    const window = await dc(c.room).maintenanceWindow.create({ clusterId: c.id, startsAt: at(-3_600_000), endsAt: at(3_600_000), reason: 'weekly' })
    await c.upgrade('1.33.0', false)
    care = async (node) => { upgraded(node); if (node.endsWith('cp-3')) await dc(c.room).maintenanceWindow.remove({ ids: [window.id] }) }
    await world.settle()
    expect(await c.cluster()).toMatchObject({ status: 'active', statusReason: 'window_closed', targetVersion: '1.33.0' })
    expect((await c.versions()).filter((v) => v === '1.33.0')).toHaveLength(3)
  })

  it('goes on where it was after its process ended, closing no finished node again', async () => {
    const c = await aCluster()
    const { jobId } = await c.upgrade('1.33.0')
    // as recovery does with a job whose process is gone
    care = async (node) => { upgraded(node); if (node.endsWith('cp-3')) await world.database.transaction({ role: 'colonnade_system', tenantId: null }, (tx) => tx.$executeRawUnsafe(`UPDATE jobs SET status = 'queued' WHERE id = $1::uuid`, jobId)) }
    await world.settle()
    expect((await c.versions()).filter((v) => v === '1.33.0')).toHaveLength(2)
    expect((await c.cluster()).busy).toBe(true)
    closed = []
    care = upgraded
    await runJob(world.services, c.room.operator.tenantId, jobId, permissionsOf)
    expect(closed).toHaveLength(2)
    expect(await c.cluster()).toMatchObject({ status: 'active', kubernetesVersion: '1.33.0' })
  })

  const killedWhileWaiting = async (c: Awaited<ReturnType<typeof aCluster>>, jobId: string) => {
    const name = `${(await c.cluster()).name}-cp-1`
    care = () => {}
    const driver = await openDriver('kubernetes', { url: there.url, username: null, secret: there.kubeconfig(), caPem: null, fingerprint: null })
    await driver.cluster.cordon(name, holdOf(jobId), { key: 'before the end' })
    care = upgraded
    expect(isOpen(name)).toBe(false)
    return name
  }

  it('killed while it waits for a node finds its own cordon again and takes it back', async () => {
    const c = await aCluster({ workerCount: 0 })
    const { jobId } = await c.upgrade('1.33.0')
    const name = await killedWhileWaiting(c, jobId)
    upgraded(name)
    await world.settle()
    expect(await c.cluster()).toMatchObject({ status: 'active', kubernetesVersion: '1.33.0' })
    expect(isOpen(name)).toBe(true)
  })

  it('killed, and stopped before it began anew, leaves no node closed: the next look opens it; what somebody else closed stays so', async () => {
    const c = await aCluster({ workerCount: 0 })
    const { jobId } = await c.upgrade('1.33.0')
    const name = await killedWhileWaiting(c, jobId)
    await reconcile(world.services)
    expect(isOpen(name)).toBe(false)
    const other = name.replace('cp-1', 'cp-2')
    there.cordon(other, true)
    await c.room.operator.api.platform.job.cancel({ id: jobId })
    await dc(c.room).cluster.look({ id: c.id })
    expect([isOpen(name), isOpen(other)]).toEqual([true, false])
    there.cordon(other, false)
    await world.settle()
  })

  it('whose process ends in peace leaves the node closed for the one that goes on', async () => {
    const c = await aCluster({ workerCount: 0 })
    const cluster = await c.cluster()
    const abort = new AbortController()
    const name = `${cluster.name}-cp-1`
    care = () => abort.abort(paused())
    const waiting = upgradeNodeThere(c.room.operator.ctx, cluster.endpointId!, { node: name, version: '1.33.0', hold: 'upgrade-x', resumed: false, until: new Date(Date.now() + 60_000), signal: abort.signal, progress: async () => {} })
    expect((await errorOf(waiting)).reason).toBe('job_paused')
    expect(isOpen(name)).toBe(false)
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

describe('an upgrade that has reached no node', () => {
  it('and was stopped before it began says so, and gives way to another version', async () => {
    const c = await aCluster()
    const { jobId } = await c.upgrade('1.33.199')
    await c.room.operator.api.platform.job.cancel({ id: jobId })
    await world.settle()
    expect(await c.cluster()).toMatchObject({ status: 'active', statusReason: 'job_cancelled', busy: false, targetVersion: '1.33.199' })
    expect((await errorOf(c.upgrade('1.34.0'))).reason).toBe('skips_minor')
    await c.upgrade('1.33.5')
    await world.settle()
    expect(await c.versions()).toEqual(Array(5).fill('1.33.5'))
  })
})

describe('the state of a node', () => {
  it('that somebody changed while it was upgraded is not written back', async () => {
    const c = await aCluster({ workerCount: 1 })
    const worker = (await c.nodes()).find((n) => n.type === 'worker')!
    care = async (name) => {
      if (name === worker.name) await dc(c.room).virtualMachine.update({ id: worker.id, version: worker.version, patch: { status: 'inactive' } })
      upgraded(name)
    }
    await c.upgrade('1.32.9')
    await world.settle()
    expect((await c.nodes()).find((n) => n.id === worker.id)).toMatchObject({ status: 'inactive', kubernetesVersion: '1.32.9' })
  })
})

describe('plugins', () => {
  const install = (c: Awaited<ReturnType<typeof aCluster>>, manifest = 'kind: ConfigMap') => dc(c.room).clusterPlugin.create({ clusterId: c.id, name: `cilium-${++count}`, pluginVersion: '1.16.0', manifest })

  const config = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`
  const has = (name: string) => there.objects.has(`/api/v1/namespaces/default/configmaps/${name}`)

  it('are installed, upgraded and removed by jobs, with what was applied', async () => {
    const c = await aCluster()
    const made = await install(c, config('first'))
    expect(made).toMatchObject({ status: 'pending', pendingAction: 'install', objects: null, connected: true })
    await world.settle()
    const there1 = await dc(c.room).clusterPlugin.get({ id: made.id })
    expect(there1).toMatchObject({ status: 'active', pendingAction: null, pluginVersion: '1.16.0', manifest: config('first'), objects: [{ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'default', name: 'first' }] })
    expect((await errorOf(dc(c.room).clusterPlugin.upgrade({ id: made.id, version: there1.version, pluginVersion: '1.17.0' }))).reason).toBe('outside_window')
    const up = await dc(c.room).clusterPlugin.upgrade({ id: made.id, version: there1.version, pluginVersion: '1.17.0', manifest: config('second'), outsideWindow: true })
    expect(up).toMatchObject({ status: 'pending', pluginVersion: '1.16.0', targetVersion: '1.17.0' })
    expect((await errorOf(dc(c.room).clusterPlugin.upgrade({ id: made.id, version: up.version, pluginVersion: '1.18.0', outsideWindow: true }))).reason).toBe('plugin_busy')
    await world.settle()
    expect(await dc(c.room).clusterPlugin.get({ id: made.id })).toMatchObject({ status: 'active', pluginVersion: '1.17.0', targetVersion: null, objects: [{ name: 'second' }] })
    expect([has('first'), has('second')]).toEqual([false, true])
    await dc(c.room).clusterPlugin.remove({ ids: [made.id], outsideWindow: true })
    await world.settle()
    expect((await errorOf(dc(c.room).clusterPlugin.get({ id: made.id }))).code).toBe('NOT_FOUND')
    expect(has('second')).toBe(false)
  })

  it('whose job was stopped before it began can be tried again, and their manifests stay out of the audit log', async () => {
    const c = await aCluster()
    const made = await install(c, `${config('quiet')}data: {token: never-told}\n`)
    await c.room.operator.api.platform.job.cancel({ id: made.jobId! })
    await world.settle()
    expect(await dc(c.room).clusterPlugin.get({ id: made.id })).toMatchObject({ status: 'error', statusReason: 'job_cancelled', pendingAction: 'install' })
    await dc(c.room).clusterPlugin.retry({ id: made.id })
    await world.settle()
    expect(await dc(c.room).clusterPlugin.get({ id: made.id })).toMatchObject({ status: 'active', pendingAction: null })
    expect(JSON.stringify(await dc(c.room).clusterPlugin.history({ id: made.id }))).not.toContain('never-told')
  })

  it('that fail say why, and can be tried again', async () => {
    const c = await aCluster()
    there.trouble({ kind: 'drop' }, { when: (r) => r.method === 'PATCH' })
    const { id } = await install(c, config('late'))
    await world.settle()
    expect(await dc(c.room).clusterPlugin.get({ id })).toMatchObject({ status: 'error', statusReason: 'connection_lost: The connection broke off.', pendingAction: 'install' })
    expect((await c.room.tenant.api.datacenter.clusterPlugin.get({ id })).statusReason).toBe('connection_lost')
    expect(await c.cluster()).toMatchObject({ pluginCount: 1, failingPlugins: 1 })
    there.calm()
    await dc(c.room).clusterPlugin.retry({ id })
    await world.settle()
    expect(await dc(c.room).clusterPlugin.get({ id })).toMatchObject({ status: 'active', statusReason: null })
    expect(has('late')).toBe(true)
  })

  it('whose namespace is not there are failed, not taken for gone', async () => {
    const c = await aCluster()
    const { id } = await install(c, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: nowhere}\n')
    await world.settle()
    expect((await dc(c.room).clusterPlugin.get({ id })).statusReason).toMatch(/^not_found_there: ConfigMap x: .*nowhere/)
  })

  it('recorded before there was an endpoint are applied once asked to; without one, or a manifest, they are recorded only', async () => {
    const c = await aCluster({ connected: false })
    const bare = await install(c, '')
    const { id } = await install(c, config('early'))
    await world.settle()
    expect(await dc(c.room).clusterPlugin.get({ id })).toMatchObject({ status: 'active', objects: null, connected: false })
    expect((await errorOf(dc(c.room).clusterPlugin.retry({ id }))).reason).toBe('nothing_pending')
    const endpoint = await dc(c.room).endpoint.create({ name: `late ${c.id}`, kind: 'kubernetes', secret: there.kubeconfig() })
    await dc(c.room).cluster.update({ id: c.id, version: 1, patch: { endpointId: endpoint.id } })
    await dc(c.room).clusterPlugin.retry({ id })
    await world.settle()
    expect(await dc(c.room).clusterPlugin.get({ id })).toMatchObject({ status: 'active', objects: [{ name: 'early' }], pendingAction: null })
    expect((await errorOf(dc(c.room).clusterPlugin.retry({ id: bare.id }))).reason).toBe('nothing_pending')
  })

  it('applied again or tried again ask outside a window, unless they were never there', async () => {
    const c = await aCluster()
    const { id } = await install(c, config('window'))
    await world.settle()
    expect(await errorOf(dc(c.room).clusterPlugin.retry({ id }))).toMatchObject({ reason: 'outside_window', fields: [{ path: 'outsideWindow' }] })
    await dc(c.room).clusterPlugin.retry({ id, outsideWindow: true })
    await world.settle()
    there.trouble({ kind: 'drop' }, { when: (r) => r.method === 'DELETE' })
    await dc(c.room).clusterPlugin.remove({ ids: [id], outsideWindow: true })
    await world.settle()
    there.calm()
    expect((await errorOf(dc(c.room).clusterPlugin.retry({ id }))).reason).toBe('outside_window')
    await dc(c.room).clusterPlugin.retry({ id, outsideWindow: true })
    await world.settle()
    expect(has('window')).toBe(false)
  })

  it('that name what another plugin has made are refused, naming the object and that plugin; lists leave manifests out', async () => {
    const c = await aCluster()
    const first = await install(c, config('owned'))
    await world.settle()
    const { id } = await install(c, config('owned'))
    await world.settle()
    expect((await dc(c.room).clusterPlugin.get({ id })).statusReason).toMatch(new RegExp(`^owned_by_other: ConfigMap owned: .*${first.name}`))
    const { items } = await dc(c.room).clusterPlugin.list({ filter: [{ field: 'clusterId', value: c.id }] })
    expect(items.map((p) => [p.manifest, p.objects, p.hasManifest])).toEqual([[null, null, true], [null, null, true]])
    expect(await dc(c.room).clusterPlugin.get({ id: first.id })).toMatchObject({ manifest: config('owned'), objects: [{ name: 'owned' }], hasManifest: true })
  })

  it('show the tenant no manifest', async () => {
    const c = await aCluster({ connected: false })
    await install(c)
    await world.settle()
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
