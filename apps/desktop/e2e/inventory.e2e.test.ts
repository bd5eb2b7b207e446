import { SAMPLE_PASSWORD, startServer, type HttpClient, type ServerProcess } from '@colonnade/testing'
import { openWindow, signIn } from '@colonnade/testing/browser'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launch, picture, type Browser, type Page } from './browser.ts'

const email = 'operator@colonnade.example'
let server: ServerProcess
let browser: Browser
let page: Page
let api: HttpClient
const complaints: string[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launch()])
  api = await server.signIn(email)
  page = await openWindow(browser, complaints)
  await signIn(page, `${server.url}/console/`, email, SAMPLE_PASSWORD)
  await heading('Overview')
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.error(JSON.stringify(complaints, null, 1))
  await picture(page, `failed-${task.name.slice(0, 40).replace(/\W+/g, '-')}`)
})

const go = (path: string) => page.goto(`${server.url}/console${path}`)
const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
/** Chooses from a searchable list that is found by its label. */
async function choose(label: string, option: string) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByPlaceholder('Type to search').last().fill(option)
  await page.getByRole('option', { name: option }).first().click()
}
async function tick(...names: string[]) {
  for (const name of names) await page.getByRole('row').filter({ hasText: name }).getByRole('gridcell').first().click()
}
type Found = { items: { id: string; name: string; version: number }[] }
const named = async (path: string, name: string) => (await api.query<Found>(path, { filter: [{ field: 'name', value: name }] })).items[0]!

describe('what needs an eye', () => {
  it('rings when something begins, and says it aloud when it is critical', async () => {
    await go('/hosts')
    await page.getByRole('button', { name: /open alert/ }).waitFor()
    const vm = await named('datacenter.virtualMachine.list', 'web-3')
    await api.mutate('datacenter.virtualMachine.update', { id: vm.id, version: vm.version, patch: { status: 'error' } })
    await page.getByText('The virtual machine is in error').waitFor()
    await page.getByRole('button', { name: 'Look', exact: true }).click()
    await page.getByRole('dialog', { name: 'web-3' }).waitFor()
    await page.getByRole('list', { name: 'Alerts' }).getByText('The virtual machine is in error').waitFor()
    await picture(page, '31-alert-on-record')
  })

  it('is listed, taken up, resolved, and taken back', async () => {
    await go('/alerts')
    await heading('Alerts')
    await page.getByRole('row').filter({ hasText: 'web-3' }).waitFor()
    await picture(page, '32-alerts')
    await tick('web-3', 'batch-2')
    await press('Acknowledge')
    await page.getByText('2 alerts acknowledged.').waitFor()
    await page.getByRole('row').filter({ hasText: 'web-3' }).getByText('Acknowledged').waitFor()
    await press('Undo')
    await page.getByRole('row').filter({ hasText: 'web-3' }).getByText('Open').waitFor()
    await page.getByRole('button', { name: /open alert/ }).click()
    await page.getByRole('region', { name: 'Alerts' }).getByText('web-3').first().waitFor()
    await picture(page, '33-bell')
    await page.keyboard.press('Escape')
    const vm = await named('datacenter.virtualMachine.list', 'web-3')
    await api.mutate('datacenter.virtualMachine.update', { id: vm.id, version: vm.version, patch: { status: 'active' } })
    await page.getByRole('row').filter({ hasText: 'web-3' }).waitFor({ state: 'detached' })
  })
})

