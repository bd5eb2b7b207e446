import { userSchemas } from '@colonnade/contract/identity'
import { Badge, Facts, StatusBadge, useFormat, type BulkAction, type FieldOverride } from '@colonnade/ui'
import { Lock, LockOpen, LogOut } from 'lucide-react'
import { useMemo } from 'react'
import type * as z from 'zod'
import { useClient } from '../api/api-context.ts'
import { procedures, type Entity } from '../resource/entity.ts'
import { ResourcePage } from '../resource/resource-page.tsx'
import { useMay, useMe } from '../session/use-session.ts'
import { useLanguageOptions, useZoneOptions } from './options.ts'
import { useIdentityText } from './text.ts'
import { UserActions } from './user-actions.tsx'
import { useUserVerbs } from './use-user-verbs.ts'

/** A person of the tenant. */
export type User = z.infer<typeof userSchemas.output>

/** What a user's state reads as: invited until the invitation was accepted. */
export const stateOf = (user: Pick<User, 'status' | 'invited'>): 'active' | 'inactive' | 'locked' | 'invited' => (user.status !== 'locked' && user.invited ? 'invited' : user.status)

/** The people of the tenant: invited, given roles, locked. */
export function UsersPage() {
  const t = useIdentityText()
  const f = useFormat()
  const client = useClient()
  const me = useMe()
  const may = useMay()
  const languages = useLanguageOptions()
  const zones = useZoneOptions()
  const verbs = useUserVerbs()
  const entity = useMemo((): Entity<User> => {
    const api = client.identity.user
    const roles = async (search: string) => (await client.identity.role.list.query({ limit: 50, sort: [{ field: 'name', direction: 'asc' }], ...(search ? { search } : {}) })).items.map((r) => ({ value: r.id, label: r.name }))
    const fields: { [name: string]: FieldOverride } = {
      email: { label: t('user.email') }, fullName: { label: t('user.name') }, roleIds: { label: t('user.roles'), options: roles, help: t('user.rolesHelp') },
      locale: { label: t('user.language'), options: languages }, timezone: { label: t('user.zone'), options: zones },
    }
    const labels: { [name: string]: string } = { email: t('user.email'), fullName: t('user.name'), roleNames: t('user.roles'), roles: t('user.roles'), status: t('user.state'), locale: t('user.language'), timezone: t('user.zone'), emailVerified: t('user.verified') }
    const bulk: BulkAction<User>[] = !may('users:update') ? [] : [
      { id: 'lock', label: t('user.lock'), icon: <Lock />, run: (rows) => verbs.lock(rows.filter((u) => u.status !== 'locked' && u.id !== me.userId)) },
      { id: 'unlock', label: t('user.unlock'), icon: <LockOpen />, run: (rows) => verbs.unlock(rows.filter((u) => u.status === 'locked')) },
      { id: 'end', label: t('user.endSessions'), icon: <LogOut />, run: (rows) => verbs.endSessions(rows) },
    ]
    return {
      path: ['identity', 'user'], permissions: 'users', schemas: userSchemas,
      api: { ...procedures<User>(api, ['list', 'get', 'history', 'update', 'remove', 'restore', 'export']), create: { mutate: (input: never) => api.invite.mutate(input) } },
      words: { one: t('user.one'), many: t('user.many'), line: t('user.line'), empty: t('user.empty') },
      title: (u) => u.fullName ?? u.email, subtitle: (u) => u.email,
      columns: [
        { id: 'fullName', header: t('user.name'), width: 180, sortable: true, filter: { type: 'text' }, cell: (u) => <span className="font-medium">{u.fullName ?? '—'}</span> },
        { id: 'email', header: t('user.email'), width: 230, sortable: true, filter: { type: 'text' }, cell: (u) => u.email },
        { id: 'roleNames', header: t('user.roles'), width: 180, filter: { type: 'text' }, cell: (u) => <span className="inline-flex gap-1">{u.roles.map((r) => <Badge key={r.id}>{r.name}</Badge>)}</span> },
        { id: 'status', header: t('user.state'), width: 120, sortable: true, filter: { type: 'enum', options: (['active', 'inactive', 'locked'] as const).map((value) => ({ value, label: t(`user.states.${value}`) })) }, cell: (u) => <StatusBadge plain status={stateOf(u)} label={t(`user.states.${stateOf(u)}`)} /> },
        { id: 'lastLoginAt', header: t('user.lastLogin'), width: 150, sortable: true, filter: { type: 'date', nullable: true }, cell: (u) => (u.lastLoginAt ? f.relative(u.lastLoginAt) : <span className="text-muted">{t('user.never')}</span>) },
        { id: 'emailVerified', header: t('user.verified'), width: 110, defaultHidden: true, filter: { type: 'boolean' }, cell: (u) => <StatusBadge plain status={u.emailVerified ? 'verified' : 'unknown'} label={t(u.emailVerified ? 'yes' : 'no')} /> },
        { id: 'createdAt', header: t('created'), width: 150, sortable: true, defaultHidden: true, filter: { type: 'date' }, cell: (u) => f.dateTime(u.createdAt) },
      ],
      summary: (u) => (
        <Facts items={[
          { label: t('user.state'), value: <StatusBadge plain status={stateOf(u)} label={t(`user.states.${stateOf(u)}`)} /> },
          { label: t('user.email'), value: <span className="break-all">{u.email} {!u.emailVerified && <Badge tone="warn">{t('user.unverified')}</Badge>}</span> },
          { label: t('user.roles'), value: <span className="flex flex-wrap gap-1">{u.roles.map((r) => <Badge key={r.id}>{r.name}</Badge>)}</span> },
          { label: t('user.language'), value: languages.find((l) => l.value === u.locale)?.label ?? u.locale }, { label: t('user.zone'), value: u.timezone },
          { label: t('user.lastLogin'), value: u.lastLoginAt ? f.dateTime(u.lastLoginAt) : t('user.never') }, { label: t('user.lastActive'), value: u.lastActiveAt ? f.relative(u.lastActiveAt) : null },
          { label: t('created'), value: f.dateTime(u.createdAt) },
        ]} />
      ),
      form: { fields, defaults: { locale: me.locale, timezone: me.timezone } },
      fieldLabel: (name) => labels[name] ?? name, rowTone: (u) => (u.status === 'locked' ? 'warn' : undefined), bulkActions: bulk,
      recordActions: (u) => <UserActions user={u} />,
    }
  }, [client, t, f, me, may, verbs, languages, zones])
  return <ResourcePage entity={entity} />
}
