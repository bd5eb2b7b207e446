import { Button, Checkbox, Dialog, DropdownMenu, ErrorState, IconButton, Skeleton, type MenuItem } from '@colonnade/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Ellipsis, Lock, LockOpen, LogOut, Mail, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useClient, useTRPC } from '../api/api-context.ts'
import { useRefresh } from '../resource/forms.tsx'
import { useMay, useMe } from '../session/use-session.ts'
import { useIdentityText } from './text.ts'
import { useUserVerbs } from './use-user-verbs.ts'
import type { User } from './users-page.tsx'

/** At the foot of a user's panel: roles, lock, end sessions, invite again. */
export function UserActions({ user }: { user: User }) {
  const t = useIdentityText()
  const me = useMe()
  const may = useMay()
  const verbs = useUserVerbs()
  const [choosing, setChoosing] = useState(false)
  if (!may('users:update')) return null
  const items: MenuItem[] = [
    ...(user.invited && may('users:create') ? [{ id: 'again', label: t('user.inviteAgain'), icon: <Mail />, onSelect: () => void verbs.inviteAgain(user) }] : []),
    { id: 'end', label: t('user.endSessions'), icon: <LogOut />, onSelect: () => void verbs.endSessions([user]) },
    ...(user.id === me.userId ? [] : [user.status === 'locked'
      ? { id: 'unlock', label: t('user.unlock'), icon: <LockOpen />, onSelect: () => void verbs.unlock([user]) }
      : { id: 'lock', label: t('user.lock'), icon: <Lock />, danger: true, onSelect: () => void verbs.lock([user]) }]),
  ]
  return (
    <>
      <DropdownMenu items={items} side="top" label={t('more')}><IconButton look="secondary" label={t('more')}><Ellipsis /></IconButton></DropdownMenu>
      <Button icon={<ShieldCheck />} onClick={() => setChoosing(true)}>{t('user.changeRoles')}</Button>
      {choosing && <ChooseRoles user={user} onClose={() => setChoosing(false)} />}
    </>
  )
}

function ChooseRoles({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useIdentityText()
  const client = useClient()
  const trpc = useTRPC()
  const refresh = useRefresh(['identity', 'user'])
  const [chosen, setChosen] = useState<readonly string[]>(user.roles.map((r) => r.id))
  const roles = useQuery(trpc.identity.role.list.queryOptions({ limit: 200, sort: [{ field: 'name', direction: 'asc' }] }))
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.identity.user.assignRoles.mutate({ id: user.id, version: user.version, roleIds: [...chosen] }),
    onSuccess: async () => { await refresh(); onClose() },
  })
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose() }} title={t('user.changeRoles')} description={user.fullName ?? user.email}
      footer={<><Button onClick={onClose}>{t('cancel')}</Button><Button look="primary" disabled={!chosen.length} busy={save.isPending} onClick={() => save.mutate()}>{t('save')}</Button></>}>
      {save.error && <ErrorState compact className="mb-3" error={save.error} />}
      {roles.isError && <ErrorState compact error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.isPending && [1, 2, 3].map((n) => <Skeleton key={n} className="my-3 w-1/2" />)}
      <ul className="flex flex-col gap-2.5">
        {roles.data?.items.map((role) => (
          <li key={role.id}>
            <Checkbox label={<span className="font-medium">{role.name}</span>} checked={chosen.includes(role.id)} onChecked={(on) => setChosen(on ? [...chosen, role.id] : chosen.filter((id) => id !== role.id))} />
            {role.description && <p className="pl-6 text-sm text-muted">{role.description}</p>}
          </li>
        ))}
      </ul>
      {!chosen.length && <p role="alert" className="mt-3 text-sm text-fail-text">{t('user.oneRole')}</p>}
    </Dialog>
  )
}
