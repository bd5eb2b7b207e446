import { netboxFindingCode, netboxKind } from '@colonnade/contract/datacenter'
import { describe, expect, it } from 'vitest'
import { netboxLocales } from './index.ts'

function keys(words: object, head = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [`${head}${key}: ${[...new Set([...value.matchAll(/{{(\w+)}}/g)].map((m) => m[1]))].sort().join()}`] : keys(value as object, `${head}${key}.`)))
}

describe('words of the exchange with NetBox', () => {
  it.each(['zh-CN', 'zh-TW'] as const)('%s has the keys and the placeholders of English', (language) => {
    expect(keys(netboxLocales[language]).sort()).toEqual(keys(netboxLocales.en).sort())
  })
  it('has a sentence for everything that can be found, and a name for every kind of list', () => {
    expect(Object.keys(netboxLocales.en.finding).sort()).toEqual([...netboxFindingCode.options].sort())
    expect(Object.keys(netboxLocales.en.kind)).toEqual(expect.arrayContaining(netboxKind.options))
  })
})
