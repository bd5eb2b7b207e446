import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AiSdkModelConfig, createAiSdkModel, type ProviderKind } from './ai-sdk.ts'
import type { ModelRequest, ModelStreamPart } from './driver.ts'
import { anthropicStream, openAiStream, plain, type Reply, startProviderDouble } from './provider-double.test-support.ts'

const KEY = 'sk-verysecret-1234567890'
const QUESTION: ModelRequest = { model: 'double', messages: [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'Do ducks swim?' }], temperature: 0.2, maxTokens: 100 }

let double: Awaited<ReturnType<typeof startProviderDouble>>
beforeAll(async () => {
  double = await startProviderDouble()
})
afterAll(() => double.stop())

const driver = (kind: ProviderKind, config: Partial<AiSdkModelConfig> = {}) =>
  createAiSdkModel({ id: 'd', kind, name: 'Double', apiKey: KEY, baseUrl: `${double.url}/v1`, retry: { retries: 2, baseDelayMs: 1 }, ...config })

const collect = async (stream: AsyncIterable<ModelStreamPart>) => {
  const parts: ModelStreamPart[] = []
  let error: unknown
  try {
    for await (const part of stream) parts.push(part)
  } catch (caught) {
    error = caught
  }
  return { parts, error, text: parts.map((part) => (part.type === 'text' ? part.text : '')).join(''), finish: parts.find((part) => part.type === 'finish') }
}
const streams: Record<ProviderKind, typeof openAiStream | typeof anthropicStream> = { openai: openAiStream, anthropic: anthropicStream, 'openai-compatible': openAiStream }
const error = (status: number, message: string, code = 'x') => JSON.stringify({ type: 'error', error: { message, type: code, code } })

describe.each<ProviderKind>(['openai', 'anthropic', 'openai-compatible'])('%s over HTTP', (kind) => {
  const words = ['Ducks ', 'swim ', '[1].']
  const ask = (reply: Reply | Reply[], request: Partial<ModelRequest> = {}, config: Partial<AiSdkModelConfig> = {}) => {
    double.answer(...[reply].flat())
    return collect(driver(kind, config).stream({ ...QUESTION, ...request }))
  }

  it('streams words as they come and counts cached tokens', async () => {
    const { parts, text, finish } = await ask(streams[kind](words))
    expect(text).toBe('Ducks swim [1].')
    expect(parts.length).toBeGreaterThan(3)
    expect(parts.at(-1)).toBe(finish)
    expect(finish).toMatchObject({ finishReason: 'stop', usage: { promptTokens: 11, completionTokens: 7, totalTokens: 18, cachedTokens: 4 } })
    expect(finish).not.toHaveProperty('usage.estimated')
  })

  it('sends the key, the model, the parameters and the system message', async () => {
    await ask(streams[kind](words))
    const { headers, body, path } = double.received[0] ?? { headers: {}, body: {}, path: '' }
    expect(path).toBe(kind === 'anthropic' ? '/v1/messages' : '/v1/chat/completions')
    expect(headers['x-api-key'] ?? headers.authorization).toContain(KEY)
    expect(body).toMatchObject({ model: 'double', stream: true, temperature: 0.2, max_tokens: 100 })
    expect(JSON.stringify(body)).toContain('Be brief.')
  })

  it('tries again after 429 and 500, then answers', async () => {
    const { text } = await ask([plain(429, error(429, 'slow down'), { 'retry-after': '0' }), plain(500, error(500, 'oops')), streams[kind](words)])
    expect(text).toBe('Ducks swim [1].')
    expect(double.received).toHaveLength(3)
  })

  it('gives up on 429 at once when the wait is long, and says how long', async () => {
    const result = await ask(plain(429, error(429, 'slow down'), { 'retry-after': '3600' }))
    expect(result.error).toMatchObject({ shape: { code: 'TOO_MANY_REQUESTS', reason: 'provider_rate_limited', remedy: expect.stringContaining('3600'), details: { retryAfterSeconds: 3600, retryable: true } } })
    expect(double.received).toHaveLength(1)
  })

  it.each([
    [401, error(401, `Incorrect API key provided: ${KEY}`), 'provider_key_refused', 1],
    [404, error(404, 'no such model'), 'provider_model_not_found', 1],
    [400, error(400, "This model's maximum context length is 8192 tokens", 'context_length_exceeded'), 'provider_context_too_long', 1],
    [400, error(400, `temperature must be below 1, ${KEY}`), 'provider_refused_request', 1],
    [429, error(429, 'You exceeded your current quota', 'insufficient_quota'), 'provider_quota_exhausted', 1],
    [500, error(500, 'oops'), 'provider_unavailable', 3],
    [502, '<html><body>Bad gateway</body></html>', 'provider_unavailable', 3],
    [404, '<html>Not here</html>', 'provider_bad_answer', 1],
  ])('maps %i %s', async (status, body, reason, tries) => {
    const result = await ask(plain(status, body))
    expect(result.error).toMatchObject({ name: 'ContractError', shape: { reason, remedy: expect.any(String), details: { provider: 'Double', baseUrl: `${double.url}/v1` } } })
    expect(JSON.stringify((result.error as { shape: object }).shape)).not.toContain(KEY)
    expect(double.received).toHaveLength(tries)
  })

  it('does not take a web page, broken JSON or a redirect for an answer', async () => {
    expect((await ask(plain(200, '<html>Log in</html>', { 'content-type': 'text/html' }))).error).toMatchObject({ shape: { reason: 'provider_bad_answer' } })
    expect((await ask(plain(200, 'data: {"id": broken\n\n', { 'content-type': 'text/event-stream' }))).error).toMatchObject({ shape: { reason: 'provider_bad_answer' } })
    expect((await ask(plain(302, '', { location: 'http://127.0.0.1:1/' }))).error).toMatchObject({ shape: { reason: 'provider_bad_answer' } })
  })

  it.each(['cut', 'close'] as const)('throws when the stream is %s off, after what had come', async (end) => {
    const result = await ask(streams[kind](words, { end }))
    expect(result.text).toBe('Ducks swim [1].')
    expect(result.finish).toBeUndefined()
    expect(result.error).toMatchObject({ shape: { reason: 'provider_stream_broken', details: { retryable: true } } })
    expect(double.received).toHaveLength(1)
  })

  it('ends a silence, before the first word and after', async () => {
    expect((await ask(() => {}, {}, { firstPartMs: 40, retry: { retries: 0 } })).error).toMatchObject({ shape: { reason: 'provider_timeout' } })
    expect((await ask(streams[kind](words, { end: 'hang' }), {}, { idleMs: 40 })).error).toMatchObject({ shape: { reason: 'provider_timeout' } })
  })

  it('stops by signal in the middle and lets go of the connection', async () => {
    const stop = new AbortController()
    double.answer(streams[kind](words, { end: 'hang' }))
    const seen: ModelStreamPart[] = []
    const reading = (async () => {
      for await (const part of driver(kind).stream({ ...QUESTION, signal: stop.signal })) {
        seen.push(part)
        stop.abort(new Error('enough'))
      }
    })()
    await expect(reading).rejects.toThrow('enough')
    expect(seen.map(({ type }) => type)).not.toContain('finish')
    await expect.poll(() => double.closed()).toBe(1)
    await expect(collect(driver(kind).stream({ ...QUESTION, signal: stop.signal }))).resolves.toMatchObject({ error: { message: 'enough' }, parts: [] })
  })

  it('lets go of the connection when the reader leaves', async () => {
    double.answer(streams[kind](words, { end: 'hang' }))
    for await (const part of driver(kind).stream(QUESTION)) if (part.type === 'text') break
    await expect.poll(() => double.closed()).toBe(1)
  })

  it('names the address, not its secrets, when nobody is there', async () => {
    const result = await collect(driver(kind, { baseUrl: 'http://127.0.0.1:1/v1', retry: { retries: 0 } }).stream(QUESTION))
    expect(result.error).toMatchObject({ shape: { code: 'UNAVAILABLE', reason: 'provider_unreachable', message: expect.stringContaining('http://127.0.0.1:1/v1') } })
    const secret = await collect(driver(kind, { baseUrl: 'http://me:pass@127.0.0.1:1/v1?token=abc', retry: { retries: 0 } }).stream(QUESTION))
    expect(JSON.stringify((secret.error as { shape: object }).shape)).not.toMatch(/pass|abc/u)
  })
})

