import { afterEach, beforeEach, expect, test } from 'vitest'
import { refuse, startDouble, stream, type Double } from '../test/double.ts'
import { createClient, isColonnadeError, subscribe } from './index.ts'

let server: Double
beforeEach(async () => { server = await startDouble() })
afterEach(() => server.close())

const event = (id: string) => ({ id, topic: 'rack.create', resourceType: 'rack', resourceId: null, requestId: null, payload: {}, createdAt: '2026-01-01T00:00:00Z' })
const open = (signal?: AbortSignal, onConnection?: (state: string) => void) =>
  subscribe(createClient({ url: server.url, token: 'cln_test-token' }).platform.event.stream, undefined, { signal, onConnection })

test('yields events with their ids and sends the token', async () => {
  server.on((call) => { const s = stream(call); s.send('1', event('1')); s.send('2', event('2')) })
  const seen: string[] = []
  for await (const { id, data } of open()) {
    seen.push(`${id}:${data.topic}`)
    if (seen.length === 2) break
  }
  expect(seen).toEqual(['1:rack.create', '2:rack.create'])
  expect(server.calls[0]?.headers.authorization).toBe('Bearer cln_test-token')
})

test('a connection that is cut is taken up after the last event', async () => {
  server.on((call) => {
    const s = stream(call)
    const from = Number(call.headers['last-event-id'] ?? 0)
    s.send(String(from + 1), event(String(from + 1)))
    setTimeout(() => s.cut(), 5)
  })
  const seen: string[] = []
  const states: string[] = []
  for await (const { id } of open(undefined, (state) => states.push(state))) {
    seen.push(id)
    if (seen.length === 3) break
  }
  expect(seen).toEqual(['1', '2', '3'])
  expect(states.slice(0, 3)).toEqual(['open', 'lost', 'open'])
})

test('a proxy that answers for a server being restarted does not end it', async () => {
  let connections = 0
  server.on((call) => {
    connections++
    if (connections === 2) return void call.response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>')
    const s = stream(call)
    const from = Number(call.headers['last-event-id'] ?? (call.inputs[0] as { lastEventId?: string } | null)?.lastEventId ?? 0)
    s.send(String(from + 1), event(String(from + 1)))
    if (connections === 1) setTimeout(() => s.cut(), 5)
  })
  const seen: string[] = []
  for await (const { id } of open()) {
    seen.push(id)
    if (seen.length === 2) break
  }
  expect(seen).toEqual(['1', '2'])
  expect(connections).toBe(3)
})

test('a refusal ends it with the server’s own error', async () => {
  server.on((call) => refuse(call, 401, { code: 'UNAUTHORIZED', reason: 'bad_token', message: 'The token is not valid, or no longer.' }, false))
  const error = await open().next().then(() => null, (e: unknown) => e)
  expect(isColonnadeError(error) && [error.code, error.reason]).toEqual(['UNAUTHORIZED', 'bad_token'])
  expect(server.calls).toHaveLength(1)
})

test('a page in place of a stream ends it too', async () => {
  server.on(({ response }) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>') })
  await expect(open().next()).rejects.toThrow(/something other than an answer of Colonnade/)
})

test('a signal ends the loop without an error and closes the connection', async () => {
  const abort = new AbortController()
  const closed = new Promise<void>((resolve) => {
    server.on((call) => { call.response.on('close', resolve); stream(call).send('1', event('1')) })
  })
  const seen: string[] = []
  for await (const { id } of open(abort.signal)) {
    seen.push(id)
    abort.abort()
  }
  expect(seen).toEqual(['1'])
  await closed
})
