import { filterCondition, type FilterCondition, type ListInput, type SortOrder } from '@colonnade/contract/kernel/paging'

/** Height of a row. */
export type Density = 'compact' | 'comfortable'

/** Everything that makes a view of a list: serialisable, so the app can keep it in the URL and save it. */
export interface TableState {
  filter: FilterCondition[]
  sort: SortOrder[]
  search: string
  /** Ids of the visible columns in order; absent means the columns' own defaults. */
  columns?: string[]
  /** Absent means the app's density. */
  density?: Density
}

/** A list without filters. */
export const emptyTableState: TableState = { filter: [], sort: [], search: '' }

type Value = FilterCondition['value']

// A text that would read as JSON is quoted, so `true`, `12` and `[1]` typed by a person stay texts after the round trip.
function encodeValue(value: Value): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return parseJson(value) === undefined ? value : JSON.stringify(value)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function decodeCondition(text: string): FilterCondition | undefined {
  const [field, op, ...rest] = text.split(':')
  if (!field || !op) return undefined
  const raw = rest.join(':')
  const found = filterCondition.safeParse({ field: decodeURIComponent(field), op, value: parseJson(raw) ?? raw })
  return found.success ? found.data : undefined
}

const OURS = ['q', 'f', 'sort', 'cols', 'rows'] as const

/** Writes the state into URL parameters `q`, `f` (one per condition), `sort`, `cols`, `rows`; other parameters of `base` are kept. */
export function encodeTableState(state: TableState, base?: URLSearchParams | string): URLSearchParams {
  const params = new URLSearchParams(base)
  for (const key of OURS) params.delete(key)
  if (state.search) params.set('q', state.search)
  for (const c of state.filter) params.append('f', `${encodeURIComponent(c.field)}:${c.op}:${encodeValue(c.value)}`)
  if (state.sort.length) params.set('sort', state.sort.map((s) => (s.direction === 'desc' ? '-' : '') + encodeURIComponent(s.field)).join(','))
  if (state.columns) params.set('cols', state.columns.map(encodeURIComponent).join(','))
  if (state.density) params.set('rows', state.density)
  return params
}

/** Reads what `encodeTableState` wrote. What can't be understood is left out: a link from an older version still opens. */
export function decodeTableState(source: URLSearchParams | string): TableState {
  const params = typeof source === 'string' ? new URLSearchParams(source) : source
  const list = (key: string) => (params.get(key) ?? '').split(',').filter(Boolean)
  const density = params.get('rows')
  return {
    search: params.get('q') ?? '',
    filter: params.getAll('f').flatMap((text) => { try { return decodeCondition(text) ?? [] } catch { return [] } }).slice(0, 20),
    sort: list('sort').slice(0, 3).map((s): SortOrder => (s.startsWith('-') ? { field: decodeURIComponent(s.slice(1)), direction: 'desc' } : { field: decodeURIComponent(s), direction: 'asc' })),
    ...(params.has('cols') ? { columns: list('cols').map(decodeURIComponent) } : {}),
    ...(density === 'compact' || density === 'comfortable' ? { density } : {}),
  }
}

/** What the list procedure is asked for this state. `limit` rows per page. */
export function toListInput(state: TableState, limit = 100): ListInput {
  return {
    ...(state.filter.length ? { filter: state.filter } : {}),
    ...(state.sort.length ? { sort: state.sort } : {}),
    ...(state.search.trim() ? { search: state.search.trim() } : {}),
    limit,
  }
}

/** The sort after a click on a column: upwards, downwards, none. With `add` (shift) the other columns stay, three at most. */
export function toggleSort(sort: readonly SortOrder[], field: string, add: boolean): SortOrder[] {
  const now = sort.find((s) => s.field === field)
  const next: SortOrder[] = !now ? [{ field, direction: 'asc' }] : now.direction === 'asc' ? [{ field, direction: 'desc' }] : []
  if (!add) return next
  const others = sort.filter((s) => s.field !== field)
  return [...others, ...next].slice(-3)
}

/** Whether two states show the same view; order of conditions matters, as it does to the reader. */
export function sameView(a: TableState, b: TableState): boolean {
  return encodeTableState(a).toString() === encodeTableState(b).toString()
}
