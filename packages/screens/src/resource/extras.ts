import type { BulkAction, Column } from '@colonnade/ui'
import { createContext, useContext } from 'react'
import type { Entity, RecordTab, RowBase } from './entity.ts'

/** What an app adds to the pages of entities it knows, whichever they are: above a record, as tabs of it, as columns of its list, to what is done with chosen rows. */
export interface EntityExtras {
  above?: (row: RowBase) => React.ReactNode
  tabs?: readonly RecordTab<RowBase>[]
  columns?: readonly Column<RowBase>[]
  bulkActions?: readonly BulkAction<RowBase>[]
}

/** What there is to add to an entity; nothing unless an app says so. */
export type ExtrasOf = (entity: Pick<Entity<RowBase>, 'path' | 'schemas'>) => EntityExtras

const none: EntityExtras = {}

/** Holds the additions; the app fills it once, around its pages. */
export const ExtrasContext = createContext<ExtrasOf>(() => none)

/** The entity with what the app adds to its list. */
export function useWithExtras<Row extends RowBase>(entity: Entity<Row>): Entity<Row> {
  const { columns, bulkActions } = useContext(ExtrasContext)(entity as never)
  if (!columns?.length && !bulkActions?.length) return entity
  return { ...entity, columns: [...entity.columns, ...((columns ?? []) as never[])], bulkActions: [...(entity.bulkActions ?? []), ...((bulkActions ?? []) as never[])] }
}

/** What the app adds to a record. */
export function useRecordExtras<Row extends RowBase>(entity: Entity<Row>): { above?: (row: Row) => React.ReactNode; tabs?: readonly RecordTab<Row>[] } {
  return useContext(ExtrasContext)(entity as never) as never
}
