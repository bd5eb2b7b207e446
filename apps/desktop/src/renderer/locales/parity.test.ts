import { describe, expect, it } from 'vitest'
import { consoleLocales } from './index.ts'
import { inventoryEn } from './inventory/en.ts'
import { inventoryZhCN } from './inventory/zh-CN.ts'
import { inventoryZhTW } from './inventory/zh-TW.ts'
import { outsideOptions } from './outside/en.ts'
import { outsideOptions as outsideOptionsZhCN } from './outside/zh-CN.ts'
import { outsideOptions as outsideOptionsZhTW } from './outside/zh-TW.ts'

function keys(words: object, head = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [`${head}${key}: ${[...new Set([...value.matchAll(/{{(\w+)}}/g)].map((m) => m[1]))].sort().join()}`] : keys(value as object, `${head}${key}.`)))
}

describe('words of the console', () => {
  it.each(['zh-CN', 'zh-TW'] as const)('%s has the keys and the placeholders of English', (language) => {
    expect(keys(consoleLocales[language]).sort()).toEqual(keys(consoleLocales.en).sort())
  })
  it('gives no word of one part away to another: an alert nobody took up is not a window in progress', () => {
    for (const [language, parts] of Object.entries({ en: [inventoryEn, outsideOptions], 'zh-CN': [inventoryZhCN, outsideOptionsZhCN], 'zh-TW': [inventoryZhTW, outsideOptionsZhTW] })) {
      const [inventory, outside] = parts as [typeof inventoryEn, object]
      const { field, option, help } = consoleLocales[language as 'en']
      expect({ field, option, help }, language).toMatchObject({ field: inventory.field, option: { ...inventory.option, ...outside }, help: inventory.help })
    }
  })
  it('names every task of the clock', () => {
    expect(Object.keys(consoleLocales.en.maintenance.tasks).sort()).toEqual(['alerts', 'mail', 'partitions', 'purge', 'recount', 'snapshot'])
  })
})
