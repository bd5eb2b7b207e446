import type { Citation } from '@colonnade/contract/ai'
import type { ChatMessage, Passage } from '../../../drivers/model/driver.ts'
import { rankSentences } from '../../../drivers/model/rank-sentences.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { noteSearch } from '../gateway/ledger.ts'
import { find } from '../knowledge/find.ts'
import { citedNumbers, parseCitations } from '../retrieval/citations.ts'
import { estimateTokens } from '../retrieval/estimate.ts'
import { buildRagPrompt } from '../retrieval/prompt.ts'
import { queryTokens } from '../retrieval/tokens.ts'

/** Passages looked for per question. */
const TOP_K = 8
const QUOTE = 300

/** What goes to the model, and what its citation numbers stand for. */
export interface Prompt { messages: ChatMessage[]; passages: Passage[]; sources: Map<number, Omit<Citation, 'quote'>> }
/** A question with the turns before it, oldest first. Tokens: how much of the model's window passages and earlier turns may take. */
export interface Question { conversationId: string; content: string; history: ChatMessage[]; knowledgeBaseIds: string[]; room: { passages: number; history: number } }

const PLAIN = 'You are a helpful assistant. Answer in the language of the question. If you are not sure, say so.'

function recent(history: ChatMessage[], tokens: number): ChatMessage[] {
  let left = tokens
  const kept: ChatMessage[] = []
  for (const turn of history.toReversed()) {
    left -= estimateTokens(turn.content)
    if (left < 0) break
    kept.unshift(turn)
  }
  return kept
}

// "And in winter?" is looked up together with the question it continues.
function lookup({ content, history }: Question): string {
  const before = history.findLast((turn) => turn.role === 'user')
  return (before && queryTokens(content).length <= 2 ? `${content}\n${before.content}` : content).slice(0, 4000).toWellFormed()
}

async function liveBases(ctx: ServiceCtx, ids: string[]): Promise<string[]> {
  const rows = ids.length ? await ctx.db.knowledgeBase.findMany({ where: { id: { in: ids }, tenantId: ctx.tenantId!, deletedAt: null }, select: { id: true } }) : []
  return rows.map((row) => row.id)
}

/** The prompt for a question: with the passages found in its knowledge bases, where it has any. Throws what the search throws. */
export async function promptFor(ctx: ServiceCtx, question: Question): Promise<Prompt> {
  const history = recent(question.history, question.room.history)
  const knowledgeBaseIds = await liveBases(ctx, question.knowledgeBaseIds)
  if (knowledgeBaseIds.length === 0) {
    return { messages: [{ role: 'system', content: PLAIN }, ...history, { role: 'user', content: question.content }], passages: [], sources: new Map() }
  }
  const input = { knowledgeBaseIds, query: lookup(question), topK: TOP_K }
  const found = await find(ctx, input)
  noteSearch(ctx, input, found, 'chat', question.conversationId)
  const given = found.hits.map((hit) => ({ id: hit.chunkId, title: hit.documentTitle, content: hit.content, headingTrail: hit.headingTrail, page: hit.page }))
  const { messages, passages } = buildRagPrompt({ question: question.content, passages: given, history, maxPassageTokens: question.room.passages })
  const sources = new Map(passages.map(({ n }) => {
    const { chunkId, documentId, knowledgeBaseId, documentTitle, page, headingTrail } = found.hits[n - 1]!
    return [n, { n, chunkId, documentId, knowledgeBaseId, documentTitle, page, headingTrail }]
  }))
  return { messages, passages, sources }
}

/** The citations of an answer in the order of their first mention, each with the sentence of its passage that fits the words before the mark best. */
export function citationsOf(answer: string, { passages, sources }: Prompt): Citation[] {
  const marks = parseCitations(answer, sources.keys())
  return citedNumbers(answer, sources.keys()).map((n) => {
    const passage = passages.find((p) => p.n === n)!
    const mark = marks.find((m) => m.numbers.includes(n))!
    const said = answer.slice(Math.max(0, mark.start - 240), mark.start)
    const best = rankSentences(said, [passage])[0]
    const quote = best && best.score > 0 ? best.text : passage.content
    return { ...sources.get(n)!, quote: quote.length > QUOTE ? `${quote.slice(0, QUOTE).toWellFormed()}…` : quote }
  })
}
