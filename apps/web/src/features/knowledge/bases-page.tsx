import type { ListInput } from '@colonnade/contract/kernel/paging'
import { useClient, useGo, useMay, useUrl } from '@colonnade/screens'
import { Button, DataTable, decodeTableState, EmptyState, encodeTableState, PageHeader, useFormat, type Column } from '@colonnade/ui'
import { Plus } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { FillPage, useCrumbs } from '../../app/page.tsx'
import { useText } from '../../locales/index.ts'
import { NewBase } from './new-base.tsx'
import type { Base } from './types.ts'

/** The knowledge bases of the tenant. */
export function BasesPage() {
  const t = useText()
  const f = useFormat()
  const url = useUrl()
  const go = useGo()
  const client = useClient()
  const mayAdd = useMay('knowledge_bases:create')
  useCrumbs([{ label: t('nav.knowledge') }])
  const fetchPage = useCallback((input: ListInput, signal?: AbortSignal) => client.ai.knowledgeBase.list.query(input, { signal }), [client])
  const state = useMemo(() => { const read = decodeTableState(url.params); return read.sort.length ? read : { ...read, sort: [{ field: 'updatedAt', direction: 'desc' as const }] } }, [url.params])
  const columns = useMemo((): Column<Base>[] => [
    { id: 'name', header: t('knowledge.name'), width: 260, sortable: true, filter: { type: 'text' }, cell: (b) => <span className="font-medium">{b.name}</span> },
    { id: 'description', header: t('knowledge.description'), width: 300, cell: (b) => <span className="text-muted">{b.description}</span> },
    { id: 'documentCount', header: t('knowledge.documents'), width: 130, align: 'end', mono: true, sortable: true, filter: { type: 'number' }, cell: (b) => f.number(b.documentCount) },
    { id: 'chunkCount', header: t('knowledge.passages'), width: 120, align: 'end', mono: true, sortable: true, filter: { type: 'number' }, cell: (b) => f.number(b.chunkCount) },
    { id: 'updatedAt', header: t('common.changed'), width: 150, sortable: true, cell: (b) => <time dateTime={b.updatedAt} title={f.dateTime(b.updatedAt)} className="text-muted">{f.relative(b.updatedAt)}</time> },
  ], [t, f])
  const add = mayAdd && <Button look="primary" icon={<Plus />} onClick={() => url.set({ new: '1' })}>{t('knowledge.new')}</Button>
  return (
    <FillPage>
      <PageHeader title={t('nav.knowledge')} line={t('knowledge.line')} actions={add} />
      <DataTable<Base> label={t('nav.knowledge')} columns={columns} queryKey={[['ai', 'knowledgeBase', 'list'], {}]} fetchPage={fetchPage} state={state} onStateChange={(next) => url.write(encodeTableState(next, url.params), { replace: true })}
        rowHref={(b) => `/knowledge/${b.id}`} onOpenRow={(b) => go(`/knowledge/${b.id}`)} empty={<EmptyState sentence={t('knowledge.empty')} action={add} />} />
      <NewBase open={url.params.has('new') && mayAdd} onClose={() => url.set({ new: null }, { replace: true })} onCreated={(base) => go(`/knowledge/${base.id}`)} />
    </FillPage>
  )
}