describe('maintainers', () => {
  it('are added, put into a group, and shown with what they inherit', async () => {
    await go('/maintainers?new=1')
    await page.getByRole('textbox', { name: /^Name/ }).fill('Mia Morning')
    await page.getByRole('textbox', { name: /^Account/ }).fill('mia.morning')
    await press('Save')
    await page.getByRole('dialog', { name: 'Mia Morning' }).waitFor()
    await picture(page, '34-maintainer')
    const group = await named('datacenter.maintainerGroup.list', 'Night shift')
    await go(`/maintainer-groups?open=${group.id}&tab=members`)
    await choose('Add a member', 'Mia Morning')
    await page.getByRole('dialog').getByRole('link', { name: 'Mia Morning' }).waitFor()
    await picture(page, '35-maintainer-group')
    const mia = await named('datacenter.maintainer.list', 'Mia Morning')
    await go(`/maintained?who=${mia.id}`)
    await heading('What Mia Morning maintains')
    await page.getByRole('link', { name: 'tpe-b01' }).waitFor()
    expect(await page.getByText('through Night shift').count()).toBe(4)
  })

  it('are assigned to many records at once, from the chosen rows of a list', async () => {
    await go('/racks')
    await tick('fra-a01', 'fra-a02')
    await press('Assign maintainers')
    await page.getByRole('dialog', { name: 'Assign maintainers' }).waitFor()
    await page.getByRole('dialog').getByRole('combobox').first().click()
    await page.getByPlaceholder('Type to search').last().fill('Mia')
    await page.getByRole('option', { name: 'Mia Morning' }).click()
    await picture(page, '36-assign')
    await page.getByRole('dialog').getByRole('button', { name: /^Assign/ }).click()
    await page.getByText('2 assignments made.').waitFor()
    const rack = await named('datacenter.rack.list', 'fra-a01')
    await go(`/racks?open=${rack.id}&tab=maintainers`)
    await page.getByRole('dialog').getByRole('link', { name: 'Mia Morning' }).waitFor()
    await page.getByRole('list', { name: 'Members of Frankfurt hands' }).getByText('王建国').waitFor()
    await picture(page, '37-record-maintainers')
    await go('/maintained')
    await heading('What do I maintain')
    await page.getByText('through Frankfurt hands').first().waitFor()
    await page.getByText('directly', { exact: true }).first().waitFor()
    await picture(page, '38-what-do-i-maintain')
  })
})

describe('tags and notes', () => {
  it('a tag is made, put on chosen hosts, and the list filtered by it', async () => {
    await go('/tags?new=1')
    await page.getByRole('textbox', { name: /^Name/ }).fill('to be moved')
    await press('Save')
    await page.getByRole('dialog', { name: 'to be moved' }).waitFor()
    await picture(page, '39-tag')
    await go('/hosts')
    await tick('general-10', 'general-11')
    await press('Tag')
    await page.getByRole('dialog', { name: 'Tag' }).getByRole('combobox').first().click()
    await page.getByPlaceholder('Type to search').last().fill('moved')
    await page.getByRole('option', { name: 'to be moved' }).click()
    await page.getByRole('dialog', { name: 'Tag' }).getByRole('button', { name: /^Assign/ }).click()
    await page.getByText('2 tags put on.').waitFor()
    const tag = await named('datacenter.tag.list', 'to be moved')
    await go(`/tags?open=${tag.id}`)
    await page.getByRole('dialog').getByRole('link', { name: 'Host' }).click()
    await heading('Hosts')
    await page.getByText('2 rows').first().waitFor()
    await picture(page, '40-hosts-by-tag')
  })

  it('a note is written on a record, changed by its author, deleted and taken back', async () => {
    const host = await named('datacenter.host.list', 'general-36')
    await go(`/hosts?open=${host.id}&tab=journal`)
    await page.getByText('Module ordered, expected within the week.').waitFor()
    await page.getByRole('textbox', { name: /^Note/ }).fill('Replaced.\nRuns since noon.')
    await press(/^Add note/)
    await page.getByText('Replaced.\nRuns since noon.').first().waitFor()
    await picture(page, '41-journal')
    await page.getByRole('button', { name: 'Change note' }).first().click()
    await page.getByRole('listitem').filter({ has: page.getByRole('textbox') }).getByRole('textbox').fill('Replaced, and tested over night.')
    await page.getByRole('listitem').filter({ has: page.getByRole('textbox') }).getByRole('button', { name: /^Save/ }).click()
    await page.getByText('Replaced, and tested over night.').waitFor()
    await page.getByRole('button', { name: 'Delete note' }).first().click()
    await page.getByText('Note deleted.').waitFor()
    await press('Undo')
    await page.getByText('Replaced, and tested over night.').waitFor()
  })

  it('are found by the search box', async () => {
    await go('/')
    await heading('Overview')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Mia')
    await page.getByRole('option', { name: /Mia Morning/ }).waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('moved')
    await page.getByRole('option', { name: /to be moved/ }).click()
    await page.getByRole('dialog', { name: 'to be moved' }).waitFor()
    expect(complaints).toEqual([])
  })
})
