import type { Outputs } from '@colonnade/client'
import type { AttachableType } from '@colonnade/contract/datacenter'
import { useClient, useMay, useMe, useRefresh } from '@colonnade/screens'
import { Button, ErrorState, IconButton, Skeleton, StatusBadge, toast, useFormat, type Tone } from '@colonnade/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { NoteForm } from './note-form.tsx'

/** A note as a record shows it. */
export type Note = Outputs['datacenter']['journal']['list']['items'][number]

const tones: Record<Note['kind'], Tone> = { info: 'accent', success: 'good', warning: 'warn', danger: 'fail' }
const PAGE = 20

/** Operators' notes on a record, newest first, with a place to write one. */
export function RecordJournal({ type, id }: { type: AttachableType; id: string }) {
  const t = useConsoleText()
  const client = useClient()
  const may = useMay()
  const pages = useInfiniteQuery({
    queryKey: [['datacenter', 'journal', 'list'], { type, id }], initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => client.datacenter.journal.list.query({ filter: [{ field: 'resourceType', op: 'eq', value: type }, { field: 'resourceId', op: 'eq', value: id }], cursor: pageParam, limit: PAGE }),
    getNextPageParam: (last) => last.nextCursor,
  })
  const notes = pages.data?.pages.flatMap((p) => p.items) ?? []
  return (
    <div className="flex flex-col gap-4">
      {may('journal:create') && <NoteForm type={type} id={id} />}
      {pages.isError && <ErrorState compact error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && [1, 2].map((n) => <Skeleton key={n} className="h-12" />)}
      {pages.data && !notes.length && <p className="text-muted">{t('journal.none')}</p>}
      <ol className="flex flex-col divide-y border-y empty:hidden">{notes.map((note) => <li key={note.id} className="py-3"><Entry note={note} /></li>)}</ol>
      {pages.hasNextPage && <Button size="sm" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()} className="self-start">{t('journal.older')}</Button>}
    </div>
  )
}

function Entry({ note }: { note: Note }) {
  const t = useConsoleText()
  const f = useFormat()
  const me = useMe()
  const may = useMay()
  const fields = useFields('journal')
  const client = useClient()
  const refresh = useRefresh(['datacenter', 'journal'])
  const [editing, setEditing] = useState(false)
  const mine = note.authorId === me.userId
  const drop = async () => {
    try {
      await client.datacenter.journal.remove.mutate({ ids: [note.id] })
      await refresh()
      toast.undo(t('journal.deleted'), async () => { await client.datacenter.journal.restore.mutate({ ids: [note.id] }); await refresh() })
    } catch (error) { toast.error(error) }
  }
  if (editing) return <NoteForm type={note.resourceType as AttachableType} id={note.resourceId} note={note} onDone={() => setEditing(false)} />
  return (
    <article className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <header className="flex flex-wrap items-baseline gap-x-2">
          <StatusBadge plain status={note.kind} tone={tones[note.kind]} label={fields.option(note.kind)} />
          <strong className="font-medium">{note.authorName ?? t('overview.system')}</strong>
          <time dateTime={note.createdAt} title={f.dateTime(note.createdAt, { dateStyle: 'full', timeStyle: 'long' })} className="text-sm text-muted">{f.dateTime(note.createdAt)}{note.version > 1 && ` · ${t('journal.edited')}`}</time>
        </header>
        <p className="mt-1 break-words whitespace-pre-wrap">{note.text}</p>
      </div>
      {mine && <span className="flex shrink-0">
        {may('journal:update') && <IconButton size="sm" label={t('journal.edit')} onClick={() => setEditing(true)}><Pencil /></IconButton>}
        {may('journal:delete') && <IconButton size="sm" label={t('journal.delete')} onClick={() => void drop()}><Trash2 /></IconButton>}
      </span>}
    </article>
  )
}
