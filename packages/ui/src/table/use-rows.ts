import type { Page } from '@colonnade/contract/kernel/paging'
import { useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useDebounced } from '../lib/hooks.ts'
import { askFor, emptyBook, note, PAGES_AROUND, rowsOf, torn, totalOf, type Book, type Loaded } from './pages.ts'
import { toListInput } from './state.ts'
import type { DataTableProps } from './types.ts'

/** A jump's target is asked for once the bar has held still for so long, in ms: what it passes by is not. */
const STILL_MS = 80

interface Span { list: string; from: number; to: number }
const stretch = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** Many pages as one question. */
function together<T>(results: UseQueryResult<Loaded<T>>[]) {
  const known = results.filter((r) => r.data !== undefined)
  return {
    pages: results.map((r) => r.data), fresh: results.map((r) => (r.isPlaceholderData ? undefined : r.data)),
    isFetching: results.some((r) => r.isFetching), failed: results.some((r) => r.isError && r.data === undefined), isError: results.some((r) => r.isError),
    error: results.find((r) => r.isError)?.error ?? null, dataUpdatedAt: known.length ? Math.min(...known.map((r) => r.dataUpdatedAt)) : 0,
    refetch: () => Promise.all(results.map((r) => r.refetch())), retry: () => { for (const r of results) if (r.isError) void r.refetch() },
  }
}

/** How a list is asked for, page by page: each is a query of its own, so that a change fetches only what is in sight again. */
function usePages<T>({ queryKey, fetchPage, pageSize }: Pick<DataTableProps<T>, 'queryKey' | 'fetchPage'> & { pageSize: number }, input: ReturnType<typeof toListInput>, list: string, { from, to }: Span) {
  const client = useQueryClient()
  // one book for each list, begun anew with another filter or order
  const book = useMemo((): Book & { list: string } => ({ ...emptyBook(), list }), [list])
  const shown = useRef(new Map<number, Loaded<T>>())
  const keyOf = useCallback((page: number) => [...queryKey, 'rows', input, page], [queryKey, input])
  const optionsOf = (page: number) => ({
    queryKey: keyOf(page),
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Loaded<T>> => {
      const place = askFor(book, page, pageSize)
      const got = await fetchPage({ ...input, ...place }, signal)
      note(book, page, got, pageSize)
      return { ...got, after: place.skip ? undefined : (place.cursor ?? null) }
    },
  })
  const query = useQueries({ queries: stretch(from, to).map((page) => ({ ...optionsOf(page), placeholderData: () => shown.current.get(page) })), combine: together as typeof together<T> })
  const { pages, fresh, isFetching } = query
  // also what came from the cache, which nobody asked for here
  for (const [i, page] of fresh.entries()) if (page) note(book, from + i, page, pageSize)
  useEffect(() => { shown.current = new Map(pages.flatMap((page, i) => (page ? [[from + i, page] as const] : []))) }, [pages, from])
  useEffect(() => {
    if (!isFetching) for (const page of torn({ from, pages: fresh })) void client.refetchQueries({ queryKey: keyOf(page), exact: true })
  }, [client, fresh, from, isFetching, keyOf])
  useEffect(() => {
    for (const page of book.fetched) {
      if (page < 2 || (page >= from - PAGES_AROUND && page <= to + PAGES_AROUND)) continue
      client.removeQueries({ queryKey: keyOf(page), exact: true, type: 'inactive' })
      book.fetched.delete(page)
    }
  }, [client, book, from, to, keyOf])
  return { client, query, book, optionsOf, keyOf }
}

/** Which pages are near what is in sight. `onFar` hears of the first that is not the list's first. */
function useSpan(list: string, pageSize: number, onFar: () => void) {
  const [asked, setSpan] = useState<Span>({ list, from: 0, to: 0 })
  const span = asked.list === list ? asked : { list, from: 0, to: 0 }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  /** Says which rows are in sight; their pages are fetched, and those that will come next. */
  const show = (first: number, last: number, total: number) => {
    const pageAt = (row: number) => Math.max(0, Math.floor(Math.min(total - 1, row) / pageSize))
    const next = { list, from: pageAt(first), to: pageAt(last + (first > 0 ? 60 : 25)) }
    clearTimeout(timer.current)
    if (next.from === span.from && next.to === span.to) return
    const go = () => { setSpan(next); if (next.to > 0) onFar() }
    if (next.from > span.to + 1 || next.to < span.from - 1) timer.current = setTimeout(go, STILL_MS)
    else go()
  }
  return { span, show }
}

