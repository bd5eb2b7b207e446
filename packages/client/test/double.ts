import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as a handler of the double sees it. `procedures` are the names in the path, `inputs` what was sent to each. */
export interface Call { procedures: string[]; inputs: unknown[]; headers: IncomingMessage['headers']; method: string; body: string; response: ServerResponse }
type Handler = (call: Call) => void | Promise<void>

/** A server that speaks tRPC's HTTP and says what a test wants. */
export interface Double { url: string; calls: Call[]; on(handler: Handler): void; close(): Promise<void> }

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/** Starts a double on a free port. */
export async function startDouble(): Promise<Double> {
  const calls: Call[] = []
  let handler: Handler = ({ response }) => { response.writeHead(500).end() }
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://double')
      const procedures = url.pathname.replace('/trpc/', '').split(',')
      const isForm = request.headers['content-type']?.startsWith('multipart/')
      const sent = JSON.parse((!isForm && body) || url.searchParams.get('input') || 'null') as unknown
      const inputs = url.searchParams.has('batch') ? procedures.map((_, i) => (sent as Record<string, unknown> | null)?.[i]) : [sent]
      const call = { procedures, inputs, headers: request.headers, method: request.method ?? '', body, response }
      calls.push(call)
      return handler(call)
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls,
    on(next) { handler = next },
    close: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections() }),
  }
}

/** Answers every procedure of the call with the same data, in a batch or alone. */
export function answer({ response, procedures, inputs }: Call, data: (input: unknown, procedure: string) => unknown, batched = true): void {
  const all = procedures.map((procedure, i) => ({ result: { data: data(inputs[i], procedure) } }))
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(batched ? all : all[0]))
}

/** Answers with an error of the contract. */
export function refuse({ response, procedures }: Call, status: number, data: { code: string; reason: string; message: string; [more: string]: unknown }, batched = true, headers: Record<string, string> = {}): void {
  const one = { error: { message: data.message, code: -32_000, data: { httpStatus: status, ...data } } }
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(batched ? procedures.map(() => one) : one))
}

/** Opens a stream of events that tells the client to come back quickly; `send` puts an event on it. */
export function stream({ response }: Call): { send(id: string, data: unknown): void; cut(): void } {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write('retry: 5\nevent: connected\ndata: {}\n\n')
  return {
    send(id, data) { response.write(`data: ${JSON.stringify(data)}\nid: ${id}\n\n`) },
    cut() { response.destroy() },
  }
}
