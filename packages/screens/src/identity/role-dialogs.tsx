import { Button, Dialog, ErrorState, Field, ResourceForm, Select, toast } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useClient } from '../api/api-context.ts'
import { useRefresh } from '../resource/forms.tsx'
import { newRoleSchema, type MatrixRole } from './roles-page.tsx'
import { useIdentityText } from './text.ts'

const refuse = (onClose: () => void) => (open: boolean) => { if (!open) onClose() }

/** A role of the tenant's own; its permissions are ticked in the matrix. */
export function NewRole({ onClose }: { onClose: () => void }) {
  const t = useIdentityText()
  const client = useClient()
  const refresh = useRefresh(['identity', 'role'])
  return (
    <Dialog open onOpenChange={refuse(onClose)} title={t('role.new')} description={t('role.newLine')}>
      <ResourceForm schema={newRoleSchema} fields={{ name: { label: t('role.name') }, description: { label: t('role.description') } }} onCancel={onClose}
        onSubmit={async (values) => { await client.identity.role.create.mutate(values); await refresh(); onClose() }} />
    </Dialog>
  )
}

/** Another name for a role. */
export function RenameRole({ role, onClose }: { role: MatrixRole; onClose: () => void }) {
  const t = useIdentityText()
  const client = useClient()
  const refresh = useRefresh(['identity', 'role'])
  return (
    <Dialog open onOpenChange={refuse(onClose)} title={t('role.rename')}>
      <ResourceForm schema={newRoleSchema.pick({ name: true })} defaultValues={{ name: role.name }} version={role.version} fields={{ name: { label: t('role.name') } }} onCancel={onClose}
        onSubmit={async ({ name }, { version }) => { await client.identity.role.update.mutate({ id: role.id, version: version ?? role.version, patch: { name } }); await refresh(); onClose() }} />
    </Dialog>
  )
}

/** Deletes a role; whoever has it gets another. */
export function RemoveRole({ role, others, onClose }: { role: MatrixRole; others: readonly MatrixRole[]; onClose: () => void }) {
  const t = useIdentityText()
  const client = useClient()
  const refresh = useRefresh(['identity', 'role'])
  const [to, setTo] = useState('')
  const remove = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.identity.role.remove.mutate({ ids: [role.id], ...(to ? { reassignTo: to } : {}) }),
    onSuccess: async () => { await refresh(); toast.success(t('role.removed', { name: role.name })); onClose() },
  })
  return (
    <Dialog open onOpenChange={refuse(onClose)} title={t('role.removeTitle', { name: role.name })} description={t('role.removeLine')}
      footer={<><Button onClick={onClose}>{t('cancel')}</Button><Button look="danger" busy={remove.isPending} disabled={role.userCount > 0 && !to} onClick={() => remove.mutate()}>{t('role.remove')}</Button></>}>
      {remove.error && <ErrorState compact className="mb-3" error={remove.error} />}
      {role.userCount > 0 && <Field label={t('role.reassign', { n: role.userCount })} required><Select value={to} onValue={setTo} options={others.map((r) => ({ value: r.id, label: r.name }))} /></Field>}
    </Dialog>
  )
}
