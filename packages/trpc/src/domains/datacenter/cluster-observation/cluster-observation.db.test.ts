import { aRoom, errorOf, kubernetesDouble, makeCertificate, openWorld, type KubernetesDouble, type Room, type World } from '@colonnade/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkAlerts } from '../alert/index.ts'
import { reconcile } from '../operation/reconcile.ts'

let world: World
let doubles: KubernetesDouble[] = []
beforeAll(async () => { world = await openWorld() }, 120_000)
afterEach(async () => { await Promise.all(doubles.map((d) => d.close())); doubles = []; world.services.clock = () => new Date() })
afterAll(() => world?.close())

const dc = (room: Room) => room.operator.api.datacenter
const own = (room: Room) => room.tenant.api.datacenter
let count = 0
const later = (minutes: number) => { const from = world.services.clock().getTime(); world.services.clock = () => new Date(from + minutes * 60_000) }

async function aCluster({ connected = true } = {}) {
  const there = await kubernetesDouble()
  doubles.push(there)
  const room = await aRoom(world, { hosts: 4, racks: 3 })
  const { clusterId: id, nodes } = await dc(room).cluster.provision({
    tenantId: room.tenant.tenantId, groupId: room.groupId, name: `seen-${++count}`, kubernetesVersion: '1.33.2', controlPlaneCount: 1, controlPlaneSpecificationId: room.small, workerCount: 2, workerSpecificationId: room.small,
  })
  for (const path of [...there.objects.keys()].filter((p) => p.startsWith('/api/v1/nodes/'))) there.objects.delete(path)
  for (const node of nodes) there.node(node.name, { version: 'v1.33.2', role: node.role === 'worker' ? 'worker' : 'control-plane' })
  const endpoint = await dc(room).endpoint.create({ name: `api ${count}`, kind: 'kubernetes', secret: there.kubeconfig() })
  const cluster = () => dc(room).cluster.get({ id })
  const name = async (endpointId: string | null) => dc(room).cluster.update({ id, version: (await cluster()).version, patch: { endpointId } })
  if (connected) await name(endpoint.id)
  const seen = () => dc(room).cluster.observation({ id })
  return { room, there, id, nodes, endpoint, cluster, name, seen }
}

