// @vitest-environment jsdom
import type { ListInput, Page } from '@colonnade/contract/kernel/paging'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { renderApp } from '../test/render.tsx'
import { Toaster } from '../primitives/toast.tsx'
import { DataTable } from './data-table.tsx'
import { emptyTableState, type TableState } from './state.ts'
import type { Column, DataTableHandle, DataTableProps } from './types.ts'

interface Row { id: string; name: string }
const all: Row[] = Array.from({ length: 250 }, (_, i) => ({ id: `r${i}`, name: `host-${i}` }))
const columns: Column<Row>[] = [{ id: 'name', header: 'Name', cell: (r) => r.name, sortable: true, filter: { type: 'text' } }, { id: 'extra', header: 'Extra', cell: () => 'x', defaultHidden: true }]

const fetchAll = async (input: ListInput): Promise<Page<Row>> => {
  const from = Number(input.cursor ?? 0) + (input.skip ?? 0)
  const next = from + (input.limit ?? 50)
  return { items: all.slice(from, next), nextCursor: next < all.length ? String(next) : null, ...(input.count ? { count: all.length } : {}) }
}

function Harness(props: Partial<DataTableProps<Row>> & { start?: TableState }) {
  const [state, setState] = useState(props.start ?? emptyTableState)
  const [open, setOpen] = useState<string>()
  return <><output data-testid="state">{JSON.stringify(state)}</output><output data-testid="open">{open}</output><DataTable<Row> label="Hosts" columns={columns} queryKey={['t']} fetchPage={fetchAll} state={state} onStateChange={setState} onOpenRow={(r) => setOpen(r.id)} {...props} /></>
}
const grid = async () => { await screen.findByText('host-0'); return screen.getByRole('grid') }
const active = (g: HTMLElement) => document.getElementById(g.getAttribute('aria-activedescendant') ?? '')?.textContent

test('arrows and J K move, Home and End jump, Enter opens', async () => {
  renderApp(<Harness />)
  const g = await grid()
  act(() => g.focus())
  expect(active(g)).toContain('host-0')
  fireEvent.keyDown(g, { key: 'ArrowDown' })
  fireEvent.keyDown(g, { key: 'j' })
  expect(active(g)).toContain('host-2')
  fireEvent.keyDown(g, { key: 'k' })
  fireEvent.keyDown(g, { key: 'Enter' })
  expect(screen.getByTestId('open').textContent).toBe('r1')
  fireEvent.keyDown(g, { key: 'Home' })
  fireEvent.keyDown(g, { key: 'ArrowUp' })
  expect(active(g)).toContain('host-0')
})

test('Space chooses, Shift-Space chooses up to here, the bar runs, Esc clears', async () => {
  const run = vi.fn(() => false)
  renderApp(<Harness bulkActions={[{ id: 'x', label: 'Drain', run }]} />)
  const g = await grid()
  act(() => g.focus())
  fireEvent.keyDown(g, { key: ' ' })
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) fireEvent.keyDown(g, { key })
  fireEvent.keyDown(g, { key: ' ', shiftKey: true })
  const bar = screen.getByRole('toolbar')
  expect(bar.textContent).toContain('4 chosen')
  fireEvent.click(within(bar).getByText('Drain'))
  await waitFor(() => expect(run).toHaveBeenCalledWith(all.slice(0, 4)))
  await waitFor(() => expect(within(bar).getByText('Drain').closest('button')?.disabled).toBe(false))
  fireEvent.keyDown(g, { key: 'Escape' })
  expect(screen.queryByRole('toolbar')).toBeNull()
})

test('/ goes to the search, and typing there moves no row', async () => {
  renderApp(<Harness />)
  await grid()
  fireEvent.keyDown(document.body, { key: '/' })
  const search = screen.getByRole('searchbox')
  expect(document.activeElement).toBe(search)
  fireEvent.change(search, { target: { value: '機房' } })
  expect(JSON.parse(screen.getByTestId('state').textContent ?? '')).toMatchObject({ search: '機房' })
})

test('with a record open, moving opens the neighbour', async () => {
  const onOpenRow = vi.fn()
  renderApp(<Harness openId="r4" onOpenRow={onOpenRow} />)
  fireEvent.keyDown(await grid(), { key: 'j' })
  expect(onOpenRow).toHaveBeenCalledWith(all[5])
})

test('a click on a head sorts; hidden columns stay hidden', async () => {
  renderApp(<Harness />)
  await grid()
  fireEvent.click(screen.getByRole('button', { name: 'Name' }))
  expect(JSON.parse(screen.getByTestId('state').textContent ?? '')).toMatchObject({ sort: [{ field: 'name', direction: 'asc' }] })
  expect(screen.queryByText('Extra')).toBeNull()
})

test('only the rows in sight are drawn', async () => {
  renderApp(<Harness pageSize={250} />)
  await grid()
  expect(screen.getAllByText(/^host-/).length).toBeLessThan(60)
})

