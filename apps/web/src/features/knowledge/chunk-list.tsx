import { useClient, useUrl } from '@colonnade/screens'
import { Button, EmptyState, ErrorState, SearchInput, Skeleton, useDebounced, useFormat } from '@colonnade/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../locales/index.ts'
import { ChunkCard } from './chunk-card.tsx'
import { groupChunks, type ChunkGroup } from './group-chunks.ts'
import { inProgress, type Document } from './types.ts'

/** Where a group of passages stands in the document: page and heading, at their left. */
function Place({ group }: { group: ChunkGroup }) {
  const t = useText()
  const f = useFormat()
  return (
    <div className="sm:sticky sm:top-4 sm:self-start">
      {group.page !== null && <p className="font-medium">{t('chunk.page', { n: f.number(group.page) })}</p>}
      {group.trail.length > 0 && <p className="text-sm text-balance text-muted">{group.trail.map((heading, i) => <span key={i}>{i > 0 && <span aria-hidden className="text-line-strong"> / </span>}<span className={i === group.trail.length - 1 ? 'text-ink' : undefined}>{heading}</span></span>)}</p>}
      {group.page === null && group.trail.length === 0 && <p className="text-sm text-muted">{t('chunk.start')}</p>}
    </div>
  )
}

/** The passages of a document beside the places they come from; `?chunk=` marks the one a reader came for. */
export function ChunkList({ document, mayEdit }: { document: Document; mayEdit: boolean }) {
  const t = useText()
  const url = useUrl()
  const client = useClient()
  const [search, setSearch] = useState('')
  const settled = useDebounced(search.trim(), 250)
  const wanted = url.params.get('chunk')
  const list = useInfiniteQuery({
    queryKey: [['ai', 'knowledgeChunk', 'list'], { documentId: document.id, search: settled, chunks: document.chunkCount }], initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => client.ai.knowledgeChunk.list.query({ documentId: document.id, limit: 50, cursor: pageParam, ...(settled ? { search: settled } : {}) }, { signal }),
    getNextPageParam: (last) => last.nextCursor,
  })
  const chunks = list.data?.pages.flatMap((p) => p.items) ?? []
  // What a reader was sent to may stand far down: pages are fetched until it is there.
  const missing = wanted !== null && !settled && !chunks.some((c) => c.id === wanted)
  if (missing && list.hasNextPage && !list.isFetchingNextPage && !list.isError) queueMicrotask(() => void list.fetchNextPage())

  const body = () => {
    if (list.isError && !chunks.length) return <ErrorState compact error={list.error} onRetry={() => void list.refetch()} />
    if (list.isPending) return <div className="flex flex-col gap-4">{[1, 2, 3].map((n) => <span key={n} className="flex flex-col gap-2 rounded-md border bg-surface p-4"><Skeleton className="w-1/3" /><Skeleton /><Skeleton className="w-4/5" /></span>)}</div>
    if (!chunks.length) return <EmptyState sentence={settled ? t('chunk.noMatch') : inProgress(document) ? t('chunk.notYet') : t('chunk.none')} />
    return groupChunks(chunks).map((group) => (
      <section key={group.key} className="grid gap-x-5 gap-y-2 border-t pt-4 pb-2 first:border-t-0 first:pt-0 sm:grid-cols-[150px_minmax(0,1fr)]">
        <Place group={group} />
        <div className="flex min-w-0 flex-col gap-3">{group.chunks.map((chunk) => <ChunkCard key={chunk.id} chunk={chunk} mayEdit={mayEdit} marked={chunk.id === wanted} words={settled} />)}</div>
      </section>
    ))
  }
  return (
    <div className="min-w-0">
      {document.chunkCount > 0 && <SearchInput className="mb-5 max-w-80" value={search} onValue={setSearch} placeholder={t('chunk.search')} aria-label={t('chunk.search')} />}
      <div className="flex flex-col gap-3">{body()}</div>
      {list.hasNextPage && <Button className="mt-4 sm:ml-[170px]" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('common.loadMore')}</Button>}
    </div>
  )
}
