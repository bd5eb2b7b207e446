import { ContractError, type ErrorCode } from '@colonnade/contract/kernel/errors'
import { APICallError, RetryError, StreamProviderError } from 'ai'

/** Who was called: the name a person knows it by, and its address. `secrets` are never repeated in an error. */
export type ProviderIdentity = { provider: string; baseUrl: string; secrets?: readonly string[] }

/** What a caller may read from `details` of a provider's error: whether another try or another provider may help, and after how long. */
export type ProviderErrorDetails = { provider: string; baseUrl: string; retryable: boolean; status?: number; retryAfterSeconds?: number }

/** An address without user, password, query and fragment; what cannot be read as one is not shown. */
export const safeUrl = (url: string): string => {
  try {
    const { origin, pathname } = new URL(url)
    return `${origin}${pathname === '/' ? '' : pathname.replace(/\/+$/u, '')}`
  } catch {
    return '(an address that cannot be read)'
  }
}

/** A provider's words without keys: those we know, and whatever looks like one. Providers like to repeat the key they refuse. */
export const redact = (text: string, secrets: readonly string[] = []): string =>
  secrets
    .filter((secret) => secret.length >= 4)
    .reduce((clean, secret) => clean.replaceAll(secret, '•••'), text)
    .replace(/\b(?:sk|pk|key|api|tok)[-_][\w*-]{6,}/giu, '•••')
    .replace(/bearer\s+\S+/giu, 'Bearer •••')
    .replace(/\s+/gu, ' ')
    .slice(0, 300)

type Facts = { status?: number; headers?: Record<string, string>; body: string; retryable: boolean }

/** Seconds a provider asks to wait, from `retry-after-ms` or `retry-after` (seconds or a date); undefined when it does not say. */
export const retryAfterSeconds = (headers: Record<string, string> | undefined, now = Date.now()): number | undefined => {
  const milliseconds = Number.parseFloat(headers?.['retry-after-ms'] ?? '')
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds / 1000)
  const value = headers?.['retry-after']
  if (value === undefined) return undefined
  const seconds = Number(value)
  if (Number.isFinite(seconds)) return Math.max(0, seconds)
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000)
}

/** Builds one provider error; every other function here goes through it. */
export const providerError = (who: ProviderIdentity, code: ErrorCode, reason: string, message: string, remedy: string, extra: Partial<ProviderErrorDetails> = {}): ContractError => {
  const details: ProviderErrorDetails = { provider: who.provider, baseUrl: safeUrl(who.baseUrl), retryable: false, ...extra }
  return new ContractError(code, reason, message, { remedy, details })
}

/** No answer within the time allowed. */
export const providerTimeout = (who: ProviderIdentity, milliseconds: number): ContractError =>
  providerError(who, 'UNAVAILABLE', 'provider_timeout', `${who.provider} sent nothing for ${Math.max(1, Math.round(milliseconds / 1000))} seconds.`, 'Try again, choose a faster model, or raise the time limit of this provider.', { retryable: true })

/** The connection ended before the answer did. */
export const streamBroken = (who: ProviderIdentity): ContractError =>
  providerError(who, 'UNAVAILABLE', 'provider_stream_broken', `The connection to ${who.provider} broke before the answer was complete.`, 'Send the question again.', { retryable: true })

/** An answer that is not what its API promises: a web page, broken JSON, missing fields. */
export const badAnswer = (who: ProviderIdentity, what: string): ContractError =>
  providerError(who, 'UNAVAILABLE', 'provider_bad_answer', `${who.provider} at ${safeUrl(who.baseUrl)} answered with ${what}.`, 'Check that the base URL is the API itself (it usually ends in /v1) and not a web page or a proxy before it.')

const CONTEXT = /context.{0,30}(?:length|window|limit)|maximum.{0,20}tokens|prompt is too long|too many (?:input )?tokens|context_length_exceeded|input length/iu
const QUOTA = /insufficient_quota|exceeded your current quota|credit balance|billing/iu

const refused = (who: ProviderIdentity, { status, body }: Facts): ContractError => {
  const said = redact(body, who.secrets)
  if (status === 401 || status === 403) return providerError(who, 'PRECONDITION_FAILED', 'provider_key_refused', `${who.provider} refused the API key.`, 'Enter a valid key for this provider in the gateway settings.', { status })
  if (QUOTA.test(body)) return providerError(who, 'PRECONDITION_FAILED', 'provider_quota_exhausted', `The account at ${who.provider} has no credit left.`, 'Top up the account at the provider, or choose another provider.', { status })
  if (status === 404) return providerError(who, 'PRECONDITION_FAILED', 'provider_model_not_found', `${who.provider} at ${safeUrl(who.baseUrl)} does not know this model or address.`, 'Check the model name and the base URL in the gateway settings.', { status })
  if (status === 413 || CONTEXT.test(body)) return providerError(who, 'PAYLOAD_TOO_LARGE', 'provider_context_too_long', `The conversation is longer than the model at ${who.provider} can read.`, 'Start a new conversation, use fewer passages, or choose a model with a longer context.', { status })
  return providerError(who, 'BAD_REQUEST', 'provider_refused_request', `${who.provider} refused the request${said === '' ? '' : `: ${said}`}`, 'Check the parameters of the model; it may not support one of them.', { status })
}

