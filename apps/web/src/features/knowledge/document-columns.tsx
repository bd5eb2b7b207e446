import { Button, Progress, StatusBadge, useFormat, type Column } from '@colonnade/ui'
import { FileText, Globe, RotateCw, TextCursorInput } from 'lucide-react'
import { useMemo } from 'react'
import { useText } from '../../locales/index.ts'
import { inProgress, type Document } from './types.ts'

/** What a document was made from. */
export function SourceIcon({ source, className }: { source: string; className?: string }) {
  const Icon = source === 'url' ? Globe : source === 'text' ? TextCursorInput : FileText
  return <Icon aria-hidden className={className ?? 'size-4 shrink-0 text-muted'} />
}

/** A document's state: shape and word, how far while it is read, why when it failed. */
export function DocumentState({ document, live }: { document: Document; live?: Document }) {
  const t = useText()
  const f = useFormat()
  const now = live ?? document
  if (inProgress(now)) {
    const share = now.progress / 100
    return (
      <span className="flex items-center gap-2.5">
        <StatusBadge status={now.status} label={t(`document.status.${now.status}`)} plain />
        {now.status === 'processing' && <><Progress className="w-20 max-sm:flex-1" value={share} label={now.title} /><span className="figures text-sm text-muted">{f.percent(share)}</span></>}
      </span>
    )
  }
  return <StatusBadge status={now.status} label={t(`document.status.${now.status}`)} plain />
}

/** Columns of the documents of a base. */
export function useDocumentColumns({ progress, onRetry }: { progress: ReadonlyMap<string, Document>; onRetry?: (document: Document) => void }): Column<Document>[] {
  const t = useText()
  const f = useFormat()
  return useMemo((): Column<Document>[] => [
    {
      id: 'title', header: t('document.title'), width: 310, sortable: true, filter: { type: 'text' },
      cell: (d) => <span className="inline-flex max-w-full items-center gap-2 align-middle"><SourceIcon source={d.sourceType} /><span className="truncate font-medium">{d.title}</span></span>,
    },
    {
      id: 'status', header: t('document.state'), width: 280, sortable: true,
      filter: { type: 'enum', options: (['pending', 'processing', 'completed', 'failed'] as const).map((value) => ({ value, label: t(`document.status.${value}`) })) },
      cell: (d) => (
        <span className="flex min-w-0 items-center gap-2">
          <DocumentState document={d} live={progress.get(d.id)} />
          {d.status === 'failed' && !progress.has(d.id) && <><span className="min-w-0 flex-1 truncate text-sm text-fail-text" title={d.errorMessage ?? undefined}>{d.errorMessage}</span>{onRetry && <Button size="sm" look="ghost" icon={<RotateCw />} onClick={() => onRetry(d)}>{t('document.retry')}</Button>}</>}
        </span>
      ),
    },
    { id: 'chunkCount', header: t('knowledge.passages'), width: 110, align: 'end', mono: true, sortable: true, cell: (d) => (d.status === 'completed' ? f.number(d.chunkCount) : '—') },
    { id: 'fileSize', header: t('document.size'), width: 100, align: 'end', mono: true, sortable: true, cell: (d) => (d.fileSize === null ? '—' : f.bytes(d.fileSize)) },
    { id: 'sourceType', header: t('document.source'), width: 110, defaultHidden: true, filter: { type: 'enum', options: (['file', 'url', 'text'] as const).map((value) => ({ value, label: t(`document.sources.${value}`) })) }, cell: (d) => t(`document.sources.${d.sourceType}`) },
    { id: 'createdAt', header: t('document.added'), width: 140, sortable: true, filter: { type: 'date' }, cell: (d) => <time dateTime={d.createdAt} title={f.dateTime(d.createdAt)} className="text-muted">{f.relative(d.createdAt)}</time> },
  ], [t, f, progress, onRetry])
}
