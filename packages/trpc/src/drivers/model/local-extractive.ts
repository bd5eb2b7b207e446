import { setImmediate as breathe } from 'node:timers/promises'
import { ContractError } from '@colonnade/contract/kernel/errors'
import { estimateTokens } from '../../domains/ai/retrieval/estimate.ts'
import { questionOf } from '../../domains/ai/retrieval/question.ts'
import { isStopToken, queryTokens } from '../../domains/ai/retrieval/tokens.ts'
import type { ModelDriver, ModelRequest, Passage } from './driver.ts'
import { rankSentences, type RankedSentence } from './rank-sentences.ts'

/** The model's name in the catalogue, in logs and beside its answers. */
export const LOCAL_MODEL = 'local-extractive-1'

type Language = 'en' | 'zh-Hans' | 'zh-Hant'

/**
 * Below this share of the question's weight a sentence is not taken for an answer. Tuned so that passages about something else are hardly ever quoted;
 * Chinese is lower because a question's bigrams across word boundaries never come back.
 */
const ANSWERS: Record<Language, number> = { en: 0.33, 'zh-Hans': 0.17, 'zh-Hant': 0.17 }
const KEEP = 0.65
const MAX_SENTENCES = 3
const TOO_ALIKE = 0.7

const HANT = /[這說為個們來時會過學對裡後麼還發當開經頭動兩長國請關於誰嗎幾處問題義體產種樣]/u

const languageOf = (text: string): Language => (!/\p{Script=Han}/u.test(text) ? 'en' : HANT.test(text) ? 'zh-Hant' : 'zh-Hans')

const SAYS: Record<Language, { none: string; unanswered: string }> = {
  en: {
    none: 'No passage was given to me. This local model only quotes passages; attach a knowledge base, or set up a model provider for free conversation.',
    unanswered: 'The passages that were found do not answer this question.',
  },
  'zh-Hans': { none: '没有可引用的段落。本地模型只摘录已有资料；请关联知识库，或配置模型服务以自由对话。', unanswered: '找到的段落没有回答这个问题。' },
  'zh-Hant': { none: '沒有可引用的段落。本地模型只摘錄既有資料；請關聯知識庫，或設定模型服務以自由對話。', unanswered: '找到的段落沒有回答這個問題。' },
}

const alike = (a: RankedSentence, b: RankedSentence): boolean => {
  const common = [...a.tokens].filter((token) => b.tokens.has(token)).length
  return common / Math.max(1, Math.min(a.tokens.size, b.tokens.size)) > TOO_ALIKE
}

/** The best sentences, no two alike, in reading order inside a passage, the best passage first. */
const pick = (ranked: readonly RankedSentence[], enough: number, maxTokens: number): RankedSentence[] => {
  const best = ranked.find(({ coverage }) => coverage >= enough)
  if (best === undefined) return []
  const picked: RankedSentence[] = []
  let left = maxTokens
  for (const sentence of ranked) {
    if (picked.length === MAX_SENTENCES || sentence.score < best.score * KEEP) break
    if (sentence.coverage < enough || picked.some((one) => alike(one, sentence))) continue
    left -= estimateTokens(sentence.text) + 3
    if (left < 0 && picked.length > 0) break
    picked.push(sentence)
  }
  const order = [...new Set(picked.map(({ passage }) => passage))]
  return picked.toSorted((a, b) => order.indexOf(a.passage) - order.indexOf(b.passage) || a.at - b.at)
}

const glue = (answer: string, next: string): string => (answer === '' ? next : /[\p{Script=Han}。！？】]\s*\[\d+\]$/u.test(answer) ? answer + next : `${answer} ${next}`)

const compose = (picked: readonly RankedSentence[], passages: readonly Passage[]): string =>
  picked.reduce((answer, { text, passage }) => {
    const mark = `[${passages[passage]?.n ?? passage + 1}]`
    return glue(answer, /\p{Script=Han}/u.test(text) ? `${text}${mark}` : `${text} ${mark}`)
  }, '')

/** A follow-up such as "and in winter?" is read together with the question before it. */
const fullQuestion = ({ messages }: ModelRequest): string => {
  const asked = messages.filter(({ role }) => role === 'user').map(({ content }) => questionOf(content))
  const last = asked.at(-1)
  if (last === undefined || last.trim() === '') throw new ContractError('BAD_REQUEST', 'messages_empty', 'There is no message to answer.', { remedy: 'Send at least one user message.' })
  const before = asked.at(-2)
  const telling = queryTokens(last).filter((token) => !isStopToken(token))
  return before !== undefined && telling.length <= 1 ? `${last} ${before}` : last
}

/** What the local model says to a question: quoted sentences with citation marks, or plainly that the passages hold no answer. */
export const answerFrom = (question: string, passages: readonly Passage[], maxTokens = 400): { text: string; answered: boolean } => {
  const language = languageOf(question)
  const says = SAYS[language]
  if (passages.length === 0) return { text: says.none, answered: false }
  const picked = pick(rankSentences(question, passages), ANSWERS[language], maxTokens)
  return picked.length === 0 ? { text: says.unanswered, answered: false } : { text: compose(picked, passages), answered: true }
}

/** Words, or a few characters of a script without spaces, so that an answer appears as from any other model. */
const piecesOf = (text: string): string[] => text.match(/\p{Script=Han}{1,3}|[^\s\p{Script=Han}]+\s*|\s+/gu) ?? []

/**
 * The model that needs nothing: it quotes the sentences of the given passages that answer the question best, with their numbers, and says so when
 * none does. It writes nothing of its own, so it cannot invent. English and Chinese. Deterministic.
 */
export const createLocalExtractive = (): ModelDriver => ({
  id: 'local-extractive',
  provider: 'Local',
  local: true,
  async *stream(request) {
    request.signal?.throwIfAborted()
    const { text } = answerFrom(fullQuestion(request), request.context ?? [], request.maxTokens)
    for (const piece of piecesOf(text)) {
      await breathe()
      request.signal?.throwIfAborted()
      yield { type: 'text', text: piece }
    }
    const promptTokens = request.messages.reduce((sum, { content }) => sum + estimateTokens(content), 0)
    const completionTokens = estimateTokens(text)
    yield { type: 'finish', usage: { promptTokens, completionTokens, totalTokens: promptTokens + completionTokens }, finishReason: 'stop', model: LOCAL_MODEL }
  },
})
