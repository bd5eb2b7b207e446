import { httpsDouble, type Double, type Heard, type Reply } from './server.ts'
import { makeCertificate, type TestCertificate } from './certificate.ts'

interface Stored { apiVersion: string; kind: string; metadata: { name: string; namespace?: string; labels?: Record<string, string>; resourceVersion?: string; managedFields?: { manager: string }[] }; [field: string]: unknown }
/** A Kubernetes API server: discovery, server-side apply with field managers, lists in pages. `kinds` by apiVersion; `objects` by path. `foreign`: paths whose fields another manager owns. */
export interface KubernetesDouble extends Double {
  token: string
  version: string
  ready: boolean
  objects: Map<string, Stored>
  kinds: Map<string, { name: string; kind: string; namespaced: boolean }[]>
  foreign: Set<string>
  /** A kubeconfig for it, with `user` and `cluster` entries changed or added. */
  kubeconfig(changes?: { user?: object; cluster?: object }): string
}

const status = (code: number, reason: string, message: string): Reply => ({ status: code, body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, reason, code } })
const core = [['Namespace', 'namespaces', false], ['ConfigMap', 'configmaps', true], ['Service', 'services', true], ['ServiceAccount', 'serviceaccounts', true], ['Node', 'nodes', false], ['Pod', 'pods', true], ['Secret', 'secrets', true]] as const
const listOf = (entries: readonly (readonly [string, string, boolean])[]) => entries.map(([kind, name, namespaced]) => ({ kind, name, namespaced }))

function node(name: string, role: string, version: string, ready = true): Stored {
  return {
    apiVersion: 'v1', kind: 'Node', metadata: { name, labels: { [`node-role.kubernetes.io/${role}`]: '' } },
    status: { capacity: { cpu: '8', memory: '33554432Ki' }, nodeInfo: { kubeletVersion: version }, conditions: [{ type: 'MemoryPressure', status: 'False' }, { type: 'Ready', status: ready ? 'True' : 'False', ...(ready ? {} : { message: 'kubelet stopped posting' }) }] },
  }
}

function list(double: KubernetesDouble, prefix: string, kind: string, apiVersion: string, query: URLSearchParams): Reply {
  const plural = prefix.split('/').at(-1)!
  const inAll = !prefix.includes('/namespaces/')
  const items = [...double.objects].filter(([path]) => path.startsWith(`${prefix}/`) || (inAll && path.includes(`/${plural}/`) && path.startsWith(prefix.slice(0, -plural.length)))).map(([, object]) => object)
  const from = Number(query.get('continue') ?? 0)
  const limit = Number(query.get('limit') ?? 1000)
  return { body: { kind: `${kind}List`, apiVersion, metadata: { resourceVersion: '1', ...(from + limit < items.length ? { continue: String(from + limit) } : {}) }, items: items.slice(from, from + limit) } }
}

function applied(double: KubernetesDouble, request: Heard): Reply {
  const manager = request.query.get('fieldManager')
  if (request.headers['content-type'] !== 'application/apply-patch+yaml' || !manager) return status(400, 'BadRequest', 'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value')
  if (double.foreign.has(request.path) && request.query.get('force') !== 'true') return status(409, 'Conflict', 'Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1: .spec.replicas')
  const object = JSON.parse(request.body) as Stored
  const known = double.objects.has(request.path)
  const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(double.heard.length), managedFields: [{ manager }] } }
  double.objects.set(request.path, stored)
  if (object.kind === 'CustomResourceDefinition') {
    const { group, names, scope } = object['spec'] as { group: string; names: { plural: string; kind: string }; scope: string }
    double.kinds.set(`${group}/v1`, [{ name: names.plural, kind: names.kind, namespaced: scope === 'Namespaced' }])
  }
  return { status: known ? 200 : 201, body: stored }
}

