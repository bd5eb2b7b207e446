// @vitest-environment jsdom
import { InApp, wireOf } from '@colonnade/screens/test/in-app.tsx'
import { createFormat, setPreferences } from '@colonnade/ui'
import { renderApp } from '@colonnade/ui/test/render.tsx'
import { screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { consoleLocales } from '../../../locales/index.ts'
import { Agenda } from './agenda.tsx'

const zone = 'Pacific/Kiritimati'
const words = { console: consoleLocales }
afterEach(() => setPreferences({ zone: undefined }))

test('a window stands under the day of the reader’s zone, in which its times are printed', async () => {
  setPreferences({ zone })
  const f = createFormat('en', zone)
  // One hour past a midnight in that zone, at which it is another day nearly everywhere else.
  const dayAfter = new Date(`${new Date(Date.now() + 14 * 3_600_000 + 2 * 86_400_000).toISOString().slice(0, 10)}T01:00:00+14:00`)
  const at = (hours: number) => new Date(dayAfter.getTime() + hours * 3_600_000).toISOString()
  const window = (id: string, hours: number) => ({ id, startsAt: at(hours), endsAt: at(hours + 1), state: 'coming', clusterId: 'c', clusterName: 'ai-1', reason: `Window ${id}` })
  renderApp(<InApp words={words} wire={wireOf({ 'datacenter.maintenanceWindow.list': () => ({ items: [window('a', 0), window('b', 20)], count: 140 }) })}><Agenda /></InApp>)
  const line = (await screen.findByText('Window a')).closest('ol > li')!
  expect(line.textContent).toContain(f.dateTime(dayAfter, { weekday: 'short', day: 'numeric', month: 'short' }))
  expect(line.textContent).toContain('Window b')
  expect(screen.getByText('The first 2 of 140 windows.')).toBeTruthy()
})

test('windows that could not be read are not no windows', async () => {
  renderApp(<InApp words={words} wire={wireOf({ 'datacenter.maintenanceWindow.list': () => { throw new Error('The server is on fire.') } })}><Agenda /></InApp>)
  expect((await screen.findByRole('alert')).textContent).toContain('The server is on fire.')
})
