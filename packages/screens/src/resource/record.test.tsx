// @vitest-environment jsdom
import { renderApp } from '@colonnade/ui/test/render.tsx'
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { InApp } from '../test/in-app.tsx'
import { useUrl } from '../url/use-url.tsx'
import type { Entity } from './entity.ts'
import { RecordPanel } from './record.tsx'

interface Row { id: string }
const Typed = ({ label }: { label: string }) => { const [text, setText] = useState(''); return <input aria-label={label} value={text} onChange={(e) => setText(e.target.value)} /> }
const entity = {
  path: ['datacenter', 'host'], permissions: 'baremetals', api: { get: { query: async ({ id }: Row) => ({ id }) } }, schemas: {}, words: { one: 'Host', many: 'Hosts', empty: '' }, columns: [],
  title: (row: Row) => `host ${row.id}`, summary: () => <Typed label="Note" />, recordActions: () => <Typed label="Answer" />,
} as unknown as Entity<Row>

function Steps() {
  const [id, setId] = useState('a')
  return <><button type="button" onClick={() => setId('b')}>step</button><RecordPanel entity={entity} id={id} preset={{ id }} /></>
}

test('what was typed into one record, or answered about it, does not stand under the name of the next', async () => {
  renderApp(<InApp><Steps /></InApp>)
  for (const label of ['Note', 'Answer']) fireEvent.change(await screen.findByLabelText(label), { target: { value: 'of a' } })
  fireEvent.click(screen.getByText('step'))
  await screen.findByRole('dialog', { name: 'host b' })
  for (const label of ['Note', 'Answer']) expect((screen.getByLabelText(label) as HTMLInputElement).value).toBe('')
})

interface Machine { id: string; there: boolean }
const deleted = (api: object, more: object = {}) => ({ ...entity, api: { ...entity.api, ...api }, permissions: 'baremetals', recordActions: undefined, ...more }) as unknown as Entity<Machine>

test('what nothing brings back is asked about before it goes: no record without a way back, nor one that stands elsewhere', async () => {
  const remove = { mutate: vi.fn(async () => ({ changed: 1 })) }
  const restore = { mutate: vi.fn(async () => ({ changed: 1 })) }
  const at = deleted({ remove, restore, get: { query: async ({ id }: Row) => ({ id, there: id === 'there' }) } }, { deletesForGood: (m: Machine) => m.there, deleteTakes: 'With its disks.' })
  for (const [id, of] of [['any', deleted({ remove })], ['there', at]] as const) {
    const { unmount } = renderApp(<InApp><RecordPanel entity={of} id={id} preset={{ id, there: id === 'there' }} /></InApp>)
    fireEvent.click(await screen.findByRole('button', { name: 'Delete' }))
    const question = await screen.findByRole('dialog', { name: 'Delete 1 record' })
    expect(question.textContent).toContain(id === 'there' ? 'With its disks.' : 'This cannot be undone.')
    expect(remove.mutate).not.toHaveBeenCalled()
    unmount()
  }
  renderApp(<InApp><RecordPanel entity={at} id="books" preset={{ id: 'books', there: false }} /></InApp>)
  fireEvent.click(await screen.findByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(remove.mutate).toHaveBeenCalledWith({ ids: ['books'] }))
  await screen.findByRole('button', { name: 'Undo' })
})

test('deleted twice in a hurry a record goes once, and closes neither the next one nor undoes a filter meanwhile', async () => {
  let end = (): void => undefined
  const remove = { mutate: vi.fn(() => new Promise((resolve) => { end = () => resolve({ changed: 1 }) })) }
  const of = deleted({ remove, restore: remove })
  const gone = vi.fn()
  function Page() {
    const url = useUrl()
    const id = url.params.get('open')
    return <><output data-testid="at">{url.params.toString()}</output><button type="button" onClick={() => url.set({ open: 'b', q: 'filtered' })}>on</button>{id && <RecordPanel entity={of} id={id} preset={{ id, there: false }} onGone={gone} />}</>
  }
  renderApp(<InApp at="/hosts?open=a"><Page /></InApp>)
  const button = await screen.findByRole('button', { name: 'Delete' })
  fireEvent.click(button)
  fireEvent.click(button)
  await waitFor(() => expect(remove.mutate).toHaveBeenCalledTimes(1))
  fireEvent.click(screen.getByText('on'))
  await screen.findByRole('dialog', { name: 'host b' })
  await act(async () => end())
  await waitFor(() => expect(gone).toHaveBeenCalledWith('a'))
  expect(screen.getByTestId('at').textContent).toBe('open=b&q=filtered')
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(remove.mutate).toHaveBeenCalledTimes(2))
  await act(async () => end())
  await waitFor(() => expect(screen.getByTestId('at').textContent).toBe('q=filtered'))
})
