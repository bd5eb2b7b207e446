/** How to reach a Colonnade. */
export interface ClientOptions {
  /** address of the server, as `https://cloud.example`; in a browser '' means the page's own */
  url: string
  /** API token or session token, or what fetches one (asked before every request); left out in a browser, whose session cookie speaks for it */
  token?: string | undefined | (() => string | undefined | Promise<string | undefined>)
  /** how often a query is tried again after the connection failed or the server was busy; 2 by default. Mutations are never repeated. */
  retries?: number | undefined
  /** a query or mutation gives up after this many milliseconds; 60,000 by default, 0 for never. Subscriptions have no limit. */
  timeoutMs?: number | undefined
  /** sent with every request */
  headers?: Record<string, string> | undefined
  /** used instead of the global fetch */
  fetch?: typeof fetch | undefined
}

/** The address of the API, without a slash too many. Throws TypeError when it is none: outside of a page it must be absolute; in a page it may have the page's own scheme, as the desktop's `app:`. */
export function apiUrl(url: string): string {
  const page = (globalThis as { location?: { href?: string } }).location?.href
  const schemes = ['http:', 'https:', ...(page ? [new URL(page).protocol] : [])]
  if (!URL.canParse(url, page) || !schemes.includes(new URL(url, page).protocol)) throw new TypeError(`url: "${url}" is no address of a server; give one like https://cloud.example`)
  return `${url.replace(/\/+$/, '')}/trpc`
}

/** The headers of a request: the caller's own, and the token as a bearer. */
export async function headersOf({ headers, token }: ClientOptions): Promise<Record<string, string>> {
  const value = typeof token === 'function' ? await token() : token
  return { ...headers, ...(value ? { authorization: `Bearer ${value}` } : {}) }
}
