import type { V1Node } from '@kubernetes/client-node'
import { done, unableDriver, type Call, type ClusterNode, type ClusterState, type Outcome, type ResourceDriver, type Workload } from '../driver.ts'
import { DriverError } from '../error.ts'
import type { Connection } from '../open.ts'
import { apply, remove } from './apply.ts'
import { fromLibrary, kubernetesClient, type KubernetesClient } from './client.ts'

const PAGE = 500
const units: Record<string, number> = { '': 1, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4 }

/** A Kubernetes quantity ("4", "3900m", "16384Ki") as a number; null when it is none. */
export function quantity(text: string | undefined): number | null {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)([a-zA-Z]*)$/.exec(text ?? '') ?? []
  const factor = units[unit ?? '']
  return digits === undefined || factor === undefined ? null : Number(digits) * factor
}

function nodeOf(node: V1Node): ClusterNode {
  const conditions = node.status?.conditions ?? []
  const memory = quantity(node.status?.capacity?.['memory'])
  return {
    name: node.metadata?.name ?? '', ready: conditions.some((c) => c.type === 'Ready' && c.status === 'True'), version: node.status?.nodeInfo?.kubeletVersion ?? '',
    roles: Object.keys(node.metadata?.labels ?? {}).filter((l) => l.startsWith('node-role.kubernetes.io/')).map((l) => l.slice('node-role.kubernetes.io/'.length)).filter(Boolean).sort(),
    cpu: quantity(node.status?.capacity?.['cpu']), memory: memory === null ? null : Math.round(memory / 1024 ** 2),
    problems: conditions.filter((c) => (c.type === 'Ready' ? c.status !== 'True' : c.status === 'True')).map((c) => [c.type, c.message].filter(Boolean).join(': ').slice(0, 200)),
  }
}

// The client's own lists come in pages; the mark of the next one stands in the list's metadata.
async function pages<T>(read: (from: string | undefined) => Promise<{ items: T[]; metadata?: { _continue?: string } }>): Promise<T[]> {
  const all: T[] = []
  let from: string | undefined
  do {
    const page = await read(from)
    all.push(...page.items)
    from = page.metadata?._continue || undefined
  } while (from)
  return all
}

async function version(client: KubernetesClient, call: Call): Promise<string> {
  const found = await new client.library.VersionApi(client.configuration(call)).getCode()
  if (found?.gitVersion) return found.gitVersion
  throw new DriverError('failed', 'not_this_kind', 'Something answers there, but it is no Kubernetes API server.', { remedy: 'Check the address in the kubeconfig.' })
}

async function observe(client: KubernetesClient, call: Call): Promise<Outcome<ClusterState>> {
  const core = new client.library.CoreV1Api(client.configuration(call))
  const gitVersion = await version(client, call)
  const ready = await client.raw({ method: 'GET', path: '/readyz' }, call)
  const nodes = await pages((_continue) => core.listNode({ limit: PAGE, ...(_continue ? { _continue } : {}) }))
  return done({ version: gitVersion, healthy: ready.status === 200, nodes: nodes.map(nodeOf) })
}

async function workloads(client: KubernetesClient, namespace: string | null, call: Call): Promise<Outcome<Workload[]>> {
  const apps = new client.library.AppsV1Api(client.configuration(call))
  const items = await pages((_continue) => {
    const paging = { limit: PAGE, ...(_continue ? { _continue } : {}) }
    return namespace ? apps.listNamespacedDeployment({ namespace, ...paging }) : apps.listDeploymentForAllNamespaces(paging)
  })
  return done(items.map((d) => ({ namespace: d.metadata?.namespace ?? '', name: d.metadata?.name ?? '', wanted: d.spec?.replicas ?? 1, ready: d.status?.readyReplicas ?? 0 })))
}

async function check(client: KubernetesClient, call: Call) {
  const gitVersion = await version(client, call)
  // the version is told to anybody: only this shows whether the credentials are right
  await new client.library.CoreV1Api(client.configuration(call)).listNode({ limit: 1 })
  return { product: 'Kubernetes', version: gitVersion }
}

const inTerms = <T>(work: Promise<T>): Promise<T> => work.catch((error: unknown) => { throw fromLibrary(error) })

/** Kubernetes clusters through their API servers. Throws `DriverError` when the kubeconfig can't be used. */
export async function kubernetesDriver(connection: Connection): Promise<ResourceDriver> {
  const client = await kubernetesClient(connection)
  return {
    ...unableDriver(), kind: 'kubernetes',
    check: (call) => inTerms(check(client, call)),
    cluster: {
      observe: (call) => inTerms(observe(client, call)), workloads: (namespace, call) => inTerms(workloads(client, namespace, call)),
      apply: (set, call) => inTerms(apply(client, set, call)), remove: (owner, call) => inTerms(remove(client, owner, call)),
    },
  }
}
