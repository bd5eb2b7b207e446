import { done, type Call, type ObjectRef, type ObjectState, type Outcome, type Workload, type Workloads } from '../driver.ts'
import { numberIn, textIn } from '../read.ts'
import { fromLibrary, type KubernetesClient } from './client.ts'
import { OURS } from './manifests.ts'
import { isMissing, objectsOf, ONLY_METADATA, type Objects } from './objects.ts'

interface Condition { type?: string; status?: string }
/** An object as the API has it, as far as how it fares is concerned. */
interface Raw {
  metadata?: { name?: string; namespace?: string; generation?: number }
  spec?: { replicas?: number }
  status?: {
    observedGeneration?: number; readyReplicas?: number; updatedReplicas?: number; desiredNumberScheduled?: number; numberReady?: number; updatedNumberScheduled?: number; conditions?: Condition[]
  }
}
type Fares = Omit<ObjectState, 'ref'>

const is = (o: Raw, type: string, status: string) => (o.status?.conditions ?? []).some((c) => c.type === type && c.status === status)

function podsOf(kind: string, { spec, status = {} }: Raw): { wanted: number; ready: number; updated: number } {
  const figure = (value: unknown, otherwise = 0) => numberIn(value) ?? otherwise
  if (kind === 'DaemonSet') return { wanted: figure(status.desiredNumberScheduled), ready: figure(status.numberReady), updated: figure(status.updatedNumberScheduled) }
  return { wanted: figure(spec?.replicas, 1), ready: figure(status.readyReplicas), updated: figure(status.updatedReplicas) }
}

const runsPods = (kind: string): kind is Workload['kind'] => kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet'

function faring(kind: string, object: Raw | undefined): Fares {
  if (!object) return { state: 'missing', wanted: null, ready: null }
  if (kind === 'Job' && is(object, 'Failed', 'True')) return { state: 'failed', wanted: null, ready: null }
  if (!runsPods(kind)) return { state: 'ready', wanted: null, ready: null }
  const { wanted, ready, updated } = podsOf(kind, object)
  // what its controller has not looked at yet says nothing of the present one
  const stale = (object.status?.observedGeneration ?? 0) < (object.metadata?.generation ?? 0)
  const state = is(object, 'Progressing', 'False') ? 'failed' : stale || ready < wanted || updated < wanted ? 'progressing' : 'ready'
  return { state, wanted, ready }
}

/** Deployments, stateful sets and daemon sets, the first `most` of each. */
export async function workloads(client: KubernetesClient, namespace: string | null, most: number, call: Call): Promise<Outcome<Workloads>> {
  const api = objectsOf(client, 'default', call)
  const kinds = ['Deployment', 'StatefulSet', 'DaemonSet'] as const
  const found = await Promise.all(kinds.map((kind) => api.all('apps/v1', kind, { namespace, most }, (o: Raw): Workload => {
    const { wanted, ready } = podsOf(kind, o)
    return { kind, namespace: textIn(o.metadata?.namespace) ?? '', name: textIn(o.metadata?.name) ?? '', wanted, ready }
  })))
  return done({ items: found.flatMap((f) => f.items), more: found.some((f) => f.more) })
}

type ByName = Map<string, Fares>
const keyOf = (name: string | undefined, namespace?: string | null) => `${namespace ?? ''}/${name}`

// By namespace and name. Null: we may not look at objects of that kind.
async function ofKind(api: Objects, apiVersion: string, kind: string): Promise<ByName | null> {
  const query = { labelSelector: OURS }
  // of what runs nothing it is enough to know that it is there: a secret need not come here for that
  const wanted = runsPods(kind) || kind === 'Job' ? { query } : { query, accept: ONLY_METADATA }
  try {
    const { items } = await api.all(apiVersion, kind, wanted, (o: Raw) => [keyOf(o.metadata?.name, o.metadata?.namespace), faring(kind, o)] as const)
    return new Map(items)
  } catch (error) {
    const known = fromLibrary(error)
    if (isMissing(known)) return new Map()
    if (known.reason === 'forbidden') return null
    throw known
  }
}

/** How objects fare that were applied through us: one list for each kind among them, of those with our mark. */
export async function states(client: KubernetesClient, objects: ObjectRef[], call: Call): Promise<Outcome<ObjectState[]>> {
  const api = objectsOf(client, 'default', call)
  const found = new Map<string, ByName | null>()
  const kindOf = (ref: ObjectRef) => `${ref.apiVersion} ${ref.kind}`
  for (const ref of objects) if (!found.has(kindOf(ref))) found.set(kindOf(ref), await ofKind(api, ref.apiVersion, ref.kind))
  return done(objects.map((ref): ObjectState => {
    const all = found.get(kindOf(ref))
    if (!all) return { ref, state: 'unknown', wanted: null, ready: null }
    // of a kind without namespaces the reference's own counts for nothing
    return { ref, ...(all.get(keyOf(ref.name, ref.namespace)) ?? all.get(keyOf(ref.name)) ?? faring(ref.kind, undefined)) }
  }))
}
