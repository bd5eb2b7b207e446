// @vitest-environment jsdom
import { InApp, wireOf } from '@colonnade/screens/test/in-app.tsx'
import { DraftScope } from '@colonnade/ui'
import { renderApp } from '@colonnade/ui/test/render.tsx'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { useState, type ReactNode } from 'react'
import { expect, test } from 'vitest'
import { consoleLocales } from '../../../locales/index.ts'
import { useProvision } from './create/use-provision.ts'
import { ClusterNodes } from './nodes.tsx'
import { ScaleButton } from './scale.tsx'
import { UpgradeButton, UpgradeState } from './upgrade.tsx'
import type { ClusterRow } from './use-cluster-entity.tsx'
import { useStatusReason } from './use-status-reason.ts'
import { PluginActions } from '../cluster-plugin/actions.tsx'
import type { PluginRow } from '../cluster-plugin/state.tsx'

const words = { console: consoleLocales }
const cluster = { id: 'c1', name: 'ai-1', kubernetesVersion: '1.33.2', targetVersion: '1.34.0', controlPlaneCount: 3, workerCount: 597, busy: true, jobId: 'j1', status: 'maintenance', statusReason: null, windowOpen: true, nextWindowAt: null, groupName: null } as ClusterRow
const node = (n: number) => ({ id: `n${n}`, name: `node-${n}`, type: n < 3 ? 'control_plane' : 'worker', status: 'active', kubernetesVersion: '1.33.2', rackName: 'R-1', hostName: 'h', baremetalId: null })

test('an upgrade that was stopped and taken up again can be stopped again', async () => {
  const wire = wireOf({ 'platform.job.cancel': () => ({}), 'datacenter.virtualMachine.list': () => ({ items: [], count: 0 }) })
  const Jobs = () => { const [jobId, setJob] = useState('j1'); return <><button type="button" onClick={() => setJob('j2')}>resume</button><UpgradeState cluster={{ ...cluster, jobId }} /></> }
  renderApp(<InApp wire={wire} words={words}><Jobs /></InApp>)
  const stop = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Stop after this node' })
  fireEvent.click(await screen.findByRole('button', { name: 'Stop after this node' }))
  await waitFor(() => expect([stop().disabled, stop().getAttribute('aria-busy')]).toEqual([true, null]))
  fireEvent.click(screen.getByText('resume'))
  expect(stop().disabled).toBe(false)
  fireEvent.click(stop())
  await waitFor(() => expect(wire.asked.filter((a) => a.path.endsWith('cancel')).map((a) => a.input)).toEqual([{ id: 'j1' }, { id: 'j2' }]))
})

test('the progress and the nodes of a cluster of 600 are those of all of them, not of the first 500', async () => {
  const wire = wireOf({ 'datacenter.virtualMachine.list': (input: { limit: number; count?: boolean }) => (input.count ? { items: [], count: 550 } : { items: Array.from({ length: 500 }, (_, n) => node(n)) }) })
  renderApp(<InApp wire={wire} words={words}><UpgradeState cluster={cluster} /><ClusterNodes cluster={cluster} /></InApp>)
  await screen.findAllByText('550 of 600 nodes')
  const workers = await screen.findByRole('region', { name: 'Workers' })
  expect(workers.textContent).toContain('597')
  expect(workers.textContent).toContain('and 537 more')
  expect(workers.textContent).not.toContain('over 1 rack')
})

test('nodes are released only as the answer to the present number said, never on an answer to another', async () => {
  const late: ((answer: unknown) => void)[] = []
  const wire = wireOf({ 'datacenter.cluster.scaleWhatIf': () => new Promise((resolve) => { late.push(resolve) }) })
  renderApp(<InApp wire={wire} words={words}><ScaleButton cluster={{ ...cluster, busy: false, targetVersion: null }} /></InApp>)
  fireEvent.click(await screen.findByRole('button', { name: 'Scale' }))
  const type = (count: string) => fireEvent.change(screen.getByLabelText(/^How many/), { target: { value: count } })
  const release = (n: number) => screen.getByRole<HTMLButtonElement>('button', { name: `Release ${n} node${n === 1 ? '' : 's'}` })
  const answer = (name: string) => late.shift()!({ released: [{ id: name, name, hostName: 'h' }], placed: null, rackRule: null })
  type('596')
  await waitFor(() => expect(late).toHaveLength(1))
  answer('node-last')
  await waitFor(() => expect(release(1).disabled).toBe(false))
  type('587')
  expect(release(10).disabled).toBe(true)
  await waitFor(() => expect(late).toHaveLength(1))
  expect(release(10).disabled).toBe(true)
  answer('node-ten')
  await waitFor(() => expect(release(10).disabled).toBe(false))
  type('1001')
  expect(screen.getByText('0 to 1,000')).toBeTruthy()
})

