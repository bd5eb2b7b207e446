import { randomUUIDv7 } from 'node:crypto'
import { ContractError, type Permission } from '@colonnade/contract'
import type { TransactionOptions, WriteTx } from '@colonnade/db'
import { Prisma } from '@colonnade/db'
import { authorise } from './authorise.ts'
import { databaseOf, PROVIDER, scopeOf, type ServiceCtx } from './context.ts'
import { fromDatabaseError, isRetryable } from './database-errors.ts'
import { toWire } from './wire.ts'

/** One changed record. `old` is null on create, `now` on delete. `servedTenantId`: the tenant it was done for, whose windows hear of it too. */
export interface Change {
  resource: string
  id: string | null
  action?: string
  old?: object | null
  now?: object | null
  details?: Record<string, unknown>
  servedTenantId?: string | null
  payload?: Record<string, unknown>
}

export type { WriteTx }
/** Tells the kernel what was changed: becomes the audit row and the event. */
export type Report = (change: Change) => void

export interface Mutation<T> {
  permission: Permission | 'self' | 'system'
  action: string
  write: (tx: WriteTx, report: Report) => Promise<T>
  transaction?: TransactionOptions
  /** For sign-up and sign-in, where the tenant is known before there is a caller. */
  tenantId?: string
}

/**
 * The only way to write. In one transaction: authorise → read before and write (the callback) → audit rows → outbox events.
 * If the audit row can't be written, the change isn't either. Runs the callback again after a deadlock: keep it free of effects outside `tx`.
 * Throws FORBIDDEN, what the callback throws, and the database's refusals as contract errors.
 */
export async function mutate<T>(ctx: ServiceCtx, mutation: Mutation<T>): Promise<T> {
  if (mutation.permission !== 'self' && mutation.permission !== 'system') authorise(ctx, mutation.permission)
  const tenantId = mutation.tenantId ?? ctx.tenantId
  if (!tenantId) throw new ContractError('UNAUTHORIZED', 'sign_in_required', 'Sign in to go on.')
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await databaseOf(ctx).transaction(scopeOf(tenantId), (tx) => attemptOnce(ctx, tenantId, mutation, tx), mutation.transaction)
      ctx.services.bus.poke()
      return result
    } catch (error) {
      if (attempt < 4 && isRetryable(error)) continue
      throw error instanceof ContractError ? error : (fromDatabaseError(error) ?? error)
    }
  }
}

async function attemptOnce<T>(ctx: ServiceCtx, tenantId: string, mutation: Mutation<T>, tx: WriteTx): Promise<T> {
  const changes: Change[] = []
  const result = await mutation.write(tx, (change) => changes.push(change))
  if (changes.length === 0) throw new Error(`${mutation.action}: a mutation must report what it changed`)
  await writeTrail(ctx, tx, tenantId, mutation.action, changes)
  return result
}

// All rows in one statement of two values: with the client's own createMany, putting the statement together takes longer than everything else about a bulk write.
const TRAIL = `WITH trail AS (
    INSERT INTO audit_logs (id, tenant_id, user_id, action, resource_type, resource_id, old_values, new_values, details, ip_address, user_agent, request_id, created_at)
    SELECT r.id, r."tenantId", r."userId", r.action, r."resourceType", r."resourceId", r."oldValues", r."newValues", r.details, r."ipAddress", r."userAgent", r."requestId", clock_timestamp()
    FROM json_to_recordset($1::json) AS r(id uuid, "tenantId" uuid, "userId" uuid, action text, "resourceType" text, "resourceId" uuid, "oldValues" jsonb, "newValues" jsonb, details jsonb, "ipAddress" text, "userAgent" text, "requestId" text))
  INSERT INTO outbox_events (id, tenant_id, topic, resource_type, resource_id, payload, request_id)
  SELECT r.id, r."tenantId", r.topic, r."resourceType", r."resourceId", r.payload, r."requestId"
  FROM json_to_recordset($2::json) AS r(id uuid, "tenantId" uuid, topic text, "resourceType" text, "resourceId" uuid, payload jsonb, "requestId" text)`

const ROWS_AT_ONCE = 5000

async function writeTrail(ctx: ServiceCtx, tx: WriteTx, tenantId: string, action: string, changes: Change[]): Promise<void> {
  for (let i = 0; i < changes.length; i += ROWS_AT_ONCE) {
    const some = changes.slice(i, i + ROWS_AT_ONCE)
    const served = some.filter((c) => c.servedTenantId && c.servedTenantId !== tenantId)
    const events = [...some.map((c) => eventRow(ctx, tenantId, action, c)), ...served.map((c) => eventRow(ctx, c.servedTenantId!, action, c))]
    await tx.$executeRawUnsafe(TRAIL, JSON.stringify(some.map((change) => auditRow(ctx, tenantId, action, change))), JSON.stringify(events))
  }
}

function auditRow(ctx: ServiceCtx, tenantId: string, action: string, change: Change) {
  const { before, after } = difference(change.old, change.now)
  return {
    id: randomUUIDv7(), tenantId, userId: ctx.actor.userId, action: change.action ?? action, resourceType: change.resource, resourceId: change.id,
    oldValues: before, newValues: after,
    details: { ...change.details, ...(ctx.actor.tokenId ? { tokenId: ctx.actor.tokenId } : {}), ...(change.servedTenantId ? { servedTenantId: change.servedTenantId } : {}) },
    ipAddress: ctx.ip, userAgent: ctx.userAgent?.slice(0, 500) ?? null, requestId: ctx.requestId,
  }
}

function eventRow(ctx: ServiceCtx, tenantId: string, action: string, change: Change) {
  return {
    id: randomUUIDv7(), tenantId, topic: `${change.resource}.${change.action ?? action}`, resourceType: change.resource, resourceId: change.id,
    payload: change.payload ?? {}, requestId: ctx.requestId,
  }
}

const noise = new Set(['updatedAt', 'version'])
const secret = /password|secret|hash|token$|apiKey|bytes|manifest/i

/** The fields that differ between two states, each with secrets replaced by a mark. */
export function difference(old: object | null | undefined, now: object | null | undefined): { before: Prisma.InputJsonObject | null; after: Prisma.InputJsonObject | null } {
  const a = (old ? toWire(old) : null) as Record<string, unknown> | null
  const b = (now ? toWire(now) : null) as Record<string, unknown> | null
  const keys = [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])].filter((k) => !noise.has(k) && (!a || !b || JSON.stringify(a[k]) !== JSON.stringify(b[k])))
  const pick = (row: Record<string, unknown> | null) => (row ? (Object.fromEntries(keys.filter((k) => row[k] !== undefined).map((k) => [k, secret.test(k) ? '•••' : row[k]])) as Prisma.InputJsonObject) : null)
  return { before: pick(a), after: pick(b) }
}

/** Whether the caller works for the provider; a guard for code that serves tenants. */
export function requireProvider(ctx: ServiceCtx): void {
  if (ctx.tenantId !== PROVIDER) throw new ContractError('FORBIDDEN', 'provider_only', 'Only the provider may do this.')
}
