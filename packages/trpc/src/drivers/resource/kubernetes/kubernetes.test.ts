import { kubernetesDouble, makeCertificate, type KubernetesDouble } from '@colonnade/testing'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Call, ObjectRef, ResourceDriver } from '../driver.ts'
import { DriverError } from '../error.ts'
import { openDriver } from '../open.ts'
import { quantity } from './nodes.ts'

let server: KubernetesDouble, driver: ResourceDriver
const open: KubernetesDouble[] = []
const call: Call = { key: 'k', timeoutMs: 10_000 }
beforeEach(async () => {
  open.push((server = await kubernetesDouble()))
  driver = await openDriver('kubernetes', { url: server.url, username: null, secret: server.kubeconfig(), caPem: null, fingerprint: null })
})
afterAll(() => Promise.all(open.map((s) => s.close())))

const problem = async (work: Promise<unknown>) => { const error = await work.then(() => null, (e: unknown) => e); expect(error).toBeInstanceOf(DriverError); return error as DriverError }
const apply = async (yaml: string, owner = 'plugin one', namespace?: string) => { const o = await driver.cluster.apply({ owner, yaml, namespace }, call); if (o.outcome !== 'done') throw new Error(o.outcome); return o.value }
const own = () => [...server.objects].filter(([path, o]) => o.metadata.labels?.['colonnade.dev/owner'] && !path.includes('colonnade-applied')).map(([path]) => path).sort()
const config = (name: string, extra = '') => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}${extra}}\ndata: {a: b}\n`

describe('a cluster', () => {
  it('says its version, its nodes and whether it is ready', async () => {
    server.ready = false
    const state = await driver.cluster.observe(call)
    expect(state).toMatchObject({ outcome: 'done', value: { version: 'v1.33.2', healthy: false, nodes: [{ name: 'cp-1', ready: true, roles: ['control-plane'], cpu: 8, memory: 32_768, problems: [] }, { name: 'w-1', ready: true }, { name: 'w-2', ready: false, version: 'v1.33.1', problems: ['Ready: kubelet stopped posting'] }] } })
  })

  it('lists its deployments, of one namespace or all, over several pages', async () => {
    for (let i = 0; i < 620; i++) server.objects.set(`/apis/apps/v1/namespaces/default/deployments/d-${i}`, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: `d-${i}`, namespace: 'default' }, spec: { replicas: 1 }, status: {} })
    const all = await driver.cluster.workloads(null, 1000, call)
    expect(all.outcome === 'done' && [all.value.items.length, all.value.more]).toEqual([621, false])
    const some = await driver.cluster.workloads(null, 100, call)
    expect(some.outcome === 'done' && [some.value.items.length, some.value.more]).toEqual([100, true])
    server.objects.set('/apis/apps/v1/namespaces/kube-system/daemonsets/proxy', { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'proxy', namespace: 'kube-system' }, status: { desiredNumberScheduled: 3, numberReady: 2 } })
    expect(await driver.cluster.workloads('kube-system', 10, call)).toEqual({
      outcome: 'done', value: { items: [{ kind: 'Deployment', namespace: 'kube-system', name: 'coredns', wanted: 2, ready: 1 }, { kind: 'DaemonSet', namespace: 'kube-system', name: 'proxy', wanted: 3, ready: 2 }], more: false },
    })
  })

  it('says nothing that no database takes, and leaves out what is no node', async () => {
    server.version = 'v1.33.2\u0000'
    server.node('w-1', { version: `v1\u0000${'🦆'.repeat(200)}` })
    server.objects.set('/api/v1/nodes/x', { apiVersion: 'v1', kind: 'Node', metadata: { name: 7 as never, labels: { 'node-role.kubernetes.io/a\u0007b': '' } }, status: { nodeInfo: { kubeletVersion: { no: 'text' } }, conditions: [null, { type: 'Ready', status: 'False', message: `${'x'.repeat(192)}🦆\u0000 \ud83e` }] } })
    server.objects.set('/api/v1/nodes/none', { apiVersion: 'v1', kind: 'Node', metadata: {} as never })
    const state = await driver.cluster.observe(call)
    expect(state.outcome === 'done' && state.value.nodes.map((n) => n.name)).toEqual(['cp-1', 'w-1', 'w-2', '7'])
    expect(state).toMatchObject({ value: { version: 'v1.33.2', nodes: [{}, {}, {}, { name: '7', version: '', roles: ['a b'], ready: false }] } })
    const text = JSON.stringify(state)
    expect(text).not.toMatch(/\\u0000|\\ud83e"|\\ud83e[^\\]/)
  })

  it('that refuses with such words is told of without them', async () => {
    server.trouble({ kind: 'status', status: 409, body: { message: 'Apply failed with 1 conflict: conflict with "a\u0000b" using v1: .data.a' } }, { when: (r) => r.method === 'PATCH' })
    const error = await problem(apply(config('one')))
    expect([error.reason, error.message.includes('\u0000')]).toEqual(['field_conflict', false])
  })

  it('whose list never ends is not read for ever', async () => {
    server.trouble({ kind: 'status', status: 200, body: { kind: 'NodeList', apiVersion: 'v1', metadata: { continue: 'more' }, items: [] } }, { when: (r) => r.path === '/api/v1/nodes' })
    expect((await problem(driver.cluster.observe(call))).reason).toBe('answer_too_large')
  }, 60_000)

  it('reads quantities', () => expect(['4', '3900m', '16384Ki', '2Gi', 'x', undefined].map(quantity)).toEqual([4, 3.9, 16_777_216, 2_147_483_648, null, null]))
})

describe('manifests', () => {
  it('of several documents are applied under our manager, namespaces and definitions first whatever their order', async () => {
    const result = await apply(`${config('one', ', namespace: tools')}---\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: tools}\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ServiceAccount, metadata: {name: robot}}\n`, 'plugin one', 'tools')
    expect(result.objects.map((o) => `${o.kind} ${o.name}`)).toEqual(['Namespace tools', 'ConfigMap one', 'ServiceAccount robot'])
    expect(own()).toEqual(['/api/v1/namespaces/tools', '/api/v1/namespaces/tools/configmaps/one', '/api/v1/namespaces/tools/serviceaccounts/robot'])
    expect(server.objects.get('/api/v1/namespaces/tools/configmaps/one')).toMatchObject({ metadata: { managedFields: [{ manager: expect.stringMatching(/^colonnade-[0-9a-f]{16}$/) }], labels: { 'app.kubernetes.io/managed-by': 'colonnade' } } })
  })

  it('reach the server whole, with fields no library knows of and dates as they were written', async () => {
    await apply('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d, annotations: {at: 2026-01-02}}\nspec: {replicas: 1, newerThanAnyLibrary: {a: [1, "2"]}}')
    expect(server.objects.get('/apis/apps/v1/namespaces/default/deployments/d')).toMatchObject({ metadata: { annotations: { at: '2026-01-02' } }, spec: { newerThanAnyLibrary: { a: [1, '2'] } } })
  })

  it('applied again change nothing; what a newer version lacks is removed, and nothing of another owner', async () => {
    await apply(`${config('a')}---\n${config('b')}`)
    await apply(config('z'), 'plugin two')
    await apply(`${config('a')}---\n${config('b')}`)
    const { pruned } = await apply(`${config('b')}---\n${config('c')}`)
    expect(pruned.map((o) => o.name)).toEqual(['a'])
    expect(own().map((p) => p.split('/').at(-1))).toEqual(['b', 'c', 'z'])
  })

  it('removed take all with them, also what an application that was cut off left', async () => {
    server.trouble({ kind: 'drop' }, { when: (r) => r.method === 'PATCH' && r.path.endsWith('/configmaps/b') })
    await problem(apply(`${config('a')}---\n${config('b')}---\n${config('c')}`))
    server.calm()
    expect(own().map((p) => p.split('/').at(-1))).toEqual(['a'])
    expect(await driver.cluster.remove('plugin one', call)).toMatchObject({ outcome: 'done' })
    expect([own(), [...server.objects.keys()].filter((p) => p.includes('colonnade-applied'))]).toEqual([[], []])
    expect(await driver.cluster.remove('plugin one', call)).toEqual({ outcome: 'done', value: [] })
  })

  it('applied again under another namespace take away no object of a kind without namespaces, nor what another owner has by now', async () => {
    const space = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shared}\n'
    await apply(`${space}---\n${config('taken')}`)
    server.objects.get('/api/v1/namespaces/default/configmaps/taken')!.metadata.labels!['colonnade.dev/owner'] = 'plugin-two'
    await apply(space, 'plugin one', 'tools')
    expect(server.objects.has('/api/v1/namespaces/shared')).toBe(true)
    expect(server.objects.has('/api/v1/namespaces/default/configmaps/taken')).toBe(true)
    await apply(config('other'), 'plugin one', 'default')
    expect(server.objects.has('/api/v1/namespaces/shared')).toBe(false)
  })

  const spaceAt = '/api/v1/namespaces/monitoring'
  const space = (labels = '') => `apiVersion: v1\nkind: Namespace\nmetadata: {name: monitoring${labels}}\n`
  it.each(['prometheus', 'grafana'])('of two owners that need one namespace leave it to whoever stays: %s goes first', async (first) => {
    await apply(`${space(', labels: {tier: core}')}---\n${config('p', ', namespace: monitoring')}`, 'prometheus')
    await apply(`${space()}---\n${config('g', ', namespace: monitoring')}`, 'grafana')
    expect(server.objects.get(spaceAt)?.metadata.labels).toMatchObject({ tier: 'core' })
    await driver.cluster.remove(first, call)
    expect(server.objects.get(spaceAt)?.metadata.labels?.['tier']).toBe(first === 'prometheus' ? undefined : 'core')
    expect(own().filter((p) => p.includes('configmaps')).map((p) => p.at(-1))).toEqual([first === 'prometheus' ? 'g' : 'p'])
    await driver.cluster.remove(first === 'prometheus' ? 'grafana' : 'prometheus', call)
    expect(server.objects.has(spaceAt)).toBe(false)
  })

  it('that name what somebody had made by hand bring it their fields, take those back, and never delete it', async () => {
    server.byHand(spaceAt, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring', labels: { team: 'night' } } })
    const settings = '/api/v1/namespaces/monitoring/configmaps/settings'
    server.byHand(settings, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'monitoring' }, data: { kept: 'yes' } })
    await apply(`${space()}---\n${config('settings', ', namespace: monitoring')}---\n${config('own', ', namespace: monitoring')}`)
    expect(server.objects.get(settings)).toMatchObject({ data: { kept: 'yes', a: 'b' } })
    expect(own().map((p) => p.split('/').at(-1))).toEqual(['own'])
    // applied again, and by a version that lacks them
    await apply(`${space()}---\n${config('settings', ', namespace: monitoring')}`)
    await apply(space())
    expect(server.objects.get(settings)).toMatchObject({ data: { kept: 'yes' } })
    expect(server.objects.get(settings)?.['data']).not.toHaveProperty('a')
    await driver.cluster.remove('plugin one', call)
    expect(server.objects.get(spaceAt)?.metadata.labels).toEqual({ team: 'night' })
    expect(own()).toEqual([])
  })

  it('that name what another owner has made are refused, naming it and its owner, before anything is changed', async () => {
    await apply(`${config('x')}---\n${config('y')}`, 'plugin one')
    const before = structuredClone([...server.objects])
    const error = await problem(apply(`${config('first')}---\n${config('y')}`, 'plugin two'))
    expect([error.kind, error.reason]).toEqual(['conflict', 'owned_by_other'])
    expect(error.message).toMatch(/ConfigMap y: .*plugin-one/)
    expect([...server.objects]).toEqual(before)
  })

  it('removed delete each object as it was found: one that somebody changed at that moment is looked at anew', async () => {
    await apply(config('busy'))
    const at = '/api/v1/namespaces/default/configmaps/busy'
    let looks = 0
    server.trouble({ kind: 'drop' }, { when: (r) => { if (r.path === at && r.method === 'DELETE' && looks++ === 0) server.objects.get(at)!.metadata.labels!['colonnade.dev/owner'] = 'somebody-else'; if (looks === 1) server.objects.get(at)!.metadata.resourceVersion = '99'; return false } })
    await driver.cluster.remove('plugin one', call)
    expect([server.objects.has(at), looks]).toEqual([true, 1])
  })

  it('whose version of an API is served no more are found under the one that is: shown, and taken away', async () => {
    server.kinds.set('policy/v1beta1', [{ name: 'poddisruptionbudgets', kind: 'PodDisruptionBudget', namespaced: true }])
    const { objects } = await apply(`apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: calm}\n---\n${config('a')}`)
    const [old, now] = ['v1beta1', 'v1'].map((v) => `/apis/policy/${v}/namespaces/default/poddisruptionbudgets/calm`) as [string, string]
    server.kinds.set('policy/v1', server.kinds.get('policy/v1beta1')!)
    server.kinds.delete('policy/v1beta1')
    server.objects.set(now, { ...server.objects.get(old)!, apiVersion: 'policy/v1' })
    server.objects.delete(old)
    const seen = await driver.cluster.states(objects, call)
    expect(seen.outcome === 'done' && seen.value.map((s) => s.state)).toEqual(['ready', 'ready'])
    await driver.cluster.remove('plugin one', call)
    expect([server.objects.has(now), own()]).toEqual([false, []])
  })

  it('say of which kinds objects stand in no namespace', async () => {
    const { objects } = await apply(`${space()}---\n${config('a')}`)
    expect(objects.map((o) => [o.kind, o.namespace])).toEqual([['Namespace', null], ['ConfigMap', 'default']])
    const again = await apply(`${space()}---\n${config('a')}`)
    expect(again).toEqual({ objects, pruned: [] })
  })

  it('may bring a kind and an object of it', async () => {
    const crd = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: issuers.certs.example}\nspec: {group: certs.example, scope: Namespaced, names: {plural: issuers, kind: Issuer}, versions: []}\n'
    await apply(`apiVersion: certs.example/v1\nkind: Issuer\nmetadata: {name: main}\n---\n${crd}`)
    expect(own()).toContain('/apis/certs.example/v1/namespaces/default/issuers/main')
  })

  it('whose fields somebody else manages are refused, naming the object; nothing is taken from anybody', async () => {
    server.foreign.add('/api/v1/namespaces/default/configmaps/one')
    const error = await problem(apply(config('one')))
    expect([error.kind, error.reason]).toEqual(['conflict', 'field_conflict'])
    expect(error.message).toContain('ConfigMap one')
  })

  it.each([
    ['a: [b', 'bad_manifest', 'line'], ['just text', 'bad_manifest', 'Document 1'], ['kind: X\nmetadata: {name: a}', 'bad_manifest', 'apiVersion'], ['apiVersion: v1\nmetadata: {name: a}', 'bad_manifest', 'kind'],
    [`${config('ok')}---\napiVersion: v1\nkind: ConfigMap\n`, 'bad_manifest', 'Document 2'], ['apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "../../nodes/x"}', 'bad_manifest', 'name'], ['---\n---\n', 'bad_manifest', 'no object'],
    ['apiVersion: unknown.example/v1\nkind: Thing\nmetadata: {name: a}', 'not_found', 'Thing a'], ['apiVersion: v1\nkind: Widget\nmetadata: {name: a}', 'unknown_kind', 'Widget'], [config('x', ', namespace: nowhere'), 'not_found', 'nowhere'],
  ])('%o is refused: %s', async (yaml, reason, words) => {
    const error = await problem(apply(yaml))
    expect(error.reason).toBe(reason)
    expect(error.message).toContain(words)
  })
})

describe('a node', () => {
  const nodeAt = (name = 'w-1') => server.objects.get(`/api/v1/nodes/${name}`)!
  const spec = (name?: string) => nodeAt(name)['spec']
  const value = async <T>(outcome: Promise<{ outcome: string }>) => { const o = (await outcome) as { outcome: string; value: T }; expect(o.outcome).toBe('done'); return o.value }

  it('is kept from new pods, marked with what for, and opened again', async () => {
    expect(await value(driver.cluster.cordon('w-1', 'job 1', call))).toMatchObject({ name: 'w-1', cordoned: true, hold: 'job 1' })
    expect(spec()).toEqual({ unschedulable: true })
    await driver.cluster.cordon('w-1', 'job 1', call)
    expect(await value(driver.cluster.uncordon('w-1', 'job 1', call))).toMatchObject({ cordoned: false, hold: null })
    expect([spec(), nodeAt().metadata.annotations]).toEqual([{}, {}])
    expect(await value(driver.cluster.uncordon('w-1', 'job 1', call))).toMatchObject({ cordoned: false })
  })

  it('that somebody else has closed stays closed when we are through', async () => {
    server.cordon('w-1', true)
    await driver.cluster.cordon('w-1', 'job 1', call)
    expect(await value(driver.cluster.uncordon('w-1', 'job 1', call))).toMatchObject({ cordoned: true, hold: null })
    server.cordon('w-1', false)
    expect(await value(driver.cluster.node('w-1', call))).toMatchObject({ cordoned: false })
  })

  it('is opened only by the hold that closed it', async () => {
    await driver.cluster.cordon('w-1', 'job 1', call)
    await driver.cluster.cordon('w-1', 'job 2', call)
    expect(await value(driver.cluster.uncordon('w-1', 'job 1', call))).toMatchObject({ cordoned: true, hold: 'job 2' })
    expect(await value(driver.cluster.uncordon('w-1', 'job 2', call))).toMatchObject({ cordoned: false })
  })

  it('is read anew when others change it at the same moment, but not for ever', async () => {
    await driver.cluster.cordon('w-1', 'job 1', call)
    const conflict = { kind: 'status', status: 409, body: { message: 'Operation cannot be fulfilled on nodes "w-1": the object has been modified' } } as const
    server.trouble(conflict, { when: (r) => r.method === 'PATCH', times: 2 })
    expect(await value(driver.cluster.uncordon('w-1', 'job 1', call))).toMatchObject({ cordoned: false })
    await driver.cluster.cordon('w-1', 'job 1', call)
    server.trouble(conflict, { when: (r) => r.method === 'PATCH' })
    expect((await problem(driver.cluster.uncordon('w-1', 'job 1', call))).kind).toBe('conflict')
  })

  it('is never made by closing it', async () => {
    expect((await problem(driver.cluster.cordon('w-9', 'job 1', call))).kind).toBe('not_found')
    expect(await value(driver.cluster.uncordon('w-9', 'job 1', call))).toBeNull()
    // gone between the look and the deed
    const gone = structuredClone(nodeAt())
    server.trouble({ kind: 'status', status: 200, body: gone }, { when: (r) => r.method === 'GET', times: 1 })
    server.objects.delete('/api/v1/nodes/w-1')
    expect((await problem(driver.cluster.cordon('w-1', 'job 1', call))).kind).toBe('conflict')
    expect(server.objects.has('/api/v1/nodes/w-1')).toBe(false)
  })

  it.each([
    [{ kind: 'status', status: 401 }, 'unauthorised', 'unauthorised'], [{ kind: 'status', status: 403 }, 'unauthorised', 'forbidden'], [{ kind: 'status', status: 503 }, 'failed', 'server_error'],
    [{ kind: 'drop' }, 'unreachable', 'connection_lost'], [{ kind: 'drop_after' }, 'unreachable', 'connection_lost'], [{ kind: 'silence' }, 'unreachable', 'timed_out'], [{ kind: 'malformed' }, 'failed', 'bad_answer'],
    [{ kind: 'status', status: 409, body: { message: 'Apply failed with 1 conflict: conflict with "other" using v1: .spec.unschedulable' } }, 'conflict', 'field_conflict'],
  ] as const)('whose closing meets %o: %s / %s', async (trouble, kind, reason) => {
    server.trouble(trouble, { when: (r) => r.method === 'PATCH' })
    const error = await problem(driver.cluster.cordon('w-1', 'job 1', { key: 'k', timeoutMs: trouble.kind === 'silence' ? 400 : 5000 }))
    expect([error.kind, error.reason]).toEqual([kind, reason])
  })

  it('is asked nothing of where another certificate is shown', async () => {
    const other = await openDriver('kubernetes', { url: server.url, username: null, secret: server.kubeconfig(), caPem: null, fingerprint: makeCertificate().fingerprint })
    const before = server.heard.length
    for (const ask of [() => other.cluster.cordon('w-1', 'x', call), () => other.cluster.uncordon('w-1', 'x', call), () => other.cluster.node('w-1', call)]) expect((await problem(ask())).kind).toBe('certificate_mismatch')
    expect([server.heard.length, spec()]).toEqual([before, {}])
  })
})

describe('what was applied', () => {
  const deployment = (name: string) => `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {replicas: 2}\n`
  const states = async (objects: ObjectRef[]) => { const o = await driver.cluster.states(objects, call); return o.outcome === 'done' ? o.value.map((s) => [s.ref.name, s.state, s.ready]) : o }

  it('is there, comes, fails or is missing', async () => {
    const { objects } = await apply([deployment('web'), deployment('slow'), deployment('stuck'), config('settings'), config('gone')].join('---\n'))
    const set = (name: string, status: object) => { server.objects.get(`/apis/apps/v1/namespaces/default/deployments/${name}`)!['status'] = status }
    set('web', { observedGeneration: 1, readyReplicas: 2, updatedReplicas: 2 })
    set('stuck', { observedGeneration: 1, readyReplicas: 2, updatedReplicas: 0, conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }] })
    server.objects.delete('/api/v1/namespaces/default/configmaps/gone')
    expect(await states(objects)).toEqual([['web', 'ready', 2], ['slow', 'progressing', 0], ['stuck', 'failed', 2], ['settings', 'ready', null], ['gone', 'missing', null]])
  })

  it('is not taken for missing where we may not look, and is where its kind is gone', async () => {
    server.trouble({ kind: 'status', status: 403 }, { when: (r) => r.path.endsWith('/secrets') })
    const ref = (apiVersion: string, kind: string): ObjectRef => ({ apiVersion, kind, namespace: 'default', name: 'x' })
    expect(await states([ref('v1', 'Secret'), ref('gone.example/v1', 'Thing'), ref('v1', 'Nothing')])).toEqual([['x', 'unknown', null], ['x', 'missing', null], ['x', 'missing', null]])
  })
})
