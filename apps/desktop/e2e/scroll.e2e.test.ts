import { fillFolder, fillServer, freshRealDatabase, realDatabaseUrl, SAMPLE_PASSWORD, startServer, type FillSize, type ServerProcess } from '@colonnade/testing'
import { openWindow, signIn } from '@colonnade/testing/browser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, picture, type Browser, type Page } from './browser.ts'

// A hundred thousand hosts where there is a PostgreSQL (DATABASE_URL_TEST), ten thousand in the embedded database otherwise: it fills more slowly.
const size: FillSize = realDatabaseUrl ? { racks: 2500, groups: 100, hosts: 100_000, vms: 0, tenants: 10 } : { racks: 250, groups: 20, hosts: 10_000, vms: 0, tenants: 10 }
const { hosts } = size
let server: ServerProcess
let browser: Browser
let page: Page
let drop: (() => Promise<void>) | undefined
const complaints: string[] = []

beforeAll(async () => {
  browser = await launch()
  if (realDatabaseUrl) {
    const database = await freshRealDatabase(realDatabaseUrl)
    drop = database.drop
    server = await startServer({ env: { DATABASE_URL: database.url } })
    await fillServer(database.url, size)
  } else {
    server = await startServer()
    await server.stop()
    await fillFolder(server.dataDir, size)
    await server.restart()
  }
  page = await openWindow(browser, complaints)
  await signIn(page, `${server.url}/console/`, 'operator@colonnade.example', SAMPLE_PASSWORD)
  // only what was filled in, by name: the row at place n is host n + 1
  await page.goto(`${server.url}/console/hosts?f=name%3AstartsWith%3Ahost-&sort=name`)
  await page.getByText('host-000001', { exact: true }).first().waitFor()
}, 280_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
  await drop?.()
})

/** What is in sight: the hosts' numbers from top to bottom, places that are only drawn as coming, px that are neither, and all rows the page holds. */
interface Sight { hosts: number[]; coming: number; bare: number; held: number }

// Text: it runs in the page, also from frame to frame.
const look = `(() => {
  const box = document.querySelector('[role=grid]').parentElement
  const { top, bottom } = box.getBoundingClientRect()
  const from = top + 33
  const body = box.querySelector('[role=rowgroup]')
  const drawn = [...body.children].map((e) => ({ e, at: e.getBoundingClientRect() })).filter(({ at }) => at.bottom > from + 1 && at.top < bottom - 1).sort((a, b) => a.at.top - b.at.top)
  const end = Math.min(bottom, body.getBoundingClientRect().bottom)
  const covered = drawn.reduce((sum, { at }) => sum + Math.min(at.bottom, end) - Math.max(at.top, from), 0)
  return {
    hosts: drawn.flatMap(({ e }) => (e.getAttribute('role') === 'row' ? [Number(/host-(\\d{6})/.exec(e.textContent)?.[1])] : [])),
    coming: drawn.filter(({ e }) => e.getAttribute('role') !== 'row').length,
    bare: Math.max(0, Math.round(end - from - covered)), held: body.children.length,
  }
})()`
const sight = () => page.evaluate<Sight>(look)

/** Moves the list in the page, step by step, and says what was worst on the way: a frame after each step, which is when the page hears of it. */
async function moving(step: string, frames: number): Promise<{ bare: number; held: number }> {
  await page.evaluate(`self.worst = new Promise((resolve) => {
    const box = document.querySelector('[role=grid]').parentElement
    const worst = { bare: 0, held: 0 }
    let frame = 0
    const next = () => {
      const seen = ${look}
      worst.bare = Math.max(worst.bare, seen.bare); worst.held = Math.max(worst.held, seen.held)
      if (frame++ >= ${frames}) return resolve(worst)
      ${step}
      requestAnimationFrame(() => requestAnimationFrame(next))
    }
    requestAnimationFrame(next)
  })`)
  return page.evaluate('self.worst')
}

/** Waits until the rows in sight are rows, and checks that they are the right ones: in order, none missing, none twice. */
async function settled(): Promise<number[]> {
  await expect.poll(async () => { const { hosts: seen, coming, bare } = await sight(); return { some: seen.length > 5, coming, bare } }, { timeout: 20_000 }).toEqual({ some: true, coming: 0, bare: 0 })
  const { hosts: seen, held } = await sight()
  expect(seen).toEqual(Array.from(seen, (_, i) => seen[0]! + i))
  expect(held).toBeLessThan(200)
  return seen
}
const at = async (host: number) => { await expect.poll(async () => (await sight()).hosts, { timeout: 20_000 }).toContain(host); return settled() }
const top = () => page.evaluate<number>(`document.querySelector('[role=grid]').parentElement.scrollTop`)