describe('a cluster and its endpoint', () => {
  it('names one of kind kubernetes that is there, and none again', async () => {
    const c = await aCluster({ connected: false })
    const { id: bmc } = await dc(c.room).endpoint.create({ name: `bmc ${count}`, kind: 'redfish', url: 'https://bmc.example' })
    for (const endpointId of [bmc, '01900000-0000-7000-8000-000000000009']) expect(await errorOf(c.name(endpointId))).toMatchObject({ code: 'BAD_REQUEST', reason: 'unknown_kubernetes_endpoint', fields: [{ path: 'endpointId' }] })
    expect(await c.name(c.endpoint.id)).toMatchObject({ endpointId: c.endpoint.id, endpointName: c.endpoint.name, connected: true, observedState: null })
    expect((await errorOf(dc(c.room).endpoint.remove({ ids: [c.endpoint.id] }))).reason).toBe('in_use')
    expect(await c.name(null)).toMatchObject({ endpointId: null, endpointName: null, connected: false })
    await dc(c.room).endpoint.remove({ ids: [c.endpoint.id] })
    expect((await errorOf(c.name(c.endpoint.id))).reason).toBe('unknown_kubernetes_endpoint')
  })

  it('is the only one behind it, also when another comes back from the deleted', async () => {
    const [a, b] = [await aCluster(), await aCluster({ connected: false })]
    expect(await errorOf(b.name(a.endpoint.id))).toMatchObject({ code: 'CONFLICT', reason: 'endpoint_taken', fields: [{ path: 'endpointId' }] })
    await dc(a.room).cluster.remove({ ids: [a.id] })
    await b.name(a.endpoint.id)
    await dc(a.room).cluster.restore({ ids: [a.id] })
    expect([(await a.cluster()).endpointId, (await b.cluster()).endpointId]).toEqual([null, a.endpoint.id])
  })

  it('restored without its endpoint is looked at by nobody: it has no state, and no alert', async () => {
    const [a, b] = [await aCluster(), await aCluster({ connected: false })]
    a.there.node(a.nodes[1]!.name, { ready: false })
    await reconcile(world.services)
    expect((await a.cluster()).observedState).toBe('unhealthy')
    await dc(a.room).cluster.remove({ ids: [a.id] })
    await b.name(a.endpoint.id)
    await dc(a.room).cluster.restore({ ids: [a.id] })
    expect(await a.cluster()).toMatchObject({ connected: false, observedState: null, observedVersion: null, observedAt: null })
    await checkAlerts(world.services)
    expect((await dc(a.room).alert.list({ filter: [{ field: 'resourceId', value: a.id }, { field: 'status', value: 'open' }] })).items).toEqual([])
  })

  it('shows the tenant neither the endpoint nor where it is', async () => {
    const c = await aCluster()
    c.there.trouble({ kind: 'status', status: 500, body: { message: `${c.there.url} is down` } })
    await reconcile(world.services)
    const told = [await own(c.room).cluster.get({ id: c.id }), await own(c.room).cluster.observation({ id: c.id }), await own(c.room).cluster.list({}), await own(c.room).cluster.export({}), await own(c.room).clusterPlugin.list({})]
    expect(told[0]).toMatchObject({ endpointId: null, endpointName: null, connected: true, observedState: 'unreachable' })
    expect(told[1]).toMatchObject({ connected: true, state: 'unreachable', endpoint: null })
    const text = JSON.stringify(told)
    for (const secret of [c.endpoint.id, c.endpoint.name, c.there.url, c.there.token, 'server_error']) expect(text).not.toContain(secret)
    expect((await errorOf(own(c.room).cluster.look({ id: c.id }))).code).toBe('FORBIDDEN')
    expect((await errorOf(own(c.room).cluster.workloads({ id: c.id }))).code).toBe('FORBIDDEN')
  })

  it('goes out and comes in as CSV by the endpoint\'s name', async () => {
    const c = await aCluster()
    const { csv } = await dc(c.room).cluster.export({ search: `seen-${count}` })
    expect(csv).toContain(c.endpoint.name)
    expect(csv).not.toContain(c.endpoint.id)
    await dc(c.room).cluster.remove({ ids: [c.id] })
    const row = { tenantId: (await c.room.operator.api.identity.tenant.get({ id: c.room.tenant.tenantId })).slug, groupId: (await dc(c.room).group.get({ id: c.room.groupId })).name, name: 'imported', kubernetesVersion: '1.33.2', endpointId: c.endpoint.name.toUpperCase() }
    const input = { csv: `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`, mapping: Object.fromEntries(Object.keys(row).map((k) => [k, { column: k }])) }
    await dc(c.room).cluster.import(input)
    await world.settle()
    expect((await dc(c.room).cluster.list({ search: 'imported' })).items).toMatchObject([{ endpointId: c.endpoint.id }])
  })
})