/** The exact number of rows, once it is asked for. It belongs to one set of filters: others make it a question again. */
function useCount<T>({ queryKey, fetchPage }: Pick<DataTableProps<T>, 'queryKey' | 'fetchPage'>, input: ReturnType<typeof toListInput>) {
  const counted = JSON.stringify([queryKey, input.filter, input.search])
  const [countFor, setCountFor] = useState<string>()
  const asked = countFor === counted
  const count = useQuery({
    queryKey: [...queryKey, 'count', input.filter, input.search],
    queryFn: async ({ signal }) => (await fetchPage({ ...input, limit: 1, count: true }, signal)).count ?? null,
    enabled: asked,
  })
  const number = asked ? (count.data ?? undefined) : undefined
  return { number, counting: count.isFetching && number === undefined, askCount: () => setCountFor(counted) }
}

/**
 * The rows of a list, by their place in it. Pages follow each other by cursor; one that is jumped to is counted off from the nearest cursor. Only those near what is in sight are kept.
 * The exact number is asked for by a person, or once somebody scrolls: the bar is then as long as the list.
 */
export function useRows<T>(props: Pick<DataTableProps<T>, 'queryKey' | 'fetchPage' | 'state' | 'pageSize'>, id: (row: T) => string) {
  const { queryKey, fetchPage, state, pageSize = 100 } = props
  const search = useDebounced(state.search, 250)
  const input = useMemo(() => toListInput({ filter: state.filter, sort: state.sort, search }, pageSize), [state.filter, state.sort, search, pageSize])
  const list = JSON.stringify([queryKey, input])
  const { number, counting, askCount } = useCount(props, input)
  const { span, show } = useSpan(list, pageSize, askCount)
  const { from } = span
  const { client, query, book, optionsOf, keyOf } = usePages({ queryKey, fetchPage, pageSize }, input, list, span)
  const before = query.fresh.every((page) => !page) && query.pages.some(Boolean) // another list's rows, until this one's come
  const { total, exact } = totalOf({ from, pages: query.pages }, pageSize, before ? undefined : number, before ? query.pages.reduce((n, page) => n + (page?.items.length ?? 0), 0) : book.far)
  const { byIndex, indexOf } = useMemo(() => rowsOf({ from, pages: query.pages }, pageSize, id), [from, query.pages, pageSize, id])
  return {
    query: { ...query, isPending: !query.pages.some(Boolean) && !query.isError && book.far === 0, data: query.pages.find(Boolean) },
    total, complete: exact && !before, count: exact && !before ? total : undefined, counting, askCount,
    /** rows that were fetched at least, for who asks before they were counted */
    seen: Math.max(...query.pages.map((page, i) => (from + i) * pageSize + (page?.items.length ?? 0)), 0),
    at: (index: number): T | undefined => byIndex.get(index), placeOf: (rowId: string): number => indexOf.get(rowId) ?? -1,
    /** the rows that are at hand, in their order */
    loaded: (): T[] => [...book.fetched].toSorted((a, b) => a - b).flatMap((page) => client.getQueryData<Page<T>>(keyOf(page))?.items ?? []),
    show: (first: number, last: number) => show(first, last, total),
    /** the rows of the pages between two places, as they are now: one page after the other, each from where the one before it ended */
    between: async (one: number, other: number): Promise<T[]> => {
      const rows: T[] = []
      for (const page of stretch(Math.floor(Math.min(one, other) / pageSize), Math.floor(Math.max(one, other) / pageSize))) rows.push(...(await client.fetchQuery(optionsOf(page))).items)
      return rows
    },
    /** which list this is: its filter, search and order */
    key: list,
  }
}
/** What `useRows` gives. */
export type Rows<T> = ReturnType<typeof useRows<T>>
