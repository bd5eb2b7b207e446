import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef } from 'react'
import { cn } from '../lib/cn.ts'
import { useIsPhone, useLatest } from '../lib/hooks.ts'
import { useFormat } from '../lib/format.ts'
import { useUiText } from '../lib/i18n.ts'
import { Button } from '../primitives/button.tsx'
import { EmptyState, ErrorState } from '../primitives/states.tsx'
import { BulkBar, useBulk } from './bulk-bar.tsx'
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
// In px: Firefox ends at 17.8 million, Chromium at 33.
const TALLEST = 16_000_000
const appDensity = (): Density => (globalThis.document?.documentElement.dataset['density'] === 'dense' ? 'compact' : 'comfortable')

/**
 * A list that lives on the server: filter, sort, search and paging happen there; only the rows in sight are drawn.
 * The state is the app's (keep it in the URL with `encodeTableState`); the rows are TanStack Query's under `queryKey`, so invalidating that key refreshes them.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { columns: allColumns, state, onStateChange, label, rowId = ownId, rowHref, onOpenRow, openId, bulkActions, rowTone, empty, height = 'fill', className } = props
  const t = useUiText()
  const f = useFormat()
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
  const list = useRows(props, rowId)
  const { query } = list
  const filtered = state.search !== '' || (state.filter.length > 0 && JSON.stringify(state.filter) !== JSON.stringify(props.standing))
  const selection = useSelection(list, rowId, JSON.stringify([state.filter, state.search]))
  const high = phone ? 76 + columns.length * 24 : size
  // taller than this no browser scrolls exactly
  const count = Math.min(list.total, Math.floor(TALLEST / high))
  const virtual = useVirtualizer({ count, getScrollElement: () => scroller.current, estimateSize: () => high, overscan: 12, scrollPaddingStart: 32, scrollPaddingEnd: 34 /* the head stands above the rows, inside what is scrolled */, initialRect: { width: 1000, height: 600 } })
  useEffect(() => { virtual.measure() }, [high, phone, virtual])
  useEffect(() => { scroller.current?.scrollTo?.({ top: 0 }) }, [state.filter, state.sort, state.search])

  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1]
  const { show } = list
  // with every drawing: what is shown may have stayed while the list under it grew
  useEffect(() => { if (last >= 0) show(first, last) })

  const keys = useTableKeys({
    list, id: rowId, open: onOpenRow, openId, searchRef, clear: selection.clear,
    toggle: selectable ? selection.toggle : undefined, reveal: (index) => virtual.scrollToIndex(index, { align: 'auto' }), stride: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / high) - 2),
  })
  const bulk = useBulk(selection, bulkActions)
  const { onChosen } = props
  const chosen = selection.chosen.length
  useEffect(() => { onChosen?.(chosen) }, [onChosen, chosen])
  useImperativeHandle(props.ref, () => ({ step: keys.step, focus: () => grid.current?.focus(), refetch: () => void query.refetch(), search: () => searchRef.current?.focus(), act: (id) => void bulk.run(id), forget: selection.forget }))

  // Stable callbacks, so that a memoised row is not drawn again because a neighbour moved.
  const latest = useLatest({ press: (row: T) => { keys.setActiveId(rowId(row)); onOpenRow?.(row) }, toggle: selection.toggle })
  const onPress = useCallback((row: T) => latest.current.press(row), [latest])
  const onToggle = useCallback((row: T, range: boolean) => latest.current.toggle(row, range), [latest])
  const domId = (row: T) => `${scope}-${rowId(row)}`
  // without those drawn ahead, and without one that is half under the head
  const topmost = () => { const start = virtual.range?.startIndex ?? first; return items.some((item) => item.index === start && item.start < (virtual.scrollOffset ?? 0)) ? start + 1 : start }
  const active = keys.index < 0 ? undefined : list.at(keys.index)
  const still = phone ? columns.slice(0, 1) : columns
  const bare = phone || (!query.isPending && !count) // no rows, or cards: nothing a grid is made of
  const skeleton = { columns: still, template: phone ? '1fr' : template, selectable: selectable && !phone }

  const body = () => {
    if (query.isPending) return <SkeletonRows {...skeleton} height={phone ? 140 : size} count={phone ? 5 : 14} />
    if (query.isError && !list.total) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    if (!count) return filtered ? <EmptyState sentence={t('table.emptyFiltered')} action={<Button onClick={() => onStateChange({ ...state, filter: [], search: '' })}>{t('table.clearFilters')}</Button>} /> : (empty ?? <EmptyState sentence={t('table.empty')} />)
    if (phone) return <Cards at={list.at} columns={columns} id={rowId} virtual={virtual} selection={selectable ? selection : undefined} href={rowHref} openId={openId} onPress={onPress} />
    return (
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = list.at(item.index)
          if (!row) return <div key={`coming ${item.index}`} className="absolute inset-x-0 top-0" style={rowStyle(item.start, size)}><SkeletonRows {...skeleton} height={size} count={1} /></div>
          return (
            <BodyRow key={rowId(row)} row={row} index={item.index} columns={columns} template={template} domId={domId(row)} style={rowStyle(item.start, size)}
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
          ref={grid} role={bare ? undefined : 'grid'} tabIndex={0} aria-label={label} aria-multiselectable={(selectable && !bare) || undefined} aria-rowcount={bare ? undefined : list.complete ? list.total + 1 : -1} aria-colcount={bare ? undefined : columns.length}
          aria-activedescendant={active && !phone && keys.index >= first && keys.index <= last ? domId(active) : undefined} onKeyDown={keys.onKeyDown}
          onFocus={(e) => { const top = list.at(topmost()); if (e.target === e.currentTarget && keys.index < 0 && top) keys.setActiveId(rowId(top)) }}
          className={cn('focus:outline-none focus-visible:outline-2 focus-visible:-outline-offset-2', phone && 'pt-1')} style={phone ? undefined : { minWidth }}
        >
          {!bare && <HeadRow columns={columns} template={template} sort={state.sort} onSort={(field, add) => onStateChange({ ...state, sort: toggleSort(state.sort, field, add) })} all={selectable ? { state: selection.state, toggle: selection.toggleAll } : undefined} />}
          {body()}
          {count < list.total && <p className="p-3 text-muted">{t('table.tooLong', { n: f.number(count) })}</p>}
          {selection.chosen.length > 0 && <div aria-hidden className="h-16" /> /* so the bulk bar never hides the last row */}
          {query.failed && list.total > 0 && <p role="alert" className="sticky bottom-0 left-0 flex items-center gap-3 border-t bg-surface p-3 text-fail-text">{t('table.nextFailed')}<Button size="sm" onClick={query.retry}>{t('common.retry')}</Button></p>}
        </div>
      </div>
      {bulkActions && <BulkBar selection={selection} bulk={bulk} />}
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
