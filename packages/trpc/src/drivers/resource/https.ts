import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Call } from './driver.ts'
import type { Trust } from './certificate.ts'
import { checkIdentity, connectionError, openTls, timedOut, type Identity } from './connect.ts'
import { DriverError } from './error.ts'
import { plainText } from './text.ts'

/** Longest a call may take unless it says otherwise, and longest any one request may, in ms. */
const PATIENCE_MS = 15_000
/** Most that is read of an answer, in bytes. */
const MOST_BYTES = 16 * 1024 * 1024

/** One request. `path` begins with a slash and is relative to the endpoint's URL. */
export interface Ask { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string; headers?: Record<string, string>; body?: string | undefined }
/** What came back, read to its end. `statusText`: what stands in the status line beside the number. */
export interface Answer { status: number; statusText: string; headers: Record<string, string>; text: string }
/** Where and how to connect. `identity` is a client certificate. */
export interface Line { url: string; trust: Trust; identity?: Identity | null; mostBytes?: number }

/** A call with its end as an instant: all its requests together take no longer, and its caller's own signal ends it early. */
export function bounded({ timeoutMs, signal, ...call }: Call): Call {
  const limit = AbortSignal.timeout(timeoutMs ?? PATIENCE_MS)
  return { ...call, signal: signal ? AbortSignal.any([limit, signal]) : limit }
}

async function readAll(response: IncomingMessage, most: number, writes: boolean): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) throw new DriverError('failed', 'answer_too_large', `The answer is larger than ${Math.round(most / 1024 / 1024)} MB; it was not read to its end.`, { remedy: 'This is not what such a service answers: check the address.', maybeDone: writes })
    chunks.push(chunk)
  }
  if (!response.complete) throw connectionError({}, writes)
  return Buffer.concat(chunks).toString('utf8')
}

// Node refuses such a header when it is too late to say what was wrong.
function checkCredentials(headers: Record<string, string> | undefined): void {
  if (/^[\x20-\x7e]*$/.test(headers?.['authorization'] ?? '')) return
  throw badCredentials('The account or the secret', 'it')
}

/** What was entered can't be sent as it is. `what` begins the sentence and names the field. */
export function badCredentials(what: string, again: string): DriverError {
  return new DriverError('unauthorised', 'bad_credentials', `${what} holds a character that can't be sent: only letters, digits and signs of ASCII can.`, { remedy: `Enter ${again} again; look for full-width characters and line breaks.` })
}

/**
 * Sends one request over a connection of its own and reads the answer, within the call's time and a bound of bytes. Certificates are checked before
 * anything is sent; redirects are not followed. Throws `DriverError` when there is no answer; a refusal by status is an answer.
 */
export async function send(line: Line, ask: Ask, call: Call): Promise<Answer> {
  const signal = call.timeoutMs === undefined ? bounded(call).signal! : bounded({ ...call, timeoutMs: Math.min(call.timeoutMs, PATIENCE_MS) }).signal!
  const base = new URL(line.url)
  const writes = ask.method !== 'GET'
  checkCredentials(ask.headers)
  checkIdentity(line.identity)
  const socket = await openTls(base, line.trust, line.identity ?? null, signal).catch((error: unknown) => { throw connectionError(error, false) })
  try {
    const response = await exchange(base, ask, socket, signal)
    return { status: response.statusCode ?? 0, statusText: response.statusMessage ?? '', headers: response.headers as Record<string, string>, text: await readAll(response, line.mostBytes ?? MOST_BYTES, writes) }
  } catch (error) {
    if (error instanceof DriverError) throw error
    throw signal.aborted ? timedOut(writes) : connectionError(error, writes)
  } finally {
    socket.destroy()
  }
}

function exchange(base: URL, ask: Ask, socket: Awaited<ReturnType<typeof openTls>>, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const body = ask.body === undefined ? undefined : Buffer.from(ask.body)
  const request = httpRequest({
    method: ask.method, path: `${base.pathname.replace(/\/$/, '')}${ask.path}`, createConnection: () => socket, signal,
    headers: { host: base.host, accept: 'application/json', 'user-agent': 'colonnade', connection: 'close', ...ask.headers, ...(body ? { 'content-length': String(body.length) } : {}) },
  })
  request.once('response', resolve)
  request.once('error', reject)
  request.end(body)
  return promise
}

/** An answer that can't be understood. `writes`: the request asked for a change, which may have been made all the same. */
export function badAnswer(writes: boolean, status?: number, cause?: unknown): DriverError {
  return new DriverError('failed', 'bad_answer', 'The answer could not be understood.', { remedy: 'Check that the address is that of the service and not of a page in front of it.', maybeDone: writes, cause, ...(status === undefined ? {} : { status }) })
}

/** The answer's JSON. Throws `failed` / `bad_answer` when it is none. `writes`: the request asked for a change. */
export function jsonOf<T>(answer: Pick<Answer, 'status' | 'text'>, writes: boolean): T {
  try {
    return JSON.parse(answer.text) as T
  } catch {
    throw badAnswer(writes, answer.status)
  }
}

/** Asks without credentials; the answer's JSON, or null whatever comes instead. Tells what kind of service it is that refuses us. */
export async function openly(line: Line, path: string, call: Call): Promise<unknown> {
  try {
    const answer = await send(line, { method: 'GET', path }, call)
    return answer.status === 200 ? jsonOf(answer, false) : null
  } catch {
    return null
  }
}

const byStatus: Record<number, [DriverError['kind'], string, string, string]> = {
  401: ['unauthorised', 'unauthorised', 'The other side does not accept the credentials.', 'Enter them again; check that they have not expired.'],
  403: ['unauthorised', 'forbidden', 'The credentials are accepted, but they do not allow this.', 'Give the account the rights it needs at the other side.'],
  404: ['not_found', 'not_found', 'There is no such thing at the other side.', 'Check the address and the names; it may have been removed there.'],
  409: ['conflict', 'busy', 'The other side is busy with something that gets in the way.', 'Wait until that has ended, then try again.'],
  423: ['conflict', 'busy', 'The other side is busy with something that gets in the way.', 'Wait until that has ended, then try again.'],
  429: ['unreachable', 'too_many_requests', 'The other side asks for patience.', 'Try again later.'],
  501: ['failed', 'not_supported', 'The other side can\'t do this.', 'Use its own console.'],
}

/** The error behind a refusal by status. `said`: what the other side wrote about it. `writes`: an error of theirs may have come after the deed. */
export function refusal(status: number, said: string | null, writes: boolean): DriverError {
  const [kind, reason, message, remedy] = byStatus[status]
    ?? (status >= 300 && status < 400 ? ['failed', 'redirected', 'The other side points elsewhere; that is not followed.', 'Enter the address it points to, if that is the right one.']
      : status >= 500 ? ['failed', 'server_error', 'The other side ran into an error of its own.', 'Look into its log; it is tried again.'] : ['failed', 'rejected', 'The other side does not take the request.', 'See what it says; correct the record.'])
  const words = said && plainText(said, 300)
  return new DriverError(kind as DriverError['kind'], reason!, words ? `${message} It says: ${words}` : message!, { remedy: remedy!, status, maybeDone: writes && (status === 502 || status === 503 || status === 504) })
}
