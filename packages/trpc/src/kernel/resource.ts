import type { EntitySchemas, Permission, ReadableResource } from '@colonnade/contract'
import type { ReadClient } from '@colonnade/db'
import type * as z from 'zod'
import { Columns } from './columns.ts'
import type { ServiceCtx } from './context.ts'
import type { Report, WriteTx } from './mutate.ts'
import { heardWith } from './stream.ts'

type ModelName = keyof ReadClient & string
/** A row as the entity's output schema describes it. */
export type Row<S extends EntitySchemas> = z.infer<S['output']>

/** What a domain adds around the generic verbs; each runs inside the transaction and may throw a contract error. */
export interface Hooks<S extends EntitySchemas> {
  beforeCreate?: (tx: WriteTx, ctx: ServiceCtx, data: Record<string, unknown>) => Promise<Record<string, unknown>>
  beforeUpdate?: (tx: WriteTx, ctx: ServiceCtx, row: Row<S>, patch: Record<string, unknown>, report: Report) => Promise<Record<string, unknown>>
  beforeRemove?: (tx: WriteTx, ctx: ServiceCtx, row: Row<S>) => Promise<void>
  beforeRestore?: (tx: WriteTx, ctx: ServiceCtx, rows: Row<S>[]) => Promise<void>
  afterCreate?: (tx: WriteTx, ctx: ServiceCtx, row: Row<S>, report: Report) => Promise<void>
}

/** How an import finds the row a text names: `groupId` from a group's name. `sql` selects `key` (lower-case text) and `id`, which is null for a name that several have; of two rows for a key the first counts. */
export interface Lookup {
  sql: string
  label: string
  /** the field that says what kind of thing is named: keys are then `kind/name` */
  within?: string
  /** SQL over `t` for the text an export writes in the field's place: an id means nothing on another site, a name does */
  exported?: string
}

export interface ResourceSpec<S extends EntitySchemas> {
  /** singular, as events and history call it */
  name: string
  /** delegate of the Prisma client */
  model: ModelName
  table: string
  schemas: S
  /** what the catalogue calls it; a verb whose action the catalogue does not have needs to be left out of the router */
  permissions: ReadableResource
  /** `provider`: rows without a tenant. `tenant`: the caller's own. `served`: the provider's operators manage them for a tenant, which reads its own. */
  scope: 'provider' | 'tenant' | 'served'
  /** output fields that are no column, or not of the same name: SQL over the table `t` */
  expressions?: Record<string, string>
  /** the column that holds all searchable fields as one text in small letters, for tables too large to look into each */
  searchText?: string
  /** output fields that are sets of other records: SQL of the ids of the rows that have one of `$values`, or any where `$values` is null. Lists are filtered by the members' ids; history does not show them */
  sets?: Record<string, string>
  /** output fields an export adds for people; an import that maps by the fields leaves them out */
  exportAlso?: readonly string[]
  /** a condition every read carries, over `t`; `$user` stands for the caller's id; as a function it is made for the caller, `add` gives the placeholder of a value */
  visible?: string | ((ctx: ServiceCtx, add: (value: unknown) => string) => string | null)
  /** the same entity as a tenant reads it, where the provider's reading holds what is the provider's own business */
  own?: Resource<S>
  /** rows are not deleted but marked */
  softDelete?: boolean
  defaultSort?: { field: string; direction: 'asc' | 'desc' }
  lookups?: Record<string, Lookup>
  hooks?: Hooks<S>
}

/** A declared entity, ready for the generic verbs. */
export interface Resource<S extends EntitySchemas = EntitySchemas> extends ResourceSpec<S> {
  columns: Columns
  permission: (action: 'read' | 'create' | 'update' | 'delete') => Permission
}

/** Declares an entity once; `resourceRouter` makes its procedures. */
export function defineResource<S extends EntitySchemas>(spec: ResourceSpec<S>): Resource<S> {
  heardWith(spec.name, `${spec.permissions}:read` as Permission)
  return { ...spec, columns: new Columns(spec.schemas, spec.expressions), permission: (action) => `${spec.permissions}:${action}` as Permission }
}
