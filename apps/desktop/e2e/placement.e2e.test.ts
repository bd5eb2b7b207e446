import { SAMPLE_PASSWORD, startServer, type HttpClient, type ServerProcess } from '@colonnade/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launch, picture, type Browser, type Page } from './browser.ts'

// Everything here is done with the keys alone: no click, no pointer.
let server: ServerProcess
let browser: Browser
let page: Page
let api: HttpClient
const complaints: string[] = []
interface Named { id: string; name: string; version: number; status: string; vmCount: number; baremetalId: string; hostName: string; cpu: number }

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launch()])
  api = await server.signIn('operator@colonnade.example')
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce' })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => complaints.push(String(error)))
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(async ({ task }) => { if (task.result?.state === 'fail') await picture(page, `failed-${task.name.slice(0, 40).replace(/\W+/g, '-')}`) })

const go = (path: string) => page.goto(`${server.url}/console${path}`)
const keys = async (...list: string[]) => { for (const key of list) await page.keyboard.press(key) }
const said = (text: string | RegExp) => page.getByText(text).first().waitFor()
const named = async (list: string, name: string) => (await api.query<{ items: Named[] }>(list, { filter: [{ field: 'name', op: 'eq', value: name }] })).items[0]!

/** Presses Tab until what has the focus goes by this name. */
async function tabTo(name: string): Promise<void> {
  const seen: string[] = []
  for (let i = 0; i < 90; i++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const el = document.activeElement as HTMLInputElement | null
      const by = el?.getAttribute('aria-labelledby')
      return (el?.getAttribute('aria-label') ?? (by && document.getElementById(by)?.textContent) ?? el?.labels?.[0]?.textContent ?? el?.textContent ?? '').trim()
    })
    if (focused === name || focused.startsWith(`${name} `) || focused === `${name}*`) return
    seen.push(focused.slice(0, 30))
  }
  throw new Error(`no Tab leads to ${name}: ${seen.join(' | ')}`)
}

/** Opens the list that has the focus, types, and takes the first that is found. */
async function choose(name: string, option: string): Promise<void> {
  await tabTo(name)
  await keys('Enter')
  await page.keyboard.type(option)
  await page.getByRole('option', { name: option }).first().waitFor()
  await page.waitForTimeout(400)
  await keys('Enter')
}

