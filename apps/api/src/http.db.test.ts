import { errorShape } from '@colonnade/contract'
import { SAMPLE_PASSWORD, seeded, startServer, type ServerProcess } from '@colonnade/testing'
import { request, type RequestOptions } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let server: ServerProcess
beforeAll(async () => { server = await startServer({ env: { LOG_LEVEL: 'debug' } }) }, 120_000)
afterAll(() => server?.close())

interface Answer { status: number; headers: Record<string, string | string[] | undefined>; body: string }

// node:http, since fetch neither sends foreign Origin nor malformed requests
function send(path: string, options: RequestOptions & { body?: string | Buffer; announced?: number } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { body, announced, ...rest } = { ...options, headers: { ...options.headers, ...(options.announced ? { 'content-length': options.announced } : options.body === undefined ? {} : { 'content-length': Buffer.byteLength(options.body) }) } }
    const req = request(`${server.url}/`, { path, timeout: 60_000, agent: false, ...rest }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (c: Buffer) => chunks.push(c)).on('end', () => resolve({ status: res.statusCode!, headers: res.headers, body: Buffer.concat(chunks).toString() })).on('error', reject)
      if (String(res.headers['content-type']).startsWith('text/event-stream')) { resolve({ status: res.statusCode!, headers: res.headers, body: '' }); req.destroy() }
    })
    req.on('timeout', () => req.destroy(new Error(`no answer: ${options.method} ${path.slice(0, 200)}`))).on('error', reject)
    // announced, not sent: the server answers the head alone, and who went on writing would only hear of a broken line
    if (announced) req.flushHeaders()
    else req.end(body)
  })
}

