import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { answer, refuse, startDouble, type Double } from '../test/double.ts'
import { ColonnadeError, createClient, errorOf, isAborted, isColonnadeError, isTimeout, isTransient, retryAfterOf, signIn, uploadFile, type ClientOptions } from './index.ts'

let server: Double
beforeEach(async () => { server = await startDouble() })
afterEach(() => server.close())

const client = (options: Partial<ClientOptions> = {}) => createClient({ url: server.url, token: 'cln_test-token', ...options })
const thrownBy = (promise: PromiseLike<unknown>): Promise<unknown> => Promise.resolve(promise).then(() => { throw new Error('it did not throw') }, (error: unknown) => error)
const id = '00000000-0000-7000-8000-000000000001'
const busy = { code: 'UNAVAILABLE', reason: 'database_busy', message: 'The database does not answer just now.' }

describe('calls', () => {
  test('carry the token and the caller’s headers, asked for anew each time', async () => {
    server.on((call) => answer(call, () => ({ ok: true })))
    let asked = 0
    const own = client({ token: () => `t${++asked}`, headers: { 'x-request-id': 'mine-1234' } })
    await own.platform.status.ping.query()
    await own.platform.status.ping.query()
    expect(server.calls.map((c) => c.headers.authorization)).toEqual(['Bearer t1', 'Bearer t2'])
    expect(server.calls[0]?.headers['x-request-id']).toBe('mine-1234')
  })

  test('too long for an address are asked by POST, the others beside them are not', async () => {
    server.on((call) => answer(call, (input) => input, call.method === 'GET'))
    const own = client()
    const long = { search: '机'.repeat(1500) }
    expect(await Promise.all([own.datacenter.rack.list.query(long), own.datacenter.rack.get.query({ id })])).toEqual([long, { id }])
    expect(server.calls.map(({ method }) => method).sort()).toEqual(['GET', 'POST'])
  })

  test('of one tick travel together', async () => {
    server.on((call) => answer(call, (input) => input))
    const own = client()
    const get = (n: number) => own.datacenter.rack.get.query({ id: String(n) })
    expect(await Promise.all([get(1), get(2), get(3)])).toEqual([{ id: '1' }, { id: '2' }, { id: '3' }])
    expect(server.calls).toHaveLength(1)
  })

  test('find the API whether or not the address ends with a slash, and refuse what is no address', async () => {
    server.on((call) => answer(call, () => ({ ok: true })))
    await client({ url: `${server.url}/` }).platform.status.ping.query()
    expect(server.calls[0]?.procedures).toEqual(['platform.status.ping'])
    for (const url of ['', 'cloud.example', 'ftp://cloud.example', '/api']) expect(() => client({ url })).toThrow(/is no address/)
  })

  test('in a page need no address of their own, and may use the page’s scheme', async () => {
    vi.stubGlobal('location', { href: 'app://console/racks' })
    try {
      const asked: string[] = []
      const own = (url: string) => client({ url, fetch: async (input) => { asked.push(String(input)); return Response.json([{ result: { data: { ok: true } } }]) } })
      for (const url of ['', 'app://console/api/main', 'https://cloud.example/']) await own(url).platform.status.ping.query()
      expect(asked.map((url) => url.replace(/\?.*/, ''))).toEqual(['/trpc/platform.status.ping', 'app://console/api/main/trpc/platform.status.ping', 'https://cloud.example/trpc/platform.status.ping'])
      expect(() => own('ftp://cloud.example')).toThrow(/is no address/)
    } finally {
      vi.unstubAllGlobals()
    }
  })

  test('with a signal of their own end at once and alone', async () => {
    server.on((call) => { if (call.procedures[0] === 'platform.status.ping') answer(call, () => ({ ok: true })) })
    const own = client()
    const abort = new AbortController()
    const hanging = thrownBy(own.datacenter.rack.get.query({ id }, { signal: abort.signal }))
    const other = own.platform.status.ping.query()
    setTimeout(() => abort.abort(), 20)
    const error = await hanging
    expect(isAborted(error)).toBe(true)
    expect(isTransient(error)).toBe(false)
    expect(await other).toEqual({ ok: true })
  })

  test('give up in time', async () => {
    server.on(() => {})
    const error = await thrownBy(client({ timeoutMs: 500 }).platform.status.ping.query())
    expect(isTimeout(error)).toBe(true)
    expect(isTransient(error)).toBe(true)
    expect((error as Error).message).toContain('did not answer in time')
    expect(server.calls).toHaveLength(1)
  })

  test('signing in asks for a token and gives it', async () => {
    server.on((call) => answer(call, () => ({ token: 'session-token', me: { email: 'a@b.example' } })))
    const { token, me } = await signIn({ url: server.url }, { email: 'a@b.example', password: 'x' })
    expect([token, me.email]).toEqual(['session-token', 'a@b.example'])
    expect(server.calls[0]?.headers['x-colonnade-client']).toBe('token')
    expect(server.calls[0]?.headers.authorization).toBeUndefined()
  })
})

