import * as z from 'zod'

/** UUID of a row. */
export const id = z.uuid()
/** An instant, as ISO 8601 with milliseconds in UTC. */
export const instant = z.iso.datetime()
/** A decimal figure as text, so that no digit is lost. */
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a decimal number')
/** Fields every row carries. */
export const stamps = { id, createdAt: instant, updatedAt: instant }
/** Fields of rows that people edit. */
export const versioned = { ...stamps, version: z.number().int().min(1) }
/** Fields of rows that can be restored. */
export const restorable = { ...versioned, deletedAt: instant.nullable() }

// Control characters are refused: PostgreSQL can't store NUL, and the rest only hides in names.
const printable = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/

/** One line of text, trimmed, 1 to `max` characters. */
export function line(max: number) {
  return z.string().trim().min(1).max(max).regex(printable, 'must not contain control characters').refine((s) => !/[\r\n]/.test(s), 'must be one line')
}
/** Text of several lines, at most `max` characters. */
export function prose(max: number) {
  return z.string().max(max).regex(printable, 'must not contain control characters')
}
/** A whole number from `min` to `max`; the default upper bound is what a PostgreSQL integer holds. */
export function whole(min = 0, max = 2_147_483_647) {
  return z.number().int().min(min).max(max)
}
/** A short name in a URL: letters, digits and hyphens. */
export const slug = z.string().trim().toLowerCase().min(2).max(63).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use letters, digits and single hyphens')
// Full-width and composed characters become the plain ones; a domain in another script becomes its ASCII form, as mail servers know it.
function plainAddress(text: string): string {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const at = plain.lastIndexOf('@')
  const domain = plain.slice(at + 1)
  if (at < 1 || !/[^\u0000-\u007f]/.test(domain) || !/^[\p{L}\p{M}\p{N}.\u3002-]+$/u.test(domain) || !URL.canParse(`http://${domain}`)) return plain
  return `${plain.slice(0, at)}@${new URL(`http://${domain}`).hostname}`
}
/** An e-mail address, in one spelling whatever the case, width or script it was typed in. */
export const email = z.string().max(320).transform(plainAddress).pipe(z.email('must be an e-mail address').max(254))
/** A language there is. */
export const locale = z.enum(['en', 'zh-CN', 'zh-TW'])
/** Name of a time zone, as IANA has it. */
export const timezone = z.string().max(50).refine(isTimezone, 'must be a time zone such as Europe/Berlin or Asia/Taipei')

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[\w+/-]+$/.test(name)
  } catch {
    return false
  }
}
