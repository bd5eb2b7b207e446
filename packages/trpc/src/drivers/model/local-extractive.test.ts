import { describe, expect, it } from 'vitest'
import { buildRagPrompt } from '../../domains/ai/retrieval/prompt.ts'
import type { ChatMessage, ModelStreamPart, Passage } from './driver.ts'
import { answerFrom, createLocalExtractive } from './local-extractive.ts'
import { rankSentences } from './rank-sentences.ts'

const passage = (n: number, content: string, title = ''): Passage => ({ n, id: `p${n}`, title, content })
const DUCKS = [
  passage(1, 'Ducks are birds of ponds. Dabbling ducks feed on the surface of water. A duckling stays with its mother for 50 days.[7]', 'Duck'),
  passage(2, 'Geese fly in winter. Christopher Sholes patented the typewriter in 1868.', 'Other'),
]
const 鸭 = [passage(1, '鸭子是一种水鸟。绿头鸭主要以水生植物为食。'), passage(2, '打字机于1868年由肖尔斯申请专利。')]

const collect = async (messages: ChatMessage[], context?: Passage[], signal?: AbortSignal) => {
  const parts: ModelStreamPart[] = []
  for await (const part of createLocalExtractive().stream({ model: 'local', messages, context, signal })) parts.push(part)
  return { parts, text: parts.map((part) => (part.type === 'text' ? part.text : '')).join('') }
}

describe('answerFrom', () => {
  it('quotes the sentence that answers, with its number', () => {
    expect(answerFrom('Where do dabbling ducks feed?', DUCKS)).toEqual({ answered: true, text: 'Dabbling ducks feed on the surface of water. [1]' })
    expect(answerFrom('Who patented the typewriter?', DUCKS).text).toBe('Christopher Sholes patented the typewriter in 1868. [2]')
  })
  it('answers Chinese in Chinese', () => {
    expect(answerFrom('绿头鸭以什么为食？', 鸭).text).toBe('绿头鸭主要以水生植物为食。[1]')
    expect(answerFrom('打字机是哪一年申请专利的？', 鸭).text).toContain('1868年由肖尔斯申请专利。[2]')
  })
  it('says so when the passages do not answer, in the language of the question', () => {
    expect(answerFrom('What is the capital of France?', DUCKS)).toEqual({ answered: false, text: 'The passages that were found do not answer this question.' })
    expect(answerFrom('法国的首都是哪里？', 鸭).text).toBe('找到的段落没有回答这个问题。')
    expect(answerFrom('法國的首都是哪裡？', 鸭).text).toBe('找到的段落沒有回答這個問題。')
    expect(answerFrom('Do ducks swim?', [])).toMatchObject({ answered: false, text: expect.stringContaining('No passage') })
  })
  it('drops marks of the source that look like citations, and repeats nothing', () => {
    expect(answerFrom('How many days does a duckling stay with its mother?', DUCKS).text).toBe('A duckling stays with its mother for 50 days. [1]')
    const twice = [passage(1, 'Ducks swim on ponds.'), passage(2, 'Ducks swim on ponds.')]
    expect(answerFrom('Where do ducks swim?', twice).text).toBe('Ducks swim on ponds. [1]')
  })
  it('keeps within the tokens allowed', () => {
    const long = [passage(1, Array.from({ length: 20 }, (_, at) => `Ducks swim on pond ${'abcdefghijklmnopqrst'[at]}${at} with others.`).join(' '))]
    expect(answerFrom('Where do ducks swim?', long, 12).text.match(/\[1\]/gu)).toHaveLength(1)
  })
})

describe('rankSentences', () => {
  it('prefers a figure when a number is asked for', () => {
    const [first] = rankSentences('How many legs has a duck?', [passage(1, 'The legs of a duck are short. A duck has 2 legs.')])
    expect(first?.text).toBe('A duck has 2 legs.')
  })
  it('is the same every time, and bears passages without text', () => {
    expect(rankSentences('duck', DUCKS)).toEqual(rankSentences('duck', DUCKS))
    expect(rankSentences('duck', [passage(1, ' \n ')])).toEqual([])
    expect(rankSentences('', DUCKS).length).toBeGreaterThan(0)
  })
})

describe('the driver', () => {
  it('reads the question out of a prompt with passages, and streams in pieces', async () => {
    const prompt = buildRagPrompt({ question: 'Where do dabbling ducks feed?', passages: DUCKS })
    const { parts, text } = await collect(prompt.messages, prompt.passages)
    expect(text).toBe('Dabbling ducks feed on the surface of water. [1]')
    expect(parts.length).toBeGreaterThan(5)
    expect(parts.at(-1)).toMatchObject({ type: 'finish', finishReason: 'stop', model: 'local-extractive-1', usage: { completionTokens: expect.any(Number) } })
  })
  it('reads a short follow-up together with the question before', async () => {
    const turns: ChatMessage[] = [{ role: 'user', content: 'Where do dabbling ducks feed?' }, { role: 'assistant', content: 'On water.' }, { role: 'user', content: 'And why there?' }]
    expect((await collect(turns, DUCKS)).text).toContain('Dabbling ducks feed')
  })
  it('stops by signal and wants a question', async () => {
    await expect(collect([{ role: 'user', content: 'x' }], DUCKS, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
    await expect(collect([{ role: 'user', content: ' ' }], DUCKS)).rejects.toMatchObject({ shape: { reason: 'messages_empty' } })
  })
})
