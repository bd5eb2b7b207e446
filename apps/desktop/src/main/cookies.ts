/** Splits a `set-cookie` value that Electron's fetch has joined with commas; a comma inside `Expires` is left alone. */
function splitSetCookie(header: string): string[] {
  return header.split(/,\s*(?=[!#$%&'*+.^_`|~0-9A-Za-z-]+=)/)
}

function expired(attributes: readonly string[]): boolean {
  for (const attribute of attributes) {
    const [name = '', value = ''] = attribute.split('=', 2).map((part) => part.trim())
    if (/^max-age$/i.test(name)) return Number(value) <= 0
  }
  const expires = attributes.find((attribute) => /^\s*expires=/i.test(attribute))
  return expires !== undefined && Date.parse(expires.slice(expires.indexOf('=') + 1)) <= Date.now()
}

/** The cookies held for a site after a response set some. Domain and path don't matter: they are only ever sent to the site that set them.
 * Returns the same object when nothing changed. */
export function withSetCookies(held: Record<string, string>, headers: Headers): Record<string, string> {
  const lines = headers.getSetCookie().flatMap(splitSetCookie)
  let next = held
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split(';')
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    const value = pair.slice(at + 1).trim()
    if (at < 1 || !/^[\x21-\x7e]*$/.test(value) || name === '__proto__') continue
    if (expired(attributes) || value === '') {
      const { [name]: _gone, ...rest } = next
      next = name in next ? rest : next
    } else if (next[name] !== value) {
      next = { ...next, [name]: value }
    }
  }
  return next
}

/** A `cookie` header, or nothing when there is none to send. */
export function cookieHeader(cookies: Record<string, string> | undefined): string | undefined {
  const pairs = Object.entries(cookies ?? {}).map(([name, value]) => `${name}=${value}`)
  return pairs.length > 0 ? pairs.join('; ') : undefined
}
