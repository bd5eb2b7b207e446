import { httpsDouble, type Double, type Heard, type Reply } from './server.ts'
import { makeCertificate, type TestCertificate } from './certificate.ts'

/** An object as the server keeps it. */
export interface Stored {
  apiVersion: string
  kind: string
  metadata: { name: string; namespace?: string; uid?: string; generation?: number; labels?: Record<string, string>; annotations?: Record<string, string>; resourceVersion?: string; managedFields?: { manager: string }[] }
  [field: string]: unknown
}
/** A Kubernetes API server: discovery, server-side apply with field managers, lists in pages. `kinds` by apiVersion; `objects` by path. `foreign`: paths whose fields another manager owns. */
export interface KubernetesDouble extends Double {
  token: string
  version: string
  ready: boolean
  objects: Map<string, Stored>
  kinds: Map<string, { name: string; kind: string; namespaced: boolean }[]>
  foreign: Set<string>
  /** `kubectl cordon` and `uncordon` by somebody else. */
  cordon(name: string, on: boolean): void
  /** An object somebody else has made, who says all that is in it. */
  byHand(path: string, object: Stored): void
  /** Adds a node, or puts it to another version or state, as whoever looks after the machine does. */
  node(name: string, change: { version?: string; ready?: boolean; role?: string }): void
  /** Asked of every node that is cordoned through the API: what a person or their automation then does to the machine. */
  onCordon: ((name: string) => void | Promise<void>) | null
  /** A kubeconfig for it, with `user` and `cluster` entries changed or added. */
  kubeconfig(changes?: { user?: object; cluster?: object }): string
}

const status = (code: number, reason: string, message: string): Reply => ({ status: code, body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, reason, code } })
const core = [['Namespace', 'namespaces', false], ['ConfigMap', 'configmaps', true], ['Service', 'services', true], ['ServiceAccount', 'serviceaccounts', true], ['Node', 'nodes', false], ['Pod', 'pods', true], ['Secret', 'secrets', true]] as const
const listOf = (entries: readonly (readonly [string, string, boolean])[]) => entries.map(([kind, name, namespaced]) => ({ kind, name, namespaced }))

function node(name: string, role: string, version: string, ready = true): Stored {
  return {
    apiVersion: 'v1', kind: 'Node', metadata: { name, uid: `uid-of-${name}`, resourceVersion: '1', labels: { [`node-role.kubernetes.io/${role}`]: '' } }, spec: {},
    status: { capacity: { cpu: '8', memory: '33554432Ki' }, nodeInfo: { kubeletVersion: version }, conditions: [{ type: 'MemoryPressure', status: 'False' }, { type: 'Ready', status: ready ? 'True' : 'False', ...(ready ? {} : { message: 'kubelet stopped posting' }) }] },
  }
}

function list(double: KubernetesDouble, prefix: string, kind: string, apiVersion: string, query: URLSearchParams): Reply {
  const plural = prefix.split('/').at(-1)!
  const inAll = !prefix.includes('/namespaces/')
  const selector = (query.get('labelSelector') ?? '').split(',').filter(Boolean).map((term) => term.split('=') as [string, string])
  const items = [...double.objects].filter(([, object]) => selector.every(([label, value]) => object.metadata.labels?.[label] === value)).filter(([path]) => path.startsWith(`${prefix}/`) || (inAll && path.includes(`/${plural}/`) && path.startsWith(prefix.slice(0, -plural.length)))).map(([, object]) => object)
  const from = Number(query.get('continue') ?? 0)
  const limit = Number(query.get('limit') ?? 1000)
  return { body: { kind: `${kind}List`, apiVersion, metadata: { resourceVersion: '1', ...(from + limit < items.length ? { continue: String(from + limit) } : {}) }, items: items.slice(from, from + limit) } }
}

type Leaves = Map<string, { path: string[]; value: unknown }>

// What an applier says of an object: every field that is no object itself, but for those that only name it.
function leavesOf(value: object, at: string[] = [], into: Leaves = new Map()): Leaves {
  for (const [key, inner] of Object.entries(value)) {
    const path = [...at, key]
    if (/^(apiVersion|kind|status|metadata (name|namespace|uid|resourceVersion|managedFields|generation))$/.test(path.join(' '))) continue
    if (inner !== null && typeof inner === 'object' && !Array.isArray(inner)) leavesOf(inner, path, into)
    else into.set(JSON.stringify(path), { path, value: inner })
  }
  return into
}

