import { ContractError, type Permission } from '@colonnade/contract'
import { may } from '../../../kernel/authorise.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'

const ADMINISTRATORS = `SELECT u.id FROM users u JOIN user_roles ur ON ur.tenant_id = u.tenant_id AND ur.user_id = u.id JOIN roles r ON r.tenant_id = ur.tenant_id AND r.id = ur.role_id
  WHERE u.tenant_id = $1::uuid AND u.deleted_at IS NULL AND u.status = 'active' AND r.is_system AND r.code IN ('admin', 'super_admin')`

/** Makes changes to a tenant's people wait for each other, so that what is counted stays true until the commit. */
export async function lockPeople(tx: WriteTx, tenantId: string): Promise<void> {
  await tx.$queryRawUnsafe('SELECT 1 AS locked FROM tenants WHERE id = $1::uuid FOR NO KEY UPDATE', tenantId)
}

/** Runs a change to a tenant's people and refuses it when it leaves nobody who can administer. Throws CONFLICT. */
export async function keepingAnAdministrator<T>(tx: WriteTx, tenantId: string, change: () => Promise<T>): Promise<T> {
  await lockPeople(tx, tenantId)
  const before = await tx.$queryRawUnsafe<object[]>(`${ADMINISTRATORS} LIMIT 1`, tenantId)
  const result = await change()
  const after = await tx.$queryRawUnsafe<object[]>(`${ADMINISTRATORS} LIMIT 1`, tenantId)
  if (before.length && !after.length) {
    throw new ContractError('CONFLICT', 'last_administrator', 'Nobody would be left who can administer this tenant.', { remedy: 'Make somebody else an administrator first.' })
  }
  return result
}

/** Refuses when the tenant may not have so many more people. Throws PRECONDITION_FAILED. */
export async function requireRoom(tx: WriteTx, tenantId: string, more: number): Promise<void> {
  await lockPeople(tx, tenantId)
  const [row] = await tx.$queryRawUnsafe<{ most: number; used: number }[]>(
    `SELECT max_users::float8 AS most, (SELECT count(*) FROM users u WHERE u.tenant_id = t.id AND u.deleted_at IS NULL)::float8 AS used FROM tenants t WHERE t.id = $1::uuid`, tenantId)
  if (!row || row.used + more <= row.most) return
  throw new ContractError('PRECONDITION_FAILED', 'quota_users', `This tenant may have ${row.most} users and has ${row.used}.`, {
    remedy: 'Remove somebody, or ask the provider for more.', details: { most: row.most, used: row.used },
  })
}

/** Refuses when the caller would give away what the caller lacks. Throws FORBIDDEN naming it. */
export function requireOwn(ctx: ServiceCtx, permissions: readonly string[]): void {
  const lacking = permissions.filter((p) => !may(ctx, p as Permission))
  if (lacking.length === 0) return
  throw new ContractError('FORBIDDEN', 'more_than_own', `You can't give or manage what you may not do yourself: ${lacking.slice(0, 5).join(', ')}${lacking.length > 5 ? '…' : ''}.`, {
    remedy: 'Ask somebody who has these permissions.', details: { permissions: lacking },
  })
}

/** Refuses to touch users who may do what the caller may not: their address or roles would be a way to become them. Oneself is no stranger. */
export async function refuseMightier(tx: WriteTx, ctx: ServiceCtx, userIds: string[]): Promise<void> {
  const rows = await tx.$queryRawUnsafe<{ permission: string }[]>(
    `SELECT DISTINCT p.resource || ':' || p.action AS permission FROM user_roles ur JOIN role_permissions rp ON rp.tenant_id = ur.tenant_id AND rp.role_id = ur.role_id
     JOIN permissions p ON p.id = rp.permission_id WHERE ur.user_id = ANY($1::uuid[])`, userIds.filter((id) => id !== ctx.actor.userId))
  requireOwn(ctx, rows.map((r) => r.permission))
}

/** Checks that roles are the caller's tenant's, and that the caller may give them. Throws BAD_REQUEST, FORBIDDEN. */
export async function requireGivable(tx: WriteTx, ctx: ServiceCtx, roleIds: string[]): Promise<void> {
  const roles = await tx.role.findMany({ where: { id: { in: roleIds } }, select: { permissions: { select: { permission: { select: { resource: true, action: true } } } } } })
  if (roles.length !== new Set(roleIds).size) {
    throw new ContractError('BAD_REQUEST', 'no_such_role', 'One of the roles does not exist.', { fields: [{ path: 'roleIds', message: 'does not exist' }], remedy: 'Choose among the roles there are.' })
  }
  requireOwn(ctx, roles.flatMap((r) => r.permissions.map((p) => `${p.permission.resource}:${p.permission.action}`)))
}

/** Nobody locks or removes the own account: a slip would shut the door from inside. Throws BAD_REQUEST. */
export function refuseOneself(ctx: ServiceCtx, ids: string[]): void {
  if (ctx.actor.userId && ids.includes(ctx.actor.userId)) throw new ContractError('BAD_REQUEST', 'not_oneself', "You can't do this to your own account.", { remedy: 'Ask another administrator.' })
}
