import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { ContractError } from '@colonnade/contract'
import { MAX_UPLOAD_BYTES } from '@colonnade/contract/ai'
import type { Services } from '../../../kernel/services.ts'
import { type Address, type AddressRule, isPublicAddress, resolvePublic } from './public-address.ts'
import type { IncomingFile } from './store-file.ts'

/** A page as it came: `url` is where the redirects ended. */
export interface FetchedPage extends IncomingFile { url: string }
/** What fetching may cost, and which addresses it may reach. Bytes and milliseconds. */
export interface FetchOptions { allowed?: AddressRule; maxBytes?: number; timeoutMs?: number; maxRedirects?: number }
/** Fetches a page for a document. */
export type PageFetcher = (url: string) => Promise<FetchedPage>

type Bounds = Required<FetchOptions> & { signal: AbortSignal }

function refuse(reason: string, message: string, remedy: string): ContractError {
  return new ContractError('BAD_REQUEST', reason, message, { fields: [{ path: 'url', message }], remedy })
}

const tooLarge = (maxBytes: number) => refuse('url_too_large', `The page is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`, 'Download it, split it and upload the parts.')

// The name was resolved and checked; the connection goes to that very address, whatever the name says a moment later.
function request(url: URL, [pinned]: Address[], signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const client = url.protocol === 'https:' ? https : http
  client.get(url, {
    signal, agent: false, headers: { 'user-agent': 'Colonnade/0.1 (knowledge import)', accept: 'text/html,application/pdf,text/*;q=0.9,*/*;q=0.5', 'accept-encoding': 'gzip, br, deflate, identity' },
    lookup: (_host, options, done) => (options.all ? done(null, [pinned!] as never) : done(null, pinned!.address, pinned!.family)),
  }, resolve).on('error', reject)
  return promise
}

async function read(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const decoders = { gzip: promisify(gunzip), br: promisify(brotliDecompress), deflate: promisify(inflate) }

async function decoded(bytes: Buffer, encoding: string | undefined, maxBytes: number): Promise<Buffer> {
  const decode = decoders[encoding?.trim().toLowerCase() as keyof typeof decoders]
  if (!decode) return bytes
  return decode(bytes, { maxOutputLength: maxBytes }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(maxBytes) : refuse('url_unreadable', 'The page came in a form that cannot be read.', 'Download it and upload the file.')
  })
}

function nameOf(url: URL): string {
  const last = url.pathname.split('/').findLast(Boolean)
  try {
    return last ? decodeURIComponent(last) : url.hostname
  } catch {
    return last ?? url.hostname
  }
}

async function hop(url: URL, { allowed, maxBytes, signal }: Bounds): Promise<URL | FetchedPage> {
  if (!/^https?:$/u.test(url.protocol)) throw refuse('url_protocol', 'Only http and https addresses can be read.', 'Use the address of a web page.')
  if (url.username || url.password) throw refuse('url_credentials', 'An address with a user name or password is not taken.', 'Leave them out.')
  const response = await request(url, await resolvePublic(url.hostname, allowed), signal)
  const status = response.statusCode ?? 0
  if (status >= 300 && status < 400 && response.headers.location) {
    response.destroy()
    return new URL(response.headers.location, url)
  }
  if (status !== 200) {
    response.destroy()
    throw refuse('url_refused', `The page answered with status ${status}.`, 'Check that the page can be read without signing in.')
  }
  const bytes = await decoded(await read(response, maxBytes), response.headers['content-encoding'], maxBytes)
  return { url: url.href, name: nameOf(url), mimeType: response.headers['content-type']?.split(';')[0]?.trim() || 'application/octet-stream', bytes }
}

function reachable(error: unknown, { signal, timeoutMs }: Bounds): unknown {
  if (error instanceof ContractError) return error
  if (signal.aborted) return refuse('url_timeout', `The page did not come within ${Math.round(timeoutMs / 1000)} seconds.`, 'Try again later, or upload the file itself.')
  return refuse('url_unreachable', 'No connection to this address could be made.', 'Check the address and that the page is up.')
}

/** Fetches a page of the public internet. The address of every hop is resolved, checked and pinned. Throws BAD_REQUEST naming what was wrong with the address. */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<FetchedPage> {
  const timeoutMs = options.timeoutMs ?? 20_000
  const bounds: Bounds = { allowed: isPublicAddress, maxBytes: MAX_UPLOAD_BYTES, maxRedirects: 5, ...options, timeoutMs, signal: AbortSignal.timeout(timeoutMs) }
  try {
    let url = new URL(address)
    for (let hops = 0; hops <= bounds.maxRedirects; hops++) {
      const next = await hop(url, bounds)
      if (!(next instanceof URL)) return next
      url = next
    }
  } catch (error) {
    throw reachable(error, bounds)
  }
  throw refuse('url_redirects', 'The page redirects too many times.', 'Use the address it ends at.')
}

/** The process's page fetcher; a test puts one of its own into the drivers. */
export function pageFetcherOf(services: Pick<Services, 'drivers'>): PageFetcher {
  return (services.drivers['pages'] as PageFetcher | undefined) ?? fetchPage
}
