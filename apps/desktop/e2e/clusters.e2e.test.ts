import { startServer, type HttpClient, type ServerProcess } from '@colonnade/testing'
import { openWindow, signIn } from '@colonnade/testing/browser'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launch, picture, type Browser, type Page } from './browser.ts'

const operator = { email: 'operator@colonnade.example', password: 'colonnade-sample' }
interface Cluster { id: string; version: number; kubernetesVersion: string; workerCount: number; controlPlaneCount: number }

let server: ServerProcess
let browser: Browser
let page: Page
let api: HttpClient
const complaints: string[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launch()])
  api = await server.signIn(operator.email, operator.password)
  page = await openWindow(browser, complaints)
  await signIn(page, `${server.url}/console/`, operator.email, operator.password)
  await heading('Overview')
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(async ({ task }) => { if (task.result?.state === 'fail') await picture(page, `failed-${task.name.slice(0, 40).replace(/\W+/g, '-')}`) })

const go = (path: string) => page.goto(`${server.url}/console${path}`)
const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const named = async (name: string) => (await api.query<{ items: Cluster[] }>('datacenter.cluster.list', { filter: [{ field: 'name', value: name }] })).items[0]!
const open = async (name: string, more = '') => go(`/clusters?open=${(await named(name)).id}${more}`)
async function choose(label: string, option: string) {
  await page.getByLabel(label).first().click()
  await page.getByRole('option', { name: option }).first().click()
}

