import { setTimeout as pause } from 'node:timers/promises'
import { done, type Applied, type Call, type ManifestSet, type ObjectRef, type Outcome } from '../driver.ts'
import { DriverError } from '../error.ts'
import { fromLibrary, type KubernetesClient } from './client.ts'
import { marked, readManifests, refOf, sameObject, type Manifest } from './manifests.ts'
import { isMissing, objectsOf, type Objects } from './objects.ts'
import { keepList, listed, listOf, markFor, ownerOf, takeAway, type Listed, type Owner } from './owned.ts'

/** How often a kind is asked for that a definition of the same manifest has just brought, half a second apart. */
const PATIENCE = 20
/** Objects that are looked at side by side. */
const AT_ONCE = 8

async function applyPatiently(api: Objects, object: Manifest, { manager }: Owner, awaited: boolean, signal: AbortSignal | undefined) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await api.apply(object, manager)
    } catch (error) {
      const known = fromLibrary(error)
      if (!awaited || !isMissing(known) || attempt >= PATIENCE) throw naming(known, object)
      await pause(500, undefined, { signal }).catch(() => { throw naming(known, object) })
    }
  }
}

function naming(error: DriverError, object: Manifest): DriverError {
  return new DriverError(error.kind, error.reason, `${object.kind} ${object.metadata.name}: ${error.message}`, { remedy: error.remedy, maybeDone: error.maybeDone, ...(error.status === null ? {} : { status: error.status }), ...(error.certificate ? { certificate: error.certificate } : {}) })
}

// Whose each of them is, before anything is touched: what another owner made is nobody's to take.
async function marksOf(api: Objects, objects: Manifest[], refs: ObjectRef[], owner: Owner): Promise<(string | null)[]> {
  const marks: (string | null)[] = []
  for (let i = 0; i < objects.length; i += AT_ONCE) {
    marks.push(...(await Promise.all(objects.slice(i, i + AT_ONCE).map((o, at) => markFor(api, refs[i + at]!, owner).catch((error: unknown) => { throw naming(fromLibrary(error), o) })))))
  }
  return marks
}

/**
 * Applies manifests at the server under a field manager of the owner's and removes what an earlier application of the owner left and this one lacks. What is about to
 * be there is noted first: cut off anywhere, the next application or removal still finds all of it. Throws `DriverError`; `conflict` / `owned_by_other` before anything is changed.
 */
export async function apply(client: KubernetesClient, set: ManifestSet, call: Call): Promise<Outcome<Applied>> {
  const api = objectsOf(client, set.namespace ?? 'default', call)
  const owner = ownerOf(set.owner)
  const manifests = await readManifests(set.yaml)
  const refs = manifests.map((o) => refOf(o, set.namespace))
  const before = await listed(api, owner)
  const marks = await marksOf(api, manifests, refs, owner)
  const objects = manifests.map((o, i) => marked(o, marks[i]!))
  const noted = (list: ObjectRef[]): Listed[] => list.map((ref, i) => (marks[i] ? ref : { ...ref, adopted: true as const }))
  await keepList(api, owner, [...noted(refs), ...before.filter((old) => !refs.some((ref) => sameObject(ref, old)))])
  const defines = objects.some((o) => o.kind === 'CustomResourceDefinition')
  const there: ObjectRef[] = []
  for (const [i, object] of objects.entries()) {
    const { metadata } = await applyPatiently(api, object, owner, defines && object.kind !== 'CustomResourceDefinition', call.signal)
    there.push({ ...refs[i]!, namespace: metadata?.namespace ?? null })
  }
  const pruned = before.filter((old) => !there.some((ref) => sameObject(ref, old)))
  for (const ref of pruned.toReversed()) await takeAway(api, ref, owner)
  await keepList(api, owner, noted(there))
  return done({ objects: there, pruned: pruned.map(({ adopted: _, ...ref }) => ref) })
}

/** Removes all that was made for an owner, last first, then the list of it. What somebody else had made stays, without what we said of it. */
export async function remove(client: KubernetesClient, name: string, call: Call): Promise<Outcome<ObjectRef[]>> {
  const api = objectsOf(client, 'default', call)
  const owner = ownerOf(name)
  const objects = await listed(api, owner)
  for (const ref of objects.toReversed()) await takeAway(api, ref, owner)
  await takeAway(api, listOf(owner), owner)
  return done(objects.map(({ adopted: _, ...ref }) => ref))
}
