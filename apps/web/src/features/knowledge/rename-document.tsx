import { knowledgeDocumentSchemas } from '@colonnade/contract/ai'
import { useClient, useRefresh } from '@colonnade/screens'
import { Dialog, ResourceForm } from '@colonnade/ui'
import { useText } from '../../locales/index.ts'
import type { Document } from './types.ts'

/** Asks for another title of a document. */
export function RenameDocument({ document, onClose }: { document: Document; onClose: () => void }) {
  const t = useText()
  const client = useClient()
  const refresh = useRefresh(['ai', 'knowledgeDocument'])
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose() }} title={t('document.rename')}>
      <ResourceForm schema={knowledgeDocumentSchemas.create} defaultValues={{ title: document.title }} version={document.version} fields={{ title: { label: t('document.title') } }} onCancel={onClose}
        onSubmit={async ({ title }, { version }) => { await client.ai.knowledgeDocument.update.mutate({ id: document.id, version: version ?? document.version, patch: { title } }); await refresh(); onClose() }} />
    </Dialog>
  )
}
