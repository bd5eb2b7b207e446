import type { FilterOperator, ListInput, Page } from '@colonnade/contract/kernel/paging'
import type { ReactNode, Ref } from 'react'
import type { OptionSource } from '../primitives/combobox.tsx'
import type { TableState } from './state.ts'

/** How a column may be filtered. `options` are needed by `enum`; a function searches on the server (relations). `unit` is printed after the value. */
export interface ColumnFilter { type: 'text' | 'number' | 'enum' | 'boolean' | 'date'; options?: OptionSource; unit?: string; operators?: readonly FilterOperator[]; nullable?: boolean }

/** A column. `id` is the field the server filters and sorts by, unless `field` says otherwise; `width` in px is the least, columns share what is left. */
export interface Column<T> {
  id: string
  header: string
  cell: (row: T) => ReactNode
  field?: string
  width?: number
  sortable?: boolean
  filter?: ColumnFilter
  align?: 'start' | 'end'
  mono?: boolean
  defaultHidden?: boolean
  /** Shown as the card's title on a phone; the first column by default. */
  primary?: boolean
}

/** Something to do with the chosen rows. `run` may be async; when it resolves to anything but `false` the choice is cleared. */
export interface BulkAction<T> { id: string; label: string; icon?: ReactNode; danger?: boolean; /** A key that does it while rows are chosen, or a record is open. */ keys?: string; run: (rows: T[]) => void | boolean | Promise<void | boolean> }

/** A view under a name. `by` names its owner where that is somebody else, who alone may delete it. */
export interface SavedView { id: string; name: string; state: TableState; shared?: boolean; by?: string }

/** What the app can ask of a mounted table. */
export interface DataTableHandle { /** Opens the next (1) or previous (-1) row: bind it to a SidePanel's J and K. */ step: (by: 1 | -1) => void; focus: () => void; refetch: () => void; /** Puts the cursor into the list's search. */ search: () => void; /** Does one of the bulk actions with the chosen rows. */ act: (id: string) => void; /** Takes rows out of the choice: they are gone. */ forget: (ids: readonly string[]) => void }

/** Props of `DataTable`. Rows need a string `id`, or give `rowId`. */
export interface DataTableProps<T> {
  columns: readonly Column<T>[]
  queryKey: readonly unknown[]
  fetchPage: (input: ListInput, signal?: AbortSignal) => Promise<Page<T>>
  state: TableState
  onStateChange: (state: TableState) => void
  /** Name of the list for assistive technology. */
  label: string
  rowId?: (row: T) => string
  rowHref?: (row: T) => string
  onOpenRow?: (row: T) => void
  /** Id of the row whose record is open, marked and kept in view. */
  openId?: string
  bulkActions?: readonly BulkAction<T>[]
  /** Hears how many rows are chosen, whenever it changes. */
  onChosen?: (count: number) => void
  rowTone?: (row: T) => 'warn' | 'fail' | undefined
  views?: readonly SavedView[]
  /** `shared`: for everyone of the tenant. False keeps the question open. */
  onSaveView?: (name: string, state: TableState, shared: boolean) => void | Promise<boolean | void>
  onDeleteView?: (view: SavedView) => void | Promise<void>
  empty?: ReactNode
  /** Filters the list begins with: without a row under them alone it is empty, not filtered away. */
  standing?: readonly TableState['filter'][number][]
  /** At the right end of the toolbar: create, import, export. */
  actions?: ReactNode
  /** Rows per request. */
  pageSize?: number
  /** Height of the scrolling area: a CSS length, or `fill` to take what the parent (a flex column) has left. */
  height?: string
  hideSearch?: boolean
  className?: string
  ref?: Ref<DataTableHandle>
}

/** Height of one row in px per density; the skeleton uses the same. */
export const rowHeight = { compact: 30, comfortable: 42 } as const
