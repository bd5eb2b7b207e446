import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef } from 'react'
import { cn } from '../lib/cn.ts'
import { useIsPhone, useLatest } from '../lib/hooks.ts'
import { useUiText } from '../lib/i18n.ts'
import { Button } from '../primitives/button.tsx'
import { EmptyState, ErrorState } from '../primitives/states.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { Cards } from './cards.tsx'
import { BodyRow, gridTemplate, HeadRow, SkeletonRows } from './grid.tsx'
import { toggleSort, type Density } from './state.ts'
import { Toolbar } from './toolbar.tsx'
import { rowHeight, type DataTableProps } from './types.ts'
import { useTableKeys } from './use-keys.ts'
import { useRows } from './use-rows.ts'
import { useSelection } from './use-selection.ts'
import { visibleColumns } from './view-menus.tsx'

const ownId = (row: unknown) => String((row as { id: unknown }).id)
const appDensity = (): Density => (globalThis.document?.documentElement.dataset['density'] === 'dense' ? 'compact' : 'comfortable')

/**
 * A list that lives on the server: filter, sort, search and paging happen there; only the rows in sight are drawn.
 * The state is the app's (keep it in the URL with `encodeTableState`); the rows are TanStack Query's under `queryKey`, so invalidating that key refreshes them.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { columns: allColumns, state, onStateChange, label, rowId = ownId, rowHref, onOpenRow, openId, bulkActions, rowTone, empty, height = 'fill', className } = props
  const t = useUiText()
  const phone = useIsPhone()
  const scope = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const density = state.density ?? appDensity()
  const size = rowHeight[density]
  const columns = useMemo(() => visibleColumns(allColumns, state), [allColumns, state])
  const selectable = Boolean(bulkActions?.length)
  const { template, minWidth } = useMemo(() => gridTemplate(columns, selectable), [columns, selectable])
  const list = useRows(props)
  const { rows, query } = list
  const filtered = state.filter.length > 0 || state.search !== ''
  const selection = useSelection(rows, rowId, JSON.stringify([state.filter, state.search]))
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => (phone ? 76 + columns.length * 24 : size),
    overscan: 12, scrollPaddingStart: 32, getItemKey: (i) => { const row = rows[i]; return row ? rowId(row) : i }, initialRect: { width: 1000, height: 600 },
  })
  useEffect(() => { virtual.measure() }, [size, phone, virtual])
  useEffect(() => { scroller.current?.scrollTo?.({ top: 0 }) }, [state.filter, state.sort, state.search])

  const last = virtual.getVirtualItems().at(-1)?.index ?? -1
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  useEffect(() => {
    if (last >= rows.length - 25 && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])

  const keys = useTableKeys({
    rows, id: rowId, open: onOpenRow, openId, searchRef, clear: selection.clear,
    toggle: selectable ? selection.toggle : undefined, reveal: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  })
  useImperativeHandle(props.ref, () => ({ step: keys.step, focus: () => grid.current?.focus(), refetch: () => void query.refetch(), search: () => searchRef.current?.focus() }))

  // Stable callbacks, so that a memoised row is not drawn again because a neighbour moved.
  const latest = useLatest({ press: (row: T) => { keys.setActiveId(rowId(row)); onOpenRow?.(row) }, toggle: selection.toggle })
  const onPress = useCallback((row: T) => latest.current.press(row), [latest])
  const onToggle = useCallback((row: T, range: boolean) => latest.current.toggle(row, range), [latest])
  const domId = (row: T) => `${scope}-${rowId(row)}`
  const active = rows[keys.index]

  const body = () => {
    if (query.isPending) return <SkeletonRows columns={phone ? columns.slice(0, 1) : columns} template={phone ? '1fr' : template} height={phone ? 140 : size} count={phone ? 5 : 14} selectable={selectable && !phone} />
    if (query.isError && !rows.length) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    if (!rows.length) return filtered ? <EmptyState sentence={t('table.emptyFiltered')} action={<Button onClick={() => onStateChange({ ...state, filter: [], search: '' })}>{t('table.clearFilters')}</Button>} /> : (empty ?? <EmptyState sentence={t('table.empty')} />)
    if (phone) return <Cards rows={rows} columns={columns} id={rowId} virtual={virtual} selection={selectable ? selection : undefined} href={rowHref} openId={openId} onPress={onPress} />
    return (
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return row && (
            <BodyRow key={item.key} row={row} index={item.index} columns={columns} template={template} domId={domId(row)} style={rowStyle(item.start, size)}
              active={row === active && openId === undefined} open={openId === rowId(row)} chosen={selectable ? selection.ids.has(rowId(row)) : undefined}
              tone={rowTone?.(row)} href={rowHref?.(row)} onPress={onPress} onToggle={selectable ? onToggle : undefined} />
          )
        })}
      </div>
    )
  }

  return (
    <section aria-label={label} className={cn('relative flex min-w-0 flex-col', height === 'fill' && 'min-h-0 flex-1', className)}>
      <Toolbar columns={allColumns} state={state} onState={onStateChange} density={density} rows={list} searchRef={searchRef} actions={props.actions} hideSearch={props.hideSearch} views={{ views: props.views, onSave: props.onSaveView, onDelete: props.onDeleteView }} />
      <div ref={scroller} className="relative min-h-40 flex-1 overflow-auto sm:border-t" style={height === 'fill' ? undefined : { height, flex: 'none' }} aria-busy={query.isFetching}>
        {query.isFetching && !query.isPending && <span role="status" className="pulse-slow sticky top-0 left-0 z-20 -mb-0.5 block h-0.5 bg-accent"><span className="sr-only">{t('table.refreshing')}</span></span>}
        <div
          ref={grid} role={phone ? undefined : 'grid'} tabIndex={0} aria-label={label} aria-multiselectable={(selectable && !phone) || undefined} aria-rowcount={phone ? undefined : list.complete ? rows.length + 1 : -1} aria-colcount={phone ? undefined : columns.length}
          aria-activedescendant={active && !phone && virtual.getVirtualItems().some((item) => rows[item.index] === active) ? domId(active) : undefined} onKeyDown={keys.onKeyDown}
          onFocus={(e) => { if (e.target === e.currentTarget && keys.activeId === undefined && rows[0]) keys.setActiveId(rowId(rows[0])) }}
          className={cn('focus:outline-none focus-visible:outline-2 focus-visible:-outline-offset-2', phone && 'pt-1')} style={phone ? undefined : { minWidth }}
        >
          {!phone && <HeadRow columns={columns} template={template} sort={state.sort} onSort={(field, add) => onStateChange({ ...state, sort: toggleSort(state.sort, field, add) })} all={selectable ? { state: selection.state, toggle: selection.toggleAll } : undefined} />}
          {body()}
          {isFetchingNextPage && <SkeletonRows columns={phone ? columns.slice(0, 1) : columns} template={phone ? '1fr' : template} height={size} count={3} selectable={selectable && !phone} />}
          {selection.chosen.length > 0 && <div aria-hidden className="h-16" /> /* so the bulk bar never hides the last row */}
          {isFetchNextPageError && <p role="alert" className="flex items-center gap-3 p-3 text-fail-text">{t('table.nextFailed')}<Button size="sm" onClick={() => void fetchNextPage()}>{t('common.retry')}</Button></p>}
        </div>
      </div>
      {bulkActions && <BulkBar selection={selection} actions={bulkActions} />}
    </section>
  )
}

const styles = new Map<string, { height: number; transform: string }>()
// The same object for the same place: a fresh one would defeat the memo of the row.
function rowStyle(start: number, height: number) {
  const key = `${start}/${height}`
  let found = styles.get(key)
  if (!found) {
    if (styles.size > 5000) styles.clear()
    styles.set(key, (found = { height, transform: `translateY(${start}px)` }))
  }
  return found
}
