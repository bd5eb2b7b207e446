import { sentencesOf } from '../../domains/ai/extract/sentences.ts'
import { isStopToken, queryTokens, searchTokens } from '../../domains/ai/retrieval/tokens.ts'
import type { Passage } from './driver.ts'

/** A sentence of a passage, how well it answers (0 to about 1.5), and the share of the question's weight that it and its passage hold (0 to 1). */
export type RankedSentence = { text: string; passage: number; at: number; score: number; coverage: number; tokens: ReadonlySet<string> }

type Entry = { text: string; passage: number; at: number; tokens: ReadonlySet<string> }

const PASSAGE_SHARE = 0.35
const NEIGHBOUR_SHARE = 0.25
const CUE_BONUS = 0.12
const RANK_STEP = 0.03

/** What kind of words an answer is likely to hold, by the question's own. */
const CUES: { asks: RegExp; has: RegExp }[] = [
  { asks: /how many|how much|how (?:long|old|far|large|tall)|what (?:percent|number)|多少|几[个年种人名次]|幾|多长|多大|多高/iu, has: /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|half)\b|[一二三四五六七八九十百千万两半]/iu },
  { asks: /\bwhen\b|what (?:year|date|day|century)|何时|何時|什么时候|什麼時候|哪[一]?年/iu, has: /\b\d{3,4}\b|\d{1,2}(?:th|st|nd|rd)|century|january|february|march|april|june|july|august|september|october|november|december|\d+\s*[年月日]|世纪|世紀/iu },
  { asks: /\bwho(?:se|m)?\b|谁|誰|哪位/iu, has: /(?<=\S\s)\p{Lu}\p{Ll}+|·/u },
  { asks: /\bwhy\b|为什么|為什麼|为何|為何/iu, has: /because|since|due to|so that|in order|as a result|因为|因為|由于|由於|所以|以便|为了|為了/iu },
]

/** Text as it may be quoted: the source's own marks that look like citations are gone. Before sentences are told apart, which such marks disturb. */
const quotable = (text: string): string => text.replace(/\s*(?:\[\^?\d{1,4}(?:\s*[,–-]\s*\d{1,4})*\]|【\d{1,4}[^】]*】)/gu, '').replace(/\s+/gu, ' ').trim()

const entriesOf = (passages: readonly Passage[]): Entry[] =>
  passages.flatMap(({ content }, passage) =>
    content
      .split(/\n{2,}/u)
      .flatMap((block) => sentencesOf(quotable(block)))
      .filter((text) => text.length > 1)
      .map((text, at) => ({ text, passage, at, tokens: new Set(searchTokens(text)) })),
  )

/** How telling each asked token is here: rare among the sentences counts more; one that no passage holds counts as much as the rarest. */
const weigh = (asked: readonly string[], entries: readonly Entry[]): Map<string, number> => {
  const weights = new Map<string, number>()
  for (const token of asked) {
    const found = entries.filter(({ tokens }) => tokens.has(token)).length
    weights.set(token, Math.log(1 + (entries.length + 1) / (found + 0.5)) * (isStopToken(token) ? 0.1 : 1))
  }
  return weights
}

const share = (weights: ReadonlyMap<string, number>, has: (token: string) => boolean): number => {
  let all = 0
  let held = 0
  for (const [token, weight] of weights) {
    all += weight
    if (has(token)) held += weight
  }
  return all === 0 ? 0 : held / all
}

/** Fragments and monsters make poor answers. */
const lengthFactor = (tokens: number): number => (tokens < 4 ? 0.5 : tokens > 150 ? 0.8 : 1)

/**
 * Sentences of the passages, best answer first. A sentence counts by the asked tokens it holds (weighted by rarity), a little by its neighbours,
 * its passage (title and headings too) and the passage's rank, and by whether it holds the kind of thing asked for.
 */
export const rankSentences = (question: string, passages: readonly Passage[]): RankedSentence[] => {
  const asked = queryTokens(question)
  const entries = entriesOf(passages)
  const weights = weigh(asked, entries)
  const whole = passages.map(({ title, headingTrail, content }) => {
    const tokens = new Set(searchTokens([title, ...(headingTrail ?? []), content].join('\n')))
    return share(weights, (token) => tokens.has(token))
  })
  const own = entries.map(({ tokens }) => share(weights, (token) => tokens.has(token)))
  const cue = CUES.find(({ asks }) => asks.test(question))
  const near = (index: number, step: number): number => (entries[index + step]?.passage === entries[index]?.passage ? (own[index + step] ?? 0) : 0)
  return entries
    .map((entry, index): RankedSentence => {
      const fit = own[index] ?? 0
      const around = Math.max(near(index, -1), near(index, 1))
      const passage = whole[entry.passage] ?? 0
      const bonus = cue?.has.test(entry.text) === true && fit > 0 ? CUE_BONUS : 0
      const score = (fit + NEIGHBOUR_SHARE * around * (1 - fit) + PASSAGE_SHARE * passage + bonus - RANK_STEP * Math.min(5, entry.passage)) * lengthFactor(entry.tokens.size)
      return { ...entry, score, coverage: Math.max(fit, 0.6 * fit + 0.4 * passage) }
    })
    .toSorted((a, b) => b.score - a.score || a.passage - b.passage || a.at - b.at)
}
