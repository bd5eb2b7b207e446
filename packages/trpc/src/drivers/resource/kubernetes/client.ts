import type { Configuration, RequestContext } from '@kubernetes/client-node'
import type { Call } from '../driver.ts'
import { DriverError } from '../error.ts'
import { refusal, send, type Answer, type Ask, type Line } from '../https.ts'
import type { Connection } from '../open.ts'
import { plainText } from '../text.ts'
import { readKubeconfig } from './kubeconfig.ts'

/** Pages of one list that are read at most, and characters of all of them. */
const MOST_PAGES = 200
const MOST_SIZE = 512 * 1024 * 1024

type Library = typeof import('@kubernetes/client-node')

function said(answer: Answer): string | null {
  try {
    const { message } = JSON.parse(answer.text) as { message?: unknown }
    return typeof message === 'string' ? plainText(message, 300) : null
  } catch {
    return null
  }
}

// 409 is a field another manager owns when something is applied, and an object in the way otherwise.
function meaning(answer: Answer, writes: boolean): DriverError {
  const words = said(answer)
  if (answer.status === 409 && /conflict.* with|field manager/i.test(words ?? '')) {
    return new DriverError('conflict', 'field_conflict', `Somebody else manages fields of an object. It says: ${words}`, { status: 409, remedy: 'Take the change back there, or leave the field out of the manifest.' })
  }
  return refusal(answer.status, words, writes)
}

/** A cluster's API server, through the official client over connections of ours: same trust, same bounds, same errors as every driver. */
export interface KubernetesClient {
  readonly library: Library
  configuration(call: Call): Configuration
  raw(ask: Ask, call: Call): Promise<Answer>
  /** As `raw`; throws what a refusal means. */
  ask(ask: Ask, call: Call): Promise<Answer>
}

/** A client for the API server a kubeconfig names. Throws `DriverError`. */
export async function kubernetesClient({ secret, caPem, fingerprint }: Connection): Promise<KubernetesClient> {
  if (!secret) throw new DriverError('failed', 'bad_kubeconfig', 'No kubeconfig is stored.', { remedy: 'Paste one.' })
  const access = await readKubeconfig(secret)
  const library = await import('@kubernetes/client-node')
  const line: Line = { url: access.url, trust: { ca: caPem ?? access.ca, fingerprint }, identity: access.identity }
  const authorization = access.token ? `Bearer ${access.token}` : access.basic ? `Basic ${access.basic}` : null
  const raw = (ask: Ask, call: Call) => send(line, { ...ask, headers: { ...ask.headers, ...(authorization ? { authorization } : {}) } }, call)
  const ask = async (request: Ask, call: Call) => {
    const answer = await raw(request, call)
    if (answer.status < 200 || answer.status >= 300) throw meaning(answer, request.method !== 'GET')
    return answer
  }
  const answered = async (request: RequestContext, call: Call) => {
    const url = new URL(request.getUrl())
    const method = request.getHttpMethod() as Ask['method']
    const answer = await ask({ method, path: `${url.pathname}${url.search}`, headers: request.getHeaders(), body: request.getBody() as string | undefined }, call)
    return new library.ResponseContext(answer.status, answer.headers, { text: async () => answer.text, binary: async () => Buffer.from(answer.text), stream: () => null })
  }
  return {
    library, raw, ask,
    // the base path of the server is put in front by `send`
    configuration: (call) => library.createConfiguration({
      baseServer: new library.ServerConfiguration(new URL(access.url).origin, {}), httpApi: library.wrapHttpLibrary({ send: (request) => answered(request, call) }), authMethods: {},
    }),
  }
}

/** What the official client threw, in a driver's terms. */
export function fromLibrary(error: unknown): DriverError {
  if (error instanceof DriverError) return error
  const message = error instanceof Error ? error.message : String(error)
  if (/Unrecognized API version and kind/i.test(message)) return new DriverError('failed', 'unknown_kind', `The cluster knows no such kind of object: ${message.split(':').at(-1)?.trim() ?? ''}.`, { remedy: 'Install what defines it first.' })
  return new DriverError('failed', 'bad_answer', 'The answer could not be understood.', { remedy: 'Check that the address is that of a Kubernetes API server.' })
}

/** One page of a list. `next`: the mark of the one after it; `size`: characters it came in. */
export interface Page<T> { items: T[]; next: string | undefined; size: number }

/** All items of a list that comes in pages, or those of the pages up to `most`. `read` is given the mark of the page it is to read, and keeps of it no more than is needed. */
export async function pages<T>(read: (from: string | undefined) => Promise<Page<T>>, most = Number.POSITIVE_INFINITY): Promise<{ items: T[]; more: boolean }> {
  const all: T[] = []
  let from: string | undefined
  let left = MOST_PAGES
  let size = 0
  do {
    if (left-- === 0 || size > MOST_SIZE) throw new DriverError('failed', 'answer_too_large', 'The list does not end.', { remedy: 'Check that the address is that of a Kubernetes API server.' })
    const page = await read(from)
    all.push(...page.items)
    size += page.size
    from = page.next || undefined
  } while (from && all.length < most)
  return { items: all.slice(0, most), more: Boolean(from) || all.length > most }
}
