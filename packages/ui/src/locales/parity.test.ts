import { expect, test } from 'vitest'
import { createI18n } from '../lib/i18n.ts'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'
import { zhTW } from './zh-TW.ts'

type Tree = { readonly [key: string]: string | Tree }
const leaves = (tree: Tree, path = ''): [string, string][] => Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[path + key, value]] as [string, string][] : leaves(value, `${path}${key}.`)))
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort()

test.each([['zh-CN', zhCN], ['zh-TW', zhTW]] as const)('%s has every sentence of English with the same holes', (_name, words) => {
  const english = leaves(en)
  const other = new Map(leaves(words))
  expect([...other.keys()].sort()).toEqual(english.map(([key]) => key).sort())
  for (const [key, text] of english) {
    expect(other.get(key)?.trim(), key).not.toBe('')
    expect(holes(other.get(key) ?? ''), key).toEqual(holes(text))
  }
})

test('an app’s namespace stands beside ours, the first being the default', () => {
  const i18n = createI18n({ web: { en: { hello: 'Hello' }, 'zh-CN': { hello: '你好' }, 'zh-TW': { hello: '你好' } } })
  expect(i18n.t('hello', { lng: 'zh-TW' })).toBe('你好')
  expect(i18n.t('table.counted', { lng: 'en', ns: 'ui', count: 1, n: '1' })).toBe('1 row')
  expect(i18n.t('table.counted', { lng: 'en', ns: 'ui', count: 1200, n: '1,200' })).toBe('1,200 rows')
})
