import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTestConsole, type TestConsole } from '../../test/console.ts'
import { startSite, type SiteServer } from '../../test/site-server.ts'
import { createSiteProxy } from './site-proxy.ts'

const TOKEN = 'col_t0ken-that-must-not-leak'

let app: TestConsole
let site: SiteServer
let thief: SiteServer
beforeEach(async () => {
  thief = await startSite()
  site = await startSite(thief.url)
  app = await startTestConsole()
  await app.value('sites.add', { name: 'Main', url: site.url })
  await app.value('token.set', { siteId: 'main', token: TOKEN, remember: true })
})
afterEach(async () => {
  app.desktop.proxy.abort()
  await site.close()
  await thief.close()
  app.dispose()
})

const ask = (path: string, init?: RequestInit) => app.protocol.ask(`app://console/api/main${path}`, init)
const reasonOf = async (response: Response) => ((await response.json()) as { error: { data: { reason: string } } }).error.data.reason

describe('a call', () => {
  test('reaches the site with the token, and nothing of the page’s own connection', async () => {
    const response = await ask('/trpc/datacenter.rack.list?batch=1', {
      method: 'POST', body: '{"a":1}',
      headers: { 'content-type': 'application/json', 'x-trpc-source': 'console', authorization: 'Bearer forged', cookie: 'forged=1', referer: 'app://console/racks', origin: 'app://console' },
    })
    expect(response.status).toBe(200)
    const [asked] = site.asked
    expect(asked).toMatchObject({ method: 'POST', url: '/trpc/datacenter.rack.list?batch=1', body: '{"a":1}' })
    expect(asked!.headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, origin: site.url, 'x-trpc-source': 'console', 'content-type': 'application/json' })
    expect(asked!.headers.cookie).toBeUndefined()
    expect(asked!.headers.referer).toBeUndefined()
  })

  test('carries no credential of the page’s making when main holds none', async () => {
    await app.value('token.clear', { siteId: 'main' })
    await ask('/trpc/x', { headers: { authorization: 'Bearer forged', cookie: 'forged=1' } })
    expect(site.asked[0]!.headers).not.toHaveProperty('authorization')
    expect(site.asked[0]!.headers).not.toHaveProperty('cookie')
  })

  test('goes out without Chromium’s cookie jar and cache, and never follows a redirect', async () => {
    await ask('/trpc/x')
    const [fetched] = [...app.partitions.values()].flatMap((session) => session.fetched)
    expect(fetched!.init).toMatchObject({ credentials: 'omit', redirect: 'manual', cache: 'no-store' })
    expect(app.defaultSession.fetched).toEqual([])
  })

  test('brings back the body and only harmless headers', async () => {
    const response = await ask('/trpc/x')
    expect(await response.json()).toEqual({ path: '/trpc/x' })
    expect(response.headers.get('x-request-id')).toBe('r-1')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('from another origin is refused', async () => {
    const response = await ask('/trpc/x', { headers: { origin: 'https://evil.example' } })
    expect(response.status).toBe(403)
    expect(site.asked).toEqual([])
  })

  test('to a site that isn’t known is refused', async () => {
    const response = await app.protocol.ask('app://console/api/other/trpc/x')
    expect(response.status).toBe(404)
    expect(await reasonOf(response)).toBe('desktop.site_unknown')
  })

  test.each(['/evil.js', '/evil.html'])('cannot bring %s into the page as something that runs', async (path) => {
    const response = await ask(path)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
  })
})

describe('a redirect', () => {
  test('to another origin is not followed, so the token stays', async () => {
    const response = await ask('/trpc/redirect', { method: 'POST', body: 'x' })
    expect(response.status).toBe(503)
    expect(await reasonOf(response)).toBe('desktop.site_redirected')
    expect(thief.asked).toEqual([])
  })

  test('that arrives as a response is not passed on either', async () => {
    const proxy = createSiteProxy({ sites: app.desktop.sites, vault: app.desktop.vault, fetch: async () => new Response(null, { status: 302, headers: { location: thief.url } }) })
    const response = await proxy.handle(new Request('app://console/api/main/x'))
    expect(response.status).toBe(503)
    expect(response.headers.get('location')).toBeNull()
  })
})

describe('an event stream', () => {
  const read = async (reader: ReadableStreamDefaultReader<Uint8Array>) => new TextDecoder().decode((await reader.read()).value)

  test('comes through event by event', async () => {
    const response = await ask('/trpc/events', { headers: { accept: 'text/event-stream', 'last-event-id': '41' } })
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(site.asked[0]!.headers['last-event-id']).toBe('41')
    const reader = response.body!.getReader()
    expect(await read(reader)).toContain('data: first')
    site.emit('second')
    expect(await read(reader)).toContain('data: second')
    await reader.cancel()
    await vi.waitFor(() => expect(site.streams()).toBe(0))
  })

  test('is aborted at its source when the page stops reading, should the body not do that by itself', async () => {
    let signal: AbortSignal | null | undefined
    const proxy = createSiteProxy({
      sites: app.desktop.sites, vault: app.desktop.vault,
      fetch: async (_url, init) => { signal = init.signal; return new Response(new ReadableStream({ cancel: () => undefined }), { headers: { 'content-type': 'text/event-stream' } }) },
    })
    const response = await proxy.handle(new Request('app://console/api/main/trpc/events'))
    expect(signal!.aborted).toBe(false)
    await response.body!.cancel()
    expect(signal!.aborted).toBe(true)
  })

  test.each([
    ['the page is loaded again', () => app.windows[0]!.webContents.navigates()],
    ['the page’s process ends', () => app.windows[0]!.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })],
    ['the window closes', () => app.windows[0]!.close()],
    ['the token is cleared', () => app.value('token.clear', { siteId: 'main' })],
    ['the site is removed', () => app.value('sites.remove', { siteId: 'main' })],
  ])('ends when %s', async (_when, happen) => {
    const response = await ask('/trpc/events')
    await vi.waitFor(() => expect(site.streams()).toBe(1))
    await happen()
    await vi.waitFor(() => expect(site.streams()).toBe(0))
    await response.body?.cancel().catch(() => undefined)
  })
})

