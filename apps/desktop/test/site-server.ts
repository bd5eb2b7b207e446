import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that stands for a site: it remembers what it was asked, and answers a few paths as an API would. */
export interface SiteServer {
  url: string
  asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[]
  /** Event streams now open. */
  streams(): number
  /** Sends an event to every open stream. */
  emit(data: string): void
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

function answer(path: string, response: ServerResponse, streams: Set<ServerResponse>, redirectTo: string): void {
  const json = (value: unknown, headers: Record<string, string | string[]> = {}) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
  }
  if (path === '/api/about') return json({ product: 'colonnade', version: '0.1.0', api: { revision: 1, oldest: 1 } })
  if (path === '/trpc/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('id: 1\ndata: first\n\n')
    streams.add(response)
    response.on('close', () => streams.delete(response))
    return
  }
  if (path === '/trpc/redirect') return void response.writeHead(307, { location: `${redirectTo}/trpc/steal` }).end()
  if (path === '/trpc/sign-in') {
    return json({ ok: true }, { 'set-cookie': ['session=s3ss10n-cookie; Path=/; HttpOnly; Expires=Wed, 21 Oct 2099 07:28:00 GMT', 'csrf=abc; Path=/'] })
  }
  if (path === '/trpc/sign-out') return json({ ok: true }, { 'set-cookie': ['session=; Max-Age=0', 'csrf=; Max-Age=0'] })
  if (path === '/evil.js') return void response.writeHead(200, { 'content-type': 'text/javascript' }).end('alert(1)')
  if (path === '/evil.html') return void response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': '' }).end('<script>alert(1)</script>')
  if (path === '/silent') return
  json({ path }, { 'x-request-id': 'r-1', 'access-control-allow-origin': '*' })
}

/** Starts a site on a free port of this machine. `redirectTo` is where `/trpc/redirect` points. */
export async function startSite(redirectTo = 'http://127.0.0.1:9'): Promise<SiteServer> {
  const asked: SiteServer['asked'] = []
  const streams = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
      answer((request.url ?? '').split('?')[0] ?? '', response, streams, redirectTo)
    }).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked,
    streams: () => streams.size,
    emit: (data) => { for (const stream of streams) stream.write(`data: ${data}\n\n`) },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