describe('what differs', () => {
  it('estimates usage, marked so, when an OpenAI-compatible server sends none', async () => {
    double.answer(openAiStream(['Ducks swim.'], { usage: null }))
    expect((await collect(driver('openai-compatible').stream(QUESTION))).finish).toMatchObject({ usage: { estimated: true, completionTokens: 3 } })
  })
  it('asks OpenAI-compatible servers for usage and needs no key there', async () => {
    double.answer(openAiStream(['x']))
    await collect(driver('openai-compatible', { apiKey: undefined }).stream(QUESTION))
    expect(double.received[0]?.body).toMatchObject({ stream_options: { include_usage: true } })
    expect(double.received[0]?.headers.authorization).toBeUndefined()
  })
  it('says when the answer was cut at the token limit', async () => {
    double.answer(openAiStream(['x'], { finishReason: 'length' }))
    expect((await collect(driver('openai').stream(QUESTION))).finish).toMatchObject({ finishReason: 'length' })
  })
  it('maps an error in the middle of Anthropic\'s stream', async () => {
    double.answer(anthropicStream(['Ducks '], { end: 'overloaded' }))
    expect(await collect(driver('anthropic').stream(QUESTION))).toMatchObject({ text: 'Ducks ', error: { shape: { reason: 'provider_unavailable', details: { retryable: true } } } })
  })
  it('wants a key, a base URL and a question', async () => {
    expect((await collect(driver('openai', { apiKey: '' }).stream(QUESTION))).error).toMatchObject({ shape: { code: 'PRECONDITION_FAILED', reason: 'provider_key_missing' } })
    expect((await collect(driver('openai-compatible', { baseUrl: '' }).stream(QUESTION))).error).toMatchObject({ shape: { reason: 'provider_url_missing' } })
    expect((await collect(driver('openai').stream({ ...QUESTION, messages: [{ role: 'system', content: 'x' }] }))).error).toMatchObject({ shape: { reason: 'messages_empty' } })
  })
})
