import type { Permission } from '@colonnade/contract'
import type { Scope } from '@colonnade/db'
import { databaseOf, type Actor } from '../../../kernel/context.ts'
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
  return row ?? null
}

/** Permissions a user has now; none when the account or its tenant is not active. */
export async function permissionsOf(services: Services, tenantId: string, userId: string): Promise<Set<Permission>> {
  const [row] = await databaseOf({ services }).query<{ permissions: Permission[] }>(before,
    `SELECT ${USER_PERMISSIONS} AS permissions FROM (SELECT $1::uuid AS tenant_id, $2::uuid AS user_id) c ${ACTIVE}`, [tenantId, userId])
  return new Set(row?.permissions ?? [])
}

/** Accounts an e-mail address has, over all active tenants, with what sign-in needs to know; at most five. */
export async function accountsOf(services: Services, email: string, tenantSlug?: string) {
  return databaseOf({ services }).query<{ userId: string; tenantId: string; passwordHash: string | null; tenantName: string; tenantSlug: string }>(before,
    `SELECT u.id AS "userId", u.tenant_id AS "tenantId", u.password_hash AS "passwordHash", t.name AS "tenantName", t.slug AS "tenantSlug"
     FROM users u JOIN tenants t ON t.id = u.tenant_id AND t.deleted_at IS NULL AND t.status = 'active'
     WHERE lower(u.email) = lower($1) AND u.deleted_at IS NULL AND u.status = 'active' AND ($2::text IS NULL OR lower(t.slug) = lower($2)) ORDER BY u.last_login_at DESC NULLS LAST LIMIT 5`,
    [email, tenantSlug ?? null])
}

/** The actor of a recognised caller. */
export function actorOf(caller: Caller, kind: 'user' | 'token'): Actor {
  return {
    kind, userId: caller.userId, tenantId: caller.tenantId, name: caller.fullName, email: caller.email,
    sessionId: kind === 'user' ? caller.credentialId : null, tokenId: kind === 'token' ? caller.credentialId : null, permissions: new Set(caller.permissions),
  }
}
