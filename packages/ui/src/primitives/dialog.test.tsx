// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderApp } from '../test/render.tsx'
import { ConfirmDanger } from './dialog.tsx'

test('the name is typed as it stands, without the dot no keyboard has; anything else confirms nothing', async () => {
  const onConfirm = vi.fn()
  renderApp(<ConfirmDanger open onOpenChange={() => undefined} title="Delete" name="北辰科技 · storage" action="Go" onConfirm={onConfirm} />)
  const type = (value: string) => fireEvent.change(screen.getByRole('textbox'), { target: { value } })
  const allowed = () => !(screen.getByRole('button', { name: 'Go' }) as HTMLButtonElement).disabled
  for (const text of ['', '北辰科技', '北辰科技storage', '北辰科技 Storage']) {
    type(text)
    expect(allowed(), text).toBe(false)
  }
  for (const text of ['北辰科技 · storage', ' 北辰科技  storage ']) {
    type(text)
    expect(allowed(), text).toBe(true)
  }
  fireEvent.click(screen.getByRole('button', { name: 'Go' }))
  await waitFor(() => expect(onConfirm).toHaveBeenCalledTimes(1))
})
