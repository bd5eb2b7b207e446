import { createHash } from 'node:crypto'
import type { ObjectRef } from '../driver.ts'
import { DriverError } from '../error.ts'
import { fromLibrary } from './client.ts'
import { marked, OURS, ownerIn, sameObject } from './manifests.ts'
import { isMissing, type Found, type Kept, type Objects } from './objects.ts'

/** Where the list of what an owner has applied is kept: in the cluster itself, so that it is true whatever becomes of our records. */
const HOME = 'kube-system'
const LIST = 'colonnade-applied-'
/** Kinds that several owners need together: they are ours in common, and go with the last of them. */
const SHARED = ['Namespace', 'CustomResourceDefinition']
const COMMON = 'colonnade'
/** Tries to delete what others change at the same moment. */
const TRIES = 5

/** Who applies: under a field manager of its own, so that the server sees whose a field is. */
export interface Owner { name: string; label: string; manager: string; list: string }
/** An object of an owner's list. `adopted`: somebody else had made it, and it is never deleted. */
export type Listed = ObjectRef & { adopted?: true }

/** An owner by its name. */
export function ownerOf(name: string): Owner {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 16)
  // a label holds 63 characters of a narrow alphabet; the annotation beside the list says the whole
  const label = name.replace(/[^\w.-]+/g, '-').replace(/^[^a-zA-Z0-9]+/, '').slice(0, 63).replace(/[^a-zA-Z0-9]+$/, '') || 'unnamed'
  return { name, label, manager: `colonnade-${hash}`, list: `${LIST}${hash}` }
}

/** The list of an owner, itself an object of it. */
export function listOf({ list }: Owner): ObjectRef {
  return { apiVersion: 'v1', kind: 'ConfigMap', namespace: HOME, name: list }
}

const entriesOf = (list: Kept) => JSON.parse(list.data?.objects ?? '[]') as Listed[]

/** What an owner has applied; nothing where there is no list. */
export async function listed(api: Objects, owner: Owner): Promise<Listed[]> {
  const found = await api.find(listOf(owner))
  return found ? entriesOf(found.object) : []
}

/** Keeps the list of what an owner has applied. */
export async function keepList(api: Objects, owner: Owner, objects: Listed[]): Promise<void> {
  const list = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: owner.list, namespace: HOME, annotations: { 'colonnade.dev/owner-name': owner.name } }, data: { objects: JSON.stringify(objects) } }
  await api.apply(marked(list, owner.label), owner.manager)
}

/** How an object is to be marked that is about to be applied; null: somebody made it by hand, and it stays theirs. Throws `conflict` / `owned_by_other`. */
export async function markFor(api: Objects, ref: ObjectRef, owner: Owner): Promise<string | null> {
  const found = await api.find(ref)
  const theirs = found && ownerIn(found.object)
  if (found && !theirs) return null
  if (SHARED.includes(ref.kind)) return theirs ?? COMMON
  if (theirs === null || theirs === owner.label) return owner.label
  throw new DriverError('conflict', 'owned_by_other', `It belongs to another plugin already. It says: ${theirs}`, { remedy: 'Give it another name or namespace, or leave it out of one of the two manifests. If that plugin is gone, take the label colonnade.dev/owner off the object.' })
}

// A list that can't be read may name it.
const names = (list: Kept, ref: ObjectRef) => { try { return entriesOf(list).some((other) => sameObject(other, ref)) } catch { return true } }

async function isNeeded(api: Objects, ref: ObjectRef, owner: Owner): Promise<boolean> {
  const { items } = await api.all('v1', 'ConfigMap', { namespace: HOME, query: { labelSelector: OURS } }, (list: Kept) => {
    const name = list.metadata?.name ?? ''
    return name.startsWith(LIST) && name !== owner.list && names(list, ref)
  })
  return items.includes(true)
}

async function isToGo(api: Objects, { object }: Found, ref: ObjectRef, owner: Owner): Promise<boolean> {
  const whose = ownerIn(object)
  return SHARED.includes(ref.kind) ? whose !== null && !(await isNeeded(api, ref, owner)) : whose === owner.label
}

// Applying nothing under our manager takes away what nobody but us says of it. It is left as it is where the server does not have that.
async function letGo(api: Objects, { apiVersion, object }: Found, ref: ObjectRef, { manager }: Owner): Promise<void> {
  const { uid, namespace } = object.metadata ?? {}
  const bare = { apiVersion, kind: ref.kind, metadata: { name: ref.name, ...(uid ? { uid } : {}), ...(namespace ? { namespace } : {}) } }
  await api.apply(bare, manager).catch((error: unknown) => {
    const known = fromLibrary(error)
    if (!isMissing(known) && known.kind !== 'conflict' && known.reason !== 'rejected') throw known
  })
}

/**
 * Takes away one object of an owner's list as it was found: deletes it if it was made for this owner and nobody else needs it, gives it back if others had made it or need it still.
 * One that carries another mark by now is left alone; one that is gone, or of a kind that is gone, is what was wanted.
 */
export async function takeAway(api: Objects, ref: Listed, owner: Owner): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const found = await api.find(ref)
    if (!found) return
    if (ref.adopted || !(await isToGo(api, found, ref, owner))) {
      if (ref.adopted || SHARED.includes(ref.kind)) await letGo(api, found, ref, owner)
      return
    }
    try {
      return await api.delete(found)
    } catch (error) {
      const known = fromLibrary(error)
      if (isMissing(known)) return
      // somebody changed it in between, or has come to need it: it is looked at anew
      if (known.kind !== 'conflict' || attempt >= TRIES) throw known
    }
  }
}
