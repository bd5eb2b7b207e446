import type { Permission } from '@colonnade/contract'
import type { Scope } from '@colonnade/db'
import { databaseOf, scopeOf, type Actor } from '../../../kernel/context.ts'
import type { Services } from '../../../kernel/services.ts'

const before: Scope = { role: 'colonnade_auth', tenantId: null }

/** What is known of a caller once recognised. */
export interface Caller {
  credentialId: string; tenantId: string; userId: string; email: string; fullName: string | null; expiresAt: Date | null; lastSeenAt: Date | null; permissions: Permission[]
}

const USER_PERMISSIONS = `ARRAY(SELECT DISTINCT p.resource || ':' || p.action FROM user_roles ur JOIN role_permissions rp ON rp.role_id = ur.role_id
  JOIN permissions p ON p.id = rp.permission_id WHERE ur.user_id = u.id)`
// A suspended tenant or a locked user is recognised no more, from the next request on.
const ACTIVE = `JOIN users u ON u.tenant_id = c.tenant_id AND u.id = c.user_id AND u.deleted_at IS NULL AND u.status = 'active'
  JOIN tenants t ON t.id = c.tenant_id AND t.deleted_at IS NULL AND t.status = 'active'`
const COLUMNS = `c.id AS "credentialId", c.tenant_id AS "tenantId", u.id AS "userId", u.email, u.full_name AS "fullName", c.expires_at AS "expiresAt"`

/** The caller a session's token hash belongs to, expired or not; null when there is none that may come in. */
export async function callerOfSession(services: Services, tokenHash: string): Promise<Caller | null> {
  const [row] = await databaseOf({ services }).query<Caller>(before,
    `SELECT ${COLUMNS}, c.last_seen_at AS "lastSeenAt", ${USER_PERMISSIONS} AS permissions FROM user_sessions c ${ACTIVE} WHERE c.token_hash = $1`, [tokenHash])
  return row ?? null
}

/** The caller an API token belongs to: it may what was chosen for it, as far as its owner still may. */
export async function callerOfApiToken(services: Services, tokenHash: string): Promise<Caller | null> {
  const [row] = await databaseOf({ services }).query<Caller>(before,
    `SELECT ${COLUMNS}, c.last_used_at AS "lastSeenAt", ARRAY(SELECT unnest(c.permissions) INTERSECT SELECT unnest(${USER_PERMISSIONS})) AS permissions
     FROM api_tokens c ${ACTIVE} WHERE c.token_hash = $1 AND c.revoked_at IS NULL AND (c.expires_at IS NULL OR c.expires_at > $2)`, [tokenHash, services.clock()])
  if (row) await noteSeen(services, row, 'api_tokens')
  return row ?? null
}

const SEEN = { api_tokens: 'last_used_at', user_sessions: 'last_seen_at' } as const
const SEEN_EVERY_MS = 60_000

/** Keeps when a credential was last used, at most once a minute; failing to is no reason to refuse the caller. */
export async function noteSeen(services: Services, caller: Caller, table: keyof typeof SEEN): Promise<void> {
  const before = new Date(services.clock().getTime() - SEEN_EVERY_MS)
  if (caller.lastSeenAt && new Date(caller.lastSeenAt) > before) return
  try {
    await databaseOf({ services }).query(scopeOf(caller.tenantId),
      `UPDATE ${table} SET ${SEEN[table]} = $2 WHERE id = $1::uuid AND (${SEEN[table]} IS NULL OR ${SEEN[table]} <= $3) RETURNING id`, [caller.credentialId, services.clock(), before])
  } catch (err) {
    services.log.warn({ err }, 'could not keep when a credential was used')
  }
}

/** Whom a mailed link belongs to, while it works and its tenant is active. */
export interface LinkOwner { userId: string; tenantId: string; tenantName: string; email: string; fullName: string | null; locale: string; status: string; expiresAt: Date }

/** The owner of a link by its token's hash; null when it was used, has expired, or never was. */
export async function ownerOfLink(services: Services, tokenHash: string, purpose: string): Promise<LinkOwner | null> {
  const [row] = await databaseOf({ services }).query<LinkOwner>(before,
    `SELECT u.id AS "userId", u.tenant_id AS "tenantId", t.name AS "tenantName", u.email, u.full_name AS "fullName", u.locale, u.status::text AS status, c.expires_at AS "expiresAt"
     FROM verification_tokens c JOIN users u ON u.tenant_id = c.tenant_id AND u.id = c.user_id AND u.deleted_at IS NULL AND u.status <> 'locked'
     JOIN tenants t ON t.id = c.tenant_id AND t.deleted_at IS NULL AND t.status = 'active'
     WHERE c.token_hash = $1 AND c.purpose::text = $2 AND c.used_at IS NULL AND c.expires_at > $3`, [tokenHash, purpose, services.clock()])
  return row ?? null
}

/** Whether a tenant has this name in URLs already. */
export async function slugTaken(services: Services, slug: string): Promise<boolean> {
  const [row] = await databaseOf({ services }).query<{ taken: boolean }>(before, 'SELECT EXISTS (SELECT 1 FROM tenants WHERE lower(slug) = lower($1) AND deleted_at IS NULL) AS taken', [slug])
  return row?.taken ?? false
}

/** Permissions a user has now; none when the account or its tenant is not active. */
export async function permissionsOf(services: Services, tenantId: string, userId: string): Promise<Set<Permission>> {
  const [row] = await databaseOf({ services }).query<{ permissions: Permission[] }>(before,
    `SELECT ${USER_PERMISSIONS} AS permissions FROM (SELECT $1::uuid AS tenant_id, $2::uuid AS user_id) c ${ACTIVE}`, [tenantId, userId])
  return new Set(row?.permissions ?? [])
}

/** An account as sign-in and reset need to know it. */
export interface Account { userId: string; tenantId: string; passwordHash: string | null; tenantName: string; tenantSlug: string; email: string; fullName: string | null; locale: string }

/**
 * Accounts an e-mail address has, over all active tenants. Those whose owner has confirmed the address come first: a stranger who signs up
 * with somebody else's address does not push them out.
 */
export async function accountsOf(services: Services, email: string, most: number, tenantSlug?: string): Promise<Account[]> {
  return databaseOf({ services }).query<Account>(before,
    `SELECT u.id AS "userId", u.tenant_id AS "tenantId", u.password_hash AS "passwordHash", t.name AS "tenantName", t.slug AS "tenantSlug", u.email, u.full_name AS "fullName", u.locale
     FROM users u JOIN tenants t ON t.id = u.tenant_id AND t.deleted_at IS NULL AND t.status = 'active'
     WHERE lower(u.email) = lower($1) AND u.deleted_at IS NULL AND u.status = 'active' AND ($2::text IS NULL OR lower(t.slug) = lower($2))
     ORDER BY u.email_verified DESC, u.last_login_at DESC NULLS LAST, u.created_at LIMIT $3`, [email, tenantSlug ?? null, most])
}

/** The actor of a recognised caller. */
export function actorOf(caller: Caller, kind: 'user' | 'token'): Actor {
  return {
    kind, userId: caller.userId, tenantId: caller.tenantId, name: caller.fullName, email: caller.email,
    sessionId: kind === 'user' ? caller.credentialId : null, tokenId: kind === 'token' ? caller.credentialId : null, permissions: new Set(caller.permissions),
  }
}
