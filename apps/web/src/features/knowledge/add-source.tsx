import { MAX_TEXT_CHARACTERS } from '@colonnade/contract/ai'
import { useClient, useRefresh } from '@colonnade/screens'
import { Dialog, ResourceForm } from '@colonnade/ui'
import { useMemo } from 'react'
import * as z from 'zod'
import { useText } from '../../locales/index.ts'

/** Adds a page by its address, or a text that is pasted. */
export function AddSource({ baseId, kind, onClose }: { baseId: string; kind: string | null; onClose: () => void }) {
  const t = useText()
  const client = useClient()
  const refresh = useRefresh(['ai', 'knowledgeDocument'])
  const isUrl = kind === 'url'
  const title = z.string().trim().max(255).optional()
  const schema = useMemo(() => (isUrl
    ? z.object({ url: z.url({ protocol: /^https?$/ }).max(2000), title })
    : z.object({ title, text: z.string().min(1).max(MAX_TEXT_CHARACTERS).meta({ widget: 'longtext' }) })), [isUrl]) // oxlint-disable-line react-hooks/exhaustive-deps -- `title` is the same every time
  const send = async (values: { title?: string; url?: string; text?: string }) => {
    const named = { knowledgeBaseId: baseId, ...(values.title ? { title: values.title } : {}) }
    await client.ai.knowledgeDocument.add.mutate(isUrl ? { ...named, url: values.url ?? '' } : { ...named, text: values.text ?? '' })
    void refresh()
    onClose()
  }
  const open = kind === 'url' || kind === 'text'
  return (
    <Dialog open={open} onOpenChange={(next) => { if (!next) onClose() }} title={t(isUrl ? 'document.addUrl' : 'document.addText')} description={t(isUrl ? 'document.urlLine' : 'document.textLine')} wide={!isUrl}>
      {open && <ResourceForm key={kind} schema={schema as z.ZodObject} onSubmit={send as never} onCancel={onClose} submitLabel={t('document.add')}
        fields={{ url: { label: t('document.url'), placeholder: 'https://', mono: true }, title: { label: t('document.title'), help: t('document.titleHelp') }, text: { label: t('document.text') } } as never} />}
    </Dialog>
  )
}
