import { join } from 'node:path'
import { SAMPLE_PASSWORD, startServer, type ServerProcess } from '@colonnade/testing'
import { launch, signIn, tour, type Browser } from '@colonnade/testing/browser'
import { afterAll, beforeAll, expect, it } from 'vitest'

const pictures = join(import.meta.dirname, '../../../test-output/tour/console')
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer({ env: { LOG_LEVEL: 'error' } }), launch()])
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

// some minutes: when asked for (TOUR=some or TOUR=all)
it.runIf(process.env['TOUR'])('every screen of the console: nothing scrolls sideways, is cut off, unnamed, too faint or untranslated', async () => {
  const api = await server.signIn('operator@colonnade.example')
  const first = async (list: string) => (await api.query<{ items: { id: string }[] }>(list, { limit: 1 })).items[0]!.id
  const [host, rack, group, vm, tenant, placement] = await Promise.all(['datacenter.host.list', 'datacenter.rack.list', 'datacenter.group.list', 'datacenter.virtualMachine.list', 'identity.tenant.list', 'datacenter.placementEvent.list'].map(first))
  const names = (await api.query<{ items: { name: string }[] }>('datacenter.specification.list', {})).items.map((s) => s.name)
  const { places, wrong } = await tour({
    browser, base: `${server.url}/console`, names, pictures,
    enter: (page, url) => signIn(page, url, 'operator@colonnade.example', SAMPLE_PASSWORD),
    more: [`/hosts?open=${host}`, `/hosts?open=${host}&edit=1`, `/hosts?import=1`, `/racks?open=${rack}&full=1`, `/groups?open=${group}`, `/virtual-machines?open=${vm}`, `/tenants?open=${tenant}`, `/placements?open=${placement}`, '/roles?matrix=1', '/tokens?create=1', '/hosts?f=status%3Ain%3A%5B%22maintenance%22%5D', '/racks?deleted=1'],
  })
  expect(wrong).toEqual([])
  expect(places).toBeGreaterThan(50)
})
