// The only file that knows lucia: its author has stopped developing it, so nothing else may come to depend on it (docs/adr).
import { createHash, randomBytes } from 'node:crypto'
import type { WriteTx } from '@colonnade/db'
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia'
import { databaseOf, scopeOf } from '../../../kernel/context.ts'
import type { Services } from '../../../kernel/services.ts'
import { callerOfSession, noteSeen, type Caller } from './recognise.ts'

const LIFETIME = new TimeSpan(30, 'd')
/** Name of the session cookie. */
export const SESSION_COOKIE = 'colonnade_session'

declare module 'lucia' {
  interface Register { Lucia: Lucia; DatabaseSessionAttributes: { tenantId: string; ipAddress: string | null; userAgent: string | null } }
}

/** SHA-256 of a token, as hex: what the database keeps instead of it. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** A token nobody guesses: 32 random bytes. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

const unused = async (): Promise<never> => { throw new Error('not used: sessions are listed and revoked by their own verbs') }

// Lucia reads before the tenant is known and prolongs inside it; new sessions are written in the transaction of sign-in.
function adapterOver(services: Services, found: { caller: Caller | null }, tx?: WriteTx): Adapter {
  return {
    getUserSessions: unused, deleteUserSessions: unused, deleteExpiredSessions: unused,
    async getSessionAndUser(hash) {
      found.caller = await callerOfSession(services, hash)
      if (!found.caller) return [null, null]
      const { userId, tenantId, expiresAt } = found.caller
      return [{ id: hash, userId, expiresAt: expiresAt!, attributes: { tenantId, ipAddress: null, userAgent: null } }, { id: userId, attributes: {} }]
    },
    async setSession(session: DatabaseSession) {
      await tx!.session.create({ data: { tokenHash: session.id, userId: session.userId, expiresAt: session.expiresAt, ...session.attributes } })
    },
    async updateSessionExpiration(hash, expiresAt) {
      await inTenant(services, found.caller, (t) => t.session.updateMany({ where: { tokenHash: hash }, data: { expiresAt } }))
    },
    async deleteSession(hash) {
      await inTenant(services, found.caller, (t) => t.session.deleteMany({ where: { tokenHash: hash } }))
    },
  }
}

async function inTenant(services: Services, caller: Caller | null, work: (tx: WriteTx) => Promise<unknown>): Promise<void> {
  if (caller) await databaseOf({ services }).transaction(scopeOf(caller.tenantId), async (tx) => { await work(tx) })
}

/** The caller a session token belongs to; null when there is none or it has expired. A session in use is prolonged. */
export async function validateSession(services: Services, token: string): Promise<Caller | null> {
  const found: { caller: Caller | null } = { caller: null }
  const lucia = new Lucia(adapterOver(services, found), { sessionExpiresIn: LIFETIME })
  const { session } = await lucia.validateSession(tokenHash(token))
  if (!session || !found.caller) return null
  await noteSeen(services, found.caller, 'user_sessions')
  return found.caller
}

/** Writes a session in the open transaction and gives its token, which is kept nowhere. */
export async function createSession(services: Services, tx: WriteTx, of: { userId: string; tenantId: string; ipAddress: string | null; userAgent: string | null }): Promise<string> {
  const token = newToken()
  const { userId, ...attributes } = of
  await new Lucia(adapterOver(services, { caller: null }, tx), { sessionExpiresIn: LIFETIME }).createSession(userId, attributes, { sessionId: tokenHash(token) })
  return token
}
