/** Scheme of the console's own pages inside Electron. Standard and secure, so it has an origin of its own: `app://console`. */
export const APP_SCHEME = 'app'
/** The only host served on {@link APP_SCHEME}. */
export const APP_HOST = 'console'
/** Origin of the console's own pages inside Electron. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
/** Paths under this prefix are not files: main forwards them to a site, with that site's credential added. */
export const API_PREFIX = '/api/'

/** Base URL for calls to one site from inside Electron: append `/trpc`, or whatever path the API serves. The site is part of the path,
 * so a request under way keeps going where it was meant to go when the operator switches sites. */
export function apiBase(siteId: string): string {
  return `${APP_ORIGIN}${API_PREFIX}${encodeURIComponent(siteId)}`
}

/** Whether a URL is a page of the console itself: its scheme and host, and not a response forwarded from a site. */
export function isConsolePage(url: string): boolean {
  let parsed: URL
  try { parsed = new URL(url) } catch { return false }
  // `.origin` is "null" for schemes the URL standard doesn't know, so scheme and host are compared by themselves.
  return parsed.protocol === `${APP_SCHEME}:` && parsed.host === APP_HOST && !parsed.username && !parsed.password
    && !`${parsed.pathname}/`.startsWith(API_PREFIX)
}