const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) => send(`/trpc/${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
const signInBody = JSON.stringify({ email: 'operator@colonnade.example', password: SAMPLE_PASSWORD })

/** The error in an answer, wherever the envelope is; fails when it isn't of the one shape. */
function shapeOf(answer: Answer) {
  const parsed = JSON.parse(answer.body) as { error?: { data: unknown } } | { error?: { data: unknown } }[]
  const first = Array.isArray(parsed) ? parsed.find((p) => p.error)! : parsed
  return errorShape.loose().parse(first.error ? first.error.data : first)
}

async function cookieOf(): Promise<string> {
  const set = String((await post('identity.session.signIn', signInBody)).headers['set-cookie'])
  return set.split(';')[0]!
}

describe('the session cookie', () => {
  it('is kept from scripts and from other sites, and its token from the body', async () => {
    const answer = await post('identity.session.signIn', signInBody)
    const set = String(answer.headers['set-cookie'])
    expect(set).toMatch(/^colonnade_session=[^;]+; .*HttpOnly/)
    expect(set).toMatch(/SameSite=Lax/)
    expect(set).toMatch(/Path=\//)
    expect(answer.body).not.toContain(set.split(/[=;]/)[1]!)
  })

  it('is refused when another site made the browser send it', async () => {
    const cookie = await cookieOf()
    const foreign: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: server.url, 'sec-fetch-site': 'cross-site' }]
    for (const headers of foreign) {
      for (const answer of [await post('identity.session.signOut', '{}', { cookie, ...headers }), await send('/trpc/identity.session.me', { headers: { cookie, ...headers } })]) {
        expect(answer.status, JSON.stringify(headers)).toBe(403)
        expect(shapeOf(answer).reason).toBe('foreign_origin')
      }
    }
    const own: Record<string, string>[] = [{ origin: server.url }, { 'sec-fetch-site': 'same-origin' }, {}]
    for (const headers of own) expect((await send('/trpc/identity.session.me', { headers: { cookie, ...headers } })).status).toBe(200)
  })

  it('can\'t be planted by another site signing its own account in', async () => {
    expect((await post('identity.session.signIn', signInBody, { origin: 'https://evil.example' })).status).toBe(403)
  })
})

describe('what is refused has the one shape', () => {
  const cases: [string, () => Promise<Answer>, number, string?][] = [
    ['a body larger than the server takes', () => send('/trpc/identity.session.signIn', { method: 'POST', announced: 36 * 1024 * 1024, headers: { 'content-type': 'application/json' } }), 413, 'PAYLOAD_TOO_LARGE'],
    ['JSON cut short', () => post('identity.session.signIn', '{"email": "a'), 400, 'BAD_REQUEST'],
    ['no body', () => post('identity.session.signIn', ''), 400, 'BAD_REQUEST'],
    ['JSON that is not an object', () => post('identity.session.signIn', '"x"'), 400, 'BAD_REQUEST'],
    ['an unknown procedure', () => post('identity.nothing.here', '{}'), 404, 'NOT_FOUND'],
    ['an unknown query', () => send('/trpc/nothing'), 404, 'NOT_FOUND'],
    ['a name every object has', () => send('/trpc/constructor'), 404, 'NOT_FOUND'],
    ['an unknown path of the API', () => send('/api/nothing'), 404, 'NOT_FOUND'],
    ['a batch whose input is a list of rubbish', () => post('identity.session.signIn,identity.session.me?batch=1', '[[[]]]'), 400, 'BAD_REQUEST'],
    ['a batch whose input is no JSON', () => send('/trpc/identity.session.me,identity.session.list?batch=1&input=%7B'), 400, 'BAD_REQUEST'],
    ['another content type', () => post('identity.session.signIn', '<x/>', { 'content-type': 'application/xml' }), 400],
    ['a form', () => post('identity.session.signIn', 'email=a', { 'content-type': 'application/x-www-form-urlencoded' }), 400],
    ['JSON a hundred thousand deep', () => post('identity.session.signIn', `${'['.repeat(100_000)}${']'.repeat(100_000)}`), 400, 'BAD_REQUEST'],
    ['an object a hundred thousand deep', () => post('identity.session.signIn', `{"email":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_001)}`), 400, 'BAD_REQUEST'],
    ['an address no router can read', () => send('/trpc/%E0%A4%A'), 400, 'BAD_REQUEST'],
    ['a method it doesn\'t know', () => send('/trpc/identity.session.me', { method: 'DELETE' }), 404, 'NOT_FOUND'],
    ['a mutation asked for with GET', () => send('/trpc/identity.session.signOut'), 405],
    ['a token that is none', () => send('/trpc/identity.session.me', { headers: { authorization: 'Basic eDp5' } }), 401, 'UNAUTHORIZED'],
    ['an upload without an account', () => send('/api/uploads', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } }), 401],
  ]
  it.each(cases)('%s', async (_name, ask, status, code) => {
    const answer = await ask()
    expect(answer.status, answer.body.slice(0, 300)).toBe(status)
    const shape = shapeOf(answer)
    if (code) expect(shape.code).toBe(code)
    expect(answer.body).not.toMatch(/node_modules|\.ts:\d|\n\s+at /)
  })

  it('what is not HTTP at all', async () => {
    const raw = await new Promise<string>((resolve) => {
      let said = ''
      const socket = connect(server.port, '127.0.0.1', () => socket.write('GARBAGE\r\n\r\n'))
      socket.on('data', (c) => { said += c.toString() }).on('close', () => resolve(said))
    })
    expect(raw).toMatch(/^HTTP\/1\.1 400 /)
    expect(errorShape.parse(JSON.parse(raw.split('\r\n\r\n')[1]!)).code).toBe('BAD_REQUEST')
  })

  it('a slow sender keeps nobody waiting', async () => {
    const slow = connect(server.port, '127.0.0.1', () => slow.write('POST /trpc/identity.session.signIn HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{'))
    slow.on('error', () => {})
    expect((await send('/healthz')).status).toBe(200)
    slow.destroy()
  })
})

describe('hostile requests', () => {
  const random = seeded(77)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const paths = ['/trpc/identity.session.signIn', '/trpc/identity.session.me', '/trpc/datacenter.host.list', '/trpc/platform.event.stream', '/trpc/__proto__', '/trpc/a,b,c?batch=1', '/trpc/', '/trpc', '/api/uploads', '/console/../../etc/passwd', '/..%2f..%2fetc/passwd', '/healthz', '/metrics', '/', '/%00', `/${'a'.repeat(6000)}`, '/trpc/identity.session.me?input=%7B%22a', '/trpc/identity.session.me?batch=1&input=%5B%5D', '/trpc/identity.session.me?batch=2', '/trpc/x?input=1&input=2']
  const bodies = ['', '{}', '[]', 'null', '{"__proto__":{"a":1}}', '{"0":{}}', '\u0000', '{"email":"\\u0000","password":"\\ud800"}', `"${'x'.repeat(200_000)}"`, '{"a":1e999}', '--x\r\ncontent-disposition: form-data; name="file"; filename="../../x"\r\n\r\n', '{"email":{"$gt":""},"password":[]}']
  const types = ['application/json', 'application/json; charset=utf-7', 'text/plain', 'multipart/form-data', 'multipart/form-data; boundary=x', 'application/octet-stream', '']
  const extras: Record<string, string>[] = [{}, { authorization: 'Bearer ' }, { authorization: `Bearer ${'a'.repeat(5000)}` }, { cookie: 'colonnade_session=%00' }, { cookie: 'colonnade_session=;;;=' }, { accept: 'text/event-stream' }, { 'trpc-accept': 'application/jsonl' }, { 'x-request-id': '"><script>' }, { 'last-event-id': '-1' }, { host: 'evil.example' }, { 'content-encoding': 'gzip' }, { 'x-forwarded-for': '::::' }, { range: 'bytes=9999-' }]

  it('are each answered, and never with a 5xx or an inside', async () => {
    const bad: string[] = []
    for (let i = 0; i < 500; i++) {
      const method = pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])
      const path = pick(paths)
      const type = pick(types)
      const body = method === 'GET' || method === 'HEAD' ? undefined : pick(bodies)
      const answer = await send(path, { method, headers: { ...(type ? { 'content-type': type } : {}), ...pick(extras) }, ...(body === undefined ? {} : { body }) }).catch((e: Error) => ({ status: 999, headers: {}, body: e.message }))
      const json = String((answer.headers as Answer['headers'])['content-type']).includes('json')
      const shaped = answer.status < 400 || method === 'HEAD' || (json && safe(() => shapeOf(answer as Answer)))
      if (answer.status >= 500 || !shaped || /\n\s+at |node_modules/.test(answer.body)) bad.push(`#${i} ${method} ${path.slice(0, 80)} ${type} ${JSON.stringify(body)?.slice(0, 60)} → ${answer.status} ${answer.body.slice(0, 150)}`)
    }
    expect(bad).toEqual([])
    expect((await send('/readyz')).status).toBe(200)
  }, 180_000)

  const safe = (check: () => unknown) => { try { check(); return true } catch { return false } }
})

