import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startServer, type ServerProcess } from '@colonnade/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launch, picture, type Browser, type Page } from './browser.ts'

const fixtures = join(import.meta.dirname, '../../../packages/trpc/src/domains/datacenter/netbox/fixtures')
const lists = ['netbox_sites.csv', 'netbox_racks.csv', 'netbox_device-types.csv', 'netbox_devices.csv', 'netbox_tenants.csv', 'netbox_clusters.csv', 'netbox_virtual machines.csv']
const operator = { name: 'Nora Net', email: 'nora@cloud.example', password: 'a-long-password-42' }

let server: ServerProcess
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ args: ['--empty'] }), launch()])
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce', acceptDownloads: true })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(/http\S+\/console\/setup#code=\S+/.exec(server.stdout())![0])
  await page.getByLabel('Name of your cloud').fill('North Cloud')
  await page.getByLabel('Your name').fill(operator.name)
  await page.getByLabel('E-mail address').fill(operator.email)
  await page.getByLabel('Password').fill(operator.password)
  await press('Begin')
  await heading('Overview')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(async ({ task }) => { if (task.result?.state === 'fail') await picture(page, `failed-${task.name.slice(0, 40).replace(/\W+/g, '-')}`) })

const go = (path: string) => page.goto(`${server.url}/console${path}`)
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()
async function pick(label: string, option: string) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
const named = (names: readonly string[]) => names.map((name) => ({ name, mimeType: name.endsWith('json') ? 'application/json' : 'text/csv', buffer: readFileSync(join(fixtures, name)) }))

describe('from NetBox and back', () => {
  it('several lists at once are recognised, mapped by suggestion, and checked before anything is written', async () => {
    await go('/netbox')
    await heading('NetBox')
    await page.setInputFiles('input[type=file]', named([...lists, 'contacts.csv']))
    await page.getByText('netbox_devices.csv').waitFor()
    expect(await page.getByRole('combobox', { name: /: Holds$/ }).allTextContents()).toEqual(['Sites', 'Racks', 'Device types', 'Devices', 'Tenants', 'Clusters', 'Virtual machines', 'Contacts'])
    await picture(page, '40-netbox-files')
    await press('Leave out contacts.csv')
    await page.getByText('contacts.csv').waitFor({ state: 'detached' })
    await press('What becomes what')
    expect(await page.getByRole('checkbox', { name: /Top-of-rack Switch/ }).isChecked()).toBe(false)
    await pick('Tenants that are not here', 'Make them')
    await pick('Proxmox VE · 1 cluster', 'Kubernetes clusters')
    await picture(page, '41-netbox-mapping')
    await press('Check everything')
    await page.getByText('Its Kubernetes version is not known').first().waitFor()
    await press('Back')
    await page.getByLabel('Version of the others').fill('1.34.0')
    await press('Check everything')
    await page.getByText('prod-tpe').first().waitFor()
    await press('Back')
    await pick('Proxmox VE · 1 cluster', 'Groups of hosts')
    await press('Check everything')
    await page.getByText('8 rows can\'t be taken over and are left out.').waitFor()
    await page.getByText('fra-a-02 has 29 cores left of CPU; it needs 64 cores.').waitFor()
    await picture(page, '42-netbox-report')
    await go('/hosts')
    await page.getByText('No host yet.').waitFor()
  })

  it('all of it is written by a job, and can be seen where it belongs', async () => {
    await go('/netbox')
    await page.setInputFiles('input[type=file]', named(lists))
    await press('What becomes what')
    await pick('Tenants that are not here', 'Make them')
    await press('Check everything')
    await press(/^Import \d+ records$/)
    await page.getByText(/^\d+ records were written\.$/).waitFor()
    await press('See the hosts')
    await page.getByText('tpe-gpu-01').first().waitFor()
    await go('/')
    await page.getByRole('button', { name: 'Look into Europe' }).click()
    await page.getByRole('button', { name: 'Look into DC1 Frankfurt' }).waitFor()
    await page.getByText('Not enough days to say').waitFor()
    await picture(page, '43-overview-places')
    await press('Everywhere')
    await page.getByRole('button', { name: 'Look into Asia' }).or(page.getByRole('button', { name: 'Look into Europe' })).first().waitFor()
  })

  it('a second time there is nothing to write', async () => {
    await go('/netbox')
    await page.setInputFiles('input[type=file]', named(lists))
    await press('What becomes what')
    await pick('Tenants that are not here', 'Make them')
    await press('Check everything')
    await page.getByText('There is nothing to write').waitFor()
    expect(await page.getByRole('button', { name: /^Import / }).count()).toBe(0)
  })

  it('goes back as lists NetBox imports', async () => {
    await go('/netbox?tab=export')
    const [file] = await Promise.all([page.waitForEvent('download'), press('Download: Devices')])
    expect(file.suggestedFilename()).toBe('netbox-devices.csv')
    expect(readFileSync(await file.path(), 'utf8')).toContain('"fra-a-03, spare",Host,Generic,Generic 1U,SN-R650-003')
    const [clusters] = await Promise.all([page.waitForEvent('download'), press('Download: Clusters')])
    expect(readFileSync(await clusters.path(), 'utf8')).toContain('prod-fra,Host group,active')
    await picture(page, '44-netbox-export')
  })
})
