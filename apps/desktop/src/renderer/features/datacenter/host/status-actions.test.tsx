// @vitest-environment jsdom
import { InApp } from '@colonnade/screens/test/in-app.tsx'
import { useUrl } from '@colonnade/screens'
import { renderApp } from '@colonnade/ui/test/render.tsx'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { consoleLocales } from '../../../locales/index.ts'
import { useHostStatusActions } from './status-actions.tsx'

let kept: unknown
function Drain({ hosts }: { hosts: number }) {
  const { pathname } = useUrl()
  const action = useHostStatusActions().find(({ id }) => id === 'drain')!
  return <><p>at {pathname}</p><button type="button" onClick={() => { kept = action.run(Array.from({ length: hosts }, (_, n) => ({ id: `h${n}`, status: 'active' })) as never) }}>{hosts}</button></>
}

test('more hosts than one drain takes are refused where they were chosen, and stay chosen', async () => {
  renderApp(<InApp words={{ console: consoleLocales }}><Drain hosts={51} /><Drain hosts={50} /></InApp>)
  fireEvent.click(await screen.findByText('51'))
  await screen.findByText('At most 50 hosts are drained at a time; 51 are chosen.')
  expect(kept).toBe(false)
  expect(screen.getAllByText('at /')).toHaveLength(2)
  fireEvent.click(screen.getByText('50'))
  await waitFor(() => expect(screen.getAllByText('at /drain')).toHaveLength(2))
})
