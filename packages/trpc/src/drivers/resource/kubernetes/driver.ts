import { done, unableDriver, type Call, type ClusterState, type Outcome, type ResourceDriver } from '../driver.ts'
import { DriverError } from '../error.ts'
import type { Connection } from '../open.ts'
import { textIn } from '../read.ts'
import { apply, remove } from './apply.ts'
import { fromLibrary, kubernetesClient, type KubernetesClient } from './client.ts'
import { cordon, listNodes, oneNode, uncordon } from './nodes.ts'
import { states, workloads } from './workloads.ts'

/** Longest version that is told, in characters. */
const MOST_VERSION = 100

async function version(client: KubernetesClient, call: Call): Promise<string> {
  const found = await new client.library.VersionApi(client.configuration(call)).getCode()
  const gitVersion = textIn(found?.gitVersion)?.slice(0, MOST_VERSION)
  if (gitVersion) return gitVersion
  throw new DriverError('failed', 'not_this_kind', 'Something answers there, but it is no Kubernetes API server.', { remedy: 'Check the address in the kubeconfig.' })
}

async function observe(client: KubernetesClient, call: Call): Promise<Outcome<ClusterState>> {
  const gitVersion = await version(client, call)
  const ready = await client.raw({ method: 'GET', path: '/readyz' }, call)
  return done({ version: gitVersion, healthy: ready.status === 200, nodes: await listNodes(client, call) })
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
      observe: (call) => inTerms(observe(client, call)), node: (name, call) => inTerms(oneNode(client, name, call)),
      cordon: (name, hold, call) => inTerms(cordon(client, name, hold, call)), uncordon: (name, hold, call) => inTerms(uncordon(client, name, hold, call)),
      workloads: (namespace, most, call) => inTerms(workloads(client, namespace, most, call)), states: (objects, call) => inTerms(states(client, objects, call)),
      apply: (set, call) => inTerms(apply(client, set, call)), remove: (owner, call) => inTerms(remove(client, owner, call)),
    },
  }
}
