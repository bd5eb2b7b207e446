import { ContractError } from '@colonnade/contract/kernel/errors'
import { describe, expect, test } from 'vitest'
import { unwrap } from './bridge.ts'
import { desktopEvents } from './events.ts'
import { localeFor, message, messages } from './messages/index.ts'
import { apiBase, isConsolePage } from './origin.ts'
import { normaliseSiteUrl } from './site-url.ts'
import { EVENT_NAMES } from './wire.ts'

describe('a site’s address', () => {
  test.each([
    ['https://cloud.example.com', 'https://cloud.example.com'], [' https://Cloud.Example.com/ ', 'https://cloud.example.com'],
    ['https://cloud.example.com:8443/colonnade/', 'https://cloud.example.com:8443/colonnade'],
    ['http://localhost:4000', 'http://localhost:4000'], ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000'], ['http://[::1]:4000', 'http://[::1]:4000'],
    ['http://api.localhost:4000', 'http://api.localhost:4000'],
  ])('%s is taken', (typed, kept) => {
    expect(normaliseSiteUrl(typed)).toBe(kept)
  })

  test.each([
    'http://cloud.example.com', 'http://10.0.0.5', 'http://localhost.evil.example', 'http://127.0.0.1.evil.example', 'http://0x7f.evil.example', 'ftp://localhost', 'file:///etc/passwd',
    'javascript:alert(1)', 'https://user:secret@cloud.example.com', 'https://cloud.example.com/?token=1', 'https://cloud.example.com/#x', 'cloud.example.com', '',
  ])('%s is refused', (typed) => {
    expect(normaliseSiteUrl(typed)).toBeUndefined()
  })
})

describe('the console’s own pages', () => {
  test.each(['app://console/', 'app://console/racks?x=1', 'app://console/apiary'])('%s is one', (url) => expect(isConsolePage(url)).toBe(true))
  test.each([
    'app://console/api/main/evil.html', 'app://console/api', 'app://consoles/', 'app://console.evil/', 'app://x@console/', 'app://console:1/', 'https://console/', 'file:///console/', 'about:blank', 'blob:app://console/1', '',
  ])('%s is not', (url) => expect(isConsolePage(url)).toBe(false))

  test('a site’s base URL stays inside the API prefix, whatever its id', () => {
    expect(apiBase('main')).toBe('app://console/api/main')
    expect(apiBase('../x')).toBe('app://console/api/..%2Fx')
  })
})

describe('texts', () => {
  test('are the same keys with the same places in all three languages', () => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
    for (const locale of ['zh-CN', 'zh-TW'] as const) {
      expect(Object.keys(messages[locale]).sort()).toEqual(Object.keys(messages.en).sort())
      for (const [key, text] of Object.entries(messages.en)) {
        const translated = messages[locale][key as keyof typeof messages.en]
        expect(translated.length, key).toBeGreaterThan(0)
        expect(places(translated), key).toEqual(places(text))
      }
    }
  })

  test('fill their places', () => expect(message('en', 'role.quit', { app: 'Colonnade' })).toBe('Quit Colonnade'))

  test.each([
    [['de-DE', 'zh-Hans-CN'], 'zh-CN'], [['zh-Hant-TW'], 'zh-TW'], [['zh-HK'], 'zh-TW'], [['zh'], 'zh-CN'], [['en-GB', 'zh-CN'], 'en'], [['fr'], 'en'], [[], 'en'],
  ])('%j reads as %s', (preferred, locale) => expect(localeFor(preferred)).toBe(locale))
})

test('the preload script knows every event', () => {
  expect([...EVENT_NAMES].sort()).toEqual(Object.keys(desktopEvents).sort())
})

test('an answer unwraps to its value or to the error it carries', async () => {
  await expect(unwrap(Promise.resolve({ ok: true as const, value: 7 }))).resolves.toBe(7)
  const refused = unwrap(Promise.resolve({ ok: false as const, error: { code: 'CONFLICT' as const, reason: 'desktop.site_exists', message: 'There.', remedy: 'Look.' } }))
  await expect(refused).rejects.toBeInstanceOf(ContractError)
  await expect(refused).rejects.toMatchObject({ shape: { code: 'CONFLICT', reason: 'desktop.site_exists', remedy: 'Look.' } })
})
