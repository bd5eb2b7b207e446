import type { ContractError, ErrorCode } from '@colonnade/contract/kernel/errors'
import type { MessageKey } from '../shared/messages/index.ts'
import type { Locale } from '../shared/channels.ts'
import { desktopError, inWords } from './desktop-error.ts'

const STATUS: Partial<Record<ErrorCode, number>> = { BAD_REQUEST: 400, FORBIDDEN: 403, NOT_FOUND: 404, UNAVAILABLE: 503 }
/** What tRPC calls an error of the server's, whatever its kind. */
const RPC_CODE = -32603

// By Chromium's names, and by Node's and OpenSSL's, which development and tests see. The first that fits speaks.
const KINDS: readonly [RegExp, MessageKey & `desktop.${string}`][] = [
  [/redirect/i, 'desktop.site_redirected'],
  [/ERR_CERT_COMMON_NAME_INVALID|ERR_TLS_CERT_ALTNAME_INVALID/, 'desktop.site_certificate_name'],
  [/ERR_CERT_DATE_INVALID|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, 'desktop.site_certificate_date'],
  [/ERR_CERT|ERR_SSL|certificate|SELF_SIGNED|UNABLE_TO_VERIFY/i, 'desktop.site_certificate'],
  [/CONNECTION_REFUSED|ECONNREFUSED/, 'desktop.site_refused'],
  [/NAME_NOT_RESOLVED|ENOTFOUND|EAI_AGAIN/, 'desktop.site_unknown_host'],
  [/TIMED_OUT|ETIMEDOUT|TimeoutError|due to timeout/, 'desktop.site_silent'],
]

function textOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const { name, message, cause: inner, code } = cause as Error & { code?: unknown }
  return [name, message, typeof code === 'string' ? code : '', inner === undefined ? '' : textOf(inner)].join(' ')
}

/** What went wrong between main and a site, from the text of the network's error. */
export function siteError(cause: unknown): ContractError {
  const text = textOf(cause)
  return desktopError('UNAVAILABLE', KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? 'desktop.site_unreachable')
}

/** A site that answers with a redirect: never followed, since the credential would go with it. */
export function redirected(): ContractError {
  return desktopError('UNAVAILABLE', 'desktop.site_redirected')
}

/** A response as the API itself would give it: the contract's error inside tRPC's envelope, so the typed client reads it like any other. */
export function errorResponse(error: ContractError, locale: Locale = 'en'): Response {
  const status = STATUS[error.shape.code] ?? 500
  const shape = inWords(error.shape, locale)
  const body = { error: { message: shape.message, code: RPC_CODE, data: { ...shape, httpStatus: status } } }
  return new Response(JSON.stringify(body), {
    status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  })
}