describe('a cluster as it is found', () => {
  it('agrees with the books, and says by name where it does not', async () => {
    const c = await aCluster()
    await reconcile(world.services)
    expect(await c.cluster()).toMatchObject({ observedState: 'healthy', observedVersion: 'v1.33.2' })
    expect(await c.seen()).toMatchObject({ connected: true, state: 'healthy', version: 'v1.33.2', versionDiffers: false, nodeCount: 3, readyCount: 3, differing: 0, endpoint: { name: c.endpoint.name, status: 'reachable' } })
    const [cp, w1, w2] = c.nodes.map((n) => n.name) as [string, string, string]
    c.there.node(cp, { version: 'v1.32.9' })
    c.there.node(w1, { ready: false })
    c.there.objects.delete(`/api/v1/nodes/${w2}`)
    c.there.node('stray', {})
    c.there.cordon('stray', true)
    c.there.version = 'v1.34.0'
    await dc(c.room).cluster.look({ id: c.id })
    const seen = await c.seen()
    expect(seen).toMatchObject({ state: 'unhealthy', version: 'v1.34.0', versionDiffers: true, nodeCount: 3, readyCount: 2, differing: 4 })
    expect(Object.fromEntries(seen.nodes.map((n) => [n.name, n.differences]))).toEqual({ [cp]: ['version'], [w1]: ['not_ready'], [w2]: ['missing'], stray: ['not_recorded', 'cordoned'] })
    expect(seen.nodes.find((n) => n.name === w1)?.found?.problems).toEqual(['Ready: kubelet stopped posting'])
    expect(await own(c.room).cluster.observation({ id: c.id })).toMatchObject({ state: 'unhealthy', differing: 4 })
    expect((await dc(c.room).cluster.list({ filter: [{ field: 'observedState', value: 'unhealthy' }] })).items.map((x) => x.id)).toEqual([c.id])
    // the books themselves were not touched
    expect((await dc(c.room).virtualMachine.list({ filter: [{ field: 'k8sClusterId', value: c.id }] })).items.map((n) => n.kubernetesVersion)).toEqual(['1.33.2', '1.33.2', '1.33.2'])
  })

  it('is no other tenant\'s to see', async () => {
    const [a, b] = [await aCluster(), await aCluster()]
    await reconcile(world.services)
    expect((await errorOf(own(b.room).cluster.observation({ id: a.id }))).code).toBe('NOT_FOUND')
    const rows = (tenantId: string) => world.database.query<{ id: string }>({ role: 'colonnade_app', tenantId }, 'SELECT cluster_id AS id FROM cluster_observations')
    expect((await rows(b.room.tenant.tenantId)).map((r) => r.id)).toEqual([b.id])
    await expect(world.database.query({ role: 'colonnade_app', tenantId: a.room.tenant.tenantId }, 'SELECT reason FROM cluster_observations')).rejects.toThrow(/permission denied/)
  })

  it('that does not answer is marked, alerted and left alone for longer and longer; what was seen last stays', async () => {
    const c = await aCluster()
    await reconcile(world.services)
    c.there.trouble({ kind: 'drop' })
    later(2)
    await reconcile(world.services)
    expect(await c.cluster()).toMatchObject({ observedState: 'unreachable', observedVersion: 'v1.33.2', status: 'active' })
    expect(await c.seen()).toMatchObject({ state: 'unreachable', nodeCount: 3, endpoint: { status: 'unreachable', reason: 'connection_lost' } })
    const asked = c.there.heard.length
    await reconcile(world.services)
    expect(c.there.heard.length).toBe(asked)
    await checkAlerts(world.services)
    const alerts = async () => (await dc(c.room).alert.list({ filter: [{ field: 'resourceId', value: c.endpoint.id }] })).items.map((a) => [a.kind, a.status])
    expect(await alerts()).toEqual([['endpoint_unreachable', 'open']])
    c.there.calm()
    await dc(c.room).cluster.look({ id: c.id })
    expect((await c.cluster()).observedState).toBe('healthy')
    await checkAlerts(world.services)
    expect(await alerts()).toEqual([['endpoint_unreachable', 'resolved']])
  })

  it.each([
    ['wrong credentials', { kind: 'status', status: 401 }, 'unauthorised'], ['an error of its own', { kind: 'status', status: 500 }, 'server_error'], ['no JSON', { kind: 'malformed' }, null],
  ] as const)('and answers with %s is out of reach', async (_, trouble, reason) => {
    const c = await aCluster()
    c.there.trouble(trouble, { when: (r) => r.path === '/api/v1/nodes' })
    const seen = await dc(c.room).cluster.look({ id: c.id })
    expect(seen).toMatchObject({ state: 'unreachable', observedAt: null, nodes: c.nodes.map(() => ({ differences: [] })) })
    if (reason) expect(seen.endpoint?.reason).toBe(reason)
  })

  it('is told nothing where another certificate is shown than the pinned one', async () => {
    const c = await aCluster()
    const { version } = await dc(c.room).endpoint.get({ id: c.endpoint.id })
    await dc(c.room).endpoint.update({ id: c.endpoint.id, version, patch: { fingerprint: makeCertificate().fingerprint } })
    expect(await dc(c.room).cluster.look({ id: c.id })).toMatchObject({ state: 'unreachable', endpoint: { reason: 'certificate_changed' } })
    expect(c.there.heard).toEqual([])
  })

  it('that answers what it says beside its conditions is kept, and is no change each time', async () => {
    const c = await aCluster()
    const node = c.nodes[1]!.name
    const say = async (message: string) => {
      c.there.node(node, { ready: false })
      ;(c.there.objects.get(`/api/v1/nodes/${node}`)!['status'] as { conditions: { type: string; message?: string }[] }).conditions.find((x) => x.type === 'Ready')!.message = message
      await dc(c.room).cluster.look({ id: c.id })
      return { said: (await c.seen()).nodes.find((n) => n.name === node)?.found?.problems, told: (await dc(c.room).cluster.history({ id: c.id })).items.filter((i) => i.action === 'observe').length }
    }
    const first = await say('pleg was last seen active 3m12.4s ago')
    expect(first.said).toEqual(['Ready: pleg was last seen active 3m12.4s ago'])
    expect(await say('pleg was last seen active 4m12.4s ago\u0000')).toEqual({ said: ['Ready: pleg was last seen active 4m12.4s ago'], told: first.told })
  })

  it('that is slow to answer a person who looks is not declared out of reach for it', async () => {
    const c = await aCluster()
    await reconcile(world.services)
    const before = await c.seen()
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => { const abort = new AbortController(); setTimeout(() => abort.abort(), ms === 20_000 ? 300 : ms).unref(); return abort.signal })
    c.there.trouble({ kind: 'silence' }, { when: (r) => r.path === '/api/v1/nodes' && r.query.get('limit') !== '1' })
    const seen = await dc(c.room).cluster.look({ id: c.id }).finally(() => timeout.mockRestore())
    expect(seen).toEqual(before)
    expect((await dc(c.room).endpoint.get({ id: c.endpoint.id })).status).toBe('reachable')
  })

  it('is forgotten with its endpoint, and is not looked at without one', async () => {
    const c = await aCluster()
    await reconcile(world.services)
    await c.name(null)
    expect(await c.cluster()).toMatchObject({ observedState: null, observedVersion: null, observedAt: null })
    expect(await c.seen()).toMatchObject({ connected: false, state: null, differing: 0, endpoint: null })
    expect(await errorOf(dc(c.room).cluster.look({ id: c.id }))).toMatchObject({ code: 'PRECONDITION_FAILED', reason: 'no_endpoint' })
    expect((await errorOf(dc(c.room).cluster.workloads({ id: c.id }))).reason).toBe('no_endpoint')
  })

  it('with a node that is not ready is an alert of the cluster, for as long as that lasts', async () => {
    const c = await aCluster()
    c.there.node(c.nodes[1]!.name, { ready: false })
    await reconcile(world.services)
    const alerts = async () => { await checkAlerts(world.services); return (await dc(c.room).alert.list({ filter: [{ field: 'resourceId', value: c.id }] })).items.map((a) => [a.kind, a.status]) }
    expect(await alerts()).toEqual([['k8s_cluster_unhealthy', 'open']])
    c.there.node(c.nodes[1]!.name, { ready: true })
    await dc(c.room).cluster.look({ id: c.id })
    expect(await alerts()).toEqual([['k8s_cluster_unhealthy', 'resolved']])
  })

  it('shows its workloads live, bounded, of one namespace or all; and says why when it can\'t', async () => {
    const c = await aCluster()
    for (let i = 0; i < 230; i++) c.there.objects.set(`/apis/apps/v1/namespaces/default/deployments/d-${i}`, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: `d-${i}`, namespace: 'default' }, spec: { replicas: 1 } })
    expect(await dc(c.room).cluster.workloads({ id: c.id, namespace: 'kube-system' })).toMatchObject({ items: [{ kind: 'Deployment', namespace: 'kube-system', name: 'coredns', wanted: 2, ready: 1 }], more: false })
    const all = await dc(c.room).cluster.workloads({ id: c.id })
    expect([all.items.length, all.more]).toEqual([200, true])
    expect((await errorOf(dc(c.room).cluster.workloads({ id: c.id, namespace: '../nodes' }))).fields?.[0]?.path).toBe('namespace')
    c.there.trouble({ kind: 'drop' })
    expect(await errorOf(dc(c.room).cluster.workloads({ id: c.id }))).toMatchObject({ code: 'UNAVAILABLE', reason: 'connection_lost' })
    expect(await c.seen()).toMatchObject({ state: 'unreachable' })
  })
})

