import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SAMPLE_PASSWORD, startServer, type ServerProcess } from '@colonnade/testing'
import type { BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launch, picture, type Browser, type Page } from './browser.ts'
import { startDesktop, type DesktopHost } from './desktop-host.ts'

// Main, preload and page are the real ones; only Electron's binary is not there.
const operator = 'operator@colonnade.example'
let berlin: ServerProcess
let taipei: ServerProcess
let stranger: Server
let browser: Browser
let context: BrowserContext
let desk: DesktopHost
let closedPort: number
let page: Page
const complaints: string[] = []

async function openDesk(): Promise<void> {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce' })
  page = await desk.open(context)
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => complaints.push(String(error)))
}

beforeAll(async () => {
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  closedPort = (closed.address() as AddressInfo).port
  await new Promise((resolve) => closed.close(resolve))
  stranger = createServer((_request, response) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works!</h1>') })
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  ;[berlin, taipei, browser] = await Promise.all([startServer(), startServer(), launch()])
  desk = await startDesktop()
  await openDesk()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await desk?.close()
  desk?.app.dispose()
  await Promise.all([berlin?.close(), taipei?.close()])
  stranger?.close()
})

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  console.error(JSON.stringify(complaints, null, 1))
  await picture(page, `failed-${task.name.slice(0, 40).replace(/\W+/g, '-')}`)
})

const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()
const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor()
async function pick(label: string, option: string) {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
const rack = (name: string) => page.getByRole('row', { name: new RegExp(name) })
async function signIn(): Promise<void> {
  await heading('Sign in')
  await page.getByLabel('E-mail address').fill(operator)
  await page.keyboard.press('Enter')
  await page.getByLabel('Password').fill(SAMPLE_PASSWORD)
  await page.keyboard.press('Enter')
}
async function switchTo(from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: from, exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: new RegExp(to) }).click()
  await page.getByRole('button', { name: to, exact: true }).waitFor()
}
async function go(label: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).first().getByRole('link', { name: label, exact: true }).click()
  await heading(label)
}

