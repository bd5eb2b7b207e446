import { describe, expect, it } from 'vitest'
import { trendLocales } from './index.ts'

function keys(words: object, head = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [`${head}${key}: ${[...new Set([...value.matchAll(/{{(\w+)}}/g)].map((m) => m[1]))].sort().join()}`] : keys(value as object, `${head}${key}.`)))
}

describe('words of places and trends', () => {
  it.each(['zh-CN', 'zh-TW'] as const)('%s has the keys and the placeholders of English', (language) => {
    expect(keys(trendLocales[language]).sort()).toEqual(keys(trendLocales.en).sort())
  })
})
