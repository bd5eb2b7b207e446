import { knowledgeBaseSchemas } from '@colonnade/contract/ai'
import { useClient, useRefresh } from '@colonnade/screens'
import { Dialog, ResourceForm } from '@colonnade/ui'
import { useText } from '../../locales/index.ts'
import type { Base } from './types.ts'

const schema = knowledgeBaseSchemas.create.pick({ name: true, description: true })

/** Asks for the name of a new base. */
export function NewBase({ open, onClose, onCreated }: { open: boolean; onClose: () => void; onCreated: (base: Base) => void }) {
  const t = useText()
  const client = useClient()
  const refresh = useRefresh(['ai', 'knowledgeBase'])
  return (
    <Dialog open={open} onOpenChange={(next) => { if (!next) onClose() }} title={t('knowledge.new')} description={t('knowledge.newLine')}>
      <ResourceForm schema={schema} submitLabel={t('knowledge.create')} onCancel={onClose}
        fields={{ name: { label: t('knowledge.name'), placeholder: t('knowledge.namePlaceholder') }, description: { label: t('knowledge.description'), help: t('knowledge.descriptionHelp') } }}
        onSubmit={async (values) => { const base = await client.ai.knowledgeBase.create.mutate(values); void refresh(); onCreated(base) }} />
    </Dialog>
  )
}
