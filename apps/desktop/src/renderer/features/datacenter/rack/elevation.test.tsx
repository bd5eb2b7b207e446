// @vitest-environment jsdom
import { InApp, wireOf } from '@colonnade/screens/test/in-app.tsx'
import { renderApp } from '@colonnade/ui/test/render.tsx'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { consoleLocales } from '../../../locales/index.ts'
import { Drawing } from './elevation.tsx'

const host = { id: 'h1', name: 'node-00', status: 'active', unit: 1, heightUnits: 2, version: 4, capacity: { cpu: 10 }, available: { cpu: 10 } }

test('a key held down moves a host once: the next move waits for what the first one changed', async () => {
  let answer: (row: unknown) => void = () => undefined
  const wire = wireOf({ 'datacenter.host.update': () => new Promise((resolve) => { answer = resolve }) })
  renderApp(<InApp wire={wire} words={{ console: consoleLocales }}><Drawing rack={{ id: 'r', name: 'R-1', heightUnits: 42, hosts: [host], free: [] } as never} /></InApp>)
  const slot = await screen.findByRole('link', { name: /^node-00/ })
  const up = (repeat: boolean) => fireEvent.keyDown(slot, { key: 'ArrowUp', altKey: true, repeat })
  const moves = () => wire.asked.filter(({ path }) => path === 'datacenter.host.update').map(({ input }) => input)
  up(false)
  up(true)
  up(false)
  await waitFor(() => expect(moves()).toEqual([{ id: 'h1', version: 4, patch: { unit: 2 } }]))
  answer({ ...host, version: 5, unit: 2 })
  await screen.findByText('node-00 stands in unit 2 now.')
  expect(moves()).toHaveLength(1)
})
