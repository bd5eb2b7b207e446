import type { ErrorShape } from '@colonnade/contract'

/** What a call over HTTP was refused with. */
export class Refused extends Error {
  readonly status: number
  readonly shape: ErrorShape
  constructor(status: number, shape: ErrorShape) {
    super(`${status} ${shape.reason}: ${shape.message}`)
    this.status = status
    this.shape = shape
  }
}

/** One event of a stream: SSE's fields, `data` parsed. */
export interface StreamEvent { event: string; id: string | null; data: unknown }

/** Calls procedures over HTTP by their path, as a script in any language would. */
export interface HttpClient {
  readonly url: string
  readonly token: string | null
  query<T>(path: string, input?: unknown): Promise<T>
  mutate<T>(path: string, input?: unknown): Promise<T>
  /** Events of a subscription until the signal or the server ends it. Throws `Refused` when it is not opened. */
  stream(path: string, input: unknown, signal: AbortSignal): AsyncGenerator<StreamEvent>
  signIn(email: string, password: string): Promise<HttpClient>
  /** The same server with a token one has. */
  as(token: string): HttpClient
}

interface Envelope { result?: { data: unknown }; error?: { data: ErrorShape } }

async function answerOf<T>(response: Response): Promise<T> {
  const body = (await response.json()) as Envelope
  if (body.error) throw new Refused(response.status, body.error.data)
  return body.result!.data as T
}

async function* eventsOf(response: Response): AsyncGenerator<StreamEvent> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = blocks.pop()!
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]))
      const data = fields.get('data')
      yield { event: fields.get('event') ?? 'message', id: fields.get('id') ?? null, data: data ? JSON.parse(data) : null }
    }
  }
}

/** A client of the server at `url`; `token`: of a session or of the API. */
export function httpClient(url: string, token: string | null = null): HttpClient {
  const headers = { 'x-colonnade-client': 'token', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const withInput = (path: string, input: unknown) => `${url}/trpc/${path}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`
  return {
    url, token,
    async query(path, input) { return answerOf(await fetch(withInput(path, input), { headers })) },
    async mutate(path, input) {
      return answerOf(await fetch(`${url}/trpc/${path}`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(input ?? {}) }))
    },
    async *stream(path, input, signal) {
      const response = await fetch(withInput(path, input), { headers: { ...headers, accept: 'text/event-stream' }, signal })
      if (!response.ok) await answerOf(response)
      yield* eventsOf(response)
    },
    as: (own) => httpClient(url, own),
    async signIn(email, password) {
      const { token: own } = await this.mutate<{ token: string }>('identity.session.signIn', { email, password })
      return httpClient(url, own)
    },
  }
}