describe(`a list of ${hosts.toLocaleString('en')} hosts`, () => {
  it('moves under the wheel without a blank, and is as long as it says', async () => {
    await at(1)
    await page.mouse.move(640, 500)
    for (let i = 0; i < 12; i++) await page.mouse.wheel(0, 400)
    await settled()
    expect(await top()).toBeGreaterThan(4000)
    await page.getByText(`${hosts.toLocaleString('en')} rows`).waitFor()
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(hosts + 1))
  })

  it('flung by hundreds of rows a frame, every place in sight is a row or drawn as one to come', async () => {
    const { bare, held } = await moving('box.scrollTop += 900', 40)
    expect(bare).toBe(0)
    expect(held).toBeLessThan(200)
    await settled()
  })

  it('goes by Page Down and Page Up, a screenful at a time, with the row one is at in sight', async () => {
    await page.getByRole('grid').focus()
    await page.keyboard.press('Home')
    await at(1)
    for (let i = 0; i < 10; i++) await page.keyboard.press('PageDown')
    await expect.poll(async () => {
      const active = Number(/host-(\d{6})/.exec((await page.locator('[role=row][data-active]').textContent()) ?? '')?.[1])
      return active > 80 && (await sight()).hosts.includes(active)
    }, { timeout: 20_000 }).toBe(true)
    await settled()
    for (let i = 0; i < 10; i++) await page.keyboard.press('PageUp')
    await at(1)
  })

  it('goes to the end and back by End and Home, and Enter opens the row one is at', async () => {
    await page.getByRole('grid').focus()
    await page.keyboard.press('End')
    await at(hosts)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: `host-${String(hosts).padStart(6, '0')}` }).waitFor()
    await page.keyboard.press('k')
    await page.getByRole('dialog', { name: `host-${String(hosts - 1).padStart(6, '0')}` }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('grid').focus()
    await page.keyboard.press('Home')
    await at(1)
  })

  it('dragged by its bar to the middle, the end and back, it shows what stands there', async () => {
    const height = await page.evaluate<number>(`document.querySelector('[role=rowgroup]').getBoundingClientRect().height`)
    const drag = async (from: number, to: number) => {
      const { bare, held } = await moving(`box.scrollTop = ${from} + (${to} - ${from}) * frame / 40`, 40)
      expect(bare).toBe(0)
      expect(held).toBeLessThan(200)
    }
    await drag(0, height / 2)
    await at(hosts / 2 + 5)
    await drag(height / 2, height)
    await at(hosts)
    await drag(height, height / 3)
    const seen = await settled()
    expect(Math.abs(seen[0]! - hosts / 3)).toBeLessThan(30)
    await drag(height / 3, 0)
    await at(1)
  })

  it('asks the server for what is in sight, however far one goes', async () => {
    let asked = 0
    page.on('request', (request) => { if (request.url().includes('host.list')) asked++ })
    const height = await page.evaluate<number>(`document.querySelector('[role=rowgroup]').getBoundingClientRect().height`)
    await moving(`box.scrollTop = ${height} * frame / 80`, 80)
    await at(hosts)
    // at every step it may stand on the edge of two pages; the list has thousands of them
    expect(asked).toBeLessThan(200)
    page.removeAllListeners('request')
  })

  it('takes up what others change where one is looking', async () => {
    await page.getByRole('grid').focus()
    await page.keyboard.press('End')
    await at(hosts)
    const api = await server.signIn('operator@colonnade.example')
    const { items } = await api.query<{ items: { id: string; version: number }[] }>('datacenter.host.list', { limit: 1, filter: [{ field: 'name', op: 'eq', value: `host-${String(hosts - 3).padStart(6, '0')}` }] })
    await api.mutate('datacenter.host.update', { id: items[0]!.id, version: items[0]!.version, patch: { status: 'maintenance' } })
    await page.getByRole('row', { name: new RegExp(`host-${String(hosts - 3).padStart(6, '0')}.*Maintenance`, 'i') }).waitFor()
    await settled()
    await picture(page, '80-scrolled-to-the-end')
  })

  it('is cards on a phone, as far down', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.locator('ul.relative > li').first().waitFor()
    await page.evaluate(`document.querySelector('ul.relative').parentElement.parentElement.scrollTop = 100000`)
    await expect.poll(() => page.evaluate(`[...document.querySelectorAll('ul.relative > li')].filter((e) => e.getAttribute('aria-hidden')).length`), { timeout: 20_000 }).toBe(0)
    expect(await page.locator('ul.relative > li').count()).toBeLessThan(60)
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  it('and nothing was thrown on the way', () => { expect(complaints).toEqual([]) })
})
