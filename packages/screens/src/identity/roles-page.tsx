import { roleSchemas, type permissionMatrix } from '@colonnade/contract/identity'
import { Button, ErrorState, Skeleton } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type * as z from 'zod'
import { useTRPC } from '../api/api-context.ts'
import { useMay } from '../session/use-session.ts'
import { SettingsFrame } from './frame.tsx'
import { RoleMatrix } from './role-matrix.tsx'
import { NewRole, RemoveRole, RenameRole } from './role-dialogs.tsx'
import { useIdentityText } from './text.ts'

/** Roles × permissions as the server tells them. */
export type Matrix = z.infer<typeof permissionMatrix>
/** A role of the matrix. */
export type MatrixRole = Matrix['roles'][number]
/** What a new role is asked for. */
export const newRoleSchema = roleSchemas.create.pick({ name: true, description: true })

/** Who may what: a column per role, a row per permission. System roles stand fixed; a tenant's own are ticked here. */
export function RolesPage() {
  const t = useIdentityText()
  const trpc = useTRPC()
  const may = useMay()
  const matrix = useQuery(trpc.identity.role.matrix.queryOptions())
  const [dialog, setDialog] = useState<{ kind: 'new' } | { kind: 'rename' | 'remove'; role: MatrixRole }>()
  const close = () => setDialog(undefined)
  return (
    <SettingsFrame wide title={t('role.many')} line={t('role.line')} actions={may('roles:create') && <Button look="primary" icon={<Plus />} onClick={() => setDialog({ kind: 'new' })}>{t('role.new')}</Button>}>
      {matrix.isError && !matrix.data && <ErrorState error={matrix.error} onRetry={() => void matrix.refetch()} />}
      {matrix.isPending && <div className="flex flex-col gap-4 rounded-md border bg-surface p-4">{[1, 2, 3, 4, 5, 6, 7, 8].map((n) => <Skeleton key={n} />)}</div>}
      {matrix.data && <RoleMatrix matrix={matrix.data} mayEdit={may('roles:update')} onRename={(role) => setDialog({ kind: 'rename', role })} onRemove={may('roles:delete') ? (role) => setDialog({ kind: 'remove', role }) : undefined} />}
      {dialog?.kind === 'new' && <NewRole onClose={close} />}
      {dialog?.kind === 'rename' && <RenameRole role={dialog.role} onClose={close} />}
      {dialog?.kind === 'remove' && <RemoveRole role={dialog.role} others={matrix.data?.roles.filter((r) => r.id !== dialog.role.id) ?? []} onClose={close} />}
    </SettingsFrame>
  )
}
