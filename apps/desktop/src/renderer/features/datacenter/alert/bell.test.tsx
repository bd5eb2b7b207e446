// @vitest-environment jsdom
import { InApp, wireOf } from '@colonnade/screens/test/in-app.tsx'
import { renderApp } from '@colonnade/ui/test/render.tsx'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { consoleLocales } from '../../../locales/index.ts'
import { AlertBell } from './bell.tsx'

const alert = { id: 'a1', severity: 'critical', status: 'open', resourceType: 'baremetal', resourceId: 'h1', resourceName: 'node-1', kind: 'host_unhealthy', title: 'The controller of node-1 reports its health as critical', params: { health: 'critical' }, firstSeenAt: new Date().toISOString(), count: 1, acknowledgedByName: null }
const wire = () => wireOf({ 'datacenter.alert.counts': () => ({ open: 1, critical: 1, acknowledged: 0 }), 'datacenter.alert.list': () => ({ items: [alert] }) })

test('Enter on an alert leads to it and leaves nothing over the page', async () => {
  renderApp(<InApp wire={wire()} words={{ console: consoleLocales }}><AlertBell /></InApp>)
  fireEvent.click(await screen.findByRole('button', { name: '1 open alert' }))
  // What Enter on a link comes to: a click on the link itself, not on the text in it.
  fireEvent.click((await screen.findByText(/^Its controller reports/)).closest('a')!)
  await waitFor(() => expect(screen.queryByText(/^Its controller reports/)).toBeNull())
})

test.each([['en', 'Its controller reports: Critical'], ['zh-CN', '其控制器报告：严重'], ['zh-TW', '其控制器回報：嚴重']] as const)('how a controller finds its machine is said in %s', async (language, said) => {
  renderApp(<InApp wire={wire()} words={{ console: consoleLocales }}><AlertBell /></InApp>, language)
  fireEvent.click((await screen.findAllByRole('button', { name: /1/ }))[0]!)
  const line = await screen.findByText(new RegExp(`${said}$`))
  expect(line.textContent).not.toContain('critical')
})