test('the draft of a cluster is its writer’s at its site, and nobody else’s', async () => {
  const Name = () => { const { draft, change } = useProvision(); return <input aria-label="Name" value={draft.name} onChange={(e) => change({ name: e.target.value })} /> }
  const As = ({ who, children }: { who: string; children: ReactNode }) => <DraftScope value={who}>{children}</DraftScope>
  const Both = () => { const [who, setWho] = useState('berlin|u1'); return <><button type="button" onClick={() => setWho(who === 'berlin|u1' ? 'main|u1' : 'berlin|u1')}>other</button><As key={who} who={who}><Name /></As></> }
  renderApp(<InApp words={words}><Both /></InApp>)
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'secret-project' } })
  const shown = () => (screen.getByLabelText('Name') as HTMLInputElement).value
  fireEvent.click(screen.getByText('other'))
  expect(shown()).toBe('')
  fireEvent.click(screen.getByText('other'))
  expect(shown()).toBe('secret-project')
})

test('in Chinese a reason keeps which object it is about, and what was said there', async () => {
  const Why = () => <p data-testid="why">{useStatusReason()('field_conflict: ConfigMap one: Somebody else manages fields of an object. It says: conflict with "kubectl-edit" using v1: .data.a')}</p>
  renderApp(<InApp words={words}><Why /></InApp>, 'zh-CN')
  const said = (await screen.findByTestId('why')).textContent
  expect(said).toContain('ConfigMap one: ')
  expect(said).toContain('conflict with "kubectl-edit" using v1: .data.a')
  expect(said).not.toContain('Somebody else')
})

test('an upgrade that waits for nodes says that stopping opens the node, and which patience is possible', async () => {
  renderApp(<InApp wire={wireOf({ 'datacenter.virtualMachine.list': () => ({ items: [node(0)], count: 0 }) })} words={words}><UpgradeState cluster={{ ...cluster, connected: true }} /><UpgradeButton cluster={{ ...cluster, connected: true, busy: false }} /></InApp>)
  await screen.findByText(/takes new pods again as it is/)
  screen.getByRole('button', { name: 'Stop now' })
  fireEvent.click(screen.getByRole('button', { name: /Take it up again/ }))
  fireEvent.change(await screen.findByLabelText(/^Wait for each node/), { target: { value: '0' } })
  await screen.findByText('1 to 1,440 minutes')
})

const plugin = { id: 'p1', clusterId: 'c1', name: 'web', status: 'active', pendingAction: null, pluginVersion: '1', targetVersion: null, statusReason: null, manifest: null, hasManifest: true, objects: null, connected: true, version: 3 } as unknown as PluginRow
const retried = () => {
  const wire = wireOf({ 'datacenter.clusterPlugin.retry': () => ({}), 'datacenter.clusterPlugin.get': () => ({ manifest: 'kind: ConfigMap' }), 'datacenter.clusterPlugin.upgrade': () => ({}) })
  return { wire, inputs: () => wire.asked.filter((a) => a.path.endsWith('retry')).map((a) => a.input) }
}

test('applying a plugin again asks first outside a window; what was never there does not', async () => {
  const { wire, inputs } = retried()
  renderApp(<InApp wire={wire} words={words}><PluginActions plugin={{ ...plugin, objects: [] }} cluster={{ ...cluster, windowOpen: false }} /></InApp>)
  fireEvent.click(await screen.findByRole('button', { name: 'Apply again' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Apply again' }).disabled).toBe(true)
  fireEvent.click(dialog.getByRole('checkbox'))
  fireEvent.click(dialog.getByRole('button', { name: 'Apply again' }))
  await waitFor(() => expect(inputs()).toEqual([{ id: 'p1', outsideWindow: true }]))
})

test('installing a plugin again does not ask; upgrading one from a list begins with its manifest, which lists leave out', async () => {
  const { wire, inputs } = retried()
  renderApp(<InApp wire={wire} words={words}><PluginActions plugin={{ ...plugin, status: 'error', pendingAction: 'install' }} cluster={{ ...cluster, windowOpen: false }} small /></InApp>)
  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(inputs()).toEqual([{ id: 'p1', outsideWindow: false }]))
  fireEvent.click(screen.getByRole('button', { name: 'Upgrade' }))
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>(/^Manifest/).value).toBe('kind: ConfigMap'))
})
