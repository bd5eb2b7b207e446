import { knowledgeBaseSchemas } from '@colonnade/contract/ai'
import { useClient, useGo, useMay, useRefresh } from '@colonnade/screens'
import { Button, Card, Facts, Mono, ResourceForm, toast, useFormat } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import * as z from 'zod'
import { useText } from '../../locales/index.ts'
import type { Base } from './types.ts'

// A name emptied here is a mistake, although the wire allows to leave it out.
const schema = z.object({ name: knowledgeBaseSchemas.create.shape.name, description: knowledgeBaseSchemas.create.shape.description })

/** Name, description, what is fixed, and the way to delete it (ten seconds to take that back). */
export function BaseSettings({ base }: { base: Base }) {
  const t = useText()
  const f = useFormat()
  const go = useGo()
  const may = useMay()
  const client = useClient()
  const refresh = useRefresh(['ai', 'knowledgeBase'])
  const restore = async () => { await client.ai.knowledgeBase.restore.mutate({ ids: [base.id] }); await refresh() }
  const remove = useMutation({
    mutationFn: () => client.ai.knowledgeBase.remove.mutate({ ids: [base.id] }),
    onSuccess: () => { go('/knowledge'); void refresh(); toast.undo(t('knowledge.deleted', { name: base.name }), restore) },
  })
  return (
    <div className="grid items-start gap-6 overflow-y-auto pb-8 lg:grid-cols-[minmax(0,1fr)_320px]">
      <Card><ResourceForm key={base.id} className="[&>.sticky]:static" schema={schema} version={base.version} defaultValues={base} readOnly={!may('knowledge_bases:update')} draftKey={`knowledge_base.${base.id}`}
        fields={{ name: { label: t('knowledge.name') }, description: { label: t('knowledge.description'), help: t('knowledge.descriptionHelp') } }}
        onSubmit={async (_values, { changed, version }) => {
          if (Object.keys(changed).length) await client.ai.knowledgeBase.update.mutate({ id: base.id, version: version ?? base.version, patch: changed })
          await refresh()
          toast.success(t('common.saved'))
        }} /></Card>
      <div className="flex flex-col gap-4">
        <Card title={t('knowledge.about')}>
          <Facts items={[
            { label: t('knowledge.embedding'), value: base.defaultEmbeddingModel ? <Mono>{base.defaultEmbeddingModel}</Mono> : t('knowledge.embeddingDefault') },
            { label: t('common.created'), value: f.dateTime(base.createdAt) },
            { label: t('common.changed'), value: f.dateTime(base.updatedAt) },
          ]} />
        </Card>
        {may('knowledge_bases:delete') && <Button look="ghost" className="self-start text-fail-text" icon={<Trash2 />} busy={remove.isPending} onClick={() => remove.mutate()}>{t('knowledge.delete')}</Button>}
      </div>
    </div>
  )
}