function put(object: object, path: string[], value: unknown): void {
  let at = object as Record<string, unknown>
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>
  if (value === undefined) delete at[path.at(-1)!]
  else at[path.at(-1)!] = value
}

const valueAt = (object: object, path: string[]) => path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], object)

// Who says what of which object, by its path: field → managers.
const owners = new WeakMap<KubernetesDouble, Map<string, Map<string, Set<string>>>>()
function ownersOf(double: KubernetesDouble, path: string): Map<string, Set<string>> {
  const all = owners.get(double) ?? owners.set(double, new Map()).get(double)!
  return all.get(path) ?? all.set(path, new Map()).get(path)!
}

const bump = (object: Stored) => { object.metadata.resourceVersion = String(Number(object.metadata.resourceVersion ?? 0) + 1) }

// Server-side apply: who says the same owns it too; who says something else is refused; what nobody owns any more goes.
function merged(double: KubernetesDouble, path: string, known: Stored, wanted: Stored, manager: string): Reply | Stored {
  const owned = ownersOf(double, path)
  const leaves = leavesOf(wanted)
  for (const [key, leaf] of leaves) {
    const others = [...(owned.get(key) ?? [])].filter((m) => m !== manager)
    if (others.length && JSON.stringify(valueAt(known, leaf.path)) !== JSON.stringify(leaf.value)) return status(409, 'Conflict', `Apply failed with 1 conflict: conflict with "${others[0]}" using v1: .${leaf.path.join('.')}`)
  }
  for (const [key, managers] of owned) {
    if (leaves.has(key) || !managers.delete(manager) || managers.size) continue
    owned.delete(key)
    put(known, JSON.parse(key) as string[], undefined)
  }
  for (const [key, leaf] of leaves) {
    (owned.get(key) ?? owned.set(key, new Set()).get(key)!).add(manager)
    put(known, leaf.path, leaf.value)
  }
  known.metadata.managedFields = [...new Set([...owned.values()].flatMap((m) => [...m]))].map((name) => ({ manager: name }))
  bump(known)
  return known
}

function applied(double: KubernetesDouble, request: Heard): Reply {
  const manager = request.query.get('fieldManager')
  if (request.headers['content-type'] !== 'application/apply-patch+yaml' || !manager) return status(400, 'BadRequest', 'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value')
  if (double.foreign.has(request.path) && request.query.get('force') !== 'true') return status(409, 'Conflict', 'Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1: .spec.replicas')
  const object = JSON.parse(request.body) as Stored
  // where the address says a namespace the object need not
  const [, namespace] = /\/namespaces\/([^/]+)\/./.exec(request.path) ?? []
  if (namespace) object.metadata.namespace ??= namespace
  const known = double.objects.get(request.path)
  const { uid, resourceVersion } = object.metadata
  if (uid && known?.metadata.uid !== uid) return status(409, 'Conflict', `Operation cannot be fulfilled on ${request.path}: uid mismatch: the provided object specified uid ${uid}, and ${known ? `the existing one has ${known.metadata.uid}` : 'no existing object was found'}`)
  if (resourceVersion && known?.metadata.resourceVersion !== resourceVersion) return status(409, 'Conflict', `Operation cannot be fulfilled on ${request.path}: the object has been modified; please apply your changes to the latest version and try again`)
  const stored = merged(double, request.path, known ?? { apiVersion: object.apiVersion, kind: object.kind, metadata: { ...object.metadata, uid: `uid-${double.heard.length}`, generation: 1 } }, object, manager)
  if (!('metadata' in stored)) return stored
  double.objects.set(request.path, stored as Stored)
  if (object.kind === 'CustomResourceDefinition') {
    const { group, names, scope } = object['spec'] as { group: string; names: { plural: string; kind: string }; scope: string }
    double.kinds.set(`${group}/v1`, [{ name: names.plural, kind: names.kind, namespaced: scope === 'Namespaced' }])
  }
  return { status: known ? 200 : 201, body: stored }
}