const fromFacts = (who: ProviderIdentity, facts: Facts): ContractError => {
  const { status = 0, headers } = facts
  const wait = retryAfterSeconds(headers)
  if (status === 429 && !QUOTA.test(facts.body)) {
    const when = wait === undefined ? 'a little later' : `in ${Math.ceil(wait)} seconds`
    return providerError(who, 'TOO_MANY_REQUESTS', 'provider_rate_limited', `${who.provider} takes no more requests for now.`, `Try again ${when}.`, { status, retryable: true, retryAfterSeconds: wait })
  }
  if (status >= 500 || status === 408 || status === 409) {
    return providerError(who, 'UNAVAILABLE', 'provider_unavailable', `${who.provider} failed to answer (status ${status}).`, 'Try again in a moment, or choose another model.', { status, retryable: true, retryAfterSeconds: wait })
  }
  return refused(who, facts)
}

/** Codes of a connection that was never made, on any level of the causes. */
const CONNECTION = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ECONNRESET|ETIMEDOUT|EPIPE|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|UND_ERR)/u

const causes = (error: unknown): { code?: unknown; message?: unknown; name?: unknown }[] => {
  const chain: { code?: unknown; message?: unknown; name?: unknown }[] = []
  for (let next = error; typeof next === 'object' && next !== null && chain.length < 8; next = (next as { cause?: unknown }).cause) {
    chain.push(next)
    for (const inner of next instanceof AggregateError ? next.errors.slice(0, 2) : []) chain.push(inner as object)
  }
  return chain
}

const withoutStatus = (who: ProviderIdentity, error: unknown, started: boolean): ContractError => {
  const chain = causes(error)
  const code = chain.map((cause) => String(cause.code ?? '')).find((value) => CONNECTION.test(value))
  const words = chain.map((cause) => `${String(cause.name ?? '')} ${String(cause.message ?? '')}`).join(' ')
  if (/unexpected redirect/iu.test(words)) return badAnswer(who, 'a redirect, which is not followed because it would carry the key elsewhere')
  if (/without a finish reason/iu.test(words)) return streamBroken(who)
  if (started && (code !== undefined || /terminated|other side closed|aborted|premature/iu.test(words))) return streamBroken(who)
  if (code === undefined && !/fetch failed|cannot connect/iu.test(words)) return badAnswer(who, 'something that is not valid for its API')
  const detail = code === undefined ? '' : ` (${code})`
  return providerError(who, 'UNAVAILABLE', 'provider_unreachable', `No connection to ${who.provider} at ${safeUrl(who.baseUrl)}${detail}.`, 'Check that the address is right and that the server is running and reachable from here.', { retryable: true })
}

const statusOf = (value: unknown): number | undefined => (typeof value === 'number' && value >= 400 ? value : undefined)

const streamFacts = (error: StreamProviderError): Facts => ({
  status: statusOf(error.statusCode) ?? (/overload|server|internal|unavailable/iu.test(`${error.type ?? ''} ${error.code ?? ''}`) ? 503 : /rate.?limit/iu.test(`${error.type ?? ''} ${error.code ?? ''}`) ? 429 : undefined),
  body: `${error.code ?? ''} ${error.message}`,
  retryable: error.isRetryable,
})

/** Any failure of a provider as a ContractError; `started` tells whether part of the answer had arrived. Secrets never get through. */
export const toProviderError = (who: ProviderIdentity, error: unknown, started = false): ContractError => {
  const known = causes(error).find((cause) => cause instanceof ContractError)
  if (known instanceof ContractError) return known
  if (RetryError.isInstance(error)) return toProviderError(who, error.lastError, started)
  if (StreamProviderError.isInstance(error)) return fromFacts(who, streamFacts(error))
  if (!APICallError.isInstance(error)) return withoutStatus(who, error, started)
  const { statusCode, responseHeaders, responseBody = '', isRetryable, message } = error
  if (statusCode === undefined) return withoutStatus(who, error, started)
  if (statusCode < 400) return started ? streamBroken(who) : withoutStatus(who, error, false)
  const isPage = /^\s*</u.test(responseBody)
  if (isPage && statusCode < 500 && statusCode !== 401 && statusCode !== 429) return badAnswer(who, `a web page (status ${statusCode})`)
  return fromFacts(who, { status: statusCode, headers: responseHeaders, body: isPage ? '' : `${message} ${responseBody}`, retryable: isRetryable })
}
