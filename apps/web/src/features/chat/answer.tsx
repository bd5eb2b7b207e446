import type { Citation } from '@colonnade/contract/ai'
import { Badge, Button, cn, CopyButton, ErrorState, Mono, StatusShape, useFormat } from '@colonnade/ui'
import { RotateCw, Square } from 'lucide-react'
import { useText } from '../../locales/index.ts'
import { cost } from '../../lib/cost.ts'
import { AnswerText } from './answer-text.tsx'
import type { Message } from './types.ts'
import { useAnswerStream } from './use-answer-stream.ts'

interface Props { message: Message; open?: string; onCite: (citation: Citation) => void; onEnd: (message: Message) => void; onStop?: () => void; onRetry?: () => void; busy?: boolean }

/** What an answer was written by and what it cost, in its margin (under it on a narrow screen). */
function Margin({ message }: { message: Message }) {
  const t = useText()
  const f = useFormat()
  const figures = [
    message.cost === null ? null : t('chat.cost', { cost: cost(message.cost, f) }),
    message.tokensUsed === null ? null : t('chunk.tokens', { n: f.number(message.tokensUsed) }),
    message.latencyMs === null ? null : `${f.number(message.latencyMs / 1000, { maximumFractionDigits: 1, minimumFractionDigits: 1 })} s`,
  ].filter(Boolean)
  if (!message.modelName && !figures.length) return null
  return (
    <aside aria-label={t('chat.about')} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-sm text-muted @3xl:flex-col @3xl:pt-0.5">
      {message.modelName && <span className="flex max-w-full flex-wrap items-baseline gap-1.5"><Mono className="break-all text-ink">{message.modelName}</Mono>{message.local && <Badge tone="accent">{t('model.local')}</Badge>}</span>}
      {figures.map((figure) => <span key={figure} className="figures">{figure}</span>)}
    </aside>
  )
}

/** One answer: text with its marks, its sources under it, what it cost at its side, stop and retry below. */
export function Answer({ message, open, onCite, onEnd, onStop, onRetry, busy }: Props) {
  const t = useText()
  const text = useAnswerStream(message, onEnd)
  const growing = message.status === 'streaming'
  return (
    <article aria-busy={growing} className="grid gap-x-6 gap-y-2 @3xl:grid-cols-[minmax(0,1fr)_132px]">
      <div className="min-w-0">
        {text ? <AnswerText text={text} citations={message.citations} open={open} onCite={onCite} growing={growing} /> : growing && <p role="status" className="pulse-slow text-muted">{t('chat.thinking')}</p>}
        {message.status === 'failed' && message.error && <ErrorState compact className="mt-2" error={{ shape: message.error }} onRetry={onRetry} />}
        {message.status === 'stopped' && <p className="mt-2 flex items-center gap-2 text-sm text-muted"><StatusShape tone="idle" />{t('chat.stopped')}</p>}
        {message.citations.length > 0 && <Sources citations={message.citations} open={open} onCite={onCite} />}
        <div className="no-print mt-1.5 flex min-h-8 items-center gap-1">
          {growing
            ? onStop && <Button size="sm" icon={<Square className="fill-current" />} onClick={onStop}>{t('chat.stop')}</Button>
            : <>{text && <CopyButton value={text} />}{onRetry && message.status !== 'failed' && <Button size="sm" look="ghost" className="text-muted" icon={<RotateCw />} busy={busy} onClick={onRetry}>{t('chat.retry')}</Button>}</>}
        </div>
      </div>
      {!growing && <Margin message={message} />}
    </article>
  )
}

function Sources({ citations, open, onCite }: { citations: readonly Citation[]; open?: string; onCite: (citation: Citation) => void }) {
  const t = useText()
  const f = useFormat()
  return (
    <ul aria-label={t('chat.sources')} className="mt-3 flex flex-wrap gap-1.5">
      {citations.toSorted((a, b) => a.n - b.n).map((c) => (
        <li key={c.n} className="min-w-0">
          <button type="button" aria-pressed={open === c.chunkId} onClick={() => onCite(c)} className={cn('flex max-w-full items-center gap-1.5 rounded-sm border bg-surface py-0.5 pr-2 pl-1 text-sm hover:border-line-strong aria-pressed:border-accent')}>
            <span className="grid size-[1.5em] shrink-0 place-items-center rounded-xs bg-accent-soft font-mono text-[0.85em] text-accent-text">{c.n}</span>
            <span className="truncate">{c.documentTitle}</span>
            {c.page !== null && <span className="shrink-0 text-muted">{t('chat.page', { n: f.number(c.page) })}</span>}
          </button>
        </li>
      ))}
    </ul>
  )
}
