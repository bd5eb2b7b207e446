import { readFileSync, writeFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestConsole, type TestConsole } from '../../test/console.ts'
import { startSite } from '../../test/site-server.ts'
import { destination } from './site-proxy.ts'

const TOKEN = 'col_t0ken-that-must-not-leak'

let app: TestConsole
beforeEach(async () => { app = await startTestConsole() })
afterEach(() => app.dispose())

const add = (name: string, url: string) => app.value('sites.add', { name, url })

describe('sites', () => {
  test('are several, one of them selected', async () => {
    await expect(add('Main', 'https://one.example.com/')).resolves.toEqual({ id: 'main', name: 'Main', url: 'https://one.example.com', selected: true, credential: 'none' })
    await expect(add('Main', 'https://two.example.com')).resolves.toMatchObject({ id: 'main-2', selected: false })
    await expect(add('北京', 'https://three.example.com')).resolves.toMatchObject({ id: 'site', name: '北京' })
    await app.value('sites.select', { siteId: 'main-2' })
    expect((await app.value('sites.list')).map(({ id, selected }) => [id, selected])).toEqual([['main', false], ['main-2', true], ['site', false]])
    await app.value('sites.remove', { siteId: 'main-2' })
    expect((await app.value('sites.list')).map(({ id, selected }) => [id, selected])).toEqual([['main', true], ['site', false]])
    expect(app.events('sites').at(-1)).toHaveLength(2)
  })

  test('are kept for the next start', async () => {
    await add('Main', 'https://one.example.com')
    const again = await startTestConsole({ folder: app.folder })
    await expect(again.value('sites.list')).resolves.toMatchObject([{ id: 'main' }])
  })

  test('must be https, unless on this machine', async () => {
    await expect(add('Plain', 'http://one.example.com')).rejects.toThrow('desktop.bad_input')
    await expect(add('Local', 'http://localhost:4000')).resolves.toMatchObject({ url: 'http://localhost:4000' })
  })

  test('have one entry for an address', async () => {
    await add('Main', 'https://one.example.com')
    await expect(add('Again', 'https://ONE.example.com/')).rejects.toThrow('desktop.site_exists')
  })

  test('a damaged file does not keep the console from starting', async () => {
    await add('Main', 'https://one.example.com')
    writeFileSync(join(app.folder, 'user', 'sites.json'), '{"sites": [{"id": "x", "name": "x", "url": "http://evil.example"}]}')
    const again = await startTestConsole({ folder: app.folder })
    await expect(again.value('sites.list')).resolves.toEqual([])
  })

  test('calls go below the site’s base path, whatever the page asks', async () => {
    await add('Main', 'https://one.example.com/colonnade')
    const to = (path: string) => destination(`app://console/api/main${path}`, app.desktop.sites).url
    expect(to('/trpc/x?y=1')).toBe('https://one.example.com/colonnade/trpc/x?y=1')
    expect(to('')).toBe('https://one.example.com/colonnade/')
    expect(to('//evil.example/x')).toBe('https://one.example.com/colonnade//evil.example/x')
    expect(to('/@evil.example/x')).toBe('https://one.example.com/colonnade/@evil.example/x')
    for (const path of ['/../../other', '/%2e%2e/%2e%2e/admin', '/..\\..\\x']) {
      try { expect(to(path)).toMatch(/^https:\/\/one\.example\.com\/colonnade\//) } catch (error) { expect(error).toMatchObject({ name: 'ContractError' }) }
    }
  })

  test('can be tried before they are added, without a credential', async () => {
    const server = await startSite()
    await expect(app.value('sites.probe', { url: server.url })).resolves.toEqual({ reachable: true })
    expect(server.asked[0]!.headers).not.toHaveProperty('authorization')
    await server.close()
    await expect(app.value('sites.probe', { url: server.url })).resolves.toMatchObject({ reachable: false, problem: { reason: 'desktop.site_unreachable' } })
  })
})

describe('a token', () => {
  beforeEach(() => add('Main', 'https://one.example.com'))

  test('is never in the clear: not on disk, not in anything the page sees', async () => {
    await app.value('token.set', { siteId: 'main', token: TOKEN, remember: true })
    for (const name of ['sites.list', 'app.info', 'theme.get', 'window.state', 'links.take'] as const) await app.value(name)
    await expect(app.value('token.has', { siteId: 'main' })).resolves.toEqual({ present: true, remembered: true })
    for (const form of [TOKEN, Buffer.from(TOKEN).toString('base64').replace(/=+$/, ''), Buffer.from(TOKEN).toString('hex'), encodeURIComponent(TOKEN)]) {
      expect(app.onDisk()).not.toContain(form)
      expect(app.seenByPage()).not.toContain(form)
    }
    expect(statSync(join(app.folder, 'user', 'credentials.json')).mode & 0o077).toBe(0)
  })

  test('survives a restart in the keychain, and is gone when cleared', async () => {
    await app.value('token.set', { siteId: 'main', token: TOKEN, remember: true })
    const again = await startTestConsole({ folder: app.folder, prepare: (double) => { (double.electron as { safeStorage: unknown }).safeStorage = app.safeStorage } })
    await expect(again.value('token.has', { siteId: 'main' })).resolves.toEqual({ present: true, remembered: true })
    await again.value('token.clear', { siteId: 'main' })
    await expect(again.value('token.has', { siteId: 'main' })).resolves.toEqual({ present: false, remembered: false })
    expect(JSON.parse(readFileSync(join(app.folder, 'user', 'credentials.json'), 'utf8'))).toEqual({})
  })

  test.each([
    ['there is no keychain', () => { app.safeStorage.usable = false }], ['the key would be one that anyone can read', () => { app.safeStorage.backend = 'basic_text' }],
  ])('is refused, and said so, when %s', async (_why, happen) => {
    happen()
    await expect(app.value('app.info')).resolves.toMatchObject({ keychain: false })
    await expect(app.call('token.set', { siteId: 'main', token: TOKEN, remember: true })).resolves
      .toMatchObject({ ok: false, error: { code: 'PRECONDITION_FAILED', reason: 'desktop.keychain_unavailable', remedy: expect.any(String) } })
    await expect(app.value('token.has', { siteId: 'main' })).resolves.toEqual({ present: false, remembered: false })
    expect(app.onDisk()).not.toContain(TOKEN)
    await app.value('token.set', { siteId: 'main', token: TOKEN, remember: false })
    await expect(app.value('token.has', { siteId: 'main' })).resolves.toEqual({ present: true, remembered: false })
    expect(app.onDisk()).not.toContain(TOKEN)
  })

  test('made for one address is not sent to another, though the site file was changed', async () => {
    await app.value('token.set', { siteId: 'main', token: TOKEN, remember: true })
    const path = join(app.folder, 'user', 'sites.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('https://one.example.com', 'https://evil.example.com'))
    const again = await startTestConsole({ folder: app.folder, prepare: (double) => { (double.electron as { safeStorage: unknown }).safeStorage = app.safeStorage } })
    await expect(again.value('token.has', { siteId: 'main' })).resolves.toMatchObject({ present: false })
  })

  test('goes with its site', async () => {
    await app.value('token.set', { siteId: 'main', token: TOKEN, remember: true })
    await app.value('sites.remove', { siteId: 'main' })
    expect(JSON.parse(readFileSync(join(app.folder, 'user', 'credentials.json'), 'utf8'))).toEqual({})
    await add('Main', 'https://one.example.com')
    await expect(app.value('token.has', { siteId: 'main' })).resolves.toEqual({ present: false, remembered: false })
  })
})
