import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { makeCertificate, type TestCertificate } from './certificate.ts'

/** What goes wrong with an answer. `silence`: none ever comes. `drop`: the connection is cut before anything is done; `drop_after`: once it is done. `slow`: headers, then nothing. */
export type Trouble = { kind: 'silence' | 'drop' | 'drop_after' | 'slow' | 'malformed' | 'huge' | 'redirect' } | { kind: 'status'; status: number; body?: unknown }
/** A request as it arrived. */
export interface Heard { method: string; path: string; query: URLSearchParams; headers: IncomingMessage['headers']; body: string }
/** An answer: JSON unless it is text. `said`: what stands in the status line beside the number. */
export interface Reply { status?: number; said?: string; body?: unknown; headers?: Record<string, string> }
/** Answers a request; undefined is 404. */
export type Handler = (request: Heard) => Reply | undefined | Promise<Reply | undefined>

/** An HTTPS server that behaves as a vendor's, with a certificate of its own, and badly when told to. */
export interface Double {
  url: string
  certificate: TestCertificate
  /** every request so far, oldest first */
  heard: Heard[]
  /** What becomes of the requests for which `when` holds: the next `times` of them (all, unless told). */
  trouble(trouble: Trouble, options?: { when?: (request: Heard) => boolean; times?: number }): void
  /** Behaves again. */
  calm(): void
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function give(response: ServerResponse, reply: Reply | undefined, missing: unknown): void {
  const { status = 200, said, body, headers = {} } = reply ?? { status: 404, body: missing }
  const isText = typeof body === 'string'
  const all = { 'content-type': isText ? 'text/plain' : 'application/json', ...headers }
  ;(said ? response.writeHead(status, said, all) : response.writeHead(status, all)).end(body === undefined ? '' : isText ? body : JSON.stringify(body))
}

function misbehave(kind: Trouble, request: IncomingMessage, response: ServerResponse): void {
  switch (kind.kind) {
    case 'silence': return
    case 'drop': case 'drop_after': request.socket.destroy(); return
    case 'slow': response.writeHead(200, { 'content-type': 'application/json' }); response.write('{"a":'); return
    case 'malformed': response.writeHead(200, { 'content-type': 'application/json' }).end('<html>{"not": json'); return
    case 'redirect': response.writeHead(302, { location: 'https://203.0.113.1/elsewhere' }).end(); return
    case 'huge': { response.writeHead(200, { 'content-type': 'application/json' }); const chunk = Buffer.alloc(1024 * 1024, 0x20); const more = () => { while (!response.destroyed && response.write(chunk)); if (!response.destroyed) response.once('drain', more) }; more(); return }
    case 'status': give(response, { status: kind.status, body: kind.body ?? { message: `trouble ${kind.status}` } }, null)
  }
}

/** Starts a double on a free port of this machine. `missing`: the vendor's own body of a 404. */
export async function httpsDouble(handler: Handler, { certificate = makeCertificate(), missing = { message: 'not found' } as unknown, port = 0 } = {}): Promise<Double> {
  const heard: Heard[] = []
  let troubles: { trouble: Trouble; when: (request: Heard) => boolean; left: number }[] = []
  const sockets = new Set<Socket>()
  const server = createServer({ cert: certificate.cert, key: certificate.key }, (request, response) => { void answer(request, response).catch(() => response.destroy()) })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url!, 'https://double')
    const asked: Heard = { method: request.method!, path: pathname, query: searchParams, headers: request.headers, body: await bodyOf(request) }
    heard.push(asked)
    const found = troubles.find((t) => t.left > 0 && t.when(asked))
    if (found) found.left--
    if (found && found.trouble.kind !== 'drop_after') return misbehave(found.trouble, request, response)
    const reply = await handler(asked)
    if (found) misbehave(found.trouble, request, response)
    else give(response, reply, missing)
  }
  server.on('connection', (socket: Socket) => { sockets.add(socket); socket.on('close', () => sockets.delete(socket)); socket.on('error', () => {}) })
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, certificate, heard,
    trouble(trouble, { when = () => true, times = Number.POSITIVE_INFINITY } = {}) { troubles.push({ trouble, when, left: times }) },
    calm() { troubles = [] },
    async close() { for (const socket of sockets) socket.destroy(); await new Promise((resolve) => { server.close(resolve) }) },
  }
}