async function patched(double: KubernetesDouble, request: Heard): Promise<Reply> {
  const before = (double.objects.get(request.path)?.['spec'] as { unschedulable?: boolean } | undefined)?.unschedulable
  const reply = applied(double, request)
  // answered as it is now: what follows from it is none of the caller's business
  const answer = { ...reply, body: structuredClone(reply.body) }
  const node = reply.body as Stored
  if (node.kind === 'Node' && !before && (node['spec'] as { unschedulable?: boolean }).unschedulable) await double.onCordon?.(node.metadata.name)
  return answer
}

// Only as it was found, where that is asked for.
function deleted(double: KubernetesDouble, { path, body }: Heard, found: Stored): Reply {
  const { uid, resourceVersion } = (body ? (JSON.parse(body) as { preconditions?: { uid?: string; resourceVersion?: string } }) : {}).preconditions ?? {}
  if (uid && uid !== found.metadata.uid) return status(409, 'Conflict', `Operation cannot be fulfilled on ${path}: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${found.metadata.uid}`)
  if (resourceVersion && resourceVersion !== found.metadata.resourceVersion) return status(409, 'Conflict', `Operation cannot be fulfilled on ${path}: Precondition failed: ResourceVersion in precondition: ${resourceVersion}, ResourceVersion in object meta: ${found.metadata.resourceVersion}`)
  double.objects.delete(path)
  owners.get(double)?.delete(path)
  return { body: { kind: 'Status', apiVersion: 'v1', status: 'Success' } }
}

function groupOf(double: KubernetesDouble, group: string): Reply | undefined {
  const versions = [...double.kinds.keys()].filter((v) => v.startsWith(`${group}/`)).map((groupVersion) => ({ groupVersion, version: groupVersion.split('/')[1] }))
  return versions.length ? { body: { kind: 'APIGroup', apiVersion: 'v1', name: group, versions, preferredVersion: versions[0] } } : undefined
}

function handle(double: KubernetesDouble, request: Heard): Reply | undefined | Promise<Reply> {
  const { path, method } = request
  const [, group] = /^\/apis\/([^/]+)$/.exec(path) ?? []
  if (group) return groupOf(double, group)
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
  if (method === 'PATCH') return patched(double, request)
  const found = double.objects.get(path)
  if (!found) return status(404, 'NotFound', `${plural} "${name}" not found`)
  return method === 'DELETE' ? deleted(double, request, found) : { body: found }
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
    token: 'cluster-token-0123456789', version: 'v1.33.2', ready: true, foreign: new Set<string>(), onCordon: null,
    cordon(name: string, on: boolean) {
      const at = `/api/v1/nodes/${name}`
      const found = self.objects.get(at)!
      const key = JSON.stringify(['spec', 'unschedulable'])
      // an ordinary patch: whoever sets a field takes it, whoever takes it away ends what anybody said of it
      ownersOf(self, at)[on ? 'set' : 'delete'](key, new Set(['kubectl-cordon']))
      put(found, ['spec', 'unschedulable'], on || undefined)
      bump(found)
    },
    byHand(path: string, object: Stored) {
      self.objects.set(path, { ...object, metadata: { uid: `uid-by-hand-${path}`, resourceVersion: '1', ...object.metadata } })
      for (const key of leavesOf(object).keys()) ownersOf(self, path).set(key, new Set(['kubectl-create']))
    },
    node(name: string, { version, ready, role }: { version?: string; ready?: boolean; role?: string }) {
      const at = `/api/v1/nodes/${name}`
      const found = self.objects.get(at)
      const was = (found?.['status'] as { nodeInfo: { kubeletVersion: string } } | undefined)?.nodeInfo.kubeletVersion
      const fresh = node(name, role ?? 'worker', version ?? was ?? self.version, ready)
      if (!found) return void self.objects.set(at, fresh)
      found['status'] = fresh['status']
      bump(found)
    },
    kinds: new Map([['v1', listOf(core)], ['apps/v1', listOf([['Deployment', 'deployments', true], ['StatefulSet', 'statefulsets', true], ['DaemonSet', 'daemonsets', true]])], ['apiextensions.k8s.io/v1', listOf([['CustomResourceDefinition', 'customresourcedefinitions', false]])]]),
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
