import { join } from 'node:path'
import { fillFolder, fillServer, freshRealDatabase, realDatabaseUrl, SAMPLE_PASSWORD, startServer, type ServerProcess } from '@colonnade/testing'
import { launch, openTour, openWindow, signIn, tour, type Browser, type Page, type Tour } from '@colonnade/testing/browser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const pictures = (set: string) => join(import.meta.dirname, '../../../test-output/tour/console', set)
const operator = 'operator@colonnade.example'
const enter = (page: Page, url: string) => signIn(page, url, operator, SAMPLE_PASSWORD)
let browser: Browser
let server: ServerProcess | undefined

beforeAll(async () => { browser = await launch() })
afterAll(async () => { await browser?.close() })

const idsOf = async (of: ServerProcess, lists: readonly string[]) => {
  const api = await of.signIn(operator)
  return Promise.all(lists.map(async (list) => (await api.query<{ items: { id: string }[] }>(list, { limit: 1 })).items[0]!.id))
}

describe('every screen of the console with the sample: nothing scrolls sideways, is cut off, unnamed, too faint or untranslated', () => {
  const groups: readonly [string, RegExp][] = [
    ['hosts and racks', /^\/(hosts|racks|groups)?$/], ['machines and their places', /^\/(virtual-machines|place|placements|drain|quotas|specifications)/],
    ['clusters', /^\/(clusters|plugins|bastions|mesh|windows)/], ['who maintains what', /^\/(maint|assignments|tags|alerts)/], ['tenants and people', /^\/(tenants|users|roles|tokens|sessions|audit|profile)/],
    ['all the others', /^/],
  ]
  let walk: Tour
  let places = 0

  beforeAll(async () => {
    server = await startServer({ env: { LOG_LEVEL: 'error' } })
    const [host, rack, group, vm, tenant, placement, cluster, mesh] = await idsOf(server, ['datacenter.host.list', 'datacenter.rack.list', 'datacenter.group.list', 'datacenter.virtualMachine.list', 'identity.tenant.list', 'datacenter.placementEvent.list', 'datacenter.cluster.list', 'datacenter.mesh.list'])
    const names = (await (await server.signIn(operator)).query<{ items: { name: string }[] }>('datacenter.specification.list', {})).items.map((s) => s.name)
    walk = await openTour({
      browser, base: `${server.url}/console`, names, pictures: pictures('sample'), enter,
      more: [`/hosts?open=${host}`, `/hosts?open=${host}&edit=1`, `/hosts?import=1`, `/hosts?new=1`, `/racks?open=${rack}&full=1`, `/groups?open=${group}`, `/virtual-machines?open=${vm}`, `/tenants?open=${tenant}`, `/placements?open=${placement}`, `/clusters?open=${cluster}`, `/meshes?open=${mesh}`, `/drain?host=${host}`,
        '/roles?matrix=1', '/tokens?create=1', '/hosts?f=status%3Ain%3A%5B%22maintenance%22%5D', '/hosts?q=nothing-is-called-this', '/racks?deleted=1'],
    })
  })
  afterAll(async () => { await walk?.close(); await server?.close() })

  it.each(groups)('%s', async (_name, mine) => {
    const found = await walk.visit((path) => mine.test(path))
    places += found.places
    expect(found.wrong).toEqual([])
  })

  it('none was left out', () => { expect(places).toBeGreaterThan(50) })
})

// Some minutes: when asked for.
describe.runIf(process.env['TOUR'])('every screen on the first day, with nothing in it yet', () => {
  it('says what to do first', async () => {
    const empty = await startServer({ args: ['--empty'], env: { LOG_LEVEL: 'error' } })
    try {
      const complaints: string[] = []
      const page = await openWindow(browser, complaints)
      await page.goto(/http\S+\/console\/setup#code=\S+/.exec(empty.stdout())![0])
      await page.getByLabel('Name of your cloud').fill('North Cloud')
      await page.getByLabel('Your name').fill('Nora North')
      await page.getByLabel('E-mail address').fill('nora@cloud.example')
      await page.getByLabel('Password').fill('a-long-password-42')
      await page.getByRole('button', { name: 'Begin', exact: true }).click()
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
      await page.context().close()
      const { places, wrong } = await tour({ browser, base: `${empty.url}/console`, pictures: pictures('empty'), enter: (at, url) => signIn(at, url, 'nora@cloud.example', 'a-long-password-42') })
      expect([...complaints, ...wrong]).toEqual([])
      expect(places).toBeGreaterThan(50)
    } finally { await empty.close() }
  })
})

// With DATABASE_URL_TEST a hundred thousand hosts and three hundred thousand machines, else a tenth of them, which the embedded database can be given in time.
describe.runIf(process.env['TOUR'])('the screens that hold much, with very much', () => {
  const share = realDatabaseUrl ? 1 : 0.1
  const size = { racks: 2500 * share, groups: 100 * share, hosts: 100_000 * share, vms: 300_000 * share, tenants: 50 }

  it('look as with little', async () => {
    const database = realDatabaseUrl ? await freshRealDatabase(realDatabaseUrl) : undefined
    const full = await startServer({ env: { LOG_LEVEL: 'error', ...(database ? { DATABASE_URL: database.url } : {}) } })
    try {
      if (database) await fillServer(database.url, size)
      else {
        await full.stop()
        await fillFolder(full.dataDir, size)
        await full.restart()
      }
      const [host, rack, group, vm] = await idsOf(full, ['datacenter.host.list', 'datacenter.rack.list', 'datacenter.group.list', 'datacenter.virtualMachine.list'])
      const { wrong } = await tour({
        browser, base: `${full.url}/console`, pictures: pictures('full'), enter, only: true,
        more: ['/', '/hosts', '/racks', '/groups', '/virtual-machines', '/tenants', '/specifications', '/quotas', '/place', '/drain', '/placements', '/alerts', '/maintained', '/audit', '/clusters/new',
          `/hosts?open=${host}`, `/hosts?open=${host}&tab=machines`, `/racks?open=${rack}`, `/groups?open=${group}`, `/virtual-machines?open=${vm}`, `/drain?host=${host}`, '/hosts?q=region-2', '/virtual-machines?q=train&sort=-memory'],
      })
      expect(wrong).toEqual([])
    } finally {
      await full.close()
      await database?.drop()
    }
  })
})
