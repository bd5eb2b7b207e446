import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { done, type Applied, type Call, type ManifestSet, type ObjectRef, type Outcome } from '../driver.ts'
import { DriverError } from '../error.ts'
import { fromLibrary, type KubernetesClient } from './client.ts'
import { marked, readManifests, refOf, sameObject, type Manifest } from './manifests.ts'

const MANAGER = 'colonnade'
/** Where the list of what an owner has applied is kept: in the cluster itself, so that it is true whatever becomes of our records. */
const HOME = 'kube-system'
/** How often a kind is asked for that a definition of the same manifest has just brought, half a second apart. */
const PATIENCE = 20

type Objects = ReturnType<typeof objectsOf>

function objectsOf(client: KubernetesClient, namespace: string, call: Call) {
  class Api extends client.library.KubernetesObjectApi {
    protected override defaultNamespace = namespace
    /** Applies it at the server. The body goes as it is: the library's own patch leaves out fields it does not know. */
    async apply(object: Manifest): Promise<void> {
      const path = await this.specUriPath(object, 'patch')
      await client.ask({ method: 'PATCH', path: `${path}?fieldManager=${MANAGER}&force=false`, headers: { 'content-type': 'application/apply-patch+yaml' }, body: JSON.stringify(object) }, call)
    }
  }
  return new Api(client.configuration(call))
}

const listName = (owner: string) => `colonnade-applied-${createHash('sha256').update(owner).digest('hex').slice(0, 16)}`
const listOf = (owner: string, objects: ObjectRef[]) => ({
  apiVersion: 'v1', kind: 'ConfigMap', data: { objects: JSON.stringify(objects) },
  metadata: { name: listName(owner), namespace: HOME, annotations: { 'colonnade.dev/owner-name': owner }, labels: { 'app.kubernetes.io/managed-by': 'colonnade', 'colonnade.dev/owner': ownerLabel(owner) } },
}) satisfies Manifest & { data: object }
// a label holds 63 characters of a narrow alphabet; the annotation beside it says the whole
const ownerLabel = (owner: string) => owner.replace(/[^\w.-]+/g, '-').replace(/^[^a-zA-Z0-9]+/, '').slice(0, 63).replace(/[^a-zA-Z0-9]+$/, '') || 'unnamed'

async function recorded(api: Objects, owner: string): Promise<ObjectRef[]> {
  try {
    const list = await api.read({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: listName(owner), namespace: HOME } }) as { data?: { objects?: string } }
    return JSON.parse(list.data?.objects ?? '[]') as ObjectRef[]
  } catch (error) {
    const known = fromLibrary(error)
    if (known.kind === 'not_found') return []
    throw known
  }
}

// Gone already, or of a kind that is gone: both are what was wanted.
async function removeOne(api: Objects, ref: ObjectRef): Promise<void> {
  try {
    await api.delete({ apiVersion: ref.apiVersion, kind: ref.kind, metadata: { name: ref.name, ...(ref.namespace ? { namespace: ref.namespace } : {}) } }, undefined, undefined, undefined, undefined, 'Background')
  } catch (error) {
    const known = fromLibrary(error)
    if (known.kind !== 'not_found' && known.reason !== 'unknown_kind') throw known
  }
}

// Another owner may have taken it over since; and of a kind without namespaces one that is still wanted may stand in the list under another.
async function isToGo(api: Objects, ref: ObjectRef, owner: string, wanted: ObjectRef[]): Promise<boolean> {
  try {
    const { metadata } = await api.read({ apiVersion: ref.apiVersion, kind: ref.kind, metadata: { name: ref.name, ...(ref.namespace ? { namespace: ref.namespace } : {}) } })
    if (metadata?.labels?.['colonnade.dev/owner'] !== ownerLabel(owner)) return false
    return Boolean(metadata.namespace) || !wanted.some((other) => sameObject({ ...other, namespace: null }, { ...ref, namespace: null }))
  } catch (error) {
    const known = fromLibrary(error)
    if (known.kind === 'not_found' || known.reason === 'unknown_kind') return false
    throw known
  }
}

async function applyPatiently(api: Objects, object: Manifest, awaited: boolean, signal: AbortSignal | undefined): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await api.apply(object)
    } catch (error) {
      const known = fromLibrary(error)
      const early = known.reason === 'unknown_kind' || known.kind === 'not_found'
      if (!awaited || !early || attempt >= PATIENCE) throw naming(known, object)
      await pause(500, undefined, { signal }).catch(() => { throw naming(known, object) })
    }
  }
}

function naming(error: DriverError, object: Manifest): DriverError {
  return new DriverError(error.kind, error.reason, `${object.kind} ${object.metadata.name}: ${error.message}`, { remedy: error.remedy, maybeDone: error.maybeDone, ...(error.status === null ? {} : { status: error.status }), ...(error.certificate ? { certificate: error.certificate } : {}) })
}

/**
 * Applies manifests at the server under our field manager and removes what an earlier application of the owner left and this one lacks. What is about to
 * be there is noted first: cut off anywhere, the next application or removal still finds all of it. Throws `DriverError`.
 */
export async function apply(client: KubernetesClient, set: ManifestSet, call: Call): Promise<Outcome<Applied>> {
  const api = objectsOf(client, set.namespace ?? 'default', call)
  const objects = (await readManifests(set.yaml)).map((o) => marked(o, { owner: ownerLabel(set.owner) }))
  const refs = objects.map((o) => refOf(o, set.namespace))
  const before = await recorded(api, set.owner)
  const pruned = before.filter((old) => !refs.some((ref) => sameObject(ref, old)))
  await api.apply(listOf(set.owner, [...refs, ...pruned])).catch((error: unknown) => { throw fromLibrary(error) })
  const defines = objects.some((o) => o.kind === 'CustomResourceDefinition')
  for (const object of objects) await applyPatiently(api, object, defines && object.kind !== 'CustomResourceDefinition', call.signal)
  for (const ref of pruned.toReversed()) if (await isToGo(api, ref, set.owner, refs)) await removeOne(api, ref)
  if (pruned.length) await api.apply(listOf(set.owner, refs)).catch((error: unknown) => { throw fromLibrary(error) })
  return done({ objects: refs, pruned })
}

/** Removes all that was applied for an owner, last first, then the list of it. */
export async function remove(client: KubernetesClient, owner: string, call: Call): Promise<Outcome<ObjectRef[]>> {
  const api = objectsOf(client, 'default', call)
  const objects = await recorded(api, owner)
  for (const ref of objects.toReversed()) if (await isToGo(api, ref, owner, [])) await removeOne(api, ref)
  await removeOne(api, { apiVersion: 'v1', kind: 'ConfigMap', namespace: HOME, name: listName(owner) })
  return done(objects)
}