describe('clusters', () => {
  it('are listed, and each shows its nodes by role with host and rack', async () => {
    await go('/clusters')
    await page.getByRole('row', { name: /aurora-prod/ }).waitFor()
    await picture(page, 'clusters-1-list')
    await page.getByRole('row', { name: /aurora-prod/ }).click()
    await page.getByRole('region', { name: 'Control planes' }).getByText('over 3 racks').waitFor()
    expect(await page.getByRole('region', { name: 'Workers' }).getByRole('listitem').count()).toBe(6)
    await picture(page, 'clusters-2-cluster')
  })

  it('are made with the keyboard alone, the answer changing as one types', async () => {
    await go('/clusters')
    await heading('Clusters')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Make a cluster')
    await page.keyboard.press('Enter')
    await heading('Make a cluster')
    const pick = async (label: string, text: string) => {
      const control = page.getByLabel(label).first()
      await expect.poll(() => control.evaluate((element) => element === document.activeElement)).toBe(true)
      await page.keyboard.press('Enter')
      await page.keyboard.type(text)
      await page.getByRole('option', { name: new RegExp(text) }).first().waitFor()
      await page.keyboard.press('Enter')
      // closed, and the focus back where it was
      await page.getByRole('option').first().waitFor({ state: 'detached' })
      await expect.poll(() => control.evaluate((element) => element === document.activeElement)).toBe(true)
    }
    await page.getByLabel('Tenant').first().focus()
    await pick('Tenant', 'Aurora')
    await page.keyboard.press('Tab')
    await pick('Group', 'general')
    await page.keyboard.press('Tab')
    await page.keyboard.type('by-keys')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await pick('Size of a control plane', 'general.small')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('4')
    await page.keyboard.press('Tab')
    await pick('Size of a worker', 'general.small')
    await page.getByText('All 7 nodes fit.').waitFor()
    await page.getByText('Each control plane in a rack of its own.').waitFor()
    await picture(page, 'clusters-3-fits')
    await page.keyboard.press('Control+Enter')
    await page.getByText('by-keys stands: 7 nodes placed.').waitFor()
    await picture(page, 'clusters-4-made')
    expect(await named('by-keys')).toMatchObject({ controlPlaneCount: 3, workerCount: 4 })
  })

  it('say which role does not fit, and what would have to give', async () => {
    await button('Make another').click()
    await page.getByLabel('Workers').first().fill('400')
    await page.getByText('The workers do not fit: nothing would be placed.').waitFor()
    await page.getByText('What would have to give').first().waitFor()
    expect(await button('Make the cluster').isDisabled()).toBe(true)
    await picture(page, 'clusters-5-refused')
  })

  it('are scaled up and down; outside a window the way down asks first', async () => {
    await open('by-keys')
    await button('Scale').click()
    const dialog = page.getByRole('dialog', { name: 'Scale by-keys' })
    await dialog.getByLabel('How many').fill('6')
    await dialog.getByText(/2 machines fit/).waitFor()
    await picture(page, 'clusters-6-scale')
    await dialog.getByRole('button', { name: 'Add 2 nodes' }).click()
    await page.getByText('by-keys was scaled.').waitFor()
    await button('Scale').click()
    await dialog.getByLabel('How many').fill('3')
    await dialog.getByText('These go:').waitFor()
    const release = dialog.getByRole('button', { name: 'Release 3 nodes' })
    expect(await release.isDisabled()).toBe(true)
    await dialog.getByLabel('Do it now all the same').click()
    await release.click()
    await dialog.waitFor({ state: 'detached' })
    expect((await named('by-keys')).workerCount).toBe(3)
  })

  it('are upgraded node by node; a skipped minor version is refused before anything is sent', async () => {
    await open('by-keys')
    await button('Upgrade').click()
    const dialog = page.getByRole('dialog', { name: 'Upgrade by-keys' })
    await dialog.getByLabel('Version').fill('1.35.0')
    await dialog.getByText('Minor versions are taken one at a time.').waitFor()
    await dialog.getByLabel('Version').fill('1.34.1')
    await dialog.getByLabel('Do it now all the same').click()
    await picture(page, 'clusters-7-upgrade')
    await dialog.getByRole('button', { name: 'Begin' }).click()
    await expect.poll(async () => (await named('by-keys')).kubernetesVersion, { timeout: 30_000 }).toBe('1.34.1')
    await page.getByRole('dialog', { name: 'by-keys' }).getByText('1.34.1').first().waitFor()
  })

  it('get plugins, which are installed and removed as jobs', async () => {
    await open('aurora-staging', '&tab=plugins')
    await button('Install a plugin').click()
    const dialog = page.getByRole('dialog', { name: 'Install a plugin' })
    await dialog.getByLabel('Name').fill('ingress')
    await dialog.getByLabel('Version').fill('1.12.0')
    await dialog.getByLabel('Manifest').fill('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ingress\n')
    await dialog.getByRole('button', { name: 'Install a plugin' }).click()
    await page.getByRole('listitem').filter({ hasText: 'ingress' }).getByText('Active').waitFor()
    await picture(page, 'clusters-8-plugins')
    await page.getByRole('listitem').filter({ hasText: 'ingress' }).getByRole('button', { name: 'Remove' }).click()
    // its window is open today, so nothing is to be confirmed
    await page.getByRole('dialog', { name: 'Remove ingress' }).getByRole('button', { name: 'Remove' }).click()
    await page.getByRole('listitem').filter({ hasText: 'ingress' }).waitFor({ state: 'detached' })
  })

  it('have bastions, detached and taken back', async () => {
    await open('aurora-prod', '&tab=bastions')
    await page.getByText('gate-1').waitFor()
    await button('Detach').click()
    await page.getByText('No bastion leads to this cluster.').waitFor()
    await button('Undo').click()
    await page.getByText('gate-1').waitFor()
  })

  it('share meshes: the primary changes in one step', async () => {
    await go('/meshes')
    await page.getByRole('row', { name: /aurora-mesh/ }).click()
    await picture(page, 'clusters-9-mesh')
    await button('Make primary').click()
    await page.getByText('aurora-staging is the primary now.').waitFor()
    const mesh = (await api.query<{ items: { primaryClusterName: string; clusterCount: number }[] }>('datacenter.mesh.list', {})).items[0]
    expect(mesh).toMatchObject({ primaryClusterName: 'aurora-staging', clusterCount: 2 })
  })

  it('have maintenance windows that do not overlap', async () => {
    await go('/windows')
    await page.getByText('The next two weeks').waitFor()
    await picture(page, 'clusters-10-windows')
    await go('/windows?new=1')
    await choose('Cluster', 'aurora-staging')
    const at = (hours: number) => { const date = new Date(Date.now() + hours * 3_600_000); return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16) }
    await page.locator('input[type="datetime-local"]').nth(0).fill(at(2))
    await page.locator('input[type="datetime-local"]').nth(1).fill(at(4))
    await page.getByLabel('Reason').fill('once more')
    await button('Save').click()
    await page.getByText('Another window of the cluster overlaps this one.').first().waitFor()
    await picture(page, 'clusters-11-overlap')
  })

  it('edited by two operators lose no edit: the conflict names the field', async () => {
    await open('by-keys', '&edit=1')
    const description = page.getByLabel('Description').first()
    await description.fill('mine: the keyboard one')
    const now = await named('by-keys')
    await api.mutate('datacenter.cluster.update', { id: now.id, version: now.version, patch: { description: 'theirs: for tests' } })
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog').filter({ hasText: 'theirs: for tests' }).last()
    await dialog.getByText('Description', { exact: true }).waitFor()
    await dialog.getByText('mine: the keyboard one').waitFor()
    await picture(page, 'clusters-12-conflict')
    await dialog.getByText('mine: the keyboard one').click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect.poll(async () => (await api.query<{ description: string }>('datacenter.cluster.get', { id: now.id })).description).toBe('mine: the keyboard one')
  })

  it('threw nothing on the way', () => {
    expect(complaints).toEqual([])
  })
})
