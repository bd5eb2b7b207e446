import { randomUUID } from 'node:crypto'
import { ContractError } from '@colonnade/contract'
import { actorOf, anonymous, callerOfApiToken, createServiceCtx, SESSION_COOKIE, tokenHash, validateSession, type AccessCache, type Actor, type Caller, type ServiceCtx, type Services } from '@colonnade/trpc'
import type { FastifyRequest } from 'fastify'

/** Prefix of an API token; a bearer without it is a session token. */
const API_TOKEN = 'cln_'

function recognise(services: Services, access: AccessCache, token: string): Promise<Caller | null> {
  const hash = tokenHash(token)
  return access.of(hash, services.clock(), () => (token.startsWith(API_TOKEN) ? callerOfApiToken(services, hash) : validateSession(services, token)))
}

async function bearer(services: Services, access: AccessCache, token: string): Promise<Actor> {
  const caller = await recognise(services, access, token)
  if (!caller) throw new ContractError('UNAUTHORIZED', 'bad_token', 'The token is not valid, or no longer.', { remedy: 'Make a new token.' })
  return actorOf(caller, token.startsWith(API_TOKEN) ? 'token' : 'user')
}

// A browser sends the cookie whoever made it send: only pages of our own origin may use it.
function refuseForeignOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  const { origin, host } = request.headers
  const foreign = site ? site !== 'same-origin' && site !== 'none' : Boolean(origin && hostOf(origin) !== host)
  if (foreign) throw new ContractError('FORBIDDEN', 'foreign_origin', 'This request came from another site.', { remedy: 'Use the application itself, or an API token.' })
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

/** Who a request comes from: an API token or session token as bearer, else the session cookie, else nobody. */
export async function actorOfRequest(services: Services, access: AccessCache, request: FastifyRequest): Promise<Actor> {
  const header = request.headers.authorization
  if (header) {
    const token = /^Bearer ([\w.~+/-]{10,200}=*)$/i.exec(header)?.[1]
    if (!token) throw new ContractError('UNAUTHORIZED', 'bad_token', 'The Authorization header is not of the form "Bearer TOKEN".')
    return bearer(services, access, token)
  }
  const cookie = request.cookies[SESSION_COOKIE]
  if (request.method !== 'GET' || cookie) refuseForeignOrigin(request)
  const caller = cookie ? await recognise(services, access, cookie) : null
  return caller ? actorOf(caller, 'user') : anonymous
}

/** The context of one HTTP request. */
export async function contextOf(services: Services, access: AccessCache, request: FastifyRequest): Promise<ServiceCtx> {
  const given = request.headers['x-request-id']
  const requestId = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
  return createServiceCtx(services, await actorOfRequest(services, access, request), { requestId, ip: request.ip, userAgent: request.headers['user-agent'] ?? null })
}
