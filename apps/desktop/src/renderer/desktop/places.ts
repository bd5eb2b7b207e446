const KEY = 'colonnade.places'

function all(): Record<string, string> {
  try { return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, string> } catch { return {} }
}

/** Where the person was at a site when they left it (path with query), the overview at first. */
export function placeAt(siteId: string): string {
  const place = all()[siteId]
  return typeof place === 'string' && /^\/(?!\/)/.test(place) ? place : '/'
}

/** Forgets where the person was at sites that are not among `ids`. */
export function forgetPlaces(ids: readonly string[]): void {
  try { localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(Object.entries(all()).filter(([id]) => ids.includes(id))))) } catch { /* forbidden: nothing was kept either */ }
}

/** Remembers where the person is at a site, so that switching away and back, or ending the program, loses nothing. */
export function rememberPlace(siteId: string, href: string): void {
  try { localStorage.setItem(KEY, JSON.stringify({ ...all(), [siteId]: href.slice(0, 4000) })) } catch { /* full or forbidden: the site opens at its overview */ }
}
