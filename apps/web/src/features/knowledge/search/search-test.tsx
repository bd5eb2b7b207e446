import type { SearchResult } from '@colonnade/contract/ai'
import { useClient, useUrl } from '@colonnade/screens'
import { Badge, Button, EmptyState, ErrorState, Field, Input, Select, Skeleton, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../../../locales/index.ts'
import { HitCard } from './hit-card.tsx'
import { Recall } from './recall.tsx'

/** Asks a question of a base and shows why each passage was found: vector score, text score, the rank they make together. */
export function SearchTest({ baseId, empty }: { baseId: string; empty: boolean }) {
  const t = useText()
  const url = useUrl()
  const client = useClient()
  const asked = url.params.get('query') ?? ''
  const topK = Number(url.params.get('top') ?? 10)
  const threshold = Number(url.params.get('least') ?? 0)
  const [text, setText] = useState(asked)
  const [chosen, setChosen] = useState({ topK, threshold })
  const input = { knowledgeBaseIds: [baseId], query: asked, topK, ...(threshold > 0 ? { threshold } : {}) }
  const search = useQuery({ queryKey: [['ai', 'knowledge', 'search'], { input }], queryFn: ({ signal }) => client.ai.knowledge.search.query(input, { signal }), enabled: asked !== '', staleTime: 60_000, refetchOnWindowFocus: false })
  const submit = () => {
    const query = text.trim()
    if (query === asked && chosen.topK === topK && chosen.threshold === threshold) void search.refetch()
    else url.set({ query: query || null, top: chosen.topK === 10 ? null : String(chosen.topK), least: chosen.threshold > 0 ? String(chosen.threshold) : null }, { replace: true })
  }
  if (empty) return <EmptyState sentence={t('search.nothingYet')} />
  return (
    <div className="min-h-0 flex-1 overflow-y-auto pb-8">
      <form className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_110px_150px_auto]" onSubmit={(e) => { e.preventDefault(); if (text.trim()) submit() }}>
        <Field label={t('search.query')}><Input autoFocus value={text} maxLength={4000} placeholder={t('search.placeholder')} onChange={(e) => setText(e.target.value)} /></Field>
        <Field label={t('search.topK')}><Select value={String(chosen.topK)} onValue={(v) => setChosen({ ...chosen, topK: Number(v) })} options={['5', '10', '20', '50'].map((value) => ({ value, label: value }))} /></Field>
        <Field label={t('search.threshold')}><Select value={String(chosen.threshold)} onValue={(v) => setChosen({ ...chosen, threshold: Number(v) })} options={[0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((n) => ({ value: String(n), label: n === 0 ? t('search.noThreshold') : n.toFixed(1) }))} /></Field>
        <Button type="submit" look="primary" icon={<Search />} disabled={!text.trim()} busy={search.isFetching && search.isPending}>{t('search.run')}</Button>
      </form>
      <div className="mt-5">
        {asked === '' && <p className="max-w-[62ch] text-muted">{t('search.explain')}</p>}
        {search.isError && <ErrorState error={search.error} onRetry={() => void search.refetch()} />}
        {asked !== '' && search.isPending && <div className="flex flex-col gap-3">{[1, 2, 3].map((n) => <span key={n} className="flex flex-col gap-2 rounded-md border bg-surface p-4"><Skeleton className="w-1/3" /><Skeleton /><Skeleton className="w-3/4" /></span>)}</div>}
        {search.data && <Found result={search.data} query={asked} baseId={baseId} topK={topK} />}
      </div>
    </div>
  )
}

function Found({ result, query, baseId, topK }: { result: SearchResult; query: string; baseId: string; topK: number }) {
  const t = useText()
  const f = useFormat()
  const best = result.hits[0]?.fused ?? 1
  return (
    <>
      <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted" role="status">
        <span className="text-ink">{t('search.found', { n: f.number(result.hits.length), chunks: f.number(result.chunkCount) })}</span>
        <span className="tabular-nums">{t('search.took', { ms: f.number(result.latencyMs), embed: f.number(result.embeddingMs) })}</span>
        <span>{t(`search.method.${result.method}`)}</span>
        {result.embeddingModels.map((name) => <Badge key={name}>{name}</Badge>)}
        {result.local && <Badge tone="accent">{t('model.local')}</Badge>}
      </p>
      {result.degraded && <p role="alert" className="mb-3 rounded-md border bg-warn-soft px-4 py-2.5">{t('search.degraded')} {result.degraded.message}</p>}
      {result.hits.length === 0
        ? <EmptyState sentence={t('search.none')} />
        : <ol className="flex flex-col gap-3">{result.hits.map((hit, i) => <li key={hit.chunkId}><HitCard hit={hit} rank={i + 1} query={query} best={best} /></li>)}</ol>}
      {result.method !== 'none' && result.hits.length > 0 && <Recall key={query + topK} baseId={baseId} query={query} topK={topK} />}
    </>
  )
}