test('the exact number is asked only on request', async () => {
  const fetchPage = vi.fn(fetchAll)
  renderApp(<Harness fetchPage={fetchPage} />)
  await grid()
  expect(fetchPage.mock.calls.some(([input]) => input.count)).toBe(false)
  fireEvent.click(screen.getByText('100+ rows'))
  await screen.findByText('250 rows')
})

test('a filter removed is a filter less; no match offers to clear them', async () => {
  renderApp(<Harness fetchPage={async () => ({ items: [], nextCursor: null })} start={{ ...emptyTableState, filter: [{ field: 'name', op: 'contains', value: 'x' }] }} />)
  await screen.findByText('No row matches these filters.')
  fireEvent.click(screen.getByRole('button', { name: 'Remove: Name contains x' }))
  expect(JSON.parse(screen.getByTestId('state').textContent ?? '')).toMatchObject({ filter: [] })
})

test('a list that begins with filters and has no row under them is empty, as on the first day', async () => {
  const start = { ...emptyTableState, filter: [{ field: 'name', op: 'contains' as const, value: 'x' }] }
  renderApp(<Harness fetchPage={async () => ({ items: [], nextCursor: null })} start={start} standing={start.filter} empty={<p>All is well.</p>} />)
  await screen.findByText('All is well.')
  expect(screen.queryByText('No row matches these filters.')).toBeNull()
})

test('a failure says what to do and carries its request id', async () => {
  renderApp(<Harness fetchPage={async () => { throw { data: { code: 'UNAVAILABLE', reason: 'db.down', message: 'The database does not answer.', remedy: 'Try again in a minute.', requestId: 'req_7' } } }} />)
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('The database does not answer.')
  expect(alert.textContent).toContain('Try again in a minute.')
  expect(alert.textContent).toContain('req_7')
})

