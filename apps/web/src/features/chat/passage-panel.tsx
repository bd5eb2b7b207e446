import type { Citation } from '@colonnade/contract/ai'
import { renderLink, useTRPC } from '@colonnade/screens'
import { cn, ErrorState, IconButton, Skeleton, useFormat, useIsPhone, useKey } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { ArrowUpRight, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useText } from '../../locales/index.ts'
import { quoteIn } from './quote-in.ts'

/** The passage a mark points to, with what stands before and after it; the quoted words are marked. */
export function PassagePanel({ citation, onClose }: { citation: Citation; onClose: () => void }) {
  const t = useText()
  const f = useFormat()
  const trpc = useTRPC()
  const phone = useIsPhone()
  const passage = useQuery({ ...trpc.ai.knowledgeChunk.passage.queryOptions({ id: citation.chunkId }), retry: false })
  useKey({ escape: onClose })
  const place = [citation.page === null ? null : t('chunk.page', { n: f.number(citation.page) }), citation.headingTrail.join(' / ') || null].filter(Boolean).join(' · ')
  const { documentId, knowledgeBaseId, chunkId, documentTitle } = citation
  return (
    <aside aria-label={t('chat.passage', { n: citation.n })} className={cn('enter-right flex min-h-0 w-[400px] shrink-0 flex-col border-l bg-surface max-xl:fixed max-xl:inset-y-0 max-xl:right-0 max-xl:z-40 max-xl:shadow-panel', phone && 'w-full border-l-0')}>
      <header className="flex items-start gap-3 border-b py-2.5 pr-2 pl-5">
        <span className="mt-1.5 grid size-6 shrink-0 place-items-center rounded-sm bg-accent font-mono text-sm text-on-accent">{citation.n}</span>
        <div className="min-w-0 flex-1 pt-1"><h2 className="truncate" title={documentTitle}>{documentTitle}</h2>{place && <p className="text-sm text-balance text-muted">{place}</p>}</div>
        <IconButton label={t('common.close')} hint="Esc" onClick={onClose}><X /></IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 leading-relaxed">
        {passage.isError && <><Quote text={citation.quote} /><ErrorState compact className="mt-4" error={passage.error} onRetry={() => void passage.refetch()} /></>}
        {passage.isPending && <div className="flex flex-col gap-2.5">{[90, 100, 80, 95, 60].map((w, i) => <span key={i} style={{ width: `${w}%` }}><Skeleton /></span>)}</div>}
        {passage.data && <Around before={passage.data.before?.content} after={passage.data.after?.content} content={passage.data.chunk.content} quote={citation.quote} />}
      </div>
      <footer className="border-t px-5 py-2.5">{renderLink({ href: `/knowledge/${knowledgeBaseId}/documents/${documentId}?chunk=${chunkId}`, className: 'inline-flex items-center gap-1 text-accent-text underline-offset-3 hover:underline', children: <>{t('chat.openDocument')}<ArrowUpRight className="size-4" /></> })}</footer>
    </aside>
  )
}

function Quote({ text }: { text: string }) {
  const ref = useRef<HTMLElement>(null)
  useEffect(() => { ref.current?.scrollIntoView?.({ block: 'center' }) }, [text])
  return <mark ref={ref} className="rounded-xs bg-[color-mix(in_oklab,var(--warn)_28%,transparent)] box-decoration-clone py-px text-inherit">{text}</mark>
}

function Around({ before, content, after, quote }: { before?: string; content: string; after?: string; quote: string }) {
  const at = quoteIn(content, quote)
  const beside = 'text-muted whitespace-pre-line break-words'
  return (
    <>
      {before && <p className={cn(beside, 'mb-3 line-clamp-6')}>{before}</p>}
      <p className="border-l-2 border-accent pl-3.5 break-words whitespace-pre-line">{at ? <>{content.slice(0, at[0])}<Quote text={content.slice(at[0], at[1])} />{content.slice(at[1])}</> : <Quote text={content} />}</p>
      {after && <p className={cn(beside, 'mt-3 line-clamp-6')}>{after}</p>}
    </>
  )
}
