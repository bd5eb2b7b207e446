import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTestConsole, type TestConsole } from '../../test/console.ts'
import { channels } from '../shared/channels.ts'
import { CALL_CHANNEL } from '../shared/wire.ts'

let app: TestConsole
beforeEach(async () => { app = await startTestConsole() })
afterEach(() => { app.dispose(); vi.restoreAllMocks() })

const refusal = (reason: string) => ({ ok: false, error: { reason } })

describe('the door', () => {
  test('is the only one', () => expect([...app.ipc.keys()]).toEqual([CALL_CHANNEL]))

  test('lets the console’s own page in', async () => {
    await expect(app.call('sites.list')).resolves.toEqual({ ok: true, value: [] })
  })

  test.each([
    ['a foreign origin', { url: 'https://evil.example/' }], ['a look-alike host', { url: 'app://console.evil/' }], ['a response of a site', { url: 'app://console/api/main/page' }],
    ['a blank page', { url: 'about:blank' }], ['an inner frame', { parent: {} }], ['another window', { senderId: 9999 }], ['a frame that has gone', { frame: null }],
  ] as const)('refuses %s', async (_who, change) => {
    await expect(app.raw(app.event(change), 'sites.list', undefined)).resolves.toMatchObject(refusal('desktop.foreign_sender'))
  })

  test('refuses everyone once the window is closed', async () => {
    const event = app.event()
    app.windows[0]!.close()
    await expect(app.raw(event, 'sites.list')).resolves.toMatchObject(refusal('desktop.foreign_sender'))
  })

  test.each(['sites.everything', '__proto__', 'constructor', 'toString', '', 'sites', undefined, null, 4, {}, ['sites.list']])('knows no channel %j', async (name) => {
    await expect(app.raw(app.event(), name, undefined)).resolves.toMatchObject(refusal('desktop.unknown_channel'))
  })

  test('refuses hostile input on every channel, without an unexpected error', async () => {
    const hostile = [null, 0, '', [], {}, { __proto__: null }, { siteId: '../../x' }, { siteId: 'a'.repeat(1000) }, { name: 'x', url: 'http://evil.example' }, { name: 'x', url: 'javascript:0' },
      { siteId: 'main', token: 'a\r\nx: y', remember: true }, { accept: ['../sh'] }, { suggestedName: '', content: '' }, { title: '', body: '' },
      { title: 't', body: 'b', target: { siteId: 'main', path: '//evil.example' } }, { source: 'neon' }, { locale: 'xx' }, { siteId: 'main', extra: 1 }]
    for (const name of Object.keys(channels)) {
      for (const input of hostile) {
        const answer = await app.raw(app.event(), name, input)
        expect(answer.ok ? 'accepted' : answer.error.reason, `${name} ${JSON.stringify(input)}`).toBe('desktop.bad_input')
      }
    }
  })

  test('names the fields of bad input and never repeats what was sent', async () => {
    const answer = await app.raw(app.event(), 'token.set', { siteId: 'main', token: 'tok en-with-blank', remember: 'yes' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST', reason: 'desktop.bad_input' } })
    expect((answer as { error: { fields: { path: string }[] } }).error.fields.map(({ path }) => path)).toEqual(['token', 'remember'])
    expect(JSON.stringify(answer)).not.toContain('en-with-blank')
  })

  test('hides what an unexpected failure says', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    app.dialog.showOpenDialog = () => Promise.reject(new Error('disk secret at /private'))
    const answer = await app.call('files.open', { accept: [] })
    expect(answer).toEqual({ ok: false, error: { code: 'INTERNAL', reason: 'desktop.unexpected', message: expect.any(String) } })
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(log).toHaveBeenCalledOnce()
  })

  test('refuses to answer with what breaks the contract', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    app.app.getVersion = () => 7 as never
    await expect(app.call('app.info')).resolves.toMatchObject(refusal('desktop.unexpected'))
  })
})

test('app.info says what this is', async () => {
  await expect(app.value('app.info')).resolves.toMatchObject({ name: 'Colonnade', version: '0.1.0', platform: 'linux', locale: 'en', packaged: true, keychain: true })
})

test('theme and language are kept for the next start', async () => {
  await expect(app.value('theme.set', { source: 'dark' })).resolves.toEqual({ source: 'dark', dark: true })
  await app.value('locale.set', { locale: 'zh-TW' })
  expect(app.events('theme')).toContainEqual({ source: 'dark', dark: true })
  const again = await startTestConsole({ folder: app.folder })
  await expect(again.value('theme.get')).resolves.toEqual({ source: 'dark', dark: true })
  await expect(again.value('app.info')).resolves.toMatchObject({ locale: 'zh-TW' })
})
