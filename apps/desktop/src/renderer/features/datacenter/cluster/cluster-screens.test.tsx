// @vitest-environment jsdom
import { InApp, wireOf } from '@colonnade/screens/test/in-app.tsx'
import { DraftScope } from '@colonnade/ui'
import { renderApp } from '@colonnade/ui/test/render.tsx'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { useState, type ReactNode } from 'react'
import { expect, test } from 'vitest'
import { consoleLocales } from '../../../locales/index.ts'
import { useProvision } from './create/use-provision.ts'
import { ClusterNodes } from './nodes.tsx'
import { ScaleButton } from './scale.tsx'
import { UpgradeState } from './upgrade.tsx'
import type { ClusterRow } from './use-cluster-entity.tsx'

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
