import { Checkbox, SearchInput } from '@colonnade/ui'
import { useState } from 'react'
import { useScreensText } from '../locales/index.ts'
import { permissionGroups, usePermissionWords } from './permission-words.ts'

/** Props of `PermissionGrid`. `offered` limits what is shown; `may` greys out what the person cannot give away. */
export interface PermissionGridProps { value: readonly string[]; onValue?: (value: string[]) => void; offered?: readonly string[]; may?: (permission: string) => boolean }

/** Permissions by resource, one line each, to be ticked. Without `onValue` it only shows them. */
export function PermissionGrid({ value, onValue, offered, may }: PermissionGridProps) {
  const t = useScreensText()
  const words = usePermissionWords()
  const [search, setSearch] = useState('')
  const has = new Set(value)
  const groups = permissionGroups
    .map((g) => ({ ...g, permissions: g.permissions.filter((p) => !offered || offered.includes(p.id)) }))
    .filter((g) => g.permissions.length && (onValue || g.permissions.some((p) => has.has(p.id))) && words.resource(g.resource).toLowerCase().includes(search.toLowerCase()))
  const set = (ids: readonly string[], on: boolean) => onValue?.(on ? [...new Set([...value, ...ids])] : value.filter((id) => !ids.includes(id)))
  return (
    <div className="flex flex-col gap-2">
      {onValue && <SearchInput value={search} onValue={setSearch} aria-label={t('role.findPermission')} placeholder={t('role.findPermission')} />}
      <ul className="divide-y border-y">
        {groups.map((g) => {
          const ids = g.permissions.filter((p) => !may || may(p.id)).map((p) => p.id)
          const on = ids.filter((id) => has.has(id)).length
          return (
            <li key={g.resource} className="grid grid-cols-[minmax(120px,1fr)_2fr] items-start gap-x-4 gap-y-1 py-2 max-sm:grid-cols-1">
              <Checkbox disabled={!onValue || !ids.length} checked={on === 0 ? false : on === ids.length ? true : 'indeterminate'} onChecked={(c) => set(ids, c)} label={<span className="font-medium">{words.resource(g.resource)}</span>} />
              <span className="flex flex-wrap gap-x-4 gap-y-1">{g.permissions.map((p) => <Checkbox key={p.id} disabled={!onValue || (may && !may(p.id))} checked={has.has(p.id)} onChecked={(c) => set([p.id], c)} label={words.action(p.action)} />)}</span>
            </li>
          )
        })}
        {groups.length === 0 && <li className="py-4 text-muted">{t('role.noPermissions')}</li>}
      </ul>
    </div>
  )
}
