import type { SearchHit } from '@colonnade/contract/ai'
import { renderLink } from '@colonnade/screens'
import { cn, useFormat } from '@colonnade/ui'
import { Marked } from '../../../lib/marked.tsx'
import { useText } from '../../../locales/index.ts'

/** One of the two ways a passage was found, or both together: its score as a bar and a figure, its place in that list. */
function Score({ label, value, share, rank, strong }: { label: string; value: string | null; share: number; rank: string | null; strong?: boolean }) {
  const t = useText()
  return (
    <div className="grid grid-cols-[76px_minmax(40px,1fr)_56px_40px] items-center gap-2 text-sm">
      <dt className="truncate text-muted">{label}</dt>
      <dd className="h-1.5 overflow-hidden rounded-xs bg-line">{value !== null && <span className={cn('block h-full', strong ? 'bg-accent' : 'bg-[var(--series-2)]')} style={{ width: `${Math.max(2, Math.min(1, share) * 100)}%` }} />}</dd>
      <dd className={cn('figures text-right', strong && 'font-medium')}>{value ?? '—'}</dd>
      <dd className="figures text-right text-muted" title={rank ? t('search.rank', { n: rank }) : undefined}>{rank ? `#${rank}` : ''}</dd>
    </div>
  )
}

/** A passage that was found, where it stands, and its three scores. */
export function HitCard({ hit, rank, query, best }: { hit: SearchHit; rank: number; query: string; best: number }) {
  const t = useText()
  const f = useFormat()
  const four = (n: number) => f.number(n, { minimumFractionDigits: 3, maximumFractionDigits: 3 })
  const place = [hit.page === null ? null : t('chunk.page', { n: f.number(hit.page) }), hit.headingTrail.join(' / ') || null, `#${hit.chunkIndex + 1}`].filter(Boolean).join(' · ')
  return (
    <article className="grid gap-x-8 gap-y-3 rounded-md border bg-surface p-4 lg:grid-cols-[minmax(0,1fr)_280px]">
      <div className="min-w-0">
        <h3 className="flex items-baseline gap-2.5">
          <span className="figures text-muted">{f.number(rank)}</span>
          {renderLink({ href: `/knowledge/${hit.knowledgeBaseId}/documents/${hit.documentId}?chunk=${hit.chunkId}`, className: 'min-w-0 truncate underline-offset-3 hover:underline', children: hit.documentTitle })}
        </h3>
        <p className="mb-1.5 truncate text-sm text-muted">{place}</p>
        <p className="line-clamp-5 leading-relaxed break-words whitespace-pre-line"><Marked text={hit.content} words={query} /></p>
      </div>
      <dl className="flex flex-col gap-1.5 self-start lg:pt-1">
        <Score label={t('search.vector')} value={hit.vectorScore === null ? null : four(hit.vectorScore)} share={hit.vectorScore ?? 0} rank={hit.vectorRank === null ? null : f.number(hit.vectorRank)} />
        <Score label={t('search.text')} value={hit.textScore === null ? null : four(hit.textScore)} share={hit.textScore ?? 0} rank={hit.textRank === null ? null : f.number(hit.textRank)} />
        <Score strong label={t('search.fused')} value={four(hit.fused)} share={best ? hit.fused / best : 0} rank={f.number(rank)} />
      </dl>
    </article>
  )
}
