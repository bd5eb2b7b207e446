/** Search parameters as the router holds them: plain texts, repeated ones as a list. */
export type Search = Record<string, string | string[]>

/** Reads `?a=1&f=x&f=y` without guessing types: a filter typed as `12` stays a text. */
export function parseSearch(text: string): Search {
  const found: Search = {}
  const params = new URLSearchParams(text)
  for (const key of new Set(params.keys())) {
    const all = params.getAll(key)
    found[key] = all.length > 1 ? all : (all[0] ?? '')
  }
  return found
}

/** Writes what `parseSearch` read, with the question mark; empty when there is nothing. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null) params.append(key, String(one))
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}

/** Give these to `createRouter`, so that the table's state in the URL reads as it is written. */
export const searchCodec = { parseSearch, stringifySearch }

/** A path of the app and its parameters, from a link's address. */
export function splitHref(href: string): { to: string; search: Search } {
  const at = href.indexOf('?')
  return at < 0 ? { to: href, search: {} } : { to: href.slice(0, at), search: parseSearch(href.slice(at)) }
}
