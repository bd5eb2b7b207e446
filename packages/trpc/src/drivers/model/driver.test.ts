import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAiSdkModel } from './ai-sdk.ts'
import type { ModelDriver, ModelRequest, ModelStreamPart } from './driver.ts'
import { createLocalExtractive } from './local-extractive.ts'
import { anthropicStream, openAiStream, startProviderDouble } from './provider-double.test-support.ts'

/** The contract every model driver passes, whatever answers behind it. */
const double = await startProviderDouble()
const remote = (kind: 'openai' | 'anthropic' | 'openai-compatible'): ModelDriver => createAiSdkModel({ id: kind, kind, name: kind, apiKey: 'sk-test', baseUrl: `${double.url}/v1`, retry: { retries: 0 } })
const drivers: [string, () => ModelDriver, () => void][] = [
  ['local-extractive', createLocalExtractive, () => {}],
  ['openai', () => remote('openai'), () => double.answer(openAiStream(['Ducks ', 'swim ', 'on ', 'ponds. ', '[1]']))],
  ['anthropic', () => remote('anthropic'), () => double.answer(anthropicStream(['Ducks ', 'swim ', 'on ', 'ponds. ', '[1]']))],
  ['openai-compatible', () => remote('openai-compatible'), () => double.answer(openAiStream(['Ducks ', 'swim ', 'on ', 'ponds. ', '[1]']))],
]
const REQUEST: ModelRequest = { model: 'm', messages: [{ role: 'user', content: 'Where do ducks swim?' }], context: [{ n: 1, id: 'a', title: '', content: 'Ducks swim on ponds.' }] }

afterAll(() => double.stop())

describe.each(drivers)('model driver %s', (_, make, prepare) => {
  beforeAll(prepare)
  const read = async (request: Partial<ModelRequest> = {}) => {
    prepare()
    const parts: ModelStreamPart[] = []
    for await (const part of make().stream({ ...REQUEST, ...request })) parts.push(part)
    return parts
  }

  it('says who it is', () => {
    const driver = make()
    expect([driver.id, driver.provider].every((name) => name.length > 0)).toBe(true)
    expect(driver.local).toBe(driver.id.startsWith('local'))
  })

  it('streams non-empty pieces and ends with exactly one finish', async () => {
    const parts = await read()
    expect(parts.filter(({ type }) => type === 'finish')).toHaveLength(1)
    expect(parts.at(-1)?.type).toBe('finish')
    const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []))
    expect(texts.length).toBeGreaterThan(2)
    expect(texts).not.toContain('')
    expect(texts.join('')).toBe('Ducks swim on ponds. [1]')
  })

  it('counts tokens that add up', async () => {
    const finish = (await read()).at(-1)
    if (finish?.type !== 'finish') throw new Error('no finish')
    const { promptTokens, completionTokens, totalTokens, cachedTokens = 0 } = finish.usage
    expect(promptTokens).toBeGreaterThan(0)
    expect(completionTokens).toBeGreaterThan(0)
    expect(totalTokens).toBe(promptTokens + completionTokens)
    expect(cachedTokens).toBeLessThanOrEqual(promptTokens)
  })

  it('rejects with the reason of a signal, before and in the middle', async () => {
    await expect(read({ signal: AbortSignal.abort(new Error('before')) })).rejects.toThrow('before')
    const stop = new AbortController()
    prepare()
    const reading = async () => {
      for await (const part of make().stream({ ...REQUEST, signal: stop.signal })) if (part.type === 'text') stop.abort(new Error('middle'))
    }
    await expect(reading()).rejects.toThrow('middle')
  })

  it('refuses a conversation without a message', async () => {
    await expect(read({ messages: [] })).rejects.toMatchObject({ name: 'ContractError', shape: { code: 'BAD_REQUEST', reason: 'messages_empty' } })
  })
})
