import { done, type Call, type ObjectRef, type ObjectState, type Outcome, type Workload, type Workloads } from '../driver.ts'
import { DriverError } from '../error.ts'
import { jsonOf } from '../https.ts'
import { fromLibrary, pages, type KubernetesClient } from './client.ts'
import { OURS } from './manifests.ts'

const PAGE = 500

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
  if (kind === 'DaemonSet') return { wanted: status.desiredNumberScheduled ?? 0, ready: status.numberReady ?? 0, updated: status.updatedNumberScheduled ?? 0 }
  return { wanted: spec?.replicas ?? 1, ready: status.readyReplicas ?? 0, updated: status.updatedReplicas ?? 0 }
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

function lister(client: KubernetesClient, call: Call) {
  class Api extends client.library.KubernetesObjectApi {
    // the library's own list knows the marks of pages only of kinds it has types for
    async all(apiVersion: string, kind: string, namespace: string | null, query: Record<string, string>, most?: number): Promise<{ items: Raw[]; more: boolean }> {
      const path = await this.specUriPath({ apiVersion, kind, metadata: namespace ? { namespace } : {} }, 'list')
      return pages(async (from) => {
        const asked = new URLSearchParams({ ...query, limit: String(PAGE), ...(from ? { continue: from } : {}) })
        const page = jsonOf<{ items?: Raw[]; metadata?: { continue?: string } }>(await client.ask({ method: 'GET', path: `${path}?${asked}` }, call), false)
        return { items: page.items ?? [], next: page.metadata?.continue }
      }, most)
    }
  }
  return new Api(client.configuration(call))
}

/** Deployments, stateful sets and daemon sets, the first `most` of each. */
export async function workloads(client: KubernetesClient, namespace: string | null, most: number, call: Call): Promise<Outcome<Workloads>> {
  const api = lister(client, call)
  const kinds = ['Deployment', 'StatefulSet', 'DaemonSet'] as const
  const found = await Promise.all(kinds.map(async (kind) => {
    const { items, more } = await api.all('apps/v1', kind, namespace, {}, most)
    return { items: items.map((o): Workload => ({ kind, namespace: o.metadata?.namespace ?? '', name: o.metadata?.name ?? '', wanted: podsOf(kind, o).wanted, ready: podsOf(kind, o).ready })), more }
  }))
  return done({ items: found.flatMap((f) => f.items), more: found.some((f) => f.more) })
}

// Null: we may not look at objects of that kind.
async function ofKind(api: ReturnType<typeof lister>, apiVersion: string, kind: string): Promise<Raw[] | null> {
  try {
    return (await api.all(apiVersion, kind, null, { labelSelector: OURS })).items
  } catch (error) {
    const known = fromLibrary(error)
    // the kind is gone, and with it all there was of it
    if (known.kind === 'not_found' || known.reason === 'unknown_kind') return []
    if (known instanceof DriverError && known.reason === 'forbidden') return null
    throw known
  }
}

/** How objects fare that were applied through us: one list for each kind among them, of those with our mark. */
export async function states(client: KubernetesClient, objects: ObjectRef[], call: Call): Promise<Outcome<ObjectState[]>> {
  const api = lister(client, call)
  const found = new Map<string, Raw[] | null>()
  const kindOf = (ref: ObjectRef) => `${ref.apiVersion} ${ref.kind}`
  for (const ref of objects) if (!found.has(kindOf(ref))) found.set(kindOf(ref), await ofKind(api, ref.apiVersion, ref.kind))
  return done(objects.map((ref): ObjectState => {
    const all = found.get(kindOf(ref))
    if (!all) return { ref, state: 'unknown', wanted: null, ready: null }
    // of a kind without namespaces the reference's own counts for nothing
    return { ref, ...faring(ref.kind, all.find((o) => o.metadata?.name === ref.name && (!o.metadata.namespace || o.metadata.namespace === ref.namespace))) }
  }))
}
