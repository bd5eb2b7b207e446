import { describe, expect, test } from 'vitest'
import { deepLinkInArguments, isSafePath, parseDeepLink } from './deep-link.ts'

describe('deep links', () => {
  test.each([
    ['colonnade://main/datacenter/hosts/42', { site: 'main', path: '/datacenter/hosts/42' }],
    ['COLONNADE://Cloud.Example.com:8443/racks?group=a%20b&x=1', { site: 'cloud.example.com:8443', path: '/racks?group=a%20b&x=1' }],
    ['colonnade://main', { site: 'main', path: '/' }],
  ])('%s names a place', (text, target) => {
    expect(parseDeepLink(text)).toEqual(target)
  })

  test.each([
    'https://main/hosts', 'colonnade:main/hosts', 'colonnade:///hosts', 'colonnade://user:secret@main/hosts', 'colonnade://main@evil.example/hosts',
    'colonnade://main//evil.example/x', 'colonnade://main/../../etc', 'colonnade://main/a/%2e%2e/b', 'colonnade://main/a/%252e%252e/b', 'colonnade://main/a/%25252e%25252e/%25zz',
    'colonnade://main/a\\b', 'colonnade://main/a%5cb', 'colonnade://main/a%00b', 'colonnade://main/a%0d%0ab', 'colonnade://main/%zz', 'colonnade://main/#x',
    'colonnade://main/<script>', 'colonnade://main/"onload="x', 'colonnade://-main/x', 'colonnade://ma..in/x', 'colonnade://main:999999/x', 'colonnade://main/api/other/trpc',
    'colonnade://main/ --flag', `colonnade://main/${'a'.repeat(4000)}`, ' colonnade://main/x', 'colonnade://main/x\n', 'colonnade://мain/x', '', null, 42, {}, ['colonnade://main/x'],
  ])('%j is refused', (text) => {
    expect(parseDeepLink(text)).toBeUndefined()
  })

  test('random bytes never throw, and what is accepted is safe', () => {
    const alphabet = ['colonnade://', 'main', '/', '%', '2e', '..', '\\', '\0', '@', ':', '?', '#', 'é', '//', 'api', '<', ' ']
    for (let round = 0; round < 5000; round++) {
      const text = Array.from({ length: round % 12 }, (_, at) => alphabet[(round * 7 + at * at * 13 + (round >> 3)) % alphabet.length]).join('')
      const link = parseDeepLink(text)
      if (link) expect(isSafePath(link.path), text).toBe(true)
    }
  })

  test('the link is found among arguments', () => {
    expect(deepLinkInArguments(['/opt/colonnade', '--flag', 'colonnade://main/racks'])).toEqual({ site: 'main', path: '/racks' })
    expect(deepLinkInArguments(['/opt/colonnade', '--open=colonnade://main/racks'])).toBeUndefined()
  })

  test('a percent sign in a query is kept', () => {
    expect(parseDeepLink('colonnade://main/hosts?search=100%25')).toEqual({ site: 'main', path: '/hosts?search=100%25' })
  })
})
