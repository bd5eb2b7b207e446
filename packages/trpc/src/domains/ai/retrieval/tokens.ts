import { stemmer } from 'stemmer'
import { normaliseText } from './normalise.ts'
import { stopwords } from './stopwords.ts'

/**
 * One run of characters: `gram` (scripts written without spaces, and hangul) is cut into bigrams, `word` stays whole.
 * The scripts are subtracted from `word`, so `GPT模型` and `第3章` come apart at the change of script.
 */
const UNSPACED = String.raw`[[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]&&[\p{L}\p{N}\p{M}]]`
const HANGUL = String.raw`[\p{Script=Hangul}&&[\p{L}\p{N}]]`
const SPACED = String.raw`[[\p{L}\p{N}\p{M}]--[${UNSPACED}${HANGUL}]]`
const RUN = new RegExp(String.raw`(?<gram>(?:${UNSPACED}\p{M}*)+|${HANGUL}+)|${SPACED}+(?:['’ʼ](?=\p{Script=Latin})[\p{Script=Latin}\p{M}]+)*`, 'gv')
const NOT_TOKEN = /[^\p{L}\p{N}\p{M}]/gu
const THOUSANDS = /(?<=\d),(?=\d{3}(?!\d))/gu
const LATIN_WORD = /^[a-z]+$/u
/** A lexeme is cut here, in index and query alike: PostgreSQL refuses one above 2 kB. */
const MAX_TOKEN = 64
/** A query longer than this many tokens is cut; a pasted page is not a question. */
const MAX_QUERY_TOKENS = 128

/** Whether tokens are for the index (single characters kept beside bigrams, so that a one-character query finds them) or for a query (single characters only where they stand alone). */
export type TokenUse = 'index' | 'query'

const graphemeGrams = (run: string, use: TokenUse): string[] => {
  const characters = [...run.matchAll(/.\p{M}*/gsu)].map((match) => match[0])
  if (characters.length === 1) return characters
  const bigrams = characters.slice(1).map((character, at) => `${characters[at]}${character}`)
  return use === 'index' ? [...characters, ...bigrams] : bigrams
}

const wordToken = (raw: string): string => {
  const word = [...raw.replace(/['’ʼ]s$/u, '').replace(NOT_TOKEN, '')].slice(0, MAX_TOKEN).join('')
  return LATIN_WORD.test(word) && word.length > 2 ? stemmer(word) : word
}

/**
 * Tokens of a text in reading order, repeats kept; the one function behind index, query, local embedding and local model.
 * Words are normalised and (English) stemmed; Han, kana, hangul and other scripts without spaces become overlapping bigrams.
 * A token holds only letters, digits and marks, never a quote or an operator.
 */
export const searchTokens = (text: string, use: TokenUse = 'index'): string[] => {
  const plain = normaliseText(text).replace(THOUSANDS, '')
  return [...plain.matchAll(RUN)]
    .flatMap((match) => (match.groups?.gram === undefined ? [wordToken(match[0])] : graphemeGrams(match[0], use)))
    .filter((token) => token !== '')
}

const unique = (tokens: string[]): string[] => [...new Set(tokens)]

/** Distinct tokens for `array_to_tsvector($1::text[])`: sorted, none empty. */
export const toTsvectorTokens = (text: string): string[] => unique(searchTokens(text, 'index')).sort()

/** Stemmed stop-words, so that a token can be asked after stemming. */
const stops: ReadonlySet<string> = new Set([...stopwords].map((word) => (LATIN_WORD.test(word) && word.length > 2 ? stemmer(word) : word)))

/** Whether a token of `searchTokens` says nothing about a text's subject. */
export const isStopToken = (token: string): boolean => stops.has(token)

/** Distinct tokens of a query, stop-words dropped unless it has nothing else; at most 128. */
export const queryTokens = (query: string): string[] => {
  const tokens = unique(searchTokens(query, 'query'))
  const telling = tokens.filter((token) => !isStopToken(token))
  return (telling.length > 0 ? telling : tokens).slice(0, MAX_QUERY_TOKENS)
}

/** An OR of the query's tokens for `$1::tsquery`; empty string (which matches nothing) when the query has no letter or digit. Safe by construction: tokens cannot hold syntax, and each is quoted. */
export const toTsqueryString = (query: string): string => queryTokens(query).map((token) => `'${token}'`).join(' | ')

/**
 * A tsvector literal with positions for `$1::tsvector`, so that `ts_rank` can count repeats, which `array_to_tsvector` cannot.
 * At most 16,383 positions and 255 per token are kept, as PostgreSQL itself does.
 */
export const toTsvectorLiteral = (text: string, weight: 'A' | 'B' | 'C' | 'D' = 'D'): string => {
  const positions = new Map<string, number[]>()
  searchTokens(text, 'index').forEach((token, at) => {
    const list = positions.get(token) ?? []
    if (list.length < 255) list.push(Math.min(at + 1, 16_383))
    positions.set(token, list)
  })
  const suffix = weight === 'D' ? '' : weight
  return [...positions].map(([token, list]) => `'${token}':${unique(list.map((at) => `${at}${suffix}`)).join(',')}`).join(' ')
}
