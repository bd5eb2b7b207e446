import type { NetboxFinding, NetboxKind, NetboxOptions } from '@colonnade/contract/datacenter'
import type { Source } from './read.ts'
import type { Existing, GroupState } from './state.ts'

export type Made = 'maintainer' | 'maintainer_group' | 'maintainer_group_member' | 'k8s_cluster' | 'resource_maintainer' | 'tenant' | 'group' | 'rack' | 'host' | 'specification' | 'virtual_machine'
/** One row to be written. `before` and `version` are those of the row that is changed. */
export interface Action { kind: Made; action: 'create' | 'update'; id: string; name: string; detail: string; data: Record<string, unknown>; before: object | null; version: number | null; /** whose the row is that is changed */ tenantId: string | null; /** of a host whose place in its rack changes: where it stands then */ standsAt?: { unit: number | null } }
export interface Count { read: number; create: number; update: number; same: number; left: number; skipped: number }
type Code = NetboxFinding['code']

const PREFIX = 'netbox:'
/** How a record of NetBox's is known here: by its own number. Null where the file has none. */
export function externalId(source: Source, field = 'id'): string | null {
  const id = field === 'id' ? source.cells['id'] : source.all[`${field}.id`]
  return id ? `${PREFIX}${id}`.slice(0, 100) : null
}

/** NetBox's number for a record that is here; undefined where it keeps what it has: one of another system is not NetBox's to replace. */
export function numberFor(here: { externalSystemId: string | null } | undefined, source: Source): string | undefined {
  return here?.externalSystemId && !here.externalSystemId.startsWith(PREFIX) ? undefined : (externalId(source) ?? undefined)
}

/** Whether a record is known by a number of NetBox's that is another one than that. */
export function otherNumber(here: { externalSystemId: string | null }, external: string | null): boolean {
  return Boolean(external && here.externalSystemId?.startsWith(PREFIX) && here.externalSystemId !== external)
}

/** A description's new text; undefined where the list says nothing, or says what is here as far as NetBox holds it: 200 characters, without blanks around them. */
export function newText(here: string | null, said: string): string | undefined {
  return said === '' || [...(here ?? '')].slice(0, 200).join('').trim() === said ? undefined : said.slice(0, 2000)
}

/** What an import would do, as it is worked out: rows to write, what could not be mapped, and how many of each. */
export class Ledger {
  readonly actions: Action[] = []
  readonly findings: NetboxFinding[] = []
  readonly counts: Record<string, Count> = {}
  readonly options: NetboxOptions
  readonly existing: Existing
  readonly makeId: () => string
  readonly groups: ReadonlyMap<string, GroupState>

  constructor(options: NetboxOptions, existing: Existing, makeId: () => string) {
    this.options = options
    this.existing = existing
    this.makeId = makeId
    this.groups = new Map(existing.groups.map((g) => [g.id, g]))
  }

  count(kind: string, what: keyof Count, n = 1): void {
    const count = (this.counts[kind] ??= { read: 0, create: 0, update: 0, same: 0, left: 0, skipped: 0 })
    count[what] += n
  }

  /** Something that is not taken over as it was; the row is imported all the same. */
  note(source: Source, field: string, code: Code, params: NetboxFinding['params'] = {}): void {
    this.findings.push({ file: source.file, row: source.row, kind: source.kind, name: source.cells['name'] ?? '', field, code, params, left: false })
  }

  /** A row that can't be imported. */
  leave(source: Source, field: string, code: Code, params: NetboxFinding['params'] = {}): void {
    this.findings.push({ file: source.file, row: source.row, kind: source.kind, name: source.cells['name'] ?? '', field, code, params, left: true })
    this.count(source.kind, 'left')
  }

  /** A new row; its id. `as`: what it is counted as. */
  create(kind: Made, as: NetboxKind | 'group' | 'specification' | 'member', name: string, detail: string, data: Record<string, unknown>): string {
    const id = this.makeId()
    this.actions.push({ kind, action: 'create', id, name, detail, data: { id, ...data }, before: null, version: null, tenantId: null })
    this.count(as, 'create')
    return id
  }

  /** A change of a row that is here, where it is one and changes are wanted. */
  change(kind: Made, as: NetboxKind, row: { id: string; version: number; name: string }, wanted: Record<string, unknown>): Record<string, unknown> {
    const before = row as unknown as Record<string, unknown>
    const patch = this.options.existing === 'leave' ? {} : Object.fromEntries(Object.entries(wanted).filter(([field, value]) => value !== undefined && value !== before[field]))
    if (Object.keys(patch).length === 0) {
      this.count(as, 'same')
      return patch
    }
    const moves = kind === 'host' && ['unit', 'rackId', 'heightUnits'].some((field) => field in patch)
    this.actions.push({ ...(moves ? { standsAt: { unit: (wanted['unit'] as number | null | undefined) ?? null } } : {}), kind, action: 'update', id: row.id, name: row.name, detail: Object.keys(patch).join(', '), data: patch, before: Object.fromEntries(Object.keys(patch).map((k) => [k, before[k]])), version: row.version, tenantId: typeof before['tenantId'] === 'string' ? before['tenantId'] : null })
    this.count(as, 'update')
    return patch
  }
}

/** Texts are compared as names are: without regard to case. */
export const key = (...parts: (string | null | undefined)[]): string => parts.map((p) => (p ?? '').trim().toLowerCase()).join('\u0000')
