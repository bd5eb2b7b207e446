import * as z from 'zod'

const LOOPBACK = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Normalises the address of a site, or says why it can't be one. https only, except on this machine: a token must not cross a network in the clear.
 * Returns origin plus base path without a trailing slash, or `undefined`. */
export function normaliseSiteUrl(input: string): string | undefined {
  let url: URL
  try { url = new URL(input.trim()) } catch { return undefined }
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname))
  if (!secure || url.username || url.password || url.search || url.hash) return undefined
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** A site's address as typed; parsed to its normal form. */
export const siteUrl = z.string().max(2048).transform((value, context) => {
  const url = normaliseSiteUrl(value)
  if (url !== undefined) return url
  context.addIssue({ code: 'custom', message: 'Use https:// (http:// only for this machine), without a user name, query or fragment.' })
  return z.NEVER
})
