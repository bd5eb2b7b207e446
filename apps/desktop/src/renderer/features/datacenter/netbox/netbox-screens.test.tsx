// @vitest-environment jsdom
import { InApp, wireOf } from '@colonnade/screens/test/in-app.tsx'
import { renderApp } from '@colonnade/ui/test/render.tsx'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { consoleLocales } from '../../../locales/index.ts'
import { ExportList } from './export-list.tsx'
import { FilesStep } from './files-step.tsx'
import { MapStep } from './map-step.tsx'
import { Report } from './report.tsx'
import type { Finding, Netbox, Options, Plan } from './use-netbox.ts'
import { netboxLocales } from './words/index.ts'

const words = { console: consoleLocales, netbox: netboxLocales }
const file = { name: 'vms.csv', kind: 'virtual_machine', format: 'csv', rows: 3, outOf: null, columns: [], unused: [] }
const netbox = (part: Partial<Netbox>) => ({ busy: false, inspection: { files: [file], roles: [], amounts: [] }, ...part }) as Netbox
const options = { tenants: 'match', defaultTenantId: '7d1c1a52-0000-7000-8000-000000000001', vmMemoryUnit: 'MB', vmDiskUnit: 'GB', existing: 'update', group: { by: 'one', name: 'x' } } as Options
const finding = (part: Partial<Finding>): Finding => ({ file: 'a.csv', row: 2, kind: 'device', name: 'n', field: 'name', code: 'no_name', params: {}, left: true, ...part })
const plan = (findings: Finding[], more: Partial<Plan> = {}): Plan => ({ counts: {}, findings, findingCount: findings.length, leftCount: findings.length, fingerprint: 'x', sample: [], ...more })

test('the tenant chosen for machines without one is still named after the check and back', async () => {
  renderApp(<InApp words={words}><MapStep netbox={netbox({ defaultTenant: 'Aurora' })} options={options} /></InApp>)
  expect((await screen.findByLabelText('Machines without a tenant belong to')).textContent).toBe('Aurora')
})

test('while files are looked at, none is taken out or said to hold something else', async () => {
  renderApp(<InApp words={words}><FilesStep netbox={netbox({ busy: true })} /></InApp>)
  expect((await screen.findByRole<HTMLButtonElement>('button', { name: 'Leave out vms.csv' })).disabled).toBe(true)
  expect(screen.getByRole<HTMLButtonElement>('combobox', { name: 'vms.csv: Holds' }).disabled).toBe(true)
})

test('nothing is said to be downloaded when the person thought better of it', async () => {
  const saveFile = vi.fn(async () => false)
  const wire = wireOf({ 'datacenter.netbox.export': () => ({ csv: 'a', fileName: 'sites.csv', rows: 2 }) })
  renderApp(<InApp words={words} wire={wire} surroundings={{ saveFile }}><ExportList /></InApp>)
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Download: Sites' })
  fireEvent.click(button)
  await waitFor(() => expect(saveFile).toHaveBeenCalled())
  await waitFor(() => expect(button.disabled).toBe(false))
  expect(screen.queryByText(/sites\.csv/)).toBeNull()
})

test('a report that could not be saved says so, and a shortened one how much of it there is', async () => {
  const saveFile = async () => { throw new Error('The disk is full.') }
  renderApp(<InApp words={words} surroundings={{ saveFile }}><Report netbox={netbox({})} plan={plan([finding({})], { findingCount: 5000 })} /></InApp>)
  await screen.findByText('The first 1 of 5,000 findings are listed here and in the CSV.')
  fireEvent.click(screen.getByRole('button', { name: 'Download as CSV' }))
  await screen.findByText('The disk is full.')
})

test('findings name fields, states, problems and amounts in the reader’s words', async () => {
  const findings = [
    finding({ field: 'serialNumber', code: 'bad_value', params: { problem: 'Too big: expected string to have <=100 characters' } }), finding({ code: 'status_mapped', params: { value: 'staged', state: 'inactive' } }),
    finding({ code: 'no_room', params: { host: 'h1', resource: 'memory', free: 2048, needed: 4096 } }), finding({ field: 'totalStorage', code: 'below_use', params: { value: 1024, used: 2048 } }), finding({ code: 'other_size', params: { value: '4/8192/100', here: '2/4096/100' } }),
  ]
  const sample = [{ kind: 'host', action: 'update' as const, name: 'h1', detail: 'heightUnits, rackId' }]
  renderApp(<InApp words={words}><Report netbox={netbox({})} plan={plan(findings, { sample })} /></InApp>, 'zh-CN')
  await screen.findByText('序列号')
  const text = document.body.textContent!.replaceAll('\u00a0', ' ')
  for (const part of ['最多 100', '改为 停用', '还剩 2 GB，需要 4 GB', '1 TB 少于已用的 2 TB', '2 核 · 4 GB · 100 GB', '高度, 机架']) expect(text).toContain(part)
  for (const raw of ['field.', 'Too big', 'inactive', '8192']) expect(text).not.toContain(raw)
})
