import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { queryTokens, searchTokens, toTsqueryString, toTsvectorLiteral, toTsvectorTokens } from './tokens.ts'

const words = ['Café', 'running', 'hosts', '1,523', "don't", 'GPT模型', '黑豹队的防守', '第3章', 'スーパー', '한국어', 'naïve', 'ภาษาไทย', 'Ｆｕｌｌ', 'straße', '鸭']
const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme' })), { minLength: 1, maxLength: 20 })

describe('searchTokens', () => {
  it('folds width, case and diacritics and stems English', () => {
    expect(searchTokens('Ｃａｆé CAFE\u0301 Straße running runs')).toEqual(['cafe', 'cafe', 'strass', 'run', 'run'])
  })
  it('cuts Han into bigrams, with single characters in the index only', () => {
    expect(searchTokens('防守队')).toEqual(['防', '守', '队', '防守', '守队'])
    expect(searchTokens('防守队', 'query')).toEqual(['防守', '守队'])
    expect(searchTokens('鸭', 'query')).toEqual(['鸭'])
  })
  it('keeps voicing marks of kana, joins half-width forms', () => {
    expect(searchTokens('ｶﾞﾗｽ', 'query')).toEqual(['ガラ', 'ラス'])
    expect(searchTokens('カラス', 'query')).not.toContain('ガラ')
  })
  it('cuts hangul into bigrams and splits at a change of script', () => {
    expect(searchTokens('한국어', 'query')).toEqual(['한국', '국어'])
    expect(searchTokens('GPT模型 第3章', 'query')).toEqual(['gpt', '模型', '第', '3', '章'])
  })
  it('keeps thousands together and drops the possessive', () => {
    expect(searchTokens("1,523 Kim's don't")).toEqual(['1523', 'kim', 'dont'])
  })
  it('bounds a token and survives a very long mixed run', () => {
    expect(Math.max(...searchTokens('x'.repeat(5_000)).map((token) => token.length))).toBeLessThanOrEqual(64)
    expect(searchTokens('a模'.repeat(50_000)).length).toBe(100_000)
  })
})

describe('queryTokens', () => {
  it('drops question words unless nothing else is asked', () => {
    expect(queryTokens('What is the duck?')).toEqual(['duck'])
    expect(queryTokens('what is')).toEqual(['what', 'is'])
    expect(queryTokens('什么是鸭子')).not.toContain('什么')
  })
})

describe('index and query agree', () => {
  it('finds every token of a query cut from the text at word boundaries', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (parts, from, length) => {
        const start = from % parts.length
        const query = parts.slice(start, start + 1 + (length % 5)).join(' ')
        const index = new Set(toTsvectorTokens(parts.join(' ')))
        expect(queryTokens(query).filter((token) => !index.has(token))).toEqual([])
      }),
    )
  })
  it('finds any stretch of a Han text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'黑豹队的防守只丢了分联赛'), { minLength: 1 }), fc.nat(), fc.nat(), (characters, from, length) => {
        const start = from % characters.length
        const index = new Set(toTsvectorTokens(characters.join('')))
        const query = characters.slice(start, start + 1 + length).join('')
        expect(searchTokens(query, 'query').every((token) => index.has(token))).toBe(true)
      }),
    )
  })
})

describe('what PostgreSQL is given', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom("'", '"', '\\', ':*', '&', '|', '!', '<->', '(', ')', '\0', '\ud800', 'a', '鸭', "');--", 'x:A')).map((parts) => parts.join('')),
  )
  it('is never invalid tsquery syntax, whatever is asked', () => {
    fc.assert(fc.property(hostile, (query) => {
      expect(toTsqueryString(query)).toMatch(/^(?:'[\p{L}\p{N}\p{M}]+'(?: \| '[\p{L}\p{N}\p{M}]+')*)?$/u)
    }), { numRuns: 500 })
  })
  it('is never an invalid tsvector', () => {
    fc.assert(
      fc.property(hostile, (content) => {
        expect(toTsvectorLiteral(content)).toMatch(/^(?:'[\p{L}\p{N}\p{M}]+':\d+(?:,\d+)*(?: (?='|$))?)*$/u)
        for (const token of toTsvectorTokens(content)) expect(token).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
      }),
      { numRuns: 500 },
    )
  })
  it('is an OR, empty for a query without letters', () => {
    expect(toTsqueryString('duck | goose & !swan')).toBe("'duck' | 'goos' | 'swan'")
    expect(toTsqueryString("' & | !")).toBe('')
    expect(toTsqueryString(Array.from({ length: 500 }, (_, at) => `w${at}`).join(' ')).split(' | ')).toHaveLength(128)
  })
  it('counts repeats in the literal, with the weight asked for', () => {
    expect(toTsvectorLiteral('duck goose duck', 'A')).toBe("'duck':1A,3A 'goos':2A")
    expect(toTsvectorTokens('duck goose duck')).toEqual(['duck', 'goos'])
  })
})
