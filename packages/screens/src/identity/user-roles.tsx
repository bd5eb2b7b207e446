import { Button, Checkbox, ErrorState, Skeleton, toast } from '@colonnade/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useClient, useTRPC } from '../api/api-context.ts'
import { useScreensText } from '../locales/index.ts'
import { useRefresh } from '../resource/forms.tsx'
import { useMay } from '../session/use-session.ts'
import type { UserRow } from './use-user-entity.tsx'

/** The roles of a person: ticked, saved together. */
export function UserRoles({ user }: { user: UserRow }) {
  const t = useScreensText()
  const client = useClient()
  const trpc = useTRPC()
  const refresh = useRefresh(['identity', 'user'])
  const mayChange = useMay('users:update')
  const roles = useQuery(trpc.identity.role.list.queryOptions({ limit: 200 }))
  const had = user.roles.map((r) => r.id)
  const [chosen, setChosen] = useState<string[]>()
  const now = chosen ?? had
  const dirty = now.length !== had.length || now.some((id) => !had.includes(id))
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.identity.user.assignRoles.mutate({ id: user.id, version: user.version, roleIds: now }),
    onSuccess: async () => { await refresh(); setChosen(undefined); toast.success(t('resource.saved')) },
  })
  if (roles.isError) return <ErrorState compact error={roles.error} onRetry={() => void roles.refetch()} />
  if (roles.isPending) return <Skeleton className="w-1/2" />
  return (
    <div className="flex flex-col items-start gap-4">
      {save.error && <ErrorState compact error={save.error} />}
      <ul className="flex w-full flex-col divide-y border-y">
        {roles.data.items.map((role) => (
          <li key={role.id} className="py-2"><Checkbox disabled={!mayChange} checked={now.includes(role.id)} onChecked={(on) => setChosen(on ? [...now, role.id] : now.filter((id) => id !== role.id))} label={<span>{role.name}{role.description && <span className="block text-sm text-muted">{role.description}</span>}</span>} /></li>
        ))}
      </ul>
      {mayChange && <Button look="primary" disabled={!dirty || !now.length} busy={save.isPending} onClick={() => save.mutate()}>{t('user.saveRoles')}</Button>}
    </div>
  )
}
