import type { Outputs } from '@colonnade/client'
import { roleSchemas } from '@colonnade/contract/identity'
import { Badge, Button, ErrorState, Facts, Mono, toast, useFormat, type Column } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { Grid3x3 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useClient } from '../api/api-context.ts'
import { useFieldWords } from '../lib/fields.ts'
import { useScreensText } from '../locales/index.ts'
import { procedures, type Entity } from '../resource/entity.ts'
import { useRefresh } from '../resource/forms.tsx'
import { useMay } from '../session/use-session.ts'
import { useGo, useUrl } from '../url/use-url.tsx'
import { PermissionGrid } from './permission-grid.tsx'

/** A role as lists show it. */
export type RoleRow = Outputs['identity']['role']['list']['items'][number]

/** The permissions of one role, to be ticked and saved together. System roles only show theirs. */
export function RolePermissions({ role }: { role: RoleRow }) {
  const t = useScreensText()
  const client = useClient()
  const may = useMay()
  const refresh = useRefresh(['identity', 'role'])
  const [chosen, setChosen] = useState<string[]>()
  const now = chosen ?? role.permissions
  const mayChange = !role.isSystem && may('roles:update')
  const save = useMutation({
    meta: { quiet: true }, mutationFn: () => client.identity.role.setPermissions.mutate({ id: role.id, version: role.version, permissions: now as never }),
    onSuccess: async () => { await refresh(); setChosen(undefined); toast.success(t('resource.saved')) },
  })
  return (
    <div className="flex flex-col gap-4">
      {role.isSystem && <p className="text-muted">{t('role.system')}</p>}
      {save.error && <ErrorState compact error={save.error} />}
      <PermissionGrid value={now} onValue={mayChange ? setChosen : undefined} may={may} />
      {mayChange && chosen && <div className="sticky bottom-0 flex gap-2 bg-surface py-2"><Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>{t('role.save')}</Button><Button look="ghost" onClick={() => setChosen(undefined)}>{t('role.discard')}</Button></div>}
    </div>
  )
}

/** Roles of one's own tenant. */
export function useRoleEntity(): Entity<RoleRow> {
  const t = useScreensText()
  const f = useFormat()
  const fields = useFieldWords('role', 'screens')
  const client = useClient()
  const go = useGo()
  const { pathname } = useUrl()
  return useMemo((): Entity<RoleRow> => {
    const columns: Column<RoleRow>[] = [
      { id: 'name', header: fields.label('name'), cell: (r) => r.name, width: 200, sortable: true, primary: true, filter: { type: 'text' } },
      { id: 'code', header: fields.label('code'), cell: (r) => r.code, width: 160, sortable: true, mono: true },
      { id: 'isSystem', header: fields.label('isSystem'), cell: (r) => (r.isSystem ? <Badge>{t('role.isSystem')}</Badge> : <Badge tone="accent">{t('role.own')}</Badge>), width: 110, filter: { type: 'boolean' } },
      { id: 'permissions', header: fields.label('permissions'), cell: (r) => f.number(r.permissions.length), width: 110, align: 'end', mono: true },
      { id: 'userCount', header: fields.label('userCount'), cell: (r) => f.number(r.userCount), width: 90, align: 'end', mono: true },
      { id: 'description', header: fields.label('description'), cell: (r) => r.description ?? <span className="text-muted">—</span>, width: 240 },
    ]
    return {
      path: ['identity', 'role'], permissions: 'roles', api: procedures<RoleRow>(client.identity.role, ['list', 'get', 'history', 'create', 'update', 'remove', 'export']), schemas: roleSchemas,
      words: { one: t('role.one'), many: t('role.many'), line: t('role.line'), empty: t('role.empty') },
      columns, title: (r) => r.name, subtitle: (r) => <Mono>{r.code}</Mono>,
      summary: (r) => <Facts items={[{ label: fields.label('description'), value: r.description }, { label: fields.label('userCount'), value: f.number(r.userCount) }, { label: fields.label('isSystem'), value: t(r.isSystem ? 'role.isSystem' : 'role.own') }, { label: fields.label('createdAt'), value: f.dateTime(r.createdAt) }]} />,
      tabs: [{ id: 'permissions', label: fields.label('permissions'), count: (r) => r.permissions.length, content: (r) => <RolePermissions role={r} /> }],
      pageActions: <Button icon={<Grid3x3 />} onClick={() => go(`${pathname}?matrix=1`)}>{t('role.matrix')}</Button>,
      form: { text: fields.text, fields: { permissions: { hidden: true } } }, fieldLabel: fields.label, fieldValue: fields.value,
      locked: (r) => r.isSystem, deletesForGood: true,
    }
  }, [client, t, f, fields, go, pathname])
}
