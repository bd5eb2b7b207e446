import { useClient, useRefresh } from '@colonnade/screens'
import { Badge, Button, cn, CopyButton, ErrorState, IconButton, Textarea, toast, useFormat } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Marked } from '../../lib/marked.tsx'
import { useText } from '../../locales/index.ts'
import type { Chunk } from './types.ts'

/** One passage: number, size, text; edited in place, after which it is embedded again. */
export function ChunkCard({ chunk, mayEdit, marked, words }: { chunk: Chunk; mayEdit: boolean; marked: boolean; words: string }) {
  const t = useText()
  const f = useFormat()
  const [editing, setEditing] = useState(false)
  const ref = useRef<HTMLElement>(null)
  useEffect(() => { if (marked) ref.current?.scrollIntoView({ block: 'center' }) }, [marked])
  return (
    <article ref={ref} aria-current={marked || undefined} className={cn('group rounded-md border bg-surface px-4 py-3', marked && 'border-accent shadow-[inset_3px_0_0_var(--accent)]')}>
      <header className="mb-1 flex h-7 items-center gap-2 text-sm text-muted">
        <span className="figures">#{f.number(chunk.chunkIndex + 1)}</span>
        <span className="tabular-nums">{t('chunk.tokens', { n: f.number(chunk.tokens) })}</span>
        {chunk.edited && <Badge tone="accent">{t('chunk.edited')}</Badge>}
        <span className="flex-1" />
        {!editing && <CopyButton value={chunk.content} className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100 max-sm:opacity-100" />}
        {!editing && mayEdit && <IconButton size="sm" label={t('chunk.edit')} onClick={() => setEditing(true)}><Pencil /></IconButton>}
      </header>
      {editing ? <ChunkEditor chunk={chunk} onDone={() => setEditing(false)} /> : <p className="leading-relaxed break-words whitespace-pre-wrap"><Marked text={chunk.content} words={words} /></p>}
    </article>
  )
}

function ChunkEditor({ chunk, onDone }: { chunk: Chunk; onDone: () => void }) {
  const t = useText()
  const client = useClient()
  const refresh = useRefresh(['ai', 'knowledgeChunk'])
  const [text, setText] = useState(chunk.content)
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.ai.knowledgeChunk.update.mutate({ id: chunk.id, contentHash: chunk.contentHash, content: text }),
    onSuccess: async () => { await refresh(); toast.success(t('chunk.saved')); onDone() },
  })
  const ready = text.trim() !== '' && text !== chunk.content
  return (
    <form className="flex flex-col gap-2.5" onSubmit={(e) => { e.preventDefault(); if (ready) save.mutate() }}
      onKeyDown={(e) => { if (e.key === 'Enter' && (e.metaKey || e.ctrlKey) && ready) { e.preventDefault(); save.mutate() } if (e.key === 'Escape' && !save.isPending) { e.preventDefault(); onDone() } }}>
      <Textarea autoFocus aria-label={t('chunk.edit')} value={text} maxLength={20_000} className="max-h-none leading-relaxed" onChange={(e) => setText(e.target.value)} />
      {save.error && <ErrorState compact error={save.error} />}
      <div className="flex items-center gap-2"><Button type="submit" look="primary" size="sm" disabled={!ready} busy={save.isPending}>{t('common.save')}</Button><Button size="sm" look="ghost" onClick={onDone}>{t('common.cancel')}</Button><span className="text-sm text-muted max-sm:hidden">{t('chunk.editLine')}</span></div>
    </form>
  )
}
