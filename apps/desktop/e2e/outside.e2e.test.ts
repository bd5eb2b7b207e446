import { proxmoxDouble, redfishDouble, SAMPLE_PASSWORD, startServer, type HttpClient, type ProxmoxDouble, type RedfishDouble, type ServerProcess } from '@colonnade/testing'
import { openWindow, signIn } from '@colonnade/testing/browser'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launch, picture, type Browser, type Page } from './browser.ts'

let server: ServerProcess, browser: Browser, page: Page, client: HttpClient
let bmc: RedfishDouble, pve: ProxmoxDouble
let hostId: string, room: { groupId: string; specificationId: string; tenantId: string }
const complaints: string[] = []

beforeAll(async () => {
  ;[server, browser, bmc, pve] = await Promise.all([startServer(), launch(), redfishDouble(), proxmoxDouble()])
  client = await server.signIn('operator@colonnade.example')
  const group = await client.mutate<{ id: string }>('datacenter.group.create', { name: 'made' })
  // the books say half of what the machine has
  hostId = (await client.mutate<{ id: string }>('datacenter.host.create', { name: 'pve1', serialNumber: 'SN-0001', groupId: group.id, totalCpu: 64, totalMemory: 262_144, totalStorage: 4000 })).id
  const specification = await client.mutate<{ id: string }>('datacenter.specification.create', { name: 'made.small', requiredCpu: 2, requiredMemory: 4096, requiredStorage: 20 })
  const { items: [tenant] } = await client.query<{ items: { id: string }[] }>('identity.tenant.list', { search: 'aurora', limit: 1 })
  room = { groupId: group.id, specificationId: specification.id, tenantId: tenant!.id }
  page = await openWindow(browser, complaints)
  await signIn(page, `${server.url}/console/`, 'operator@colonnade.example', SAMPLE_PASSWORD)
  await heading('Overview')
}, 240_000)
afterAll(async () => { await browser?.close(); await server?.close(); await Promise.all([bmc?.close(), pve?.close()]) })
afterEach(async ({ task }) => { if (task.result?.state === 'fail') await picture(page, `failed-${task.name.slice(0, 40).replace(/\W+/g, '-')}`) })

const go = (path: string) => page.goto(`${server.url}/console${path}`)
const field = (label: string | RegExp) => page.getByLabel(label).first()
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()
const see = (text: string | RegExp) => page.getByText(text).first().waitFor()
const record = (name: string | RegExp) => page.getByRole('dialog', { name }).waitFor()
async function pick(label: string, option: string) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
async function choose(label: string, option: string) {
  await field(label).click()
  await page.getByRole('option', { name: option }).first().click()
}

describe('what is recorded is also made', () => {
  it('a controller is added; its certificate is shown, compared and trusted; then it answers', async () => {
    await go('/endpoints?new=1')
    await field('Name').fill('bmc-01')
    await pick('Kind', 'Redfish (BMC)')
    await field('Address').fill(bmc.url)
    await field('Account').fill(bmc.username)
    await field('Secret').fill('wrong-password')
    await picture(page, 'outside-1-endpoint-form')
    await press('Save')
    await record('bmc-01')
    await press('Test')
    await see('The certificate is not trusted')
    await see(bmc.certificate.fingerprint)
    await picture(page, 'outside-2-certificate')
    await press('Trust this certificate')
    await see('The other side does not accept the credentials.')
    await press('Close')
    await press('Edit')
    await field('Secret').fill(bmc.password)
    await press('Save')
    await page.getByRole('button', { name: 'Test' }).first().click()
    await see('Contoso Controller 1.15.0 answers.')
    await see('••••1234')
    expect(await page.content()).not.toContain(bmc.password)
  })

  it('a hypervisor is added, and both are given to a host', async () => {
    await go('/endpoints?new=1')
    await field('Name').fill('pve-cluster')
    await pick('Kind', 'Proxmox VE')
    await field('Address').fill(pve.url)
    await field('Account').fill(pve.token.id)
    await field('Secret').fill(pve.token.secret)
    await field('Trusted fingerprint').fill(pve.certificate.fingerprint)
    await press('Save')
    await record('pve-cluster')
    await press('Test')
    await see('Proxmox VE 8.4.1 answers.')
    await go('/endpoints')
    await see('bmc-01')
    await picture(page, 'outside-3-endpoints')
    await go(`/hosts?open=${hostId}&edit=1`)
    await choose('Controller', 'bmc-01')
    await choose('Hypervisor', 'pve-cluster')
    await press('Save')
    await see('Saved')
  })

  it('the host page shows how the machine was found; what differs from the books is taken over with one click', async () => {
    await go(`/hosts?open=${hostId}&tab=machine`)
    await see('What was found differs from the books')
    await see('CPU1 Temp')
    await picture(page, 'outside-4-host')
    await press('Take over what was found')
    await see('The books say now what was found.')
    await page.getByText('What was found differs from the books').waitFor({ state: 'detached' })
    expect((await client.query<{ totalMemory: number }>('datacenter.host.get', { id: hostId })).totalMemory).toBe(524_288)
  })

  it('a placed machine is made and runs; it is stopped from its page, and its operations say so', async () => {
    const { virtualMachines: [machine] } = await client.mutate<{ virtualMachines: { id: string; name: string }[] }>('datacenter.virtualMachine.place', { ...room, namePrefix: 'web', count: 1, mode: 'spread' })
    await go(`/virtual-machines?open=${machine!.id}`)
    await record(machine!.name)
    await page.getByRole('dialog').getByText('Running').first().waitFor()
    await picture(page, 'outside-5-machine')
    await page.getByRole('button', { name: 'Stop' }).first().click()
    await page.getByRole('menuitem', { name: 'Ask its system to end' }).click()
    await page.getByRole('dialog').getByText('Stopped').first().waitFor()
    await page.getByRole('tab', { name: 'Machine operations' }).click()
    await see('Make')
    await picture(page, 'outside-6-operations')
    expect([...pve.machines.values()].map((m) => [m.node, m.status])).toEqual([['pve1', 'stopped']])
    expect(pve.created.length).toBe(1)
  })

  it('a host with machines on it is switched off only after its name was typed', async () => {
    await go(`/hosts?open=${hostId}&tab=machine`)
    await page.getByRole('dialog').getByRole('button', { name: 'Power' }).click()
    await page.getByRole('menuitem', { name: 'Switch off by force' }).click()
    await see('1 machine stands on it and goes down with it.')
    await page.getByLabel(/pve1/).last().fill('pve1')
    await picture(page, 'outside-7-confirm')
    await page.getByRole('button', { name: 'Switch off by force' }).click()
    await page.getByRole('dialog').getByText('Off', { exact: true }).first().waitFor()
    expect(bmc.systems.get('1')!.power).toBe('Off')
  })

  it('an operation that failed says why, and is tried again from the list', async () => {
    pve.nextEnd = [{ end: "storage 'local-lvm' is out of space", act: true }]
    const { virtualMachines: [machine] } = await client.mutate<{ virtualMachines: { id: string; name: string }[] }>('datacenter.virtualMachine.place', { ...room, namePrefix: 'late', count: 1, mode: 'spread' })
    await go('/operations')
    await see(/out of space/)
    await picture(page, 'outside-8-operation-list')
    await page.getByText(machine!.name).first().click()
    await press('Try again')
    await see('It is tried again.')
    await page.getByRole('dialog').getByText('Done').first().waitFor()
    expect(complaints).toEqual([])
  })
})
