/** Of the page's request headers, those that must not reach a site: credentials are main's to add, and the rest describe the page's own connection. */
const NOT_FORWARDED = new Set([
  'authorization', 'cookie', 'cookie2', 'host', 'origin', 'referer', 'connection', 'content-length', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade',
  'proxy-authorization', 'proxy-connection', 'accept-encoding', 'expect',
])

/** Of a site's response headers, those the page gets. Cookies stay in main; encoding and length no longer describe the body once decoded. */
const PASSED_BACK = new Set([
  'cache-control', 'content-disposition', 'content-language', 'content-range', 'accept-ranges', 'etag', 'last-modified', 'date', 'retry-after', 'vary', 'x-request-id',
  'ratelimit', 'ratelimit-policy', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset',
])

/** Types the page may receive as they are. Anything that a browser could run or lay out (scripts, HTML, SVG, styles) arrives as plain bytes:
 * it would otherwise run with the console's own origin. */
const PASSIVE = /^(application\/(json|jsonl|x-ndjson|problem\+json|pdf|zip|gzip|octet-stream|trpc\+json|vnd\.openxmlformats-[a-z0-9.-]+)|text\/(plain|csv|event-stream|markdown)|image\/(png|jpeg|webp|gif|avif))$/

/** Headers to send to a site for a request of the page's. */
export function forwardedHeaders(from: Headers, siteOrigin: string, secret: { token?: string; cookie?: string }): Headers {
  const to = new Headers()
  for (const [name, value] of from) {
    if (!NOT_FORWARDED.has(name) && !name.startsWith('sec-')) to.set(name, value)
  }
  // The page's origin means nothing to the site; its own tells the forgery check that this is no other web page's request.
  to.set('origin', siteOrigin)
  if (secret.token) to.set('authorization', `Bearer ${secret.token}`)
  else if (secret.cookie) to.set('cookie', secret.cookie)
  return to
}

/** The `content-type` under which the page may see a response. */
export function passiveType(contentType: string | null): string {
  const [type = ''] = (contentType ?? '').toLowerCase().split(';')
  return PASSIVE.test(type.trim()) ? contentType! : 'application/octet-stream'
}

/** Headers of the response the page gets for a site's response. */
export function returnedHeaders(from: Headers): Headers {
  const to = new Headers({
    'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cross-origin-resource-policy': 'same-origin',
  })
  for (const [name, value] of from) {
    if (PASSED_BACK.has(name)) to.set(name, value)
  }
  to.set('content-type', passiveType(from.get('content-type')))
  if (!to.has('cache-control')) to.set('cache-control', 'no-store')
  return to
}
