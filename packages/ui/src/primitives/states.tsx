import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { toErrorShape } from '../lib/errors.ts'
import { useFieldLabel, useUiText } from '../lib/i18n.ts'
import { StatusShape } from './badge.tsx'
import { Button } from './button.tsx'
import { CopyButton } from './copy.tsx'
import { Mono } from './text.tsx'

/** Nothing yet: one sentence, one primary action, one link to the guide. */
export function EmptyState({ sentence, action, link, className }: { sentence: ReactNode; action?: ReactNode; link?: ReactNode; className?: string }) {
  return (
    <div className={cn('flex flex-col items-center justify-center gap-4 px-6 py-14 text-center', className)}>
      <svg aria-hidden viewBox="0 0 72 40" className="h-10 text-line-strong" fill="none" stroke="currentColor" strokeWidth="1.2">
        <path d="M4 6h64M8 36h56" />
        {[12, 24, 36, 48, 60].map((x) => <path key={x} d={`M${x - 2.5} 10v22M${x + 2.5} 10v22`} strokeDasharray="2 2.4" />)}
      </svg>
      <p className="max-w-[46ch] text-balance">{sentence}</p>
      {(action || link) && <div className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2">{action}{link && <span className="text-accent-text underline-offset-3 [&_a:hover]:underline">{link}</span>}</div>}
    </div>
  )
}

/** Props of `ErrorState`: anything thrown. `onRetry` shows a button; `compact` fits a card or a panel. */
export interface ErrorStateProps { error: unknown; title?: ReactNode; onRetry?: () => void; compact?: boolean; className?: string }

/** What failed, why, what to do now, and the request id to copy. */
export function ErrorState({ error, title, onRetry, compact, className }: ErrorStateProps) {
  const t = useUiText()
  const label = useFieldLabel()
  const shape = toErrorShape(error)
  // what the sentence says already is not said of a field once more
  const fields = shape.fields?.filter((f) => !shape.message.includes(f.message.replace(/\.$/, ''))) ?? []
  return (
    <div role="alert" className={cn('flex flex-col items-start gap-3 rounded-md border border-l-3 border-l-fail bg-surface', compact ? 'p-3' : 'mx-auto my-8 w-full max-w-xl p-5', className)}>
      <h3 className="flex items-center gap-2"><StatusShape tone="fail" />{title ?? t('error.title')}</h3>
      <p>{shape.message}</p>
      {fields.length > 0 && (
        <ul className="list-disc pl-5">{fields.map((f) => <li key={f.path}>{label(f.path) ?? <Mono>{f.path}</Mono>}: {f.message}</li>)}</ul>
      )}
      {shape.remedy && <p className="text-muted">{shape.remedy}</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {onRetry && <Button size="sm" icon={<RotateCw />} onClick={onRetry}>{t('common.retry')}</Button>}
        {shape.requestId && (
          <span className="inline-flex items-center gap-1 text-sm text-muted">{t('error.requestId')} <Mono className="text-ink">{shape.requestId}</Mono><CopyButton value={shape.requestId} label={t('error.copyId')} /></span>
        )}
      </div>
    </div>
  )
}
