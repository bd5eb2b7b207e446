import { hostSchemas, maintainerSchemas, netboxFindingCode, netboxKind, rackSchemas } from '@colonnade/contract/datacenter'
import { describe, expect, it } from 'vitest'
import { consoleLocales } from '../../../../locales/index.ts'
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
  it('has a name for every field a finding can be about: of the file, or of the record it would become', () => {
    const ofFiles = ['name', 'slug', 'serial', 'tenant', 'device', 'rack', 'position', 'face', 'u_height', 'status', 'vcpus', 'memory', 'disk', 'next']
    const ofRecords = [hostSchemas, rackSchemas, maintainerSchemas].flatMap(({ update }) => Object.keys(update.shape))
    for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
      expect(Object.keys({ ...netboxLocales[language].field, ...consoleLocales[language].field })).toEqual(expect.arrayContaining([...ofFiles, ...ofRecords]))
    }
  })
})