describe('a site that fails', () => {
  test('is named as unreachable, in the shape the typed client reads', async () => {
    await site.close()
    const response = await ask('/trpc/x')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ error: { data: { code: 'UNAVAILABLE', reason: 'desktop.site_refused', httpStatus: 503 } } })
    site = await startSite()
  })

  test('is given up when its headers don’t come', async () => {
    const proxy = createSiteProxy({ sites: app.desktop.sites, vault: app.desktop.vault, fetch: (url, init) => fetch(url, init), headerTimeout: 20 })
    expect((await proxy.handle(new Request('app://console/api/main/silent'))).status).toBe(503)
  })

  test('with a certificate nobody trusts is told apart', async () => {
    const proxy = createSiteProxy({ sites: app.desktop.sites, vault: app.desktop.vault, fetch: () => Promise.reject(new Error('net::ERR_CERT_AUTHORITY_INVALID')) })
    expect(await reasonOf(await proxy.handle(new Request('app://console/api/main/x')))).toBe('desktop.site_certificate')
  })
})

describe('signing in with a password', () => {
  beforeEach(() => app.value('token.clear', { siteId: 'main' }))

  test('keeps the session in main: sent to the site, unseen by the page, gone after signing out', async () => {
    const answer = await ask('/trpc/sign-in', { method: 'POST' })
    expect([...answer.headers.keys()]).not.toContain('set-cookie')
    await ask('/trpc/x')
    expect(site.asked.at(-1)!.headers.cookie).toBe('session=s3ss10n-cookie; csrf=abc')
    await expect(app.value('sites.list')).resolves.toMatchObject([{ credential: 'session' }])
    expect(app.seenByPage() + app.onDisk()).not.toContain('s3ss10n-cookie')
    await ask('/trpc/sign-out', { method: 'POST' })
    await ask('/trpc/x')
    expect(site.asked.at(-1)!.headers.cookie).toBeUndefined()
    await expect(app.value('sites.list')).resolves.toMatchObject([{ credential: 'none' }])
  })

  test('does not reach another site', async () => {
    await ask('/trpc/sign-in', { method: 'POST' })
    await app.value('sites.add', { name: 'Second', url: thief.url })
    await app.protocol.ask('app://console/api/second/trpc/x')
    expect(thief.asked[0]!.headers).not.toHaveProperty('cookie')
    expect(thief.asked[0]!.headers).not.toHaveProperty('authorization')
  })
})
