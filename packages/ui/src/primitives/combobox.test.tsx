// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderApp } from '../test/render.tsx'
import { Combobox } from './combobox.tsx'

const names = ['general', 'general.small', 'gpu']

const find = async (search: string) => { await new Promise((resolve) => { setTimeout(resolve, 20) }); return names.filter((n) => n.includes(search)).map((n) => ({ value: `id-${n}`, label: n })) }

async function opened() {
  const onValue = vi.fn()
  renderApp(<Combobox aria-label="Specification" options={find} onValue={onValue} />)
  fireEvent.click(screen.getByRole('combobox', { name: 'Specification' }))
  const input = await screen.findByPlaceholderText(/type/i)
  await screen.findByRole('option', { name: 'gpu' })
  return { onValue, input }
}

test('Enter takes the first of what the server found, also when it came after the typing', async () => {
  const { onValue, input } = await opened()
  fireEvent.change(input, { target: { value: 'small' } })
  await waitFor(() => expect(screen.getAllByRole('option').map((o) => o.textContent)).toEqual(['general.small']))
  fireEvent.keyDown(input, { key: 'Enter' })
  await waitFor(() => expect(onValue).toHaveBeenCalledWith('id-general.small', expect.objectContaining({ label: 'general.small' })))
})

test('Enter before the answer has come is kept for it, and never takes what answered something else', async () => {
  const { onValue, input } = await opened()
  fireEvent.change(input, { target: { value: 'gp' } })
  fireEvent.keyDown(input, { key: 'Enter' })
  await waitFor(() => expect(onValue.mock.calls.map(([value]) => value)).toEqual(['id-gpu']))
})

test('Enter held from opening the list chooses nothing', async () => {
  const { onValue, input } = await opened()
  fireEvent.change(input, { target: { value: 'gp' } })
  fireEvent.keyDown(input, { key: 'Enter', repeat: true })
  await waitFor(() => expect(screen.getAllByRole('option').map((o) => o.textContent)).toEqual(['gpu']))
  expect(onValue).not.toHaveBeenCalled()
})
