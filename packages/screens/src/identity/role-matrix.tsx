import { Badge, Button, Checkbox, cn, DropdownMenu, humanise, IconButton, Select, toast, useFormat, useIsPhone } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { Check, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../api/api-context.ts'
import { useRefresh } from '../resource/forms.tsx'
import type { Matrix, MatrixRole } from './roles-page.tsx'
import { useIdentityText } from './text.ts'

interface Props { matrix: Matrix; mayEdit: boolean; onRename: (role: MatrixRole) => void; onRemove?: (role: MatrixRole) => void }

/** The words of a permission's resource and action, spelt out where there are none. */
export function usePermissionWords() {
  const { t, i18n } = useTranslation('identity')
  return useMemo(() => {
    const say = (key: string, name: string) => (i18n.exists(key, { ns: 'identity' }) ? t(key) : humanise(name))
    return { resource: (name: string) => say(`resource.${name}`, name), action: (name: string) => say(`action.${name}`, name) }
  }, [t, i18n])
}

/** What is ticked and not yet saved, per role; and the way to save it. */
function useEdits(matrix: Matrix) {
  const t = useIdentityText()
  const client = useClient()
  const refresh = useRefresh(['identity', 'role'])
  const [edits, setEdits] = useState<{ readonly [roleId: string]: readonly string[] }>({})
  const of = (role: MatrixRole) => edits[role.id] ?? role.permissions
  const drop = (id: string) => setEdits(({ [id]: _gone, ...rest }) => rest)
  const save = useMutation({
    mutationFn: (role: MatrixRole) => client.identity.role.setPermissions.mutate({ id: role.id, version: role.version, permissions: [...of(role)] as never }),
    onSuccess: async (_row, role) => { await refresh(); drop(role.id); toast.success(t('role.saved', { name: role.name })) },
  })
  const toggle = (role: MatrixRole, names: readonly string[], on: boolean) => {
    const next = new Set(of(role))
    for (const name of names) { if (on) next.add(name); else next.delete(name) }
    const same = next.size === role.permissions.length && role.permissions.every((p) => next.has(p))
    if (same) drop(role.id)
    else setEdits({ ...edits, [role.id]: matrix.permissions.map((p) => p.permission as string).filter((p) => next.has(p)) })
  }
  return { of, drop, save, toggle, dirty: (role: MatrixRole) => edits[role.id] !== undefined }
}

/** A column per role, rows grouped by what they are about; on a phone one role at a time. */
export function RoleMatrix({ matrix, mayEdit, onRename, onRemove }: Props) {
  const t = useIdentityText()
  const f = useFormat()
  const words = usePermissionWords()
  const phone = useIsPhone()
  const edits = useEdits(matrix)
  const [one, setOne] = useState(matrix.roles[0]?.id ?? '')
  const roles = phone ? matrix.roles.filter((r) => r.id === one) : matrix.roles
  const groups = useMemo(() => [...Map.groupBy(matrix.permissions, (p) => p.resource)], [matrix.permissions])
  const cell = 'border-t text-center'
  return (
    <>
      {phone && <Select className="mb-3" aria-label={t('role.one')} value={one} onValue={setOne} options={matrix.roles.map((r) => ({ value: r.id, label: r.name }))} />}
      <div className="overflow-auto rounded-md border bg-surface max-sm:max-h-none sm:max-h-[calc(100dvh-220px)]" tabIndex={0}>
        <table className="w-full border-separate border-spacing-0">
          <thead className="sticky top-0 z-10 bg-surface">
            <tr>
              <th scope="col" className="sticky left-0 z-20 min-w-44 border-b bg-surface px-4 py-3 text-left text-sm font-normal text-muted">{t('role.permission')}</th>
              {roles.map((role) => (
                <th key={role.id} scope="col" className="min-w-28 border-b px-3 py-2 align-bottom font-normal">
                  <span className="flex items-center justify-center gap-1 font-medium">{role.name}{!role.isSystem && (mayEdit || onRemove) && (
                    <DropdownMenu label={t('more')} items={[...(mayEdit ? [{ id: 'rename', label: t('role.rename'), icon: <Pencil />, onSelect: () => onRename(role) }] : []), ...(onRemove ? [{ id: 'remove', label: t('role.remove'), icon: <Trash2 />, danger: true, onSelect: () => onRemove(role) }] : [])]}>
                      <IconButton size="sm" label={t('role.actions', { name: role.name })}><Ellipsis /></IconButton>
                    </DropdownMenu>
                  )}</span>
                  <span className="block text-sm text-muted">{t('role.people', { n: f.number(role.userCount) })}</span>
                  {role.isSystem && <Badge className="mt-1">{t('role.system')}</Badge>}
                  {edits.dirty(role) && <span className="mt-1.5 flex justify-center gap-1"><Button size="sm" look="primary" busy={edits.save.isPending} onClick={() => edits.save.mutate(role)}>{t('save')}</Button><Button size="sm" look="ghost" onClick={() => edits.drop(role.id)}>{t('cancel')}</Button></span>}
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(([resource, permissions]) => (
            <tbody key={resource}>
              {permissions.map((permission, i) => (
                <tr key={permission.permission} className="group hover:bg-raised">
                  <th scope="row" className={cn('sticky left-0 bg-surface px-4 py-1.5 text-left font-normal group-hover:bg-raised', i === 0 ? 'border-t' : '')}>
                    <span className="flex justify-between gap-4"><span className={cn('font-medium', i > 0 && 'sr-only')}>{words.resource(resource)}</span><span className="ml-auto text-muted">{words.action(permission.action)}</span></span>
                  </th>
                  {roles.map((role) => {
                    const has = edits.of(role).includes(permission.permission)
                    const name = `${role.name}: ${words.resource(resource)}, ${words.action(permission.action)}`
                    const fixed = role.isSystem || !mayEdit || (!permission.grantable && !has)
                    return (
                      <td key={role.id} className={cn(i === 0 && cell, 'text-center')}>
                        {fixed ? <span className="inline-grid h-7 place-items-center">{has ? <Check aria-label={t('role.has', { name })} className="size-4 text-good-text" /> : <span aria-label={t('role.hasNot', { name })} className="text-line-strong">·</span>}</span>
                          : <span className="inline-grid h-7 place-items-center"><Checkbox aria-label={name} checked={has} onChecked={(on) => edits.toggle(role, [permission.permission], on)} /></span>}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </>
  )
}
