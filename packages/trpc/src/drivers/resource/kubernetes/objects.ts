import type { Call, ObjectRef } from '../driver.ts'
import { DriverError } from '../error.ts'
import { jsonOf } from '../https.ts'
import { fromLibrary, pages, type KubernetesClient, type Page } from './client.ts'
import type { Manifest } from './manifests.ts'

const PAGE = 500
/** Asks for names and labels only; a server that can't answers with all of it. */
export const ONLY_METADATA = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json'

/** An object as the server keeps it, as far as it concerns us. */
export interface Kept { metadata?: { name?: string; namespace?: string; uid?: string; resourceVersion?: string; labels?: Record<string, string> }; data?: { objects?: string } }
/** An object that is there, and where. */
export interface Found { path: string; apiVersion: string; object: Kept }
/** What of a list is wanted. `most`: of the items; `accept`: in which form. */
export interface Wanted { namespace?: string | null; query?: Record<string, string>; most?: number; accept?: string }

/** Objects of any kind at one API server, found by its own discovery. Every method throws `DriverError`. */
export interface Objects {
  /** Applies it at the server under a field manager; answers how it is then. The body goes as it is: the library's own patch leaves out fields it does not know. */
  apply(object: Manifest, manager: string): Promise<Kept>
  /** The object, under whichever version of its API is served; null when it, or its kind, is not there. */
  find(ref: ObjectRef): Promise<Found | null>
  /** Deletes it as it was found: `conflict` when it is another by now. */
  delete(found: Found): Promise<void>
  /** What `read` makes of each object of a kind, under whichever version is served; none when the kind is gone. */
  all<T>(apiVersion: string, kind: string, wanted: Wanted, read: (object: never) => T): Promise<{ items: T[]; more: boolean }>
}

/** Whether there is no such thing at the other side, or no such kind of thing. */
export function isMissing(error: DriverError): boolean {
  return error.kind === 'not_found' || error.reason === 'unknown_kind'
}

interface Kind { name: string; namespaced: boolean }

// Which kinds there are, and under which of their versions. What is not served is asked for again when it is to be applied: a definition may just have brought it.
function discovery(client: KubernetesClient, call: Call) {
  class Library extends client.library.KubernetesObjectApi {
    kind(apiVersion: string, kind: string): Promise<Kind | undefined> { return this.resource(apiVersion, kind) }
  }
  const library = new Library(client.configuration(call))
  const versions = new Map<string, Promise<string | null>>()
  const serves = (apiVersion: string, kind: string) => library.kind(apiVersion, kind).then(Boolean, (error: unknown) => { const known = fromLibrary(error); if (isMissing(known)) return false; throw known })
  const find = async (apiVersion: string, kind: string): Promise<string | null> => {
    if (await serves(apiVersion, kind)) return apiVersion
    const [group, version] = apiVersion.split('/')
    if (!version) return null
    const answer = await client.raw({ method: 'GET', path: `/apis/${group}` }, call)
    const served = answer.status === 200 ? (jsonOf<{ versions?: { groupVersion: string }[] }>(answer, false).versions ?? []) : []
    for (const { groupVersion } of served) if (groupVersion !== apiVersion && (await serves(groupVersion, kind))) return groupVersion
    return null
  }
  return {
    /** The version under which a kind is served; null when under none of its group. */
    servedAs(apiVersion: string, kind: string): Promise<string | null> {
      const key = `${apiVersion} ${kind}`
      return versions.get(key) ?? versions.set(key, find(apiVersion, kind)).get(key)!
    },
    async pathOf(apiVersion: string, kind: string, namespace: string | null, name?: string): Promise<string> {
      const known = await library.kind(apiVersion, kind).catch((error: unknown) => { throw fromLibrary(error) })
      if (!known) throw new DriverError('failed', 'unknown_kind', `The cluster knows no such kind of object: ${apiVersion} ${kind}.`, { remedy: 'Install what defines it first.' })
      const place = known.namespaced && namespace ? ['namespaces', encodeURIComponent(namespace)] : []
      return [apiVersion.includes('/') ? '/apis' : '/api', apiVersion, ...place, known.name, ...(name ? [encodeURIComponent(name)] : [])].join('/')
    },
  }
}

/** The objects of an API server; `namespace` counts for those that name none. */
export function objectsOf(client: KubernetesClient, namespace: string, call: Call): Objects {
  const { servedAs, pathOf } = discovery(client, call)
  return {
    async apply(object, manager) {
      const path = await pathOf(object.apiVersion, object.kind, object.metadata.namespace ?? namespace, object.metadata.name)
      return jsonOf(await client.ask({ method: 'PATCH', path: `${path}?fieldManager=${manager}&force=false`, headers: { 'content-type': 'application/apply-patch+yaml' }, body: JSON.stringify(object) }, call), true)
    },
    async find(ref) {
      const apiVersion = await servedAs(ref.apiVersion, ref.kind)
      if (!apiVersion) return null
      const path = await pathOf(apiVersion, ref.kind, ref.namespace ?? namespace, ref.name)
      const answer = await client.ask({ method: 'GET', path }, call).catch((error: unknown) => { if (error instanceof DriverError && isMissing(error)) return null; throw error })
      return answer && { path, apiVersion, object: jsonOf(answer, false) }
    },
    async delete({ path, object }) {
      const { uid, resourceVersion } = object.metadata ?? {}
      const body = JSON.stringify({ apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background', preconditions: { uid, resourceVersion } })
      await client.ask({ method: 'DELETE', path, headers: { 'content-type': 'application/json' }, body }, call)
    },
    async all(asked, kind, wanted, read) {
      const apiVersion = await servedAs(asked, kind)
      if (!apiVersion) return { items: [], more: false }
      const path = await pathOf(apiVersion, kind, wanted.namespace ?? null)
      return pages((from) => pageOf(client, path, { limit: String(PAGE), ...wanted.query, ...(from ? { continue: from } : {}) }, read, call, wanted.accept), wanted.most)
    },
  }
}

/** One page of a list, of which only what `read` makes of each item is kept. */
export async function pageOf<T>(client: KubernetesClient, path: string, query: Record<string, string>, read: (object: never) => T, call: Call, accept?: string): Promise<Page<T>> {
  const answer = await client.ask({ method: 'GET', path: `${path}?${new URLSearchParams(query)}`, ...(accept ? { headers: { accept } } : {}) }, call)
  const page = jsonOf<{ items?: never[]; metadata?: { continue?: string } }>(answer, false)
  return { items: (page.items ?? []).map(read), next: page.metadata?.continue, size: answer.text.length }
}
