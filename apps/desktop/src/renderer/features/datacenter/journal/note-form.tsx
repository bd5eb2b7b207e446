import { journalSchemas, type AttachableType } from '@colonnade/contract/datacenter'
import { useClient, useRefresh } from '@colonnade/screens'
import { ResourceForm } from '@colonnade/ui'
import { useState } from 'react'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'
import type { Note } from './record-journal.tsx'

const schema = journalSchemas.create.pick({ kind: true, text: true })

/** Writes a note, or changes one. An unfinished note is kept with the record it is about. */
export function NoteForm({ type, id, note, onDone }: { type: AttachableType; id: string; note?: Note; onDone?: () => void }) {
  const t = useConsoleText()
  const fields = useFields('journal')
  const client = useClient()
  const refresh = useRefresh(['datacenter', 'journal'])
  const [round, setRound] = useState(0)
  const save = async (values: { kind: Note['kind']; text: string }, { changed, version }: { changed: Record<string, unknown>; version?: number }) => {
    if (note) await client.datacenter.journal.update.mutate({ id: note.id, version: version ?? note.version, patch: changed })
    else await client.datacenter.journal.create.mutate({ ...values, resourceType: type, resourceId: id })
    await refresh()
    setRound((n) => n + 1)
    onDone?.()
  }
  return (
    <ResourceForm key={round} schema={schema} text={fields.text} fields={{ text: { placeholder: t('journal.placeholder') } }} defaultValues={note && { kind: note.kind, text: note.text }} version={note?.version}
      onSubmit={save} submitLabel={note ? undefined : t('journal.add')} onCancel={onDone} draftKey={`datacenter.journal.${note?.id ?? `${type}.${id}`}`} />
  )
}