describe('placing, moving, resizing and draining with the keys alone', () => {
  it('signs in', async () => {
    await go('/')
    await page.getByLabel('E-mail address').waitFor()
    await tabTo('E-mail address')
    await page.keyboard.type('operator@colonnade.example')
    await keys('Enter')
    await page.getByLabel('Password').waitFor()
    await page.waitForTimeout(200)
    await page.keyboard.type(SAMPLE_PASSWORD)
    await keys('Enter')
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
  })

  it('gives a group overcommit and a reserve, and sees what it offers', async () => {
    const group = await named('datacenter.group.list', 'general')
    await go(`/groups?open=${group.id}`)
    await page.getByRole('dialog', { name: 'general' }).waitFor()
    await tabTo('Edit')
    await keys('Enter')
    await tabTo('CPU overcommit')
    await keys('Control+a')
    await page.keyboard.type('2')
    await tabTo('CPU kept back')
    await keys('Control+a')
    await page.keyboard.type('10')
    await picture(page, 'placement-01-group-form')
    await keys('Control+Enter')
    await said(/built in × 2 =/)
    await said(/10 % of each host kept back/)
    await picture(page, 'placement-02-group-offers')
  })

  it('places two machines, having seen where they would go', async () => {
    await go('/place')
    await page.getByRole('heading', { name: 'Place virtual machines' }).waitFor()
    await choose('Tenant', 'Aurora')
    await choose('Group', 'general')
    await choose('Specification', 'general.small')
    await tabTo('How many')
    await keys('Control+a')
    await page.keyboard.type('2')
    await tabTo('Names begin with')
    await keys('Control+a')
    await page.keyboard.type('keyed')
    await said('2 machines fit, on 2 hosts.')
    await picture(page, 'placement-03-place')
    await keys('Control+Enter')
    await said('2 machines placed.')
  })

  it('moves one to the host that suits best', async () => {
    const before = await named('datacenter.virtualMachine.list', 'keyed-1')
    await go(`/virtual-machines?open=${before.id}`)
    await page.getByRole('dialog', { name: 'keyed-1' }).waitFor()
    await tabTo('Move')
    await keys('Enter')
    await page.getByRole('dialog', { name: 'Move keyed-1' }).waitFor()
    await tabTo('Move')
    await keys('Enter')
    await said(/keyed-1 is on .* now\./)
    expect((await named('datacenter.virtualMachine.list', 'keyed-1')).baremetalId).not.toBe(before.baremetalId)
  })

  it('resizes it, having seen that it fits', async () => {
    await go(`/virtual-machines?open=${(await named('datacenter.virtualMachine.list', 'keyed-1')).id}`)
    await page.getByRole('dialog', { name: 'keyed-1' }).waitFor()
    await tabTo('Resize')
    await keys('Enter')
    const dialog = page.getByRole('dialog', { name: 'Resize keyed-1' })
    await dialog.waitFor()
    // the dialog begins in its first field
    await keys('Enter')
    await page.keyboard.type('general.large')
    await page.getByRole('option', { name: 'general.large' }).first().waitFor()
    await page.waitForTimeout(400)
    await keys('Enter')
    await said(/Fits where it stands/)
    await picture(page, 'placement-04-resize')
    await tabTo('Resize')
    await keys('Enter')
    await said(/keyed-1 has the size general\.large now/)
    expect((await named('datacenter.virtualMachine.list', 'keyed-1')).cpu).toBe(16)
  })

  it('drains its host: sees where each machine would go, starts, and sees what came of it', async () => {
    const vm = await named('datacenter.virtualMachine.list', 'keyed-1')
    await go(`/hosts?open=${vm.baremetalId}`)
    await page.getByRole('dialog', { name: vm.hostName }).waitFor()
    await tabTo('Drain')
    await keys('Enter')
    await page.getByRole('heading', { name: 'Drain hosts' }).waitFor()
    await said(/machines? finds? another host\./)
    await picture(page, 'placement-05-drain-preview')
    await tabTo('Drain 1 host')
    await keys('Enter')
    await said(/^Drained: \d+ machines? moved\.$/)
    await picture(page, 'placement-06-drained')
    const host = await named('datacenter.host.list', vm.hostName)
    expect([host.status, host.vmCount]).toEqual(['maintenance', 0])
    expect((await named('datacenter.virtualMachine.list', 'keyed-1')).baremetalId).not.toBe(vm.baremetalId)
  })

  it('names the machine that can’t leave, and its host stays in draining', async () => {
    const { id: groupId } = await api.mutate<{ id: string }>('datacenter.group.create', { name: 'lonely' })
    const { id: hostId } = await api.mutate<{ id: string }>('datacenter.host.create', { name: 'lonely-01', serialNumber: 'lonely-01', groupId, totalCpu: 16, totalMemory: 65_536, totalStorage: 1000 })
    const [specification, tenant] = [await named('datacenter.specification.list', 'general.small'), (await api.query<{ items: Named[] }>('identity.tenant.list', { filter: [{ field: 'slug', value: 'aurora' }] })).items[0]!]
    await api.mutate('datacenter.virtualMachine.place', { tenantId: tenant.id, groupId, specificationId: specification.id, count: 1, namePrefix: 'stays' })
    await go(`/drain?host=${hostId}`)
    await said('No machine finds another host.')
    await picture(page, 'placement-07-drain-stuck')
    await keys('Control+Enter')
    await said('1 machine could not leave')
    await said('There is no other host in its group.')
    await picture(page, 'placement-08-drain-stuck-done')
    expect((await named('datacenter.host.list', 'lonely-01')).status).toBe('draining')
  })

  it('shows why: filter by filter, how the host scored, who came next', async () => {
    const { items: [event] } = await api.query<{ items: Named[] }>('datacenter.placementEvent.list', { filter: [{ field: 'outcome', value: 'moved' }], limit: 1, sort: [{ field: 'createdAt', direction: 'desc' }] })
    await go(`/placements?open=${event!.id}`)
    await said(/\d+ of 100/)
    await said('Where the hosts went')
    await picture(page, 'placement-09-why')
  })

  it('threw nothing on the way', () => {
    expect(complaints).toEqual([])
  })
})
