import type { ListInput } from '@colonnade/contract/kernel/paging'
import { useClient, useGo, useMay, useRefresh, useUrl } from '@colonnade/screens'
import { Button, DataTable, decodeTableState, DropdownMenu, EmptyState, encodeTableState, toast, useFormat, type BulkAction } from '@colonnade/ui'
import { ChevronDown, FileUp, Globe, RotateCw, TextCursorInput, Trash2 } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import { useText } from '../../locales/index.ts'
import { AddSource } from './add-source.tsx'
import { useDocumentColumns } from './document-columns.tsx'
import { DropZone } from './drop-zone.tsx'
import type { Document } from './types.ts'
import { accept } from './upload.ts'
import { UploadList } from './upload-list.tsx'
import { useUploads } from './uploads.tsx'
import { useProgress } from './use-progress.ts'

/** Deletes documents, with ten seconds to take it back; tries failed ones again. */
function useDocumentActions() {
  const t = useText()
  const f = useFormat()
  const client = useClient()
  const refresh = useRefresh(['ai', 'knowledgeDocument'])
  return useMemo(() => {
    const restore = async (ids: string[]) => { await client.ai.knowledgeDocument.restore.mutate({ ids }); await refresh() }
    return {
      remove: async (rows: readonly Document[]) => {
        const ids = rows.map((d) => d.id)
        try { await client.ai.knowledgeDocument.remove.mutate({ ids }) } catch (error) { toast.error(error); return false }
        await refresh()
        toast.undo(rows.length === 1 ? t('document.deletedOne', { name: rows[0]!.title }) : t('document.deletedMany', { n: f.number(rows.length) }), () => restore(ids))
        return true
      },
      retry: async (rows: readonly Document[]) => {
        try { for (const { id } of rows.filter((d) => d.status === 'failed')) await client.ai.knowledgeDocument.retry.mutate({ id }) } catch (error) { toast.error(error); return false }
        await refresh()
        return true
      },
    }
  }, [client, refresh, t, f])
}

/** The documents of a base: drop files anywhere, watch them being read, mend what failed. */
export function DocumentsTab({ baseId }: { baseId: string }) {
  const t = useText()
  const url = useUrl()
  const go = useGo()
  const may = useMay()
  const client = useClient()
  const picker = useRef<HTMLInputElement>(null)
  const { add } = useUploads(baseId)
  const progress = useProgress(baseId)
  const { remove, retry } = useDocumentActions()
  const retryOne = useCallback((document: Document) => void retry([document]), [retry])
  const mayAdd = may('knowledge_documents:create')
  const mayRetry = may('knowledge_documents:update')

  const fetchPage = useCallback((input: ListInput, signal?: AbortSignal) => client.ai.knowledgeDocument.list.query({ ...input, filter: [...(input.filter ?? []), { field: 'knowledgeBaseId', op: 'eq', value: baseId }] }, { signal }), [client, baseId])
  const state = useMemo(() => { const read = decodeTableState(url.params); return read.sort.length ? read : { ...read, sort: [{ field: 'createdAt', direction: 'desc' as const }] } }, [url.params])
  const columns = useDocumentColumns({ progress, onRetry: mayRetry ? retryOne : undefined })
  const bulk: BulkAction<Document>[] = [
    ...(mayRetry ? [{ id: 'retry', label: t('document.retry'), icon: <RotateCw />, run: (rows: Document[]) => retry(rows) }] : []),
    ...(may('knowledge_documents:delete') ? [{ id: 'delete', label: t('common.delete'), icon: <Trash2 />, danger: true, run: (rows: Document[]) => remove(rows) }] : []),
  ]
  const choose = () => picker.current?.click()
  const addMenu = mayAdd && (
    <div className="flex">
      <Button look="primary" icon={<FileUp />} onClick={choose} className="rounded-r-none">{t('upload.choose')}</Button>
      <DropdownMenu label={t('document.addOther')} items={[
        { id: 'url', label: t('document.addUrl'), icon: <Globe />, onSelect: () => url.set({ add: 'url' }) },
        { id: 'text', label: t('document.addText'), icon: <TextCursorInput />, onSelect: () => url.set({ add: 'text' }) },
      ]}>
        <Button look="primary" aria-label={t('document.addOther')} className="rounded-l-none border-l-[color-mix(in_oklab,var(--on-accent)_35%,transparent)] px-2"><ChevronDown /></Button>
      </DropdownMenu>
    </div>
  )
  return (
    <DropZone disabled={!mayAdd} onFiles={(files) => add(baseId, files)} className="flex min-h-0 flex-1 flex-col">
      <input ref={picker} type="file" multiple accept={accept} hidden data-testid="files" onChange={(e) => { add(baseId, [...(e.target.files ?? [])]); e.target.value = '' }} />
      <UploadList baseId={baseId} />
      <DataTable<Document> label={t('knowledge.documents')} columns={columns} queryKey={[['ai', 'knowledgeDocument', 'list'], { baseId }]} fetchPage={fetchPage} state={state}
        onStateChange={(next) => url.write(encodeTableState(next, url.params), { replace: true })} rowTone={(d) => (d.status === 'failed' ? 'fail' : undefined)}
        rowHref={(d) => `/knowledge/${baseId}/documents/${d.id}`} onOpenRow={(d) => go(`/knowledge/${baseId}/documents/${d.id}`)} bulkActions={bulk.length ? bulk : undefined} actions={addMenu}
        empty={mayAdd
          ? <button type="button" onClick={choose} className="mx-auto my-6 flex w-full max-w-2xl flex-col items-center gap-2 rounded-md border-2 border-dashed border-line-strong/60 px-6 py-14 text-center hover:border-accent hover:bg-accent-soft/40">
              <FileUp className="size-7 text-muted" /><span className="font-medium">{t('upload.empty')}</span><span className="text-sm text-muted">{t('upload.kinds')}</span>
            </button>
          : <EmptyState sentence={t('document.none')} />} />
      <AddSource baseId={baseId} kind={url.params.get('add')} onClose={() => url.set({ add: null }, { replace: true })} />
    </DropZone>
  )
}