describe('errors of the server', () => {
  test('come as one class with everything in it', async () => {
    server.on((call) => refuse(call, 409, {
      code: 'CONFLICT', reason: 'stale', message: 'Somebody changed this.', remedy: 'Look again.', currentVersion: 4, requestId: 'r-1',
      fields: [{ path: 'name', message: 'taken' }], conflicts: [{ field: 'name', mine: 'a', theirs: 'b' }], details: { more: 1 },
    }))
    const error = await thrownBy(client().datacenter.rack.update.mutate({ id, version: 3, patch: { name: 'a' } }))
    expect(error).toBeInstanceOf(ColonnadeError)
    if (!isColonnadeError(error)) throw error
    expect(error).toMatchObject({
      name: 'ColonnadeError', message: 'Somebody changed this.', code: 'CONFLICT', reason: 'stale', remedy: 'Look again.', currentVersion: 4, requestId: 'r-1',
      fields: [{ path: 'name', message: 'taken' }], conflicts: [{ field: 'name', mine: 'a', theirs: 'b' }], details: { more: 1 },
    })
    expect(errorOf(error)?.reason).toBe('stale')
    expect(isTransient(error)).toBe(false)
    expect(retryAfterOf(error)).toBeNull()
  })

  test('say how long to wait, by header or in their details', async () => {
    server.on((call) => refuse(call, 503, busy, true, { 'retry-after': '90' }))
    expect(retryAfterOf(await thrownBy(client().platform.status.ping.query()))).toBe(90_000)
    server.on((call) => refuse(call, 429, { code: 'TOO_MANY_REQUESTS', reason: 'too_many_tries', message: 'Too many tries.', details: { retryAfterSeconds: 900 } }))
    expect(retryAfterOf(await thrownBy(client().platform.status.ping.query()))).toBe(900_000)
    expect(server.calls).toHaveLength(2)
  })

  test('are none when nobody answered, and the message says who and why', async () => {
    const { url } = server
    await server.close()
    const error = await thrownBy(client({ retries: 0 }).platform.status.ping.query())
    expect(errorOf(error)).toBeNull()
    expect(isColonnadeError(error)).toBe(false)
    expect(isTransient(error)).toBe(true)
    expect((error as Error).message).toBe(`${url}/trpc could not be reached: connect ECONNREFUSED ${url.replace('http://', '')}`)
    server = await startDouble()
  })

  test('of a proxy are told from those of the server', async () => {
    const page = (status: number) => server.on(({ response }) => { response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>nginx</h1>') })
    page(502)
    const bad = await thrownBy(client({ retries: 0 }).platform.status.ping.query())
    expect((bad as Error).message).toContain('answered 502')
    expect(isTransient(bad)).toBe(true)
    page(404)
    expect(isTransient(await thrownBy(client().platform.status.ping.query()))).toBe(false)
    page(200)
    expect(isTransient(await thrownBy(client().platform.status.ping.query()))).toBe(false)
  })

  test('isTransient and errorOf take anything', () => {
    for (const thing of [null, undefined, 'x', new Error('x'), { data: { code: 'UNAVAILABLE' } }]) {
      expect(isTransient(thing)).toBe(false)
      expect(errorOf(thing)).toBeNull()
      expect(retryAfterOf(thing)).toBeNull()
    }
  })
})

describe('trying again', () => {
  test('a busy server is asked again for a query', async () => {
    let left = 2
    server.on((call) => (left-- > 0 ? refuse(call, 503, busy) : answer(call, () => ({ ok: true }))))
    expect(await client().platform.status.ping.query()).toEqual({ ok: true })
    expect(server.calls).toHaveLength(3)
  })

  test('no more often than told', async () => {
    server.on((call) => refuse(call, 503, busy))
    const error = await thrownBy(client({ retries: 1 }).platform.status.ping.query())
    expect(isColonnadeError(error) && error.code).toBe('UNAVAILABLE')
    expect(server.calls).toHaveLength(2)
  })

  test('never for a mutation, never for an error that stays', async () => {
    server.on((call) => refuse(call, 503, busy))
    await thrownBy(client().datacenter.rack.create.mutate({ name: 'a' }))
    expect(server.calls).toHaveLength(1)
    server.on((call) => refuse(call, 404, { code: 'NOT_FOUND', reason: 'not_found', message: 'There is no such rack.' }))
    await thrownBy(client().datacenter.rack.get.query({ id }))
    expect(server.calls).toHaveLength(2)
  })

  test('ends when the caller aborts between two tries', async () => {
    const abort = new AbortController()
    server.on((call) => { refuse(call, 503, busy, false); setTimeout(() => abort.abort(), 10) })
    const error = await thrownBy(client({ retries: 1000 }).platform.status.ping.query(undefined, { signal: abort.signal }))
    expect(isAborted(error)).toBe(true)
    expect(server.calls).toHaveLength(1)
  })
})

describe('a file', () => {
  const json = { 'content-type': 'application/json' }

  test('travels as a form, with the token', async () => {
    const stored = { fileId: id, name: 'a.txt', size: 5, mimeType: 'text/plain', kind: 'text' }
    server.on(({ response }) => { response.writeHead(200, json).end(JSON.stringify(stored)) })
    expect(await uploadFile({ url: server.url, token: 'cln_test-token' }, new Blob(['hello'], { type: 'text/plain' }), 'a.txt')).toEqual(stored)
    const [call] = server.calls
    expect([call?.method, call?.headers.authorization, call?.procedures]).toEqual(['POST', 'Bearer cln_test-token', ['/api/uploads']])
    expect(call?.body).toMatch(/name="file"; filename="a.txt"[^]*hello/)
  })

  test('that is refused throws like any other call', async () => {
    server.on(({ response }) => { response.writeHead(413, json).end(JSON.stringify({ code: 'PAYLOAD_TOO_LARGE', reason: 'file_too_large', message: 'The file is larger than 32 MB.' })) })
    const error = await thrownBy(uploadFile({ url: server.url }, new Blob(['x'])))
    expect(isColonnadeError(error) && [error.code, error.reason, error.message]).toEqual(['PAYLOAD_TOO_LARGE', 'file_too_large', 'The file is larger than 32 MB.'])
    expect(isAborted(await thrownBy(uploadFile({ url: server.url }, new Blob(['x']), 'a', AbortSignal.abort())))).toBe(true)
  })
})
