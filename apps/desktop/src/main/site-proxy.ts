import { ContractError } from '@colonnade/contract/kernel/errors'
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

/** What the proxy needs. `headerTimeout` is in milliseconds until a site's headers; bodies may stream for ever. `onCredential` hears of a session begun or ended. */
export interface ProxyOptions { sites: SiteStore; vault: Vault; fetch: SiteFetch; headerTimeout?: number; onCredential?: () => void }

interface Flight { siteId: string; control: AbortController }

/** Where a request under the API prefix goes. Throws for unknown sites and for a path that would leave the site's base path. */
export function destination(requestUrl: string, sites: SiteStore): { site: StoredSite; url: string } {
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

/** Makes the proxy. Redirects are never followed, Chromium's own cookie jar is neither read nor written, and every call is one to a site the operator added. */
export function createSiteProxy({ sites, vault, fetch, headerTimeout = 30_000, onCredential }: ProxyOptions): SiteProxy {
  const flights = new Set<Flight>()

  async function keepCookies(site: StoredSite, headers: Headers): Promise<void> {
    const held = await vault.credential(site)
    if (held?.token) return // a token was chosen; a session beside it would only confuse who is asking
    const before = held?.cookies ?? {}
    const after = withSetCookies(before, headers)
    if (after === before) return
    await vault.setCookies(site, after)
    onCredential?.()
  }

  async function send(request: Request, site: StoredSite, url: string, flight: Flight): Promise<Response> {
    const secret = await vault.credential(site)
    const headers = forwardedHeaders(request.headers, new URL(site.url).origin, { token: secret?.token, cookie: cookieHeader(secret?.cookies) })
    const timer = setTimeout(() => flight.control.abort(), headerTimeout)
    try {
      const response = await fetch(url, {
        method: request.method, headers, redirect: 'manual', credentials: 'omit', cache: 'no-store', signal: flight.control.signal,
        ...(request.body ? { body: request.body, duplex: 'half' } : {}),
      })
      if (response.status >= 300 && response.status < 400 && response.status !== 304) {
        flight.control.abort()
        throw redirected()
      }
      await keepCookies(site, response.headers)
      return response
    } finally {
      clearTimeout(timer)
    }
  }

  async function handle(request: Request): Promise<Response> {
    let flight: Flight | undefined
    const land = () => { if (flight) flights.delete(flight) }
    try {
      refuseForeign(request)
      const { site, url } = destination(request.url, sites)
      flight = { siteId: site.id, control: new AbortController() }
      flights.add(flight)
      const { control } = flight
      request.signal.addEventListener('abort', () => control.abort(), { once: true })
      const response = await send(request, site, url, flight)
      if (!response.body) land()
      return new Response(response.body && streamed(response.body, control, land), { status: response.status, headers: returnedHeaders(response.headers) })
    } catch (error) {
      land()
      return errorResponse(error instanceof ContractError ? error : siteError(error))
    }
  }

  return {
    handle,
    abort(siteId) {
      for (const flight of flights) {
        if (siteId !== undefined && flight.siteId !== siteId) continue
        flights.delete(flight)
        flight.control.abort()
      }
    },
  }
}

/** Whether a request on the app scheme is one for the proxy. */
export function isProxied(url: string): boolean {
  return new URL(url).pathname.startsWith(API_PREFIX)
}
