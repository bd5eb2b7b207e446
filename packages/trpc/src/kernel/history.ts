import type { HistoryEntry, Page } from '@colonnade/contract'
import { ContractError } from '@colonnade/contract'
import type { ServiceCtx } from './context.ts'
import { notFound } from './crud.ts'
import { baseConditions, Values } from './list.ts'
import type { Resource } from './resource.ts'
import { toWire } from './wire.ts'

interface Input { id: string; cursor?: string | null | undefined; limit: number }

function before(cursor: string | null | undefined): [string, string] | null {
  if (!cursor) return null
  const [at, id] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/i.test(id)) throw new ContractError('BAD_REQUEST', 'bad_cursor', 'The cursor does not belong to this list.', { fields: [{ path: 'cursor', message: 'belongs to another list' }] })
  return [at, id]
}

// Who may not see a record may not read its past either.
async function refuseUnseen(ctx: ServiceCtx, resource: Resource, id: string): Promise<void> {
  if (!resource.visible) return
  const values = new Values()
  const conditions = baseConditions({ ...resource, softDelete: false }, ctx, values)
  const [row] = await ctx.sql(`SELECT 1 AS seen FROM ${resource.table} t WHERE ${[...conditions, `t.id = ${values.add(id)}::uuid`].join(' AND ')}`, values.list)
  if (!row) throw notFound(resource.name)
}

/** Who changed a record, when, from where, and from what to what: newest first. */
export async function history(ctx: ServiceCtx, resource: Resource, input: Input): Promise<Page<HistoryEntry>> {
  const after = before(input.cursor)
  await refuseUnseen(ctx, resource, input.id)
  const rows = await ctx.sql<Record<string, unknown>>(
    `SELECT a.id, a.action, a.user_id AS "userId", coalesce(u.full_name, u.email) AS "userName", a.old_values AS "oldValues", a.new_values AS "newValues",
       a.details, a.ip_address AS "ipAddress", a.request_id AS "requestId", a.created_at AS "createdAt"
     FROM audit_logs a LEFT JOIN users u ON u.tenant_id = a.tenant_id AND u.id = a.user_id
     WHERE a.tenant_id = $1::uuid AND a.resource_type = $2 AND a.resource_id = $3::uuid ${after ? 'AND (a.created_at, a.id) < ($5::timestamptz, $6::uuid)' : ''}
     ORDER BY a.created_at DESC, a.id DESC LIMIT $4`,
    [ctx.tenantId, resource.name, input.id, input.limit + 1, ...(after ?? [])],
  )
  const items = rows.slice(0, input.limit).map((r) => toWire(r) as HistoryEntry)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > input.limit && last ? Buffer.from(`${last.createdAt}|${last.id}`).toString('base64url') : null }
}