function handle(double: KubernetesDouble, request: Heard): Reply | undefined {
  const { path, method } = request
  const [, apiVersion, rest] = /^\/(?:api|apis)\/(v1|[^/]+\/[^/]+)(?:\/(.*))?$/.exec(path) ?? []
  const kinds = double.kinds.get(apiVersion ?? '')
  if (!kinds) return undefined
  if (!rest) return { body: { kind: 'APIResourceList', groupVersion: apiVersion, resources: kinds.map((k) => ({ ...k, singularName: '', verbs: ['get', 'list', 'patch', 'delete'] })) } }
  const parts = rest.split('/')
  const [plural, name] = parts[0] === 'namespaces' && parts.length > 2 ? parts.slice(2) : parts
  const kind = kinds.find((k) => k.name === plural)
  if (!kind) return undefined
  if (!name) return list(double, path, kind.kind, apiVersion!, request.query)
  const namespace = parts[0] === 'namespaces' && parts.length > 2 ? parts[1] : undefined
  if (method === 'PATCH' && namespace && !double.objects.has(`/api/v1/namespaces/${namespace}`)) return status(404, 'NotFound', `namespaces "${namespace}" not found`)
  if (method === 'PATCH') return applied(double, request)
  const found = double.objects.get(path)
  if (!found) return status(404, 'NotFound', `${plural} "${name}" not found`)
  if (method === 'DELETE') double.objects.delete(path)
  return { body: method === 'DELETE' ? { kind: 'Status', apiVersion: 'v1', status: 'Success' } : found }
}

/** Starts an API server of a cluster of three nodes, with its own authority. */
export async function kubernetesDouble(options: { port?: number } = {}): Promise<KubernetesDouble> {
  const authority = makeCertificate({ cn: 'kubernetes-ca', authority: true })
  const certificate: TestCertificate = makeCertificate({ cn: 'kube-apiserver', issuer: authority })
  const server = await httpsDouble((request) => {
    if (request.path === '/version') return { body: { major: '1', minor: '33', gitVersion: self.version, gitCommit: 'x', gitTreeState: 'clean', buildDate: '2026-01-01', goVersion: 'go', compiler: 'gc', platform: 'linux/amd64' } }
    if (request.headers.authorization !== `Bearer ${self.token}`) return status(401, 'Unauthorized', 'Unauthorized')
    if (request.path === '/readyz') return self.ready ? { body: 'ok' } : { status: 500, body: '[-]etcd failed: reason withheld\nreadyz check failed' }
    return handle(self, request)
  }, { ...options, certificate, missing: { kind: 'Status', apiVersion: 'v1', status: 'Failure', message: 'the server could not find the requested resource', reason: 'NotFound', code: 404 } })
  const named = (path: string, object: Stored): [string, Stored] => [path, object]
  const space = (name: string) => named(`/api/v1/namespaces/${name}`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
  const self: KubernetesDouble = Object.assign(server, {
    token: 'cluster-token-0123456789', version: 'v1.33.2', ready: true, foreign: new Set<string>(),
    kinds: new Map([['v1', listOf(core)], ['apps/v1', listOf([['Deployment', 'deployments', true], ['DaemonSet', 'daemonsets', true]])], ['apiextensions.k8s.io/v1', listOf([['CustomResourceDefinition', 'customresourcedefinitions', false]])]]),
    objects: new Map<string, Stored>([
      space('default'), space('kube-system'), named('/api/v1/nodes/cp-1', node('cp-1', 'control-plane', 'v1.33.2')), named('/api/v1/nodes/w-1', node('w-1', 'worker', 'v1.33.2')), named('/api/v1/nodes/w-2', node('w-2', 'worker', 'v1.33.1', false)),
      named('/apis/apps/v1/namespaces/kube-system/deployments/coredns', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'coredns', namespace: 'kube-system' }, spec: { replicas: 2 }, status: { readyReplicas: 1 } }),
    ]),
    kubeconfig: ({ user = {}, cluster = {} } = {}) => JSON.stringify({
      apiVersion: 'v1', kind: 'Config', 'current-context': 'main', contexts: [{ name: 'main', context: { cluster: 'c', user: 'u' } }],
      clusters: [{ name: 'c', cluster: { server: server.url, 'certificate-authority-data': Buffer.from(authority.cert).toString('base64'), ...cluster } }], users: [{ name: 'u', user: { token: self.token, ...user } }],
    }, null, 2),
  })
  return self
}
