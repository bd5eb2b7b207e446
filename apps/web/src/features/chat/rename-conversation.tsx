import { conversationSchemas } from '@colonnade/contract/ai'
import { useClient, useRefresh } from '@colonnade/screens'
import { Dialog, ResourceForm } from '@colonnade/ui'
import * as z from 'zod'
import { useText } from '../../locales/index.ts'
import type { Conversation } from './types.ts'

const schema = z.object({ title: conversationSchemas.update.shape.title.unwrap() })

/** Asks for another title. */
export function RenameConversation({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const t = useText()
  const client = useClient()
  const refresh = useRefresh(['ai', 'conversation'])
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose() }} title={t('chat.rename')}>
      <ResourceForm schema={schema} defaultValues={{ title: conversation.title }} version={conversation.version} fields={{ title: { label: t('chat.title') } }} onCancel={onClose}
        onSubmit={async ({ title }, { version }) => { await client.ai.conversation.update.mutate({ id: conversation.id, version: version ?? conversation.version, patch: { title } }); await refresh(); onClose() }} />
    </Dialog>
  )
}
