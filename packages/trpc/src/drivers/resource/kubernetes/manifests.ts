import type { KubernetesObject } from '@kubernetes/client-node'
import type { ObjectRef } from '../driver.ts'
import { DriverError } from '../error.ts'

/** Longest text of manifests, in characters, and most objects in it. */
const MOST_TEXT = 2_000_000
const MOST_OBJECTS = 500
const first = ['Namespace', 'CustomResourceDefinition']

/** Selects what was applied through us. */
export const OURS = 'app.kubernetes.io/managed-by=colonnade'

/** An object that is complete enough to be applied. */
export type Manifest = KubernetesObject & { apiVersion: string; kind: string; metadata: { name: string; namespace?: string; labels?: Record<string, string> } }

function refuse(message: string): DriverError {
  return new DriverError('failed', 'bad_manifest', message, { remedy: 'Correct the manifest; kubectl apply --dry-run=server shows the same.' })
}

function checked(value: unknown, where: string): Manifest[] {
  const object = value as Partial<Manifest> & { items?: unknown[] }
  if (typeof object !== 'object' || object === null || Array.isArray(object)) throw refuse(`${where} is no object.`)
  if (typeof object.apiVersion !== 'string' || !/^[\w.-]+(\/[\w.-]+)?$/.test(object.apiVersion)) throw refuse(`${where} has no apiVersion.`)
  if (typeof object.kind !== 'string' || !/^\w+$/.test(object.kind)) throw refuse(`${where} has no kind.`)
  if (object.kind === 'List' && Array.isArray(object.items)) return object.items.flatMap((item, i) => checked(item, `${where}, item ${i + 1},`))
  const { name, namespace } = object.metadata ?? {}
  if (typeof name !== 'string' || !/^[a-z0-9A-Z]([\w.:-]*[a-z0-9A-Z])?$/.test(name) || name.length > 253) throw refuse(`${where} (${object.kind}) has no valid metadata.name.`)
  if (namespace !== undefined && (typeof namespace !== 'string' || !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(namespace))) throw refuse(`${where} (${object.kind} ${name}) has no valid namespace.`)
  return [object as Manifest]
}

/** The objects of a text of several YAML documents, in the order they are applied: namespaces and definitions first. Throws `DriverError` `bad_manifest` naming the document. */
export async function readManifests(yaml: string): Promise<Manifest[]> {
  if (yaml.length > MOST_TEXT) throw refuse(`The manifests are longer than ${MOST_TEXT / 1_000_000} MB.`)
  // plain values, as the API has them: no dates, and no field lost that a library does not know
  const { loadAll, CORE_SCHEMA } = await import('js-yaml')
  let documents: unknown[]
  try {
    documents = loadAll(yaml, { schema: CORE_SCHEMA })
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line?: number } }
    throw refuse(`The manifest is no valid YAML${mark?.line === undefined ? '' : `, line ${mark.line + 1}`}${reason ? `: ${reason}` : ''}.`)
  }
  const objects = documents.flatMap((d, i) => (d === null || d === undefined ? [] : checked(d, `Document ${i + 1}`)))
  if (objects.length === 0) throw refuse('The manifest holds no object.')
  if (objects.length > MOST_OBJECTS) throw refuse(`The manifest holds more than ${MOST_OBJECTS} objects.`)
  const rank = (o: Manifest) => { const at = first.indexOf(o.kind); return at < 0 ? first.length : at }
  return objects.map((o, i) => [o, i] as const).sort(([a, i], [b, j]) => rank(a) - rank(b) || i - j).map(([o]) => o)
}

const OWNER = 'colonnade.dev/owner'

/** Whose an object is by its mark; null when it was not made through us. */
export function ownerIn(object: { metadata?: { labels?: Record<string, string> } }): string | null {
  return object.metadata?.labels?.[OWNER] ?? null
}

/** Marks an object as applied through us. `owner`: who made it and may delete it; null for one that somebody else made. */
export function marked(object: Manifest, owner: string | null): Manifest {
  const { [OWNER]: _, ...own } = object.metadata.labels ?? {}
  const labels = { ...own, 'app.kubernetes.io/managed-by': 'colonnade', ...(owner ? { [OWNER]: owner } : {}) }
  return { ...object, metadata: { ...object.metadata, labels } }
}

/** What names an object. `namespace` counts where the kind has one; what is there says whether it has. */
export function refOf(object: Manifest, fallback = 'default'): ObjectRef {
  return { apiVersion: object.apiVersion, kind: object.kind, namespace: object.metadata.namespace ?? fallback, name: object.metadata.name }
}

/** Whether two references name the same object; another version of its API is still it, and of a kind without namespaces none counts. */
export function sameObject(a: ObjectRef, b: ObjectRef): boolean {
  const group = (version: string) => (version.includes('/') ? version.split('/')[0] : '')
  return a.kind === b.kind && a.name === b.name && (a.namespace === b.namespace || a.namespace === null || b.namespace === null) && group(a.apiVersion) === group(b.apiVersion)
}