describe('secrets', () => {
  it('appear in no log line and no error, whatever goes wrong', async () => {
    const password = 'pw-Qx7-never-to-be-seen'
    const token = `cln_${'t0ken'.repeat(8)}`
    await post('identity.session.signIn', JSON.stringify({ email: 'operator@colonnade.example', password }))
    await post('identity.session.signIn', `{"email":"operator@colonnade.example","password":"${password}"`)
    await post('identity.session.signIn', JSON.stringify({ email: { a: 1 }, password: [password] }))
    const answers = [
      await post('identity.session.signIn', JSON.stringify({ email: 'operator@colonnade.example', password, extra: password })),
      await send('/trpc/identity.session.me', { headers: { authorization: `Bearer ${token}` } }),
      await send(`/trpc/identity.session.me?input=${encodeURIComponent(JSON.stringify({ password }))}`, { headers: { cookie: `colonnade_session=${token}` } }),
    ]
    const cookie = await cookieOf()
    await send('/trpc/identity.session.me', { headers: { cookie } })
    const logged = server.stderr() + server.stdout()
    for (const secret of [password, token, cookie.split('=')[1]!]) {
      expect(logged).not.toContain(secret)
      for (const answer of answers) expect(answer.body).not.toContain(secret)
    }
    for (const line of server.stderr().split('\n').filter(Boolean)) expect(() => JSON.parse(line) as unknown, line).not.toThrow()
  })
})

describe('health and metrics', () => {
  it('tells Prometheus of requests', async () => {
    const { status, body } = await send('/metrics')
    expect(status).toBe(200)
    const counted = body.split('\n').filter((line) => line.startsWith('colonnade_http_request_seconds_count'))
    expect(counted.find((line) => line.includes('/trpc/') && line.includes('status="403"'))).toBeDefined()
    expect(body.includes('colonnade_process_resident_memory_bytes')).toBe(true)
  })
})

describe('too many tries', () => {
  it('regression: a 429 says in Retry-After how long to wait, for one call and for a batch', async () => {
    const guess = JSON.stringify({ token: 'a'.repeat(43), password: 'a long enough password' })
    let answer = await post('identity.account.reset', guess)
    for (let i = 0; i < 60 && answer.status !== 429; i++) answer = await post('identity.account.reset', guess)
    expect(answer.status).toBe(429)
    const told = shapeOf(answer).details as { retryAfterSeconds: number }
    expect(told.retryAfterSeconds).toBeGreaterThan(0)
    expect(answer.headers['retry-after']).toBe(String(told.retryAfterSeconds))
    const batch = await post('identity.account.reset?batch=1', JSON.stringify({ 0: JSON.parse(guess) }))
    expect([batch.status, batch.headers['retry-after']]).toEqual([429, String(told.retryAfterSeconds)])
    expect((await send('/healthz')).headers['retry-after']).toBeUndefined()
  })
})
