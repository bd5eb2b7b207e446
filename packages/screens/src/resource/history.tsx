import type { HistoryEntry } from '@colonnade/contract/kernel/verbs'
import { Button, CopyButton, ErrorState, humanise, Mono, Skeleton, useFormat } from '@colonnade/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useScreensText } from '../locales/index.ts'
import type { Entity, RowBase } from './entity.ts'

const hidden = new Set(['id', 'version', 'createdAt', 'updatedAt', 'tenantId', 'deletedAt'])
const actions = ['create', 'update', 'delete', 'restore', 'import'] as const

/** The fields an entry changed: with both values for an edit, the new ones for a start, the old ones for an end. */
export function changesOf({ oldValues, newValues }: Pick<HistoryEntry, 'oldValues' | 'newValues'>): { field: string; old: unknown; now: unknown }[] {
  const fields = new Set([...Object.keys(oldValues ?? {}), ...Object.keys(newValues ?? {})])
  // Where the name of what is pointed to stands beside its id, the name says it.
  const named = (f: string) => (f.endsWith('Id') && fields.has(`${f.slice(0, -2)}Name`)) || (f === 'baremetalId' && fields.has('hostName'))
  return [...fields].filter((f) => !hidden.has(f) && !named(f)).map((field) => ({ field, old: oldValues?.[field] ?? null, now: newValues?.[field] ?? null }))
    .filter((c) => JSON.stringify(c.old) !== JSON.stringify(c.now))
}

/** What happened to a record, the latest first: who, when, what changed, from where. */
export function History<Row extends RowBase>({ entity, id }: { entity: Pick<Entity<Row>, 'path' | 'api' | 'fieldLabel' | 'fieldValue'>; id: string }) {
  const t = useScreensText()
  const pages = useInfiniteQuery({
    queryKey: [[...entity.path, 'history'], { id }], initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => entity.api.history!.query({ id, cursor: pageParam, limit: 30 }),
    getNextPageParam: (last) => last.nextCursor,
  })
  if (pages.isError) return <ErrorState compact error={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.isPending) return <div className="flex flex-col gap-4">{[1, 2, 3].map((n) => <span key={n} className="flex flex-col gap-2"><Skeleton className="w-2/3" /><Skeleton className="w-1/2" /></span>)}</div>
  const entries = pages.data.pages.flatMap((p) => p.items)
  if (!entries.length) return <p className="text-muted">{t('history.empty')}</p>
  return (
    <>
      <ol className="flex flex-col">
        {entries.map((entry) => <li key={entry.id} className="relative border-l pb-5 pl-5 last:pb-1 before:absolute before:top-[0.45em] before:-left-[4px] before:size-[7px] before:rounded-full before:bg-line-strong before:content-['']"><Entry entry={entry} entity={entity as never} /></li>)}
      </ol>
      {pages.hasNextPage && <Button size="sm" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('history.older')}</Button>}
    </>
  )
}

/** One entry: the sentence, the changed fields, where it came from. */
export function Entry({ entry, entity }: { entry: HistoryEntry; entity: Pick<Entity<RowBase>, 'fieldLabel' | 'fieldValue'> }) {
  const t = useScreensText()
  const f = useFormat()
  const known = actions.find((a) => a === entry.action)
  const changes = changesOf(entry)
  return (
    <article>
      <p className="flex flex-wrap items-baseline gap-x-2"><strong className="font-medium">{entry.userName ?? t('history.someone')}</strong><span>{known ? t(`history.${known}`) : humanise(entry.action)}</span><time dateTime={entry.createdAt} title={f.dateTime(entry.createdAt, { dateStyle: 'full', timeStyle: 'long' })} className="text-muted">{f.dateTime(entry.createdAt)}</time></p>
      {entry.details && typeof entry.details['reason'] === 'string' && <p className="text-muted">{entry.details['reason']}</p>}
      {changes.length > 0 && <Changes changes={entry.oldValues ? changes : changes.filter((c) => c.now !== null && c.now !== '')} label={entity.fieldLabel} value={entity.fieldValue} arrows={Boolean(entry.oldValues && entry.newValues)} />}
      {(entry.ipAddress || entry.requestId) && (
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-sm text-muted">
          {entry.ipAddress && <Mono>{t('history.from', { ip: entry.ipAddress })}</Mono>}
          {entry.requestId && <span className="inline-flex items-center"><Mono title={entry.requestId}>{t('history.request', { id: entry.requestId.slice(0, 8) })}</Mono><CopyButton value={entry.requestId} /></span>}
        </p>
      )}
    </article>
  )
}

function Changes({ changes, label = humanise, value, arrows }: { changes: ReturnType<typeof changesOf>; label?: (field: string) => string; value?: (field: string, value: unknown) => ReactNode; arrows: boolean }) {
  const t = useScreensText()
  const show = (field: string, v: unknown): ReactNode => (v === null || v === '' ? <span className="text-muted">{t('history.nothing')}</span> : (value?.(field, v) ?? (typeof v === 'object' ? JSON.stringify(v) : String(v))))
  return (
    <dl className="mt-1.5 grid grid-cols-[minmax(88px,max-content)_1fr] gap-x-4 gap-y-0.5 rounded-md bg-raised px-3 py-2 text-sm">
      {changes.map((c) => (
        <div key={c.field} className="contents">
          <dt className="text-muted">{label(c.field)}</dt>
          <dd className="min-w-0 break-words">{arrows ? <><span className="text-muted line-through decoration-line-strong">{show(c.field, c.old)}</span> <ArrowRight aria-label="→" className="inline size-3 text-muted" /> {show(c.field, c.now)}</> : show(c.field, c.now ?? c.old)}</dd>
        </div>
      ))}
    </dl>
  )
}