describe('a list of 100,000 rows', () => {
  const many = 100_000
  const asked: ListInput[] = []
  const fetchMany = async (input: ListInput): Promise<Page<Row>> => {
    if (!input.count) asked.push(input)
    const from = Number(input.cursor ?? 0) + (input.skip ?? 0)
    const items = Array.from({ length: Math.min(input.limit ?? 50, many - from) }, (_, i) => ({ id: `r${from + i}`, name: `host-${from + i}` }))
    return { items, nextCursor: from + items.length < many ? String(from + items.length) : null, ...(input.count ? { count: many } : {}) }
  }
  // a window that scrolls: this one has no layout
  const scrollable = (g: HTMLElement) => {
    const box = g.parentElement!
    Object.defineProperties(box, { scrollHeight: { value: many * 42 + 32 }, clientHeight: { value: 600 } })
    box.scrollTo = ((to: ScrollToOptions) => { box.scrollTop = to.top ?? 0; fireEvent.scroll(box) }) as typeof box.scrollTo
    return { box, to: (row: number) => box.scrollTo({ top: row * 42 }) }
  }
  beforeEach(() => { asked.length = 0 })

  test('End goes to the last row, Home back to the first, and what lies between is never fetched', async () => {
    renderApp(<Harness fetchPage={fetchMany} />)
    const g = await grid()
    scrollable(g)
    act(() => g.focus())
    fireEvent.keyDown(g, { key: 'End' })
    await waitFor(() => expect(active(g)).toContain('host-99999'))
    await screen.findByText('100,000 rows')
    fireEvent.keyDown(g, { key: 'Home' })
    await waitFor(() => expect(active(g)).toContain('host-0'))
    expect(asked.length).toBeLessThan(8)
  })

  test('dragged to the middle it shows the rows of the middle, in order, and few of them at a time', async () => {
    renderApp(<Harness fetchPage={fetchMany} />)
    const { to } = scrollable(await grid())
    to(80) // far enough for the list to be counted
    await screen.findByText('100,000 rows')
    to(50_000)
    await screen.findByText('host-50000')
    const seen = screen.getAllByText(/^host-/).map((e) => Number(e.textContent.slice(5)))
    expect(seen).toEqual(Array.from(seen, (_, i) => seen[0]! + i))
    expect(seen.length).toBeLessThan(60)
    expect(asked.some((input) => (input.skip ?? 0) > 40_000)).toBe(true)
  })

  test('a change fetches what is in sight again, not all that was ever seen', async () => {
    const handle: { current: DataTableHandle | null } = { current: null }
    renderApp(<Harness fetchPage={fetchMany} ref={handle} />)
    const { to } = scrollable(await grid())
    for (let row = 80; row < 3000; row += 80) {
      to(row)
      await screen.findByText(`host-${row}`)
    }
    asked.length = 0
    act(() => handle.current!.refetch())
    await waitFor(() => expect(asked.length).toBeGreaterThan(0))
    expect(asked.length).toBeLessThan(4)
  })

  test('Shift chooses up to a row far below, whose neighbours were never in sight', async () => {
    const run = vi.fn(() => false)
    renderApp(<Harness fetchPage={fetchMany} bulkActions={[{ id: 'x', label: 'Drain', run }]} />)
    const g = await grid()
    const { to } = scrollable(g)
    act(() => g.focus())
    fireEvent.keyDown(g, { key: ' ' })
    to(80)
    await screen.findByText('100,000 rows')
    to(400)
    await screen.findByText('host-400')
    fireEvent.click(within(screen.getByText('host-400').closest<HTMLElement>('[role=row]')!).getByRole('checkbox').parentElement!, { shiftKey: true })
    expect((await screen.findByRole('toolbar')).textContent).toContain('1 chosen')
    await screen.findByText('401 chosen')
  })

  const box = (name: string) => within(screen.getByText(name).closest<HTMLElement>('[role=row]')!).getByRole('checkbox').parentElement!
  const noop = [{ id: 'x', label: 'Drain', run: () => false }]

  test('Shift chooses by the order one sees: begun in another order, where the first row is out of sight, it is one row', async () => {
    const turned = async (input: ListInput): Promise<Page<Row>> => {
      const page = await fetchMany(input)
      return input.sort?.[0]?.direction === 'desc' ? { ...page, items: page.items.map(({ id }) => ({ id: `r${many - 1 - Number(id.slice(1))}`, name: `host-${many - 1 - Number(id.slice(1))}` })) } : page
    }
    const desc = { ...emptyTableState, sort: [{ field: 'name', direction: 'desc' as const }] }
    function Turning() {
      const [state, setState] = useState(emptyTableState)
      return <><button type="button" onClick={() => setState(desc)}>turn</button><DataTable<Row> label="Hosts" columns={columns} queryKey={['t']} fetchPage={turned} state={state} onStateChange={setState} bulkActions={noop} /></>
    }
    renderApp(<Turning />)
    await grid()
    fireEvent.click(box('host-5'))
    fireEvent.click(screen.getByText('turn'))
    await screen.findByText('host-99990')
    fireEvent.click(box('host-99990'), { shiftKey: true })
    await screen.findByText('2 chosen')
  })

  test('no more is chosen than can be acted on at once, and for that nothing is fetched', async () => {
    renderApp(<><Harness fetchPage={fetchMany} bulkActions={noop} /><Toaster /></>)
    const g = await grid()
    const { to } = scrollable(g)
    fireEvent.click(box('host-0'))
    to(80)
    await screen.findByText('100,000 rows')
    to(40_000)
    await screen.findByText('host-40000')
    asked.length = 0
    fireEvent.click(box('host-40000'), { shiftKey: true })
    await screen.findByText('At most 500 rows can be chosen at a time.')
    expect([screen.getByRole('toolbar').textContent, asked.length]).toEqual([expect.stringContaining('1 chosen'), 0])
  })

  test('rows that come after the filter changed are not chosen', async () => {
    const hold: { until?: Promise<void> } = {}
    let go = (): void => undefined
    const slow = async (input: ListInput) => { await hold.until; return fetchMany(input) }
    function Filtered() {
      const [state, setState] = useState(emptyTableState)
      return <><button type="button" onClick={() => setState({ ...emptyTableState, search: 'host-4' })}>filter</button><DataTable<Row> label="Hosts" columns={columns} queryKey={['t']} fetchPage={slow} state={state} onStateChange={setState} bulkActions={noop} /></>
    }
    renderApp(<Filtered />)
    const { to } = scrollable(await grid())
    fireEvent.click(box('host-0'))
    to(80)
    await screen.findByText('100,000 rows')
    to(450)
    await screen.findByText('host-450')
    hold.until = new Promise((resolve) => { go = resolve })
    fireEvent.click(box('host-450'), { shiftKey: true })
    fireEvent.click(screen.getByText('filter'))
    await act(async () => { go(); await new Promise((resolve) => { setTimeout(resolve, 50) }) })
    expect(screen.queryByRole('toolbar')).toBeNull()
  })

  test('what somebody else deleted meanwhile is no longer chosen once that is known; the others are', async () => {
    const run = vi.fn(() => { throw { data: { code: 'NOT_FOUND', reason: 'not_found', message: 'There is no such host.', details: { missing: ['r1'] } } } })
    renderApp(<><Harness bulkActions={[{ id: 'x', label: 'Drain', run }]} /><Toaster /></>)
    await grid()
    for (const name of ['host-0', 'host-1', 'host-2']) fireEvent.click(box(name))
    fireEvent.click(within(screen.getByRole('toolbar')).getByText('Drain'))
    await screen.findByText('2 chosen')
    await screen.findByText('1 of the chosen rows is not there any more; nothing was changed.')
  })

  test('reached by Tab, a list that was scrolled begins with the first row in sight', async () => {
    renderApp(<Harness fetchPage={fetchMany} />)
    const g = await grid()
    const { to } = scrollable(g)
    to(60)
    await screen.findByText('host-60')
    act(() => g.focus())
    expect(active(g)).toContain('host-60')
  })
})
