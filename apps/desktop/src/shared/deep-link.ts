/** Scheme the operating system hands to the console. */
export const DEEP_LINK_SCHEME = 'colonnade'

/** A place in the console: which site (its id, or its host as in the site's URL) and which path, query included. */
export interface DeepLinkTarget { site: string; path: string }

const MAX_LENGTH = 2048
const SHAPE = /^colonnade:\/\/([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?(?::\d{1,5})?)(\/[^\s\\#<>"'`{}|^]*)?$/i

function canDecode(text: string): boolean {
  try { return typeof decodeURIComponent(text) === 'string' } catch { return false }
}

/** A path inside the console: absolute, one leading slash, no way up, nothing hidden behind percent signs. */
export function isSafePath(path: string): boolean {
  if (path.length > MAX_LENGTH || !/^\/(?![/\\])/.test(path)) return false
  if (!canDecode(path)) return false
  // Decoded until it no longer changes: `%252e` is a dot to whoever decodes twice. Only ASCII matters here, and each round makes the text shorter.
  let plain = path
  for (let before = ''; before !== plain;) {
    before = plain
    plain = before.replace(/%([0-7][0-9a-f])/gi, (_triple, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }
  if ([...plain].some((char) => char < ' ' || char === '\u007f' || char === '\\')) return false
  const [pathname = ''] = plain.split(/[?#]/)
  return !pathname.includes('//') && !pathname.split('/').some((part) => part === '..' || part === '.') && !pathname.startsWith('/api/')
}

/** Reads `colonnade://site/path`. Whatever isn't exactly that is `undefined`: the text comes from any web page or mail the operator clicks on.
 * A link only ever shows a place; it never adds a site, changes a record or carries a credential. */
export function parseDeepLink(text: unknown): DeepLinkTarget | undefined {
  if (typeof text !== 'string' || text.length > MAX_LENGTH) return undefined
  const match = SHAPE.exec(text)
  const site = match?.[1]?.toLowerCase()
  const path = match?.[2] ?? '/'
  if (!site || site.includes('..') || !isSafePath(path)) return undefined
  return { site, path }
}

/** The first deep link among a process's arguments, as Windows and Linux pass it. */
export function deepLinkInArguments(argv: readonly string[]): DeepLinkTarget | undefined {
  for (const argument of argv) {
    const link = parseDeepLink(argument)
    if (link) return link
  }
  return undefined
}
