import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the double received it. */
export type Received = { path: string; headers: IncomingMessage['headers']; body: { stream?: boolean; model?: string; messages?: { role: string; content: unknown }[]; input?: string[]; [field: string]: unknown } }

/** How one request is answered. */
export type Reply = (response: ServerResponse, request: Received) => void | Promise<void>

const sse = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
}
const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

/** Any status and body, with headers. */
export const plain =
  (status: number, body: string, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  }

const openAiChunk = (choice: object | undefined, more: object = {}): string =>
  `data: ${JSON.stringify({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'double', choices: choice === undefined ? [] : [{ index: 0, ...choice }], ...more })}\n\n`

/** OpenAI's stream: words, finish reason, usage in a chunk of its own without choices, `[DONE]`. `end` says how far it gets. */
export const openAiStream =
  (words: readonly string[], options: { usage?: object | null; end?: 'done' | 'cut' | 'close' | 'hang'; finishReason?: string } = {}): Reply =>
  async (response) => {
    sse(response)
    for (const word of words) {
      response.write(openAiChunk({ delta: { content: word }, finish_reason: null }))
      await tick()
    }
    if (options.end === 'hang') return
    if (options.end === 'cut') return void response.destroy()
    if (options.end === 'close') return void response.end()
    response.write(openAiChunk({ delta: {}, finish_reason: options.finishReason ?? 'stop' }))
    const usage = options.usage === undefined ? { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18, prompt_tokens_details: { cached_tokens: 4 } } : options.usage
    if (usage !== null) response.write(openAiChunk(undefined, { usage }))
    response.end('data: [DONE]\n\n')
  }

const anthropicEvent = (type: string, data: object): string => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`

/** Anthropic's events: message_start with input usage, a text block, message_delta with output usage, message_stop. */
export const anthropicStream =
  (words: readonly string[], options: { end?: 'done' | 'cut' | 'close' | 'hang' | 'overloaded' } = {}): Reply =>
  async (response) => {
    sse(response)
    const usage = { input_tokens: 7, cache_read_input_tokens: 4, cache_creation_input_tokens: 0, output_tokens: 1 }
    response.write(anthropicEvent('message_start', { message: { id: 'm1', type: 'message', role: 'assistant', model: 'double', content: [], stop_reason: null, stop_sequence: null, usage } }))
    response.write(anthropicEvent('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }))
    for (const text of words) {
      response.write(anthropicEvent('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }))
      await tick()
    }
    if (options.end === 'hang') return
    if (options.end === 'cut') return void response.destroy()
    if (options.end === 'close') return void response.end()
    if (options.end === 'overloaded') return void response.end(anthropicEvent('error', { error: { type: 'overloaded_error', message: 'Overloaded' } }))
    response.write(anthropicEvent('content_block_stop', { index: 0 }))
    response.write(anthropicEvent('message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 7 } }))
    response.end(anthropicEvent('message_stop', {}))
  }

/** OpenAI's embeddings, `width` numbers each, from the text's length. */
export const embeddings =
  (width = 8): Reply =>
  (response, { body }) => {
    const data = (body.input ?? []).map((text, index) => ({ object: 'embedding', index, embedding: Array.from({ length: width }, (_, at) => Math.sin(text.length * (at + 1)) + 1.5) }))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ object: 'list', model: body.model, data, usage: { prompt_tokens: data.length * 3, total_tokens: data.length * 3 } }))
  }

/** A real HTTP server on a free port: answers with the queued replies in turn, then with the last one. `closed` counts connections the client gave up. */
export const startProviderDouble = async () => {
  const received: Received[] = []
  const state = { replies: [] as Reply[], closed: 0 }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    response.on('close', () => {
      if (!response.writableFinished) state.closed += 1
    })
    request.on('end', () => {
      const one: Received = { path: request.url ?? '', headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString() || '{}') as Received['body'] }
      received.push(one)
      const reply = state.replies.length > 1 ? state.replies.shift() : state.replies[0]
      void reply?.(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    closed: () => state.closed,
    answer: (...replies: Reply[]): void => {
      state.replies = replies
      state.closed = 0
      received.length = 0
    },
    stop: (): Promise<void> => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
