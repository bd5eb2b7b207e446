import { ArrowDown, ArrowUp, Bookmark, Rows2, Rows3, Settings2, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'
import { Button, IconButton } from '../primitives/button.tsx'
import { Input } from '../primitives/input.tsx'
import { Popover } from '../primitives/menu.tsx'
import { Checkbox } from '../primitives/toggle.tsx'
import { sameView, type Density, type TableState } from './state.ts'
import type { Column, SavedView } from './types.ts'

/** The columns of a state, in its order; the defaults when it has none. The first column can't vanish. */
export function visibleColumns<T>(columns: readonly Column<T>[], state: TableState): Column<T>[] {
  const chosen = state.columns?.flatMap((id) => columns.find((c) => c.id === id) ?? [])
  return chosen?.length ? chosen : columns.filter((c) => !c.defaultHidden)
}

/** Which columns show and in what order. */
export function ColumnsMenu<T>({ columns, state, onColumns }: { columns: readonly Column<T>[]; state: TableState; onColumns: (ids: string[] | undefined) => void }) {
  const t = useUiText()
  const shown = visibleColumns(columns, state)
  const order = [...shown, ...columns.filter((c) => !shown.includes(c))]
  const ids = shown.map((c) => c.id)
  const move = (from: number, by: number) => {
    const next = [...ids]
    const [id] = next.splice(from, 1)
    if (id) next.splice(from + by, 0, id)
    onColumns(next)
  }
  return (
    <Popover align="end" label={t('table.columns')} className="w-72 p-2" trigger={<IconButton look="secondary" label={t('table.columns')}><Settings2 /></IconButton>}>
      <ul className="max-h-[50vh] overflow-y-auto">
        {order.map((column, i) => {
          const on = i < ids.length
          return (
            <li key={column.id} className="flex min-h-[var(--control-h)] items-center gap-1 rounded-sm px-1.5 hover:bg-raised">
              <span className="min-w-0 flex-1"><Checkbox label={column.header} checked={on} disabled={on && ids.length === 1} onChecked={(c) => onColumns(c ? [...ids, column.id] : ids.filter((id) => id !== column.id))} /></span>
              {on && <>
                <IconButton size="sm" label={t('table.moveUp', { column: column.header })} disabled={i === 0} onClick={() => move(i, -1)}><ArrowUp /></IconButton>
                <IconButton size="sm" label={t('table.moveDown', { column: column.header })} disabled={i === ids.length - 1} onClick={() => move(i, 1)}><ArrowDown /></IconButton>
              </>}
            </li>
          )
        })}
      </ul>
      {state.columns && <Button size="sm" look="ghost" className="mt-1 w-full" onClick={() => onColumns(undefined)}>{t('table.resetColumns')}</Button>}
    </Popover>
  )
}

/** Compact or comfortable rows. */
export function DensitySwitch({ density, onDensity }: { density: Density; onDensity: (density: Density) => void }) {
  const t = useUiText()
  const other = density === 'compact' ? 'comfortable' : 'compact'
  return <IconButton look="secondary" label={`${t('table.density')}: ${t(`table.${density}`)}`} onClick={() => onDensity(other)} className="max-sm:hidden">{density === 'compact' ? <Rows3 /> : <Rows2 />}</IconButton>
}

/** Props of `ViewsBar`. */
export interface ViewsBarProps { views?: readonly SavedView[]; state: TableState; onState: (state: TableState) => void; onSave?: (name: string, state: TableState, shared: boolean) => void | Promise<boolean | void>; onDelete?: (view: SavedView) => void | Promise<void> }

/** Saved views as a row of quiet tabs; saving the present one asks only for a name. */
export function ViewsBar({ views = [], state, onState, onSave, onDelete }: ViewsBarProps) {
  const t = useUiText()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  if (!views.length && !onSave) return null
  const plain: TableState = { filter: [], sort: [], search: '' }
  const known = views.some((v) => sameView(v.state, state)) || sameView(state, plain)
  const save = async () => {
    if (!name.trim()) return
    if ((await onSave?.(name.trim(), state, shared)) === false) return
    setName('')
    setShared(false)
    setOpen(false)
  }
  return (
    <div className="flex items-center gap-1 overflow-x-auto px-3 pt-2 [scrollbar-width:none] max-sm:px-0" role="group" aria-label={t('table.views')}>
      <ViewTab name={t('table.allRows')} active={sameView(state, plain)} onOpen={() => onState(plain)} />
      {views.map((view) => <ViewTab key={view.id} name={view.name} shared={view.shared} by={view.by} active={sameView(view.state, state)} onOpen={() => onState(view.state)} onDelete={onDelete && view.by === undefined ? () => void onDelete(view) : undefined} />)}
      {onSave && !known && (
        <Popover open={open} onOpenChange={setOpen} label={t('table.saveView')} trigger={<Button size="sm" look="ghost" className="text-muted" icon={<Bookmark />}>{t('table.saveView')}</Button>}>
          <form className="flex w-64 flex-col gap-2" onSubmit={(e) => { e.preventDefault(); void save() }}>
            <span className="flex gap-2">
              <Input autoFocus value={name} maxLength={100} onChange={(e) => setName(e.target.value)} placeholder={t('table.viewName')} aria-label={t('table.viewName')} />
              <Button type="submit" look="primary" disabled={!name.trim()}>{t('common.save')}</Button>
            </span>
            <Checkbox label={t('table.shareView')} checked={shared} onChecked={setShared} />
          </form>
        </Popover>
      )}
    </div>
  )
}

function ViewTab({ name, shared, by, active, onOpen, onDelete }: { name: string; shared?: boolean; by?: string; active: boolean; onOpen: () => void; onDelete?: () => void }) {
  const t = useUiText()
  return (
    <span className={cn('inline-flex shrink-0 items-center rounded-md', active ? 'bg-raised font-medium' : 'text-muted hover:text-ink')}>
      <button type="button" aria-pressed={active} onClick={onOpen} title={shared ? (by ? t('table.sharedBy', { name: by }) : t('table.shared')) : undefined} className="inline-flex h-[calc(var(--control-h)-4px)] items-center gap-1.5 rounded-md px-2 whitespace-nowrap">{name}{shared && <Users aria-hidden className="size-3.5 text-muted" />}</button>
      {active && onDelete && <IconButton size="sm" label={t('table.deleteView', { name })} onClick={onDelete}><Trash2 /></IconButton>}
    </span>
  )
}