describe('a plugin as it is found', () => {
  const manifest = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 2}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n'
  const deployment = '/apis/apps/v1/namespaces/default/deployments/web'
  const settings = '/api/v1/namespaces/default/configmaps/settings'

  it('is inactive until its pods are ready, in error when objects fail or are gone, and active again', async () => {
    const c = await aCluster()
    const { id } = await dc(c.room).clusterPlugin.create({ clusterId: c.id, name: 'web', pluginVersion: '1.0.0', manifest })
    await world.settle()
    const state = async () => { await dc(c.room).cluster.look({ id: c.id }); const p = await dc(c.room).clusterPlugin.get({ id }); return [p.status, p.statusReason] }
    expect(await state()).toEqual(['inactive', 'objects_not_ready: Deployment default/web (0/2)'])
    c.there.objects.get(deployment)!['status'] = { observedGeneration: 1, readyReplicas: 2, updatedReplicas: 2 }
    expect(await state()).toEqual(['active', null])
    const kept = structuredClone(c.there.objects.get(settings)!)
    c.there.objects.delete(settings)
    expect(await state()).toEqual(['error', 'objects_missing: ConfigMap default/settings'])
    expect((await c.cluster()).failingPlugins).toBe(1)
    await checkAlerts(world.services)
    expect((await dc(c.room).alert.list({ filter: [{ field: 'resourceId', value: id }] })).items).toMatchObject([{ kind: 'k8s_cluster_plugin_error', status: 'open' }])
    expect((await own(c.room).clusterPlugin.get({ id }))).toMatchObject({ status: 'error', statusReason: 'objects_missing', objects: null })
    c.there.objects.set(settings, kept)
    expect(await state()).toEqual(['active', null])
    // looked at again and nothing is new: nothing is written; and what was seen is no edit that another would meet
    const { version } = await dc(c.room).clusterPlugin.get({ id })
    const told = async () => (await dc(c.room).clusterPlugin.history({ id })).items.length
    const before = await told()
    await state()
    expect([(await dc(c.room).clusterPlugin.get({ id })).version, await told()]).toEqual([version, before])
    for (const readyReplicas of [0, 1]) {
      c.there.objects.get(deployment)!['status'] = { observedGeneration: 1, readyReplicas, updatedReplicas: 2 }
      expect(await state()).toEqual(['inactive', `objects_not_ready: Deployment default/web (${readyReplicas}/2)`])
    }
    expect([(await dc(c.room).clusterPlugin.get({ id })).version, await told()]).toEqual([version, before + 1])
  })

  it('is put right by applying it again', async () => {
    const c = await aCluster()
    const { id } = await dc(c.room).clusterPlugin.create({ clusterId: c.id, name: 'web', pluginVersion: '1.0.0', manifest })
    await world.settle()
    c.there.objects.delete(settings)
    await dc(c.room).cluster.look({ id: c.id })
    expect((await dc(c.room).clusterPlugin.get({ id })).status).toBe('error')
    await dc(c.room).clusterPlugin.retry({ id, outsideWindow: true })
    await world.settle()
    expect(c.there.objects.has(settings)).toBe(true)
    expect(await dc(c.room).clusterPlugin.get({ id })).toMatchObject({ status: 'active', pluginVersion: '1.0.0', pendingAction: null })
  })

  it('is judged by nothing while its cluster does not answer', async () => {
    const c = await aCluster()
    const { id } = await dc(c.room).clusterPlugin.create({ clusterId: c.id, name: 'web', pluginVersion: '1.0.0', manifest })
    await world.settle()
    c.there.trouble({ kind: 'drop' })
    await dc(c.room).cluster.look({ id: c.id })
    expect((await dc(c.room).clusterPlugin.get({ id })).status).toBe('active')
  })
})
