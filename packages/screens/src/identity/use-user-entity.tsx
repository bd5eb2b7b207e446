import type { Outputs } from '@colonnade/client'
import { userSchemas } from '@colonnade/contract/identity'
import { Badge, Button, Facts, StatusBadge, toast, useFormat, type BulkAction, type Column } from '@colonnade/ui'
import { Lock, LockOpen, LogOut, MailPlus } from 'lucide-react'
import { useMemo } from 'react'
import { useClient } from '../api/api-context.ts'
import { useFieldWords } from '../lib/fields.ts'
import { useScreensText } from '../locales/index.ts'
import { procedures, type Entity } from '../resource/entity.ts'
import { emailField } from '../resource/email-field.tsx'
import { useRefresh } from '../resource/forms.tsx'
import { useMay, useMe } from '../session/use-session.ts'
import { timezones } from './timezones.ts'
import { UserRoles } from './user-roles.tsx'

/** A person as lists show it. */
export type UserRow = Outputs['identity']['user']['list']['items'][number]

const statuses = ['active', 'inactive', 'locked'] as const
const stateOf = (user: UserRow) => (user.invited ? 'invited' : user.status)

function useUserActions(): { lock: (ids: string[]) => Promise<void>; unlock: (ids: string[]) => Promise<void>; out: (ids: string[]) => Promise<void>; again: (id: string) => Promise<void> } {
  const t = useScreensText()
  const f = useFormat()
  const client = useClient()
  const refresh = useRefresh(['identity', 'user'])
  return useMemo(() => {
    const unlock = async (ids: string[]) => { const { changed } = await client.identity.user.unlock.mutate({ ids }); await refresh(); toast.success(t('user.unlocked', { n: f.number(changed) })) }
    return {
      unlock,
      lock: async (ids) => { const { changed } = await client.identity.user.lock.mutate({ ids }); await refresh(); toast.undo(t('user.locked', { n: f.number(changed) }), () => unlock(ids)) },
      out: async (ids) => { const { changed } = await client.identity.user.endSessions.mutate({ ids }); await refresh(); toast.success(t('user.signedOut', { n: f.number(changed) })) },
      again: async (id) => { await client.identity.user.inviteAgain.mutate({ id }); toast.success(t('user.invitedAgain')) },
    }
  }, [client, refresh, t, f])
}

const orSay = async (work: Promise<void>) => { try { await work } catch (error) { toast.error(error); return false } }

/** People of one's own tenant. Adding one sends an invitation. */
export function useUserEntity(): Entity<UserRow> {
  const t = useScreensText()
  const f = useFormat()
  const fields = useFieldWords('user', 'screens')
  const client = useClient()
  const may = useMay()
  const me = useMe()
  const actions = useUserActions()
  return useMemo((): Entity<UserRow> => {
    const columns: Column<UserRow>[] = [
      { id: 'fullName', header: fields.label('fullName'), cell: (u) => u.fullName ?? <span className="text-muted">{u.email}</span>, width: 180, sortable: true, primary: true, filter: { type: 'text', nullable: true } },
      { id: 'email', header: fields.label('email'), cell: (u) => u.email, width: 220, sortable: true, filter: { type: 'text' } },
      { id: 'status', header: fields.label('status'), cell: (u) => <StatusBadge plain status={stateOf(u)} label={fields.option(stateOf(u))} />, width: 120, sortable: true, filter: { type: 'enum', options: statuses.map((v) => ({ value: v, label: fields.option(v) })) } },
      { id: 'roleNames', header: fields.label('roles'), cell: (u) => u.roleNames, width: 180, filter: { type: 'text', nullable: true } },
      { id: 'lastLoginAt', header: fields.label('lastLoginAt'), cell: (u) => (u.lastLoginAt ? f.relative(u.lastLoginAt) : <span className="text-muted">—</span>), width: 130, sortable: true, filter: { type: 'date', nullable: true } },
      { id: 'createdAt', header: fields.label('createdAt'), cell: (u) => f.date(u.createdAt), width: 120, sortable: true, defaultHidden: true },
    ]
    const roles = async (search: string) => (await client.identity.role.list.query({ limit: 100, ...(search ? { search } : {}) })).items.map((r) => ({ value: r.id, label: r.name }))
    const zones = timezones().map((zone) => ({ value: zone, label: zone }))
    const bulk = (id: 'lock' | 'unlock' | 'out', icon: React.ReactNode): BulkAction<UserRow> => ({ id, label: t(`user.${id}`), icon, run: (rows) => orSay(actions[id](rows.filter((r) => r.id !== me.userId).map((r) => r.id))) })
    const api = procedures<UserRow>(client.identity.user, ['list', 'get', 'history', 'update', 'remove', 'restore', 'bulkUpdate', 'export'])
    return {
      path: ['identity', 'user'], permissions: 'users', api: { ...api, create: client.identity.user.invite as never }, schemas: userSchemas,
      words: { one: t('user.one'), many: t('user.many'), line: t('user.line'), empty: t('user.empty') },
      columns, title: (u) => u.fullName ?? u.email, subtitle: (u) => <span className="inline-flex items-center gap-2"><StatusBadge plain status={stateOf(u)} label={fields.option(stateOf(u))} />{u.email}</span>,
      summary: (u) => <Facts items={[
        { label: fields.label('email'), value: <>{u.email} {u.emailVerified ? <Badge tone="good">{t('user.verified')}</Badge> : <Badge>{t('user.unverified')}</Badge>}</> }, { label: fields.label('roles'), value: u.roles.map((r) => r.name).join(', ') },
        { label: fields.label('locale'), value: fields.option(u.locale) }, { label: fields.label('timezone'), value: u.timezone }, { label: fields.label('lastLoginAt'), value: u.lastLoginAt && f.dateTime(u.lastLoginAt) }, { label: fields.label('createdAt'), value: f.dateTime(u.createdAt) },
      ]} />,
      tabs: may('roles:read') ? [{ id: 'roles', label: fields.label('roles'), content: (u) => <UserRoles user={u} /> }] : undefined,
      recordActions: (u) => may('users:update') && u.id !== me.userId && <>
        {u.invited && may('users:create') && <Button icon={<MailPlus />} onClick={() => void orSay(actions.again(u.id))}>{t('user.inviteAgain')}</Button>}
        {u.status === 'locked' ? <Button icon={<LockOpen />} onClick={() => void orSay(actions.unlock([u.id]))}>{t('user.unlock')}</Button> : <Button icon={<Lock />} onClick={() => void orSay(actions.lock([u.id]))}>{t('user.lock')}</Button>}
        <Button icon={<LogOut />} onClick={() => void orSay(actions.out([u.id]))}>{t('user.out')}</Button>
      </>,
      form: { text: fields.text, defaults: { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone, locale: me.locale }, fields: { email: emailField, roleIds: { options: roles }, timezone: { options: zones } }, sections: [{ title: t('user.person'), fields: ['email', 'fullName', 'roleIds'] }, { title: t('user.place'), fields: ['locale', 'timezone'] }] },
      fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['locale', 'timezone'],
      bulkActions: may('users:update') ? [bulk('lock', <Lock key="l" />), bulk('unlock', <LockOpen key="u" />), bulk('out', <LogOut key="o" />)] : undefined,
      rowTone: (u) => (u.status === 'locked' ? 'warn' : undefined),
    }
  }, [client, t, f, fields, may, me, actions])
}
