import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createAiDrivers } from '@colonnade/trpc/domains/ai/index'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose, type House } from './compose.ts'
import { prepare } from './prepare.ts'
import { createServer } from './server.ts'
import { readSettings } from './settings.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'colonnade-ai-http-'))
const PASSWORD = 'colonnade-sample'
let house: House, app: FastifyInstance, url: string, aurora: string, beichen: string, cookie: string
let words: string[] | null = null
let step: (() => void) | null = null

interface Wire { result?: { data: Record<string, unknown> }; error?: { data: { code: string; reason: string } } }

async function call(path: string, input: unknown, token: string, method: 'GET' | 'POST' = 'POST') {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = method === 'POST' ? await fetch(`${url}/trpc/${path}`, { method: 'POST', headers, body: JSON.stringify(input) }) : await fetch(`${url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers })
  const body = (await response.json()) as Wire
  if (body.error) throw Object.assign(new Error(body.error.data.reason), body.error.data)
  return body.result!.data as Record<string, never>
}

async function signIn(email: string) {
  const response = await fetch(`${url}/trpc/identity.session.signIn`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-colonnade-client': 'token' }, body: JSON.stringify({ email, password: PASSWORD }) })
  return ((await response.json()) as { result: { data: { token: string } } }).result.data.token
}

async function upload(bytes: Uint8Array | string, name: string, headers: Record<string, string>, type = 'text/plain') {
  const form = new FormData()
  form.append('file', new Blob([bytes as never], { type }), name)
  const response = await fetch(`${url}/api/uploads`, { method: 'POST', headers, body: form })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

async function waitFor<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let i = 0; i < 600; i++) {
    const value = await look()
    if (value) return value
    await pause(100)
  }
  throw new Error('it did not come')
}

beforeAll(async () => {
  house = await compose(readSettings({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }))
  await prepare(house, false)
  const drivers = createAiDrivers()
  const local = drivers.chat({ name: 'local-extractive', provider: 'local', modelType: 'chat' })!
  const driver = {
    ...local.driver,
    async *stream(request: Parameters<typeof local.driver.stream>[0]) {
      if (!words) return yield* local.driver.stream(request)
      for (const text of words) {
        await new Promise<void>((resolve) => { step = resolve })
        yield { type: 'text' as const, text }
      }
      yield { type: 'finish' as const, usage: { promptTokens: 1, completionTokens: 1, totalTokens: 2 }, finishReason: 'stop' as const, model: 'local' }
    },
  }
  house.services.drivers['ai'] = { ...drivers, chat: (m: Parameters<typeof drivers.chat>[0]) => (m.name === 'local-extractive' ? { driver, apiName: m.name } : drivers.chat(m)) }
  app = await createServer(house)
  await app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  aurora = await signIn('admin@aurora.example')
  beichen = await signIn('admin@beichen.example')
  const signedIn = await fetch(`${url}/trpc/identity.session.signIn`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ email: 'admin@aurora.example', password: PASSWORD }) })
  cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!
}, 120_000)
afterAll(async () => {
  await app?.close()
  await house?.close()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('POST /api/uploads', () => {
  it('keeps a file, with its name in any script and without its path', async () => {
    const { status, body } = await upload('# 报告\n\n## 一\n\n内容。', '../../etc/季度报告 é.md', bearer(aurora), 'text/markdown')
    expect([status, body]).toEqual([200, { fileId: expect.any(String), name: '季度报告 é.md', size: 27, mimeType: 'text/markdown', kind: 'markdown' }])
    const { items } = await call('ai.knowledgeBase.list', {}, aurora, 'GET') as unknown as { items: { id: string }[] }
    const added = await call('ai.knowledgeDocument.add', { knowledgeBaseId: items[0]!.id, fileId: body['fileId'] }, aurora) as unknown as { document: { id: string } }
    const done = await waitFor(async () => {
      const document = await call('ai.knowledgeDocument.get', { id: added.document.id }, aurora, 'GET') as unknown as { status: string; title: string }
      return document.status === 'completed' && document
    })
    expect(done.title).toBe('报告')
  })

  it('takes the session of a page of ours, and refuses another site’s', async () => {
    expect((await upload('words', 'a.txt', { cookie, origin: url })).status).toBe(200)
    expect(await upload('words', 'a.txt', { cookie, origin: 'https://elsewhere.example' })).toMatchObject({ status: 403, body: { code: 'FORBIDDEN', reason: 'foreign_origin' } })
    expect(await upload('words', 'a.txt', {})).toMatchObject({ status: 401, body: { code: 'UNAUTHORIZED', requestId: expect.any(String) } })
  })

  it('refuses what is no document, what is too large and what is no form', async () => {
    expect(await upload(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'picture.pdf', bearer(aurora), 'application/pdf')).toMatchObject({ status: 400, body: { reason: 'document_unsupported' } })
    expect(await upload('', 'empty.txt', bearer(aurora))).toMatchObject({ status: 400, body: { reason: 'document_corrupt' } })
    expect(await upload(new Uint8Array(33 * 1024 * 1024).fill(97), 'big.txt', bearer(aurora))).toMatchObject({ status: 413, body: { code: 'PAYLOAD_TOO_LARGE', reason: 'file_too_large' } })
    const plain = await fetch(`${url}/api/uploads`, { method: 'POST', headers: { ...bearer(aurora), 'content-type': 'application/json' }, body: '{}' })
    expect([plain.status, await plain.json()]).toEqual([400, expect.objectContaining({ reason: 'bad_upload' })])
    for (const body of ['--x\r\n', '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf', '']) {
      const broken = await fetch(`${url}/api/uploads`, { method: 'POST', headers: { ...bearer(aurora), 'content-type': 'multipart/form-data; boundary=x' }, body })
      expect([broken.status, await broken.json()]).toEqual([400, expect.objectContaining({ reason: 'bad_upload' })])
    }
    const large = await upload(Buffer.alloc(8 * 1024 * 1024, 'a line of words\n'), 'large.txt', bearer(aurora))
    expect(large).toMatchObject({ status: 200, body: { size: 8 * 1024 * 1024 } })
  })

  it('gives a file to its tenant only', async () => {
    const { body } = await upload('secret words', 'secret.txt', bearer(aurora))
    const { items } = await call('ai.knowledgeBase.list', {}, beichen, 'GET') as unknown as { items: { id: string }[] }
    await expect(call('ai.knowledgeDocument.add', { knowledgeBaseId: items[0]!.id, fileId: body['fileId'] }, beichen)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the sample bases', () => {
  it('answer in their language', async () => {
    for (const [token, query, words] of [[aurora, 'How long does the nitrogen tank last?', 'five days'], [beichen, '杀青的锅温是多少？', '二百二十摄氏度']] as const) {
      const base = await waitFor(async () => {
        const { items } = await call('ai.knowledgeBase.list', { sort: [{ field: 'createdAt' }] }, token, 'GET') as unknown as { items: { id: string; documentCount: number; chunkCount: number }[] }
        return items[0]!.chunkCount >= items[0]!.documentCount && items[0]
      })
      const { hits } = await call('ai.knowledge.search', { knowledgeBaseIds: [base.id], query, topK: 3 }, token, 'GET') as unknown as { hits: { content: string }[] }
      expect(hits[0]!.content).toContain(words)
    }
  })
})

interface Event { id: string | null; data: { type: string; text?: string; offset?: number; message?: { status: string; content: string } } }
async function* events(messageId: string, lastEventId: string | null, signal: AbortSignal): AsyncGenerator<Event> {
  const response = await fetch(`${url}/trpc/ai.conversation.stream?input=${encodeURIComponent(JSON.stringify({ messageId }))}`, { headers: { ...bearer(aurora), accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) }, signal })
  let rest = ''
  for await (const part of response.body!.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
    const blocks = (rest + part).split('\n\n')
    rest = blocks.pop()!
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
      if (!fields.has('event') && fields.get('data')) yield { id: fields.get('id') ?? null, data: JSON.parse(fields.get('data')!) as Event['data'] }
    }
  }
}

describe('an answer over SSE', () => {
  it('goes on after the connection was cut, without a gap or a repeat', async () => {
    words = ['alpha ', 'beta ', 'gamma ', 'delta']
    const go = async () => { while (!step) await pause(2); const next = step; step = null; next() }
    const { id } = await call('ai.conversation.create', {}, aurora) as unknown as { id: string }
    const { answer } = await call('ai.conversation.ask', { conversationId: id, content: 'Say the letters.' }, aurora) as unknown as { answer: { id: string } }
    const cut = new AbortController()
    let text = ''
    let last: string | null = null
    await go()
    for await (const event of events(answer.id, null, cut.signal)) {
      text += event.data.text ?? ''
      last = event.id
      if (text === 'alpha ') await go()
      else break
    }
    cut.abort()
    expect([text, last]).toEqual(['alpha beta ', '11'])
    await go()
    await pause(50)
    let final: Event['data'] | null = null
    for await (const event of events(answer.id, last, AbortSignal.timeout(20_000))) {
      text += event.data.text ?? ''
      if (event.data.text === 'gamma ') await go()
      if (event.data.type === 'message') { final = event.data; break }
    }
    expect(text).toBe('alpha beta gamma delta')
    expect(final!.message).toMatchObject({ status: 'completed', content: text })
    words = null
  })
})
