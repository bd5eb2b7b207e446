import { useRefresh, useTRPC } from '@colonnade/screens'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { inProgress, type Document } from './types.ts'

/** The documents of a base that are being read now, by id; asked for often while there are any. What comes to its end is fetched anew everywhere. */
export function useProgress(baseId?: string): ReadonlyMap<string, Document> {
  const trpc = useTRPC()
  const refresh = useRefresh(['ai', 'knowledgeDocument'])
  const filter = [{ field: 'status', op: 'in' as const, value: ['pending', 'processing'] }, ...(baseId ? [{ field: 'knowledgeBaseId', op: 'eq' as const, value: baseId }] : [])]
  const { data } = useQuery({
    ...trpc.ai.knowledgeDocument.list.queryOptions({ filter, limit: 100 }),
    refetchInterval: (query) => (query.state.data?.items.some(inProgress) ? 1200 : 15_000), refetchIntervalInBackground: false,
  })
  const found = useMemo(() => new Map((data?.items ?? []).map((d) => [d.id, d as Document])), [data])
  const before = useRef(found)
  useEffect(() => {
    const ended = [...before.current.keys()].some((id) => !found.has(id))
    before.current = found
    if (ended) void refresh()
  }, [found, refresh])
  return found
}
