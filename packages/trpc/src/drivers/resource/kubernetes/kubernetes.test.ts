import { kubernetesDouble, type KubernetesDouble } from '@colonnade/testing'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Call, ResourceDriver } from '../driver.ts'
import { DriverError } from '../error.ts'
import { openDriver } from '../open.ts'
import { quantity } from './driver.ts'

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
    const all = await driver.cluster.workloads(null, call)
    expect(all.outcome === 'done' && all.value.length).toBe(621)
    expect(await driver.cluster.workloads('kube-system', call)).toEqual({ outcome: 'done', value: [{ namespace: 'kube-system', name: 'coredns', wanted: 2, ready: 1 }] })
  })

  it('reads quantities', () => expect(['4', '3900m', '16384Ki', '2Gi', 'x', undefined].map(quantity)).toEqual([4, 3.9, 16_777_216, 2_147_483_648, null, null]))
})

describe('manifests', () => {
  it('of several documents are applied under our manager, namespaces and definitions first whatever their order', async () => {
    const result = await apply(`${config('one', ', namespace: tools')}---\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: tools}\n---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ServiceAccount, metadata: {name: robot}}\n`, 'plugin one', 'tools')
    expect(result.objects.map((o) => `${o.kind} ${o.name}`)).toEqual(['Namespace tools', 'ConfigMap one', 'ServiceAccount robot'])
    expect(own()).toEqual(['/api/v1/namespaces/tools', '/api/v1/namespaces/tools/configmaps/one', '/api/v1/namespaces/tools/serviceaccounts/robot'])
    expect(server.objects.get('/api/v1/namespaces/tools/configmaps/one')).toMatchObject({ metadata: { managedFields: [{ manager: 'colonnade' }], labels: { 'app.kubernetes.io/managed-by': 'colonnade' } } })
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