describe('several sites in one window', () => {
  it('are tried before they are added, and what is wrong is said', async () => {
    await heading('Where is your Colonnade?')
    await page.getByLabel('Address').fill(`http://127.0.0.1:${closedPort}`)
    await press('Add a site')
    await page.getByText('The machine is there, but no server listens at this address.').waitFor()
    await picture(page, '20-site-refused')
    await page.getByLabel('Address').fill(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}`)
    await press('Add a site')
    await page.getByText('A server answers there, but not a Colonnade one.').waitFor()
    expect(await page.getByText('The machine is there').count()).toBe(0)
    expect((await desk.app.value('sites.list'))).toEqual([])
  })

  it('carry their mark on every page, so that production is not mistaken for a test', async () => {
    await page.getByLabel('Address').fill(berlin.url)
    await page.getByLabel('Name').fill('Berlin')
    await pick('What it is for', 'Production')
    await picture(page, '21-site-add')
    await press('Add a site')
    await heading('Sign in')
    await page.locator('[data-site-band=vermilion]').waitFor({ state: 'attached' })
    await page.getByText('Production', { exact: true }).waitFor()
    await picture(page, '22-sign-in-production')
    await signIn()
    await heading('Overview')
    await page.getByText('Production', { exact: true }).waitFor()
    expect(desk.app.windows.at(-1)!.title).toBe('Berlin · Production — Colonnade')
    await picture(page, '23-overview-production')
  })

  it('are switched without losing one’s place', async () => {
    await go('Racks')
    await page.getByRole('searchbox', { name: 'Search this list' }).fill('R')
    await page.waitForURL(/q=R/)
    await page.getByRole('button', { name: 'Berlin', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Manage sites' }).click()
    await heading('Sites')
    await page.getByLabel('Address').fill(taipei.url)
    await page.getByLabel('Name').fill('Taipei')
    await pick('What it is for', 'Test')
    await press('Add a site')
    await signIn()
    await heading('Overview')
    await page.locator('[data-site-band=slate]').waitFor({ state: 'attached' })
    await go('Hosts')
    await switchTo('Taipei', 'Berlin')
    await heading('Racks')
    await page.waitForURL(/q=R/)
    await page.locator('[data-site-band=vermilion]').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Berlin', exact: true }).click()
    await picture(page, '24-switch')
    await page.keyboard.press('Escape')
    await switchTo('Berlin', 'Taipei')
    await heading('Hosts')
  })

  it('keep what is typed apart', async () => {
    await page.goto(`${desk.url}/console/racks?new=1`)
    await page.getByLabel('Name').first().fill('half a rack in Taipei')
    await page.getByText('Unsaved changes').waitFor()
    await page.waitForTimeout(400)
    await switchTo('Taipei', 'Berlin')
    await page.goto(`${desk.url}/console/racks?new=1`)
    await page.getByLabel('Name').first().waitFor()
    expect(await page.getByLabel('Name').first().inputValue()).toBe('')
    await switchTo('Berlin', 'Taipei')
    await page.getByText('Your unsaved changes from before are back.').waitFor()
    expect(await page.getByLabel('Name').first().inputValue()).toBe('half a rack in Taipei')
    await press('Discard them')
    await switchTo('Taipei', 'Berlin')
  })

  it('and so is a placement that is being written', async () => {
    await page.goto(`${desk.url}/console/place`)
    await page.getByLabel('Names begin with').fill('for-berlin')
    await switchTo('Berlin', 'Taipei')
    await page.goto(`${desk.url}/console/place`)
    await page.getByLabel('Names begin with').fill('for-taipei')
    await switchTo('Taipei', 'Berlin')
    await page.goto(`${desk.url}/console/place`)
    await expect.poll(() => page.getByLabel('Names begin with').inputValue()).toBe('for-berlin')
  })
})

describe('one list of commands', () => {
  type Item = Electron.MenuItemConstructorOptions
  const flat = (items: Item[]): Item[] => items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
  const inMenu = async (id: string) => {
    await expect.poll(() => flat(desk.app.menu.current).some((item) => item.id === id), { timeout: 10_000 }).toBe(true)
    return flat(desk.app.menu.current).find((item) => item.id === id)!
  }
  const focusPage = () => page.getByRole('heading', { level: 1 }).click()

  it('is what the menu shows: it follows the page, and runs on it', async () => {
    await desk.app.value('sites.select', { siteId: 'berlin' })
    await page.goto(`${desk.url}/console/racks`)
    await heading('Racks')
    expect(await inMenu('page.new')).toMatchObject({ label: 'Add: Rack', accelerator: 'CmdOrCtrl+N' })
    ;(await inMenu('go.hosts')).click!({} as never, undefined, {} as never)
    await heading('Hosts')
    await expect.poll(() => flat(desk.app.menu.current).find((item) => item.id === 'page.new')?.label).toBe('Add: Host')
    ;(await inMenu('page.import')).click!({} as never, undefined, {} as never)
    await heading('Import: Hosts')
  })

  it('runs by letters, unless somebody types', async () => {
    await page.goto(`${desk.url}/console/`)
    await heading('Overview')
    await focusPage()
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await heading('Racks')
    await focusPage()
    await page.keyboard.press('f')
    await page.keyboard.type('n')
    await page.waitForURL(/q=n/)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Escape')
    await focusPage()
    await page.keyboard.press('n')
    await page.getByRole('dialog', { name: 'Add: Rack' }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('has what can be done with the open record: in the menu, the palette and by its key', async () => {
    await page.goto(`${desk.url}/console/virtual-machines?f=status%3Aeq%3Aactive`)
    await page.getByRole('row').nth(1).click()
    const record = page.getByRole('dialog').first()
    await record.getByRole('button', { name: 'Move', exact: true }).waitFor()
    expect(await inMenu('record.move')).toMatchObject({ label: 'Move' })
    for (const id of ['record.resize', 'record.edit', 'record.delete', 'record.tag', 'record.assign']) await inMenu(id)
    await record.focus()
    await page.keyboard.press('m')
    await page.getByRole('dialog', { name: /^Move / }).waitFor()
    await picture(page, '36-move-by-key')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: /^Move / }).waitFor({ state: 'detached' })
    // what was lost with the dialog: the record has the keyboard again
    expect(await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true)
    ;(await inMenu('record.tag')).click!({} as never, undefined, {} as never)
    await page.getByRole('dialog', { name: 'Tag', exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect.poll(() => flat(desk.app.menu.current).some((item) => item.id === 'record.move')).toBe(false)
  })

  it('and with the chosen rows', async () => {
    await page.goto(`${desk.url}/console/hosts`)
    await heading('Hosts')
    await page.getByRole('grid').focus()
    await page.keyboard.press(' ')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ ')
    await expect.poll(async () => (await inMenu('bulk.drain')).label).toBe('Drain (2)')
    for (const id of ['bulk.maintenance', 'bulk.tag', 'bulk.assign', 'bulk.edit', 'bulk.delete']) await inMenu(id)
    await page.keyboard.press('t')
    await page.getByRole('dialog', { name: 'Tag', exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+K')
    await page.keyboard.type('drain')
    await picture(page, '37-palette-bulk')
    await page.getByRole('option', { name: /Drain.*\(2\)/ }).click()
    await page.waitForURL(/drain\?host=.*host=/)
    await page.goto(`${desk.url}/console/racks`)
    await heading('Racks')
  })

  it('is shown by ?, and offered by the palette', async () => {
    await focusPage()
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await help.getByText('Add: Rack').waitFor()
    await help.getByText('Hosts', { exact: true }).waitFor()
    await picture(page, '30-shortcuts')
    await page.keyboard.press('g')
    await page.keyboard.press('h')
    expect(page.url()).toContain('/racks') // a dialog has the keyboard to itself
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+K')
    await page.getByText('Switch to Taipei').waitFor()
    await picture(page, '31-palette')
    await page.getByPlaceholder('Search, or type a command').focus() // a window that changes its size may lose it
    await page.keyboard.type('switch to')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Taipei', exact: true }).waitFor()
    await focusPage()
    await page.keyboard.press(']')
    await page.getByRole('button', { name: 'Berlin', exact: true }).waitFor()
  })
})

describe('files', () => {
  it('to import are chosen in the system’s own dialog, and thinking better of it changes nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'colonnade-import-'))
    writeFileSync(join(folder, 'racks.csv'), 'name,dc,room,heightUnits\nR-imported,dc-1,机房一,42\n')
    await page.goto(`${desk.url}/console/racks?import=1`)
    await heading('Import: Racks')
    expect(await page.locator('input[type=file]').count()).toBe(0)
    desk.app.dialog.open = { canceled: true, filePaths: [] }
    await press('Choose a file')
    await expect.poll(() => desk.app.dialog.asked.at(-1)).toMatchObject({ properties: ['openFile'], filters: [{ extensions: ['csv', 'tsv', 'txt'] }, {}] })
    desk.app.dialog.open = { canceled: false, filePaths: [join(folder, 'racks.csv')] }
    await press('Choose a file')
    await page.getByText('1 row in racks.csv').waitFor()
    await picture(page, '35-import-native')
    await press('Check all rows')
    await press('Import 1 row')
    await page.getByText('1 row imported.').waitFor()
    await press('See them in the list')
    await rack('R-imported').waitFor()
  })
})

describe('links from outside', () => {
  const arrive = (url: string) => desk.app.app.emit('open-url', { preventDefault: () => undefined }, url)

  it('open the place at their site', async () => {
    await page.goto(`${desk.url}/console/racks`)
    await heading('Racks')
    await page.waitForTimeout(500)
    arrive('colonnade://taipei/groups')
    await page.getByRole('button', { name: 'Taipei', exact: true }).waitFor()
    await heading('Groups')
    arrive('colonnade://berlin/racks?q=fra')
    await page.getByRole('button', { name: 'Berlin', exact: true }).waitFor()
    await page.waitForURL(/q=fra/)
  })

  it('to a site that is not known ask first, and contact nobody', async () => {
    arrive('colonnade://stranger.example/hosts?q=x')
    const dialog = page.getByRole('dialog', { name: 'This link leads to a site that is not known here' })
    await dialog.getByText('stranger.example').waitFor()
    await picture(page, '32-stranger')
    expect([...desk.app.partitions.values()].flatMap((session) => session.fetched).some(({ url }) => url.includes('stranger'))).toBe(false)
    await dialog.getByRole('button', { name: 'Add the site…' }).click()
    await heading('Sites')
    expect(await page.getByLabel('Address').inputValue()).toBe('https://stranger.example')
    expect((await desk.app.value('sites.list')).map(({ id }) => id)).toEqual(['berlin', 'taipei'])
    await picture(page, '33-sites')
  })

  it('that mean harm do nothing', async () => {
    const before = page.url()
    for (const url of ['colonnade://berlin/../../etc', 'colonnade://berlin//evil.example/x', 'colonnade://berlin/%2e%2e/x', 'colonnade://user:pw@berlin/x', 'colonnade://berlin/api/berlin/trpc', 'javascript:alert(1)', 'colonnade://berlin/<script>']) arrive(url)
    await page.waitForTimeout(500)
    expect(page.url()).toBe(before)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})

describe('alerts', () => {
  it('come as notifications of the system from the severity on that the site may interrupt for, and lead to the record', async () => {
    await desk.app.value('sites.select', { siteId: 'taipei' })
    await page.getByRole('button', { name: 'Taipei', exact: true }).waitFor()
    const api = await berlin.signIn(operator)
    const { items: [machine] } = await api.query<{ items: { id: string; name: string; version: number }[] }>('datacenter.virtualMachine.list', { limit: 1, filter: [{ field: 'status', op: 'eq', value: 'active' }] })
    const before = desk.app.Notification.made.length
    await api.mutate('datacenter.virtualMachine.update', { id: machine!.id, version: machine!.version, patch: { status: 'error' } })
    await expect.poll(() => desk.app.Notification.made.slice(before).map(({ options }) => options.body?.includes(machine!.name)), { timeout: 30_000 }).toContain(true)
    const shown = desk.app.Notification.made.slice(before).find(({ options }) => options.body?.includes(machine!.name))!
    expect(shown.options).toMatchObject({ urgency: 'critical', body: `${machine!.name}\nBerlin · Production` })
    await expect.poll(() => desk.app.app.badge, { timeout: 10_000 }).toBeGreaterThan(0)
    shown.emit('click')
    await page.getByRole('button', { name: 'Berlin', exact: true }).waitFor()
    await page.getByRole('dialog', { name: machine!.name }).waitFor()
    await picture(page, '34-from-notification')
  })
})

describe('without a network', () => {
  it('says so, keeps the lists and their age on the screen, and refuses to write with the form kept', async () => {
    await desk.app.value('sites.select', { siteId: 'berlin' })
    await page.goto(`${desk.url}/console/racks`)
    const first = page.getByRole('row').nth(1)
    await first.waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    await page.waitForTimeout(4000) // the copy is written some seconds after the last change
    await berlin.stop()
    await page.getByText('Reconnecting', { exact: true }).waitFor()
    await picture(page, '25-reconnecting')
    await page.getByText(/^No connection since/).waitFor({ timeout: 30_000 })
    await page.getByText(/^as of /).waitFor()
    expect(await first.isVisible()).toBe(true)
    await picture(page, '26-offline')
    await press('Add')
    await page.getByLabel('Name').first().fill('R-offline')
    await page.keyboard.press('Control+Enter')
    await page.getByText('There is no connection, so nothing was sent.').waitFor()
    await page.getByText('What you entered is kept. Try again when the connection is back.').waitFor()
    expect(await page.getByLabel('Name').first().inputValue()).toBe('R-offline')
    await picture(page, '27-offline-form')
  })

  it('fetches everything again when the server is back, takes up the events, and the form can be sent', async () => {
    await berlin.restart()
    const other = await berlin.signIn(operator)
    await other.mutate('datacenter.rack.create', { name: 'R-meanwhile' })
    await page.getByText('Live', { exact: true }).waitFor({ timeout: 30_000 })
    expect(await page.getByText(/^No connection since/).count()).toBe(0)
    expect(await page.getByLabel('Name').first().inputValue()).toBe('R-offline')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog', { name: 'R-offline' }).waitFor()
    await page.goto(`${desk.url}/console/racks?q=R-`)
    await rack('R-meanwhile').waitFor()
    await rack('R-offline').waitFor()
    await other.mutate('datacenter.rack.create', { name: 'R-event' })
    await rack('R-event').waitFor()
  })

  it('shows what was kept from the run before, marked as old', async () => {
    await page.goto(`${desk.url}/console/racks`)
    await rack('R-event').waitFor()
    await page.waitForTimeout(4000)
    await context.close()
    await desk.close()
    await berlin.stop()
    const { app } = desk
    desk = await startDesktop({ folder: app.folder, prepare: (double) => { (double.electron as { safeStorage: unknown }).safeStorage = app.safeStorage } })
    await openDesk()
    await page.goto(`${desk.url}/console/racks`)
    await rack('R-event').waitFor()
    await page.getByText(/^as of /).waitFor({ timeout: 30_000 })
    await page.getByText(/^No connection since/).waitFor()
    await picture(page, '28-offline-start')
    expect(desk.app.onDisk()).not.toContain('R-event')
  })

  it('forgets it all at signing out, even when the server can’t be asked', async () => {
    expect((await desk.app.value('kept.read', { siteId: 'berlin' }))?.includes('R-event')).toBe(true)
    await page.getByRole('button', { name: /Operator|operator/ }).first().click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await heading('Sign in')
    await expect(desk.app.value('kept.read', { siteId: 'berlin' })).resolves.toBeNull()
    expect((await desk.app.value('sites.list')).find(({ id }) => id === 'berlin')).toMatchObject({ credential: 'none' })
    await berlin.restart()
  })
})

describe('a server that became too new', () => {
  it('is named on the site’s chip with a remedy when one comes to it, and no longer once it fits', async () => {
    let revision = 1
    const moving = createServer((request, response) => {
      const body = request.url === '/api/about' ? { product: 'colonnade', version: `${revision}.2.0`, api: { revision, oldest: revision } } : { error: { message: 'Sign in.', code: -32001, data: { code: 'UNAUTHORIZED', reason: 'no_session', message: 'Sign in.', httpStatus: 401 } } }
      response.writeHead(request.url === '/api/about' ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
    await new Promise<void>((resolve) => moving.listen(0, '127.0.0.1', resolve))
    await desk.app.value('sites.add', { name: 'Moving', url: `http://127.0.0.1:${(moving.address() as AddressInfo).port}` })
    revision = 9
    await desk.app.value('sites.select', { siteId: 'moving' })
    await press('Does not fit this console')
    await page.getByText('The server is too new for this console: version 9.2.0').waitFor()
    await page.getByText('Update this console, or use the one that came with the server').waitFor()
    await picture(page, '38-misfit')
    await page.keyboard.press('Escape')
    await page.goto(`${desk.url}/console/sites`)
    await page.getByRole('button', { name: 'Does not fit this console' }).first().waitFor()
    moving.closeAllConnections()
    moving.close()
    await desk.app.value('sites.remove', { siteId: 'moving' })
  })
})

describe('in the end', () => {
  it('nothing was thrown on the way', () => {
    expect(complaints).toEqual([])
  })
})
