import { useClient, useGo, useMay, useRefresh, useTRPC } from '@colonnade/screens'
import { Button, Card, DropdownMenu, ErrorState, Facts, IconButton, PageHeader, Skeleton, StatusShape, toast, useFormat } from '@colonnade/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Ellipsis, Pencil, RotateCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Page, useCrumbs } from '../../app/page.tsx'
import { useText } from '../../locales/index.ts'
import { ChunkList } from './chunk-list.tsx'
import { DocumentState, SourceIcon } from './document-columns.tsx'
import { RenameDocument } from './rename-document.tsx'
import { inProgress, type Document } from './types.ts'
import { useProgress } from './use-progress.ts'

function useActions(document: Document | undefined) {
  const t = useText()
  const go = useGo()
  const client = useClient()
  const refresh = useRefresh(['ai', 'knowledgeDocument'])
  const retry = useMutation({ mutationFn: () => client.ai.knowledgeDocument.retry.mutate({ id: document?.id ?? '' }), onSuccess: () => refresh() })
  const remove = useMutation({
    mutationFn: () => client.ai.knowledgeDocument.remove.mutate({ ids: [document?.id ?? ''] }),
    onSuccess: () => {
      if (!document) return
      const { id, title, knowledgeBaseId } = document
      go(`/knowledge/${knowledgeBaseId}`)
      void refresh()
      toast.undo(t('document.deletedOne', { name: title }), async () => { await client.ai.knowledgeDocument.restore.mutate({ ids: [id] }); await refresh() })
    },
  })
  return { retry, remove }
}

/** One document: what it is, and its passages beside the page or heading they come from. */
export function DocumentPage() {
  const t = useText()
  const may = useMay()
  const trpc = useTRPC()
  const { baseId, documentId } = useParams({ strict: false }) as { baseId: string; documentId: string }
  const base = useQuery(trpc.ai.knowledgeBase.get.queryOptions({ id: baseId }))
  const query = useQuery({ ...trpc.ai.knowledgeDocument.get.queryOptions({ id: documentId }), refetchInterval: (q) => (q.state.data && inProgress(q.state.data) ? 1200 : false) })
  const live = useProgress(baseId).get(documentId)
  const document = query.data
  const { retry, remove } = useActions(document)
  const [renaming, setRenaming] = useState(false)
  useCrumbs([{ label: t('nav.knowledge'), href: '/knowledge' }, { label: base.data?.name ?? '…', href: `/knowledge/${baseId}` }, { label: document?.title ?? '' }])
  if (query.isError && !document) return <Page><ErrorState error={query.error} onRetry={() => void query.refetch()} /></Page>
  if (!document) return <Page><Skeleton className="mb-3 h-8 w-80" /><Skeleton className="w-48" /></Page>
  const menu = [
    ...(may('knowledge_documents:update') ? [{ id: 'rename', label: t('document.rename'), icon: <Pencil />, onSelect: () => setRenaming(true) }] : []),
    ...(may('knowledge_documents:delete') ? [{ id: 'delete', label: t('common.delete'), icon: <Trash2 />, danger: true, onSelect: () => remove.mutate() }] : []),
  ]
  return (
    <Page>
      <PageHeader title={<span className="flex items-center gap-2.5"><SourceIcon source={document.sourceType} className="size-5 shrink-0 text-muted" /><span className="min-w-0 break-words">{document.title}</span></span>} line={<DocumentState document={document} live={live} />}
        actions={<>
          {document.status === 'failed' && may('knowledge_documents:update') && <Button look="primary" icon={<RotateCw />} busy={retry.isPending} onClick={() => retry.mutate()}>{t('document.retry')}</Button>}
          {menu.length > 0 && <DropdownMenu label={t('common.more')} items={menu}><IconButton look="secondary" label={t('common.more')}><Ellipsis /></IconButton></DropdownMenu>}
        </>} />
      {document.status === 'failed' && <p role="alert" className="mb-5 flex items-start gap-2.5 rounded-md border border-l-3 border-l-fail bg-surface px-4 py-3"><StatusShape tone="fail" className="mt-1.5" /><span><strong className="font-medium">{t('document.failed')}</strong> {document.errorMessage}</span></p>}
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_260px]">
        <ChunkList document={document} mayEdit={may('knowledge_documents:update')} />
        <About document={document} />
      </div>
      {renaming && <RenameDocument document={document} onClose={() => setRenaming(false)} />}
    </Page>
  )
}

function About({ document }: { document: Document }) {
  const t = useText()
  const f = useFormat()
  const link = document.sourceUri && /^https?:/.test(document.sourceUri) ? <a href={document.sourceUri} target="_blank" rel="noreferrer noopener" className="break-all text-accent-text hover:underline">{document.sourceUri}</a> : null
  const rows: [string, React.ReactNode][] = [
    [t('document.source'), link ?? t(`document.sources.${document.sourceType}`)],
    ...(document.fileName ? [[t('document.file'), <span key="f" className="[overflow-wrap:anywhere]">{document.fileName}</span>] as [string, React.ReactNode]] : []),
    ...(document.fileSize !== null ? [[t('document.size'), f.bytes(document.fileSize)] as [string, React.ReactNode]] : []),
    [t('knowledge.passages'), f.number(document.chunkCount)],
    [t('document.added'), f.dateTime(document.createdAt)],
  ]
  return <Card className="lg:sticky lg:top-4 max-lg:order-first"><Facts className="grid-cols-[auto_1fr]! gap-x-4!" items={rows.map(([label, value]) => ({ label, value }))} /></Card>
}
