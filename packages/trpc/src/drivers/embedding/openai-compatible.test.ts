import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { embeddings, plain, type Reply, startProviderDouble } from '../model/provider-double.test-support.ts'
import { createOpenAiCompatibleEmbedding, type OpenAiCompatibleEmbeddingConfig } from './openai-compatible.ts'

const KEY = 'sk-verysecret-1234567890'
let double: Awaited<ReturnType<typeof startProviderDouble>>
beforeAll(async () => {
  double = await startProviderDouble()
})
afterAll(() => double.stop())

const driver = (config: Partial<OpenAiCompatibleEmbeddingConfig> = {}) => createOpenAiCompatibleEmbedding({ id: 'e', name: 'Double', baseUrl: `${double.url}/v1`, model: 'm', apiKey: KEY, retry: { retries: 2, baseDelayMs: 1 }, ...config })
const answerWith = (vectors: unknown): Reply => plain(200, JSON.stringify({ object: 'list', data: (vectors as unknown[]).map((embedding, index) => ({ index, embedding })), usage: { prompt_tokens: 1, total_tokens: 1 } }))

describe('openai-compatible embedding over HTTP', () => {
  it('sends batches in order with the key and adds up tokens', async () => {
    double.answer(embeddings(4))
    const { vectors, tokens } = await driver({ batchSize: 2 }).embed(['a', 'bb', 'ccc', 'dddd', 'eeeee'])
    expect(vectors).toHaveLength(5)
    expect(tokens).toBe(15)
    expect(double.received.map(({ body }) => body.input)).toEqual([['a', 'bb'], ['ccc', 'dddd'], ['eeeee']])
    expect(double.received[0]).toMatchObject({ path: '/v1/embeddings', headers: { authorization: `Bearer ${KEY}` } })
  })

  it('bounds a batch by tokens too', async () => {
    double.answer(embeddings(4))
    await driver({ maxBatchTokens: 50 }).embed(['x'.repeat(150), 'y'.repeat(150), 'z'])
    expect(double.received.map(({ body }) => body.input?.length)).toEqual([1, 2])
  })

  it('asks for shorter vectors and says so in the model\'s name', async () => {
    double.answer(embeddings(4))
    const shortened = driver({ requestDimensions: 4 })
    await shortened.embed(['a'])
    expect(double.received[0]?.body).toMatchObject({ dimensions: 4 })
    expect(shortened.model).toBe('m@4')
  })

  it('tries again after 429 and 503, honouring the wait asked for', async () => {
    double.answer(plain(429, '{}', { 'retry-after-ms': '1' }), plain(503, '{}'), embeddings(4))
    expect((await driver().embed(['a'])).vectors).toHaveLength(1)
    expect(double.received).toHaveLength(3)
    double.answer(plain(429, '{}', { 'retry-after': '9999' }))
    await expect(driver().embed(['a'])).rejects.toMatchObject({ shape: { code: 'TOO_MANY_REQUESTS', details: { retryAfterSeconds: 9999 } } })
    expect(double.received).toHaveLength(1)
  })

  it.each([
    [plain(401, JSON.stringify({ error: { message: `bad key ${KEY}` } })), 'provider_key_refused'],
    [plain(404, JSON.stringify({ error: { message: 'model "m" not found' } })), 'provider_model_not_found'],
    [plain(404, '<!doctype html><p>nothing'), 'provider_bad_answer'],
    [plain(200, '<html>', { 'content-type': 'text/html' }), 'provider_bad_answer'],
    [plain(200, '{"data": ['), 'provider_bad_answer'],
    [answerWith([]), 'provider_bad_answer'],
    [answerWith([[1, 2], [3]]), 'provider_bad_answer'],
    [answerWith([[1, null], [1, 2]]), 'provider_bad_answer'],
    [answerWith([[], []]), 'provider_bad_answer'],
    [answerWith([new Array(2_000).fill(1), new Array(2_000).fill(1)]), 'embedding_too_wide'],
    [plain(500, 'x'), 'provider_unavailable'],
  ])('maps a bad answer (%#) to %2$s', async (reply, reason) => {
    double.answer(reply)
    const error: unknown = await driver().embed(['a', 'b']).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ name: 'ContractError', shape: { reason, remedy: expect.any(String) } })
    expect(JSON.stringify((error as { shape: object }).shape)).not.toContain(KEY)
  })

  it('ends a silence, and stops by signal', async () => {
    double.answer(() => {})
    await expect(driver({ timeoutMs: 40, retry: { retries: 0 } }).embed(['a'])).rejects.toMatchObject({ shape: { reason: 'provider_timeout' } })
    const stop = new AbortController()
    const embedding = driver().embed(['a'], { signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(embedding).rejects.toThrow('enough')
  })

  it('names the address when nobody is there', async () => {
    await expect(driver({ baseUrl: 'http://127.0.0.1:1/v1', retry: { retries: 0 } }).embed(['a'])).rejects.toMatchObject({ shape: { reason: 'provider_unreachable', message: expect.stringContaining('127.0.0.1:1') } })
  })
})
