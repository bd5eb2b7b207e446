import { readdirSync, readFileSync, writeFileSync, statSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startTestConsole, type TestConsole } from '../../test/console.ts'
import { startSite } from '../../test/site-server.ts'
import { siteError } from './proxy-errors.ts'
import { destination } from './site-proxy.ts'

const TOKEN = 'col_t0ken-that-must-not-leak'

let app: TestConsole
beforeEach(async () => { app = await startTestConsole() })
afterEach(() => app.dispose())

const add = (name: string, url: string) => app.value('sites.add', { name, url })

describe('sites', () => {
  test('are several, one of them selected', async () => {
    await expect(add('Main', 'https://one.example.com/')).resolves.toEqual({ id: 'main', name: 'Main', url: 'https://one.example.com', selected: true, credential: 'none', kind: 'none', label: '', colour: 'verdigris', alerts: 'warning', mark: '' })
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

  test('are marked, so that production is not mistaken for a test; the mark is in title, menu and file', async () => {
    await add('Berlin', 'https://one.example.com')
    await expect(app.value('sites.update', { siteId: 'berlin', kind: 'production', colour: 'vermilion', alerts: 'critical' })).resolves.toMatchObject({ name: 'Berlin', kind: 'production', colour: 'vermilion', alerts: 'critical' })
    expect(app.windows[0]!.title).toBe('Berlin · Production — Colonnade')
    expect(JSON.stringify(app.menu.current)).toContain('Berlin · Production')
    await app.value('sites.update', { siteId: 'berlin', name: 'Berlin 2', kind: 'other', label: 'Lab' })
    const again = await startTestConsole({ folder: app.folder })
    await expect(again.value('sites.list')).resolves.toMatchObject([{ name: 'Berlin 2', kind: 'other', label: 'Lab', colour: 'vermilion' }])
    expect(again.windows[0]!.options.title).toBe('Berlin 2 · Lab — Colonnade')
    for (const change of [{ colour: 'red; background: url(x)' }, { kind: 'prod' }, { label: 'x'.repeat(21) }, { name: '' }, { url: 'https://evil.example' }]) {
      await expect(app.value('sites.update', { siteId: 'berlin', ...change } as never)).rejects.toThrow('desktop.bad_input')
    }
    await expect(app.value('sites.update', { siteId: 'nobody', name: 'x' })).rejects.toThrow('desktop.site_unknown')
  })

  test('kept by an earlier version are still known', async () => {
    await add('Main', 'https://one.example.com')
    writeFileSync(join(app.folder, 'user', 'sites.json'), '{"sites": [{"id": "old", "name": "Old", "url": "https://old.example.com"}]}')
    const again = await startTestConsole({ folder: app.folder })
    await expect(again.value('sites.list')).resolves.toMatchObject([{ id: 'old', kind: 'none', alerts: 'warning' }])
  })
})

describe('an address is tried before it is added', () => {
  const serve = async (answer: (response: ServerResponse) => void): Promise<{ url: string; close(): Promise<void> }> => {
    const server = createServer((_request, response) => answer(response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: async () => { server.closeAllConnections(); await new Promise((resolve) => server.close(resolve)) } }
  }
  const json = (body: unknown) => (response: ServerResponse) => { response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)) }
  const about = (revision: number, oldest: number) => json({ product: 'colonnade', version: '7.1.0', api: { revision, oldest } })

  test('without a credential', async () => {
    const server = await startSite()
    await expect(app.value('sites.probe', { url: server.url })).resolves.toEqual({ reachable: true, version: '0.1.0' })
    expect(server.asked[0]!.headers).not.toHaveProperty('authorization')
    expect(server.asked[0]!.url).toBe('/api/about')
    await server.close()
    await expect(app.value('sites.probe', { url: server.url })).resolves.toMatchObject({ reachable: false, problem: { reason: 'desktop.site_refused', remedy: expect.stringContaining('port') } })
  })

  test.each([
    ['a page', (response: ServerResponse) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>It works!</h1>') }, 'desktop.not_colonnade'],
    ['another product', json({ product: 'something', version: '1', api: { revision: 1, oldest: 1 } }), 'desktop.not_colonnade'],
    ['nothing under that path', (response: ServerResponse) => { response.writeHead(404, { 'content-type': 'application/json' }).end('{}') }, 'desktop.not_colonnade'],
    ['JSON without end', (response: ServerResponse) => { response.writeHead(200, { 'content-type': 'application/json' }); for (let n = 0; n < 64; n++) response.write(' '.repeat(4096)); response.end('{}') }, 'desktop.not_colonnade'],
    ['a redirect', (response: ServerResponse) => { response.writeHead(302, { location: 'https://elsewhere.example' }).end() }, 'desktop.site_redirected'],
    ['revisions that are none', about(0.5, 0.5), 'desktop.not_colonnade'],
    ['a newer server', about(9, 8), 'desktop.site_newer'],
    ['a gateway before a server that restarts', (response: ServerResponse) => { response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>') }, 'desktop.site_unreachable'],
    ['one that has too much to do', (response: ServerResponse) => { response.writeHead(429, { 'content-type': 'text/plain' }).end('slow down') }, 'desktop.site_unreachable'],
  ])('and %s is told apart', async (_what, answer, reason) => {
    const server = await serve(answer)
    await expect(app.value('sites.probe', { url: server.url })).resolves.toMatchObject({ reachable: false, problem: { reason } })
    await server.close()
  })

  test('and an older one is named with both versions', async () => {
    const server = await serve(about(1, 1))
    const later = await startTestConsole({ options: { apiRevision: 2 } })
    const { problem } = await later.value('sites.probe', { url: server.url })
    expect(problem).toMatchObject({ reason: 'desktop.site_older', details: { theirs: '7.1.0', ours: '0.1.0' } })
    later.dispose()
    await server.close()
  })

  test('and a newer one is named with both versions', async () => {
    const server = await serve(about(9, 8))
    const { problem } = await app.value('sites.probe', { url: server.url })
    expect(problem).toMatchObject({ message: 'The server is too new for this console: version 7.1.0, the console 0.1.0.', remedy: expect.stringContaining('Update this console'), details: { theirs: '7.1.0', ours: '0.1.0' } })
    await server.close()
  })

  test.each([
    ['net::ERR_CONNECTION_REFUSED', 'desktop.site_refused'], ['net::ERR_NAME_NOT_RESOLVED', 'desktop.site_unknown_host'], ['net::ERR_CONNECTION_TIMED_OUT', 'desktop.site_silent'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'desktop.site_certificate'], ['net::ERR_CERT_COMMON_NAME_INVALID', 'desktop.site_certificate_name'], ['net::ERR_CERT_DATE_INVALID', 'desktop.site_certificate_date'],
    ['net::ERR_ADDRESS_UNREACHABLE', 'desktop.site_unreachable'],
  ])('and %s has a sentence and a remedy of its own', (text, reason) => {
    const { shape } = siteError(new Error(text))
    expect(shape).toMatchObject({ code: 'UNAVAILABLE', reason, remedy: expect.stringMatching(/\S/) })
  })
})

describe('the copy of what was fetched from a site', () => {
  const secretive = 'rack R-77 stands in room 4'
  beforeEach(() => add('Main', 'https://one.example.com'))

  test('is on disk only sealed, and comes back after a restart', async () => {
    await expect(app.value('kept.read', { siteId: 'main' })).resolves.toBeNull()
    await expect(app.value('kept.write', { siteId: 'main', text: secretive })).resolves.toEqual({ kept: true })
    expect(app.onDisk()).not.toContain('R-77')
    const again = await startTestConsole({ folder: app.folder, prepare: (double) => { (double.electron as { safeStorage: unknown }).safeStorage = app.safeStorage } })
    await expect(again.value('kept.read', { siteId: 'main' })).resolves.toBe(secretive)
    expect(statSync(join(app.folder, 'user', 'kept', 'main.sealed')).mode & 0o077).toBe(0)
  })

  test('is not kept where the keychain can’t seal it', async () => {
    app.safeStorage.backend = 'basic_text'
    await expect(app.value('kept.write', { siteId: 'main', text: secretive })).resolves.toEqual({ kept: false })
    await expect(app.value('kept.read', { siteId: 'main' })).resolves.toBeNull()
  })

  test.each([
    ['it is cleared', () => app.value('kept.clear', { siteId: 'main' })],
    ['the token is forgotten', () => app.value('token.clear', { siteId: 'main' })],
    ['another token is given', () => app.value('token.set', { siteId: 'main', token: TOKEN, remember: false })],
    ['the site is removed', async () => { await app.value('sites.remove', { siteId: 'main' }); await add('Main', 'https://one.example.com') }],
  ])('goes when %s, even one that is being written', async (_when, happen) => {
    await app.value('kept.write', { siteId: 'main', text: secretive })
    const late = app.value('kept.write', { siteId: 'main', text: secretive })
    await happen()
    await late
    await expect(app.value('kept.read', { siteId: 'main' })).resolves.toBeNull()
  })

  test('is bounded, and each site has its own', async () => {
    await expect(app.value('kept.write', { siteId: 'main', text: 'x'.repeat(4_000_001) })).rejects.toThrow('desktop.bad_input')
    await expect(app.value('kept.write', { siteId: '../main', text: 'x' })).rejects.toThrow('desktop.bad_input')
    await expect(app.value('kept.read', { siteId: 'other' })).rejects.toThrow('desktop.site_unknown')
  })

  test('of a site that is no longer known goes at the next start', async () => {
    await app.value('kept.write', { siteId: 'main', text: secretive })
    writeFileSync(join(app.folder, 'user', 'sites.json'), '{"sites": []}')
    await startTestConsole({ folder: app.folder })
    expect(readdirSync(join(app.folder, 'user', 'kept'))).toEqual([])
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

describe('whether a site fits is asked whenever it connects', () => {
  const start = async () => {
    let revision = 1
    const server = createServer((request, response) => {
      if (revision === 0) response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>')
      else if (request.url === '/api/about') json({ product: 'colonnade', version: `${revision}.0.0`, api: { revision, oldest: revision } })(response)
      else if (request.url?.startsWith('/trpc/stream')) response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': here\n\n')
      else json({})(response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await add('Main', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    return { become: (next: number) => { revision = next }, close: async () => { server.closeAllConnections(); await new Promise((resolve) => server.close(resolve)) } }
  }
  const json = (body: unknown) => (response: ServerResponse) => { response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)) }
  const problem = async () => (await app.value('sites.list'))[0]?.problem
  const call = (path: string) => app.protocol.ask(`app://console/api/main/trpc/${path}`)

  test('a server that became too new since the site was added is named with a remedy, in the operator’s language, until it fits again', async () => {
    const server = await start()
    await call('x')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await problem()).toBeUndefined()
    server.become(9)
    const stream = await call('stream')
    await expect.poll(problem).toMatchObject({ reason: 'desktop.site_newer', message: expect.stringContaining('version 9.0.0'), remedy: expect.stringContaining('Update this console') })
    await app.value('locale.set', { locale: 'zh-CN' })
    expect((await problem())!.message).not.toMatch(/server/)
    expect(app.events('sites').at(-1)).toMatchObject([{ problem: { reason: 'desktop.site_newer' } }])
    server.become(1)
    const again = await call('stream')
    await expect.poll(problem).toBeUndefined()
    for (const one of [stream, again]) await one.body?.cancel()
    await server.close()
  })

  test('a gateway that answers for a server which restarts is not taken for one that is no Colonnade; once the server is back it is asked', async () => {
    const server = await start()
    server.become(0)
    expect((await call('x')).status).toBe(502)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await problem()).toBeUndefined()
    server.become(9)
    await call('x')
    await expect.poll(problem).toMatchObject({ reason: 'desktop.site_newer' })
    server.become(0)
    await call('x')
    expect(await problem()).toMatchObject({ reason: 'desktop.site_newer' })
    server.become(1)
    await call('x')
    await expect.poll(problem).toBeUndefined()
    await server.close()
  })

  test('what was found of a site that was removed meanwhile is not said of the next of its name', async () => {
    const server = await start()
    server.become(9)
    await call('x')
    await app.value('sites.remove', { siteId: 'main' })
    await add('Main', 'https://one.example.com')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await problem()).toBeUndefined()
    await server.close()
  })

  test('one that does not answer keeps what was said of it', async () => {
    const server = await start()
    server.become(9)
    await call('x')
    await expect.poll(problem).toMatchObject({ reason: 'desktop.site_newer' })
    await server.close()
    expect((await call('x')).status).toBe(503)
    expect(await problem()).toMatchObject({ reason: 'desktop.site_newer' })
  })
})
