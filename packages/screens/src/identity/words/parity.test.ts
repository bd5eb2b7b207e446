import { describe, expect, it } from 'vitest'
import { identityLocales } from './index.ts'

function keys(words: object, head = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [`${head}${key}: ${[...value.matchAll(/{{(\w+)}}/g)].map((m) => m[1]).sort().join()}`] : keys(value as object, `${head}${key}.`)))
}

describe('words of mail, profile and tenant settings', () => {
  it.each(['zh-CN', 'zh-TW'] as const)('%s has the keys and the placeholders of English', (language) => {
    expect(keys(identityLocales[language]).sort()).toEqual(keys(identityLocales.en).sort())
  })
})
