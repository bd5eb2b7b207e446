import type { EntitySchemas } from '@colonnade/contract/kernel/entity'
import type { ListInput, Page } from '@colonnade/contract/kernel/paging'
import type { DryRunResult, HistoryEntry, ImportInput } from '@colonnade/contract/kernel/verbs'
import type { BulkAction, Column, FieldOverride, ImportField, ImportMapping, TableState } from '@colonnade/ui'
import type { ReactNode } from 'react'

/** What every row has. */
export interface RowBase { id: string; version?: number }

interface Query<I, O> { query: (input: I, options?: { signal?: AbortSignal }) => Promise<O> }
interface Mutation<I, O> { mutate: (input: I) => Promise<O> }

/** The procedures of an entity, as the client has them (`client.datacenter.rack`). What is absent is not offered. */
export interface EntityApi<Row> {
  list: Query<ListInput, Page<Row>>
  get: Query<{ id: string }, Row>
  history?: Query<{ id: string; cursor?: string | null; limit?: number }, Page<HistoryEntry>>
  create?: Mutation<never, Row>
  update?: Mutation<never, Row>
  remove?: Mutation<{ ids: string[] }, { changed: number }>
  restore?: Mutation<{ ids: string[] }, { changed: number }>
  bulkUpdate?: Mutation<never, { changed: number }>
  export?: Query<ListInput, { csv: string; rows: number; fileName: string }>
  importDryRun?: Mutation<ImportInput, DryRunResult>
  import?: Mutation<ImportInput, { jobId: string }>
}

const verbs = ['list', 'get', 'history', 'create', 'update', 'remove', 'restore', 'bulkUpdate', 'export', 'importDryRun', 'import'] as const
/** Names of the generic procedures. */
export type Verb = (typeof verbs)[number]

/** The procedures an entity has, taken from the client by name: its proxy answers to any name, so what exists has to be said. All of them unless told. */
export function procedures<Row>(api: object, only: readonly Verb[] = verbs): EntityApi<Row> {
  return Object.fromEntries(only.map((verb) => [verb, (api as Record<string, unknown>)[verb]])) as unknown as EntityApi<Row>
}

/** Whether deleting a row is asked about first: there is no way back, or soon none. */
export function isForGood<Row extends RowBase>({ api, deletesForGood = false }: Entity<Row>, row: Row): boolean {
  return !api.restore || (typeof deletesForGood === 'function' ? deletesForGood(row) : deletesForGood)
}

/** Words of an entity in the reader's language. `line` stands under the title; `empty` says what to do first. */
export interface EntityWords { one: string; many: string; line?: string; empty: string }

/** One tab of a record, beside overview and history. */
export interface RecordTab<Row> { id: string; label: string; content: (row: Row) => ReactNode; count?: (row: Row) => number | undefined; when?: (row: Row) => boolean }

/** The form of an entity: what its schemas can't say. `kept` names fields that a new record starts with. */
export interface EntityForm {
  fields?: { [name: string]: FieldOverride | undefined }
  sections?: readonly { title: string; fields: readonly string[] }[]
  text?: (key: string, fallback: string) => string
  defaults?: Record<string, unknown>
}

/** How rows are imported: fields the schemas don't name well, and columns of known exports. */
export interface EntityImport { fields?: { [name: string]: Partial<ImportField> | undefined }; leaveOut?: readonly string[]; mapping?: ImportMapping }

/** Everything `ResourcePage` needs to know of an entity. Make it in a hook (`useRackEntity`), so that words and columns follow the language. */
export interface Entity<Row extends RowBase> {
  /** Steps of the procedure path, also the head of the query keys: `['datacenter', 'rack']`. */
  path: readonly [string, string]
  /** The permission's resource: `racks`. */
  permissions: string
  api: EntityApi<Row>
  schemas: EntitySchemas
  words: EntityWords
  columns: readonly Column<Row>[]
  /** Name of a record, as in its panel's head. */
  title: (row: Row) => string
  mono?: boolean
  subtitle?: (row: Row) => ReactNode
  /** First tab of a record. */
  summary: (row: Row) => ReactNode
  tabs?: readonly RecordTab<Row>[]
  form?: EntityForm
  /** Labels and values of fields in histories. */
  fieldLabel?: (name: string) => string
  fieldValue?: (name: string, value: unknown) => ReactNode
  import?: EntityImport
  bulkActions?: readonly BulkAction<Row>[]
  bulkFields?: readonly string[]
  /** Buttons at the foot of a record's panel. */
  recordActions?: (row: Row) => ReactNode
  /** Buttons beside “Add”. */
  pageActions?: ReactNode
  /** What one comes here to do, where that is another button than “Add”: it stands out, also in the empty list. */
  primary?: ReactNode
  rowTone?: (row: Row) => 'warn' | 'fail' | undefined
  /** A record that may not be changed or deleted (system roles). */
  locked?: (row: Row) => boolean
  /** Shown before the person chooses otherwise. */
  start?: Partial<TableState>
  /** Asked before deleting, the name typed: of all rows, or of those it is true of, which can be taken back only as long as Undo is offered. What can't be restored at all is always asked about. */
  deletesForGood?: boolean | ((row: Row) => boolean)
  /** What goes with such rows, said in that question. */
  deleteTakes?: string
  /** Above the table: figures, filters of the entity's own. */
  above?: ReactNode
}
