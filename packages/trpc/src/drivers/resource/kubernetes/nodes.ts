import type { V1Node, V1NodeCondition } from '@kubernetes/client-node'
import { done, type Call, type ClusterNode, type Outcome } from '../driver.ts'
import { DriverError } from '../error.ts'
import { jsonOf } from '../https.ts'
import { objectsIn, textIn } from '../read.ts'
import { fromLibrary, pages, type KubernetesClient } from './client.ts'
import { pageOf } from './objects.ts'

/** Nodes of one page: each may name many images. */
const PAGE = '200'
/** Nodes that are read at most: what Kubernetes itself holds out with. */
const MOST_NODES = 5000
/** Most conditions and roles of a node that are told. */
const MOST_PROBLEMS = 10
const MOST_ROLES = 20
/** A manager of its own, so that a manifest that touches nodes and a hold never take each other's fields away. */
const MANAGER = 'colonnade-hold'
const MARK = 'colonnade.dev/held-for'
/** Tries to take a cordon back while others change the node at the same moment. */
const TRIES = 5
const units: Record<string, number> = { '': 1, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4 }

/** A Kubernetes quantity ("4", "3900m", "16384Ki") as a number; null when it is none. */
export function quantity(text: string | undefined): number | null {
  const [, digits, unit] = /^(\d{1,20}(?:\.\d+)?)([a-zA-Z]*)$/.exec(text ?? '') ?? []
  const factor = units[unit ?? '']
  return digits === undefined || factor === undefined ? null : Number(digits) * factor
}

const ROLE = 'node-role.kubernetes.io/'

// Whoever runs a machine says what its node says of itself: nothing of it is taken as it comes.
function nodeOf(node: V1Node): ClusterNode {
  const conditions = objectsIn<V1NodeCondition>(node.status?.conditions)
  const memory = quantity(node.status?.capacity?.['memory'])
  const roles = Object.keys(node.metadata?.labels ?? {}).flatMap((label) => (label.startsWith(ROLE) ? (textIn(label.slice(ROLE.length)) ?? []) : []))
  return {
    name: textIn(node.metadata?.name) ?? '', ready: conditions.some((c) => c.type === 'Ready' && c.status === 'True'), version: textIn(node.status?.nodeInfo?.kubeletVersion) ?? '', roles: roles.sort().slice(0, MOST_ROLES),
    cpu: quantity(node.status?.capacity?.['cpu']), memory: memory === null ? null : Math.round(memory / 1024 ** 2),
    problems: conditions.filter((c) => (c.type === 'Ready' ? c.status !== 'True' : c.status === 'True')).slice(0, MOST_PROBLEMS).flatMap((c) => textIn([c.type, c.message].filter(Boolean).join(': ')) ?? []),
    cordoned: node.spec?.unschedulable === true, hold: textIn(node.metadata?.annotations?.[MARK]),
  }
}

/** The nodes of a cluster. One without a name is none. */
export async function listNodes(client: KubernetesClient, call: Call): Promise<ClusterNode[]> {
  const { items } = await pages((from) => pageOf(client, '/api/v1/nodes', { limit: PAGE, ...(from ? { continue: from } : {}) }, nodeOf, call), MOST_NODES)
  return items.filter((node) => node.name)
}

async function read(client: KubernetesClient, name: string, call: Call): Promise<V1Node> {
  const node = await new client.library.CoreV1Api(client.configuration(call)).readNode({ name }).catch((error: unknown) => { throw fromLibrary(error) })
  if (node?.metadata?.uid) return node
  throw new DriverError('failed', 'bad_answer', 'The answer could not be understood.', { remedy: 'Check that the address is that of a Kubernetes API server.' })
}

/** One node. Throws `not_found`. */
export async function oneNode(client: KubernetesClient, name: string, call: Call): Promise<Outcome<ClusterNode>> {
  return done(nodeOf(await read(client, name, call)))
}

// The uid says that it is about this very node: without it, applying would make one where there is none.
async function applyTo(client: KubernetesClient, node: V1Node, wanted: { metadata?: object; spec?: object }, call: Call): Promise<ClusterNode> {
  const { name, uid } = node.metadata!
  const body = { apiVersion: 'v1', kind: 'Node', ...wanted, metadata: { name, uid, ...wanted.metadata } }
  const path = `/api/v1/nodes/${encodeURIComponent(name!)}?fieldManager=${MANAGER}&force=false`
  return nodeOf(jsonOf<V1Node>(await client.ask({ method: 'PATCH', path, headers: { 'content-type': 'application/apply-patch+yaml' }, body: JSON.stringify(body) }, call), true))
}

/**
 * Keeps new pods off a node. It is applied at the server under a manager of its own: a cordon somebody else has set stands beside it, owned by both, and
 * the server takes the field away only when nobody owns it any more. Throws `not_found`, `conflict`.
 */
export async function cordon(client: KubernetesClient, name: string, hold: string, call: Call): Promise<Outcome<ClusterNode>> {
  return done(await applyTo(client, await read(client, name, call), { metadata: { annotations: { [MARK]: hold } }, spec: { unschedulable: true } }, call))
}

/** Takes our cordon back, only while it still stands for this hold: another that came after it is not ours to end. */
export async function uncordon(client: KubernetesClient, name: string, hold: string, call: Call): Promise<Outcome<ClusterNode | null>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const node = await read(client, name, call)
      if (node.metadata?.annotations?.[MARK] !== hold) return done(nodeOf(node))
      return done(await applyTo(client, node, { metadata: { resourceVersion: node.metadata.resourceVersion } }, call))
    } catch (error) {
      const known = fromLibrary(error)
      if (known.kind === 'not_found') return done(null)
      // somebody changed the node in between: it is read anew
      if (known.kind !== 'conflict' || attempt >= TRIES) throw known
    }
  }
}
