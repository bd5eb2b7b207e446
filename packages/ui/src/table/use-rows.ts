import type { Page } from '@colonnade/contract/kernel/paging'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useDebounced } from '../lib/hooks.ts'
import { toListInput } from './state.ts'
import type { DataTableProps } from './types.ts'

/** The rows of a list, page after page by cursor, and their exact number when asked for. */
export function useRows<T>({ queryKey, fetchPage, state, pageSize = 100 }: Pick<DataTableProps<T>, 'queryKey' | 'fetchPage' | 'state' | 'pageSize'>) {
  const search = useDebounced(state.search, 250)
  const input = useMemo(() => toListInput({ filter: state.filter, sort: state.sort, search }, pageSize), [state.filter, state.sort, search, pageSize])
  const key = JSON.stringify([input.filter, input.search])
  // The number belongs to one set of filters: others make it a question again.
  const [countFor, setCountFor] = useState<string>()
  const query = useInfiniteQuery({
    queryKey: [...queryKey, 'rows', input],
    queryFn: ({ pageParam, signal }): Promise<Page<T>> => fetchPage({ ...input, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  })
  const count = useQuery({
    queryKey: [...queryKey, 'count', input.filter, input.search],
    queryFn: async ({ signal }) => (await fetchPage({ ...input, limit: 1, count: true }, signal)).count ?? null,
    enabled: countFor === key,
  })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const complete = !query.hasNextPage && query.isSuccess && !query.isPlaceholderData
  return {
    rows, query, complete,
    count: complete ? rows.length : countFor === key ? (count.data ?? undefined) : undefined,
    counting: count.isFetching,
    askCount: () => setCountFor(key),
  }
}
/** What `useRows` gives. */
export type Rows<T> = ReturnType<typeof useRows<T>>
