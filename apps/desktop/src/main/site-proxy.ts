import { ContractError } from '@colonnade/contract/kernel/errors'
import type { Locale } from '../shared/channels.ts'
import { API_PREFIX, APP_ORIGIN } from '../shared/origin.ts'
import { cookieHeader, withSetCookies } from './cookies.ts'
import { errorResponse, redirected, siteError } from './proxy-errors.ts'
import { forwardedHeaders, returnedHeaders } from './proxy-headers.ts'
import type { SiteStore, StoredSite } from './site-store.ts'
import type { Vault } from './vault.ts'

/** Electron's `session.fetch`, or whatever behaves like it. */
export type SiteFetch = (url: string, init: RequestInit & { duplex?: 'half' }) => Promise<Response>

/** Forwards the page's API calls to sites, with the credential added. */
export interface SiteProxy {
  /** Answers a request under `app://console/api/<siteId>/`; never rejects. */
  handle(request: Request): Promise<Response>
  /** Ends what is under way: for one site (removed, signed out) or for all (the page went away). */
  abort(siteId?: string): void
}

/** What the proxy needs. `headerTimeout` is in milliseconds until a site's headers; bodies may stream for ever. `onCredential` hears of a session begun or ended, `onConnect` of a site that answers: the first time, again after it did not, and whenever an event stream is opened. */
export interface ProxyOptions { sites: SiteStore; vault: Vault; fetch: SiteFetch; headerTimeout?: number; onCredential?: () => void; onConnect?: (siteId: string) => void; locale?: () => Locale }

// what stands before a site says so while the site is away
const AWAY = new Set([502, 503, 504])
const EVENT_STREAM = /^text\/event-stream\b/

interface Destination { site: StoredSite; url: string }

/** Where a request under the API prefix goes. Throws for unknown sites and for a path that would leave the site's base path. */
export function destination(requestUrl: string, sites: SiteStore): Destination {
  const asked = new URL(requestUrl)
  const [, siteId = '', rest = ''] = /^\/api\/([^/]+)(\/.*)?$/.exec(asked.pathname) ?? []
  const site = sites.get(siteId)
  const base = new URL(site.url)
  const url = new URL(`${site.url}${rest || '/'}${asked.search}`)
  const basePath = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`
  if (url.origin !== base.origin || !url.pathname.startsWith(basePath)) throw new ContractError('BAD_REQUEST', 'desktop.bad_input', 'The path leaves the site.')
  return { site, url: url.href }
}

function refuseForeign(request: Request): void {
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== APP_ORIGIN) throw new ContractError('FORBIDDEN', 'desktop.foreign_sender', 'Only the console’s own page may call the desktop.')
}

/** Passes a body on as it comes. When the page stops reading, the site's request is ended too: a closed event stream must not stay open. */
function streamed(body: ReadableStream<Uint8Array>, control: AbortController, done: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done: ended, value } = await reader.read()
        if (!ended) return controller.enqueue(value)
        done()
        controller.close()
      } catch (error) {
        done()
        controller.error(error)
      }
    },
    async cancel(reason) {
      done()
      control.abort(reason)
      await reader.cancel(reason).catch(() => undefined)
    },
  })
}

async function keepCookies({ vault, onCredential }: ProxyOptions, site: StoredSite, headers: Headers): Promise<void> {
  const held = await vault.credential(site)
  if (held?.token) return // a token was chosen; a session beside it would only confuse who is asking
  const before = held?.cookies ?? {}
  const after = withSetCookies(before, headers)
  if (after === before) return
  await vault.setCookies(site, after)
  onCredential?.()
}

/** One call to a site, until its headers are there. */
async function send(options: ProxyOptions, request: Request, { site, url }: Destination, control: AbortController): Promise<Response> {
  const secret = await options.vault.credential(site)
  const headers = forwardedHeaders(request.headers, new URL(site.url).origin, { token: secret?.token, cookie: cookieHeader(secret?.cookies) })
  const timer = setTimeout(() => control.abort(), options.headerTimeout ?? 30_000)
  try {
    const response = await options.fetch(url, {
      method: request.method, headers, redirect: 'manual', credentials: 'omit', cache: 'no-store', signal: control.signal,
      ...(request.body ? { body: request.body, duplex: 'half' } : {}),
    })
    if (response.status >= 300 && response.status < 400 && response.status !== 304) {
      control.abort()
      throw redirected()
    }
    await keepCookies(options, site, response.headers)
    return response
  } finally {
    clearTimeout(timer)
  }
}

/** Makes the proxy. Redirects are never followed, Chromium's own cookie jar is neither read nor written, and every call is one to a site the operator added. */
export function createSiteProxy(options: ProxyOptions): SiteProxy {
  const flights = new Map<AbortController, string>()
  const reached = new Set<string>()
  return {
    async handle(request) {
      const control = new AbortController()
      const land = () => { flights.delete(control) }
      let siteId: string | undefined
      try {
        refuseForeign(request)
        const to = destination(request.url, options.sites)
        siteId = to.site.id
        flights.set(control, siteId)
        request.signal.addEventListener('abort', () => control.abort(), { once: true })
        const { body, status, headers } = await send(options, request, to, control)
        if (AWAY.has(status)) reached.delete(siteId)
        else {
          if (!reached.has(siteId) || EVENT_STREAM.test(headers.get('content-type') ?? '')) options.onConnect?.(siteId)
          reached.add(siteId)
        }
        if (!body) land()
        return new Response(body && streamed(body, control, land), { status, headers: returnedHeaders(headers) })
      } catch (error) {
        land()
        if (siteId !== undefined && !control.signal.aborted) reached.delete(siteId)
        return errorResponse(error instanceof ContractError ? error : siteError(error), options.locale?.())
      }
    },
    abort(siteId) {
      if (siteId !== undefined) reached.delete(siteId)
      for (const [control, of] of flights) {
        if (siteId !== undefined && of !== siteId) continue
        flights.delete(control)
        control.abort()
      }
    },
  }
}

/** Whether a request on the app scheme is one for the proxy. */
export function isProxied(url: string): boolean {
  return new URL(url).pathname.startsWith(API_PREFIX)
}
