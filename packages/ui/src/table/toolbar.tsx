import type { ReactNode, RefObject } from 'react'
import { useFormat } from '../lib/format.ts'
import { useIsOffline } from '../frame/offline.ts'
import { useUiText } from '../lib/i18n.ts'
import { StatusShape } from '../primitives/badge.tsx'
import { Kbd } from '../primitives/text.tsx'
import { SearchInput } from '../primitives/input.tsx'
import { AddFilter, FilterChips } from './filter-bar.tsx'
import type { Density, TableState } from './state.ts'
import type { Column } from './types.ts'
import type { Rows } from './use-rows.ts'
import { ColumnsMenu, DensitySwitch, ViewsBar, type ViewsBarProps } from './view-menus.tsx'

interface Props<T> {
  columns: readonly Column<T>[]
  state: TableState
  onState: (state: TableState) => void
  density: Density
  rows: Rows<T>
  searchRef: RefObject<HTMLInputElement | null>
  views: Pick<ViewsBarProps, 'views' | 'onSave' | 'onDelete'>
  actions?: ReactNode
  hideSearch?: boolean
}

/** Above the rows: views, search, filters, count, columns, density, and the app's own actions. */
export function Toolbar<T>({ columns, state, onState, density, rows, searchRef, views, actions, hideSearch }: Props<T>) {
  const t = useUiText()
  return (
    <div className="no-print shrink-0">
      <ViewsBar {...views} state={state} onState={onState} />
      <div className="flex flex-wrap items-center gap-2 px-3 py-2 max-sm:px-0">
        {!hideSearch && (
          <span className="relative w-64 max-sm:w-full">
            <SearchInput ref={searchRef} value={state.search} onValue={(search) => onState({ ...state, search })} placeholder={t('table.search')} aria-label={t('table.search')}
              onKeyDown={(e) => { if (e.key === 'Escape') { e.preventDefault(); e.currentTarget.blur() } }} />
            {!state.search && <Kbd className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 max-sm:hidden">/</Kbd>}
          </span>
        )}
        <AddFilter columns={columns} filter={state.filter} onFilter={(filter) => onState({ ...state, filter })} />
        <Count rows={rows} />
        <Age rows={rows} />
        <span className="flex-1" />
        <ColumnsMenu columns={columns} state={state} onColumns={(ids) => onState({ ...state, columns: ids })} />
        <DensitySwitch density={density} onDensity={(d) => onState({ ...state, density: d })} />
        {actions}
      </div>
      <FilterChips columns={columns} filter={state.filter} onFilter={(filter) => onState({ ...state, filter })} />
    </div>
  )
}

// The exact number costs the server a second query, so it is a question, not a decoration.
function Count<T>({ rows }: { rows: Rows<T> }) {
  const t = useUiText()
  const f = useFormat()
  const style = 'px-1 text-sm text-muted whitespace-nowrap tabular-nums'
  if (rows.query.isPending || rows.query.isError) return null
  if (rows.count !== undefined && rows.count !== null) return <span className={style} role="status">{t('table.counted', { n: f.number(rows.count) })}</span>
  return (
    <button type="button" onClick={rows.askCount} disabled={rows.counting} title={t('table.count')} className={`${style} rounded-sm underline decoration-dotted underline-offset-3 hover:text-ink`}>
      {rows.counting ? t('common.loading') : t('table.loadedMore', { n: f.number(rows.seen) })}
    </button>
  )
}

/** How old the rows are, once they could not be fetched again. */
function Age<T>({ rows: { query } }: { rows: Rows<T> }) {
  const t = useUiText()
  const f = useFormat()
  const offline = useIsOffline()
  if (!query.data || !query.dataUpdatedAt || !(offline || query.isError)) return null
  return <span role="status" title={t('table.asOfHint')} className="inline-flex items-center gap-1.5 rounded-sm bg-warn-soft px-1.5 py-px text-sm whitespace-nowrap text-warn-text"><StatusShape tone="warn" />{t('table.asOf', { time: f.recent(query.dataUpdatedAt) })}</span>
}
