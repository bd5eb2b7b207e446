import { ContractError, type ErrorCode } from '@colonnade/contract/kernel/errors'

const STATUS: Partial<Record<ErrorCode, number>> = { BAD_REQUEST: 400, FORBIDDEN: 403, NOT_FOUND: 404, UNAVAILABLE: 503 }
/** What tRPC calls an error of the server's, whatever its kind. */
const RPC_CODE = -32603

/** What went wrong between main and a site, from the text of Chromium's network error. */
export function siteError(cause: unknown): ContractError {
  const text = cause instanceof Error ? cause.message : String(cause)
  if (/redirect/i.test(text)) return redirected()
  if (/ERR_CERT|ERR_SSL|certificate/i.test(text)) {
    return new ContractError('UNAVAILABLE', 'desktop.site_certificate', 'The site’s certificate is not trusted by this machine.',
      { remedy: 'Add the authority that signed it to the system’s trusted certificates.' })
  }
  return new ContractError('UNAVAILABLE', 'desktop.site_unreachable', 'The site does not answer.', { remedy: 'Check the address, the network and whether the server runs.' })
}

/** A site that answers with a redirect: never followed, since the credential would go with it. */
export function redirected(): ContractError {
  return new ContractError('UNAVAILABLE', 'desktop.site_redirected', 'The site sends its calls elsewhere. The token was not sent there.',
    { remedy: 'Add the site under its final address.' })
}

/** A response as the API itself would give it: the contract's error inside tRPC's envelope, so the typed client reads it like any other. */
export function errorResponse(error: ContractError): Response {
  const status = STATUS[error.shape.code] ?? 500
  const body = { error: { message: error.message, code: RPC_CODE, data: { ...error.shape, httpStatus: status } } }
  return new Response(JSON.stringify(body), {
    status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  })
}
