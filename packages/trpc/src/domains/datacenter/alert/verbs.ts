import type { AlertCounts } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { readInTx, requireAll } from '../../../kernel/crud.ts'
import { baseConditions, Values } from '../../../kernel/list.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import type { Resource } from '../../../kernel/resource.ts'
import { alert } from './resource.ts'

type Status = 'open' | 'acknowledged' | 'resolved'

async function put(ctx: ServiceCtx, ids: string[], action: string, from: readonly Status[], fields: (now: Date) => Parameters<WriteTx['alert']['updateMany']>[0]['data']): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'alerts:update', action,
    write: async (tx, report) => {
      const rows = await readInTx(tx, ctx, alert, ids)
      requireAll('alert', ids, rows)
      const meant = rows.filter((r) => from.includes(r.status))
      await tx.alert.updateMany({ where: { id: { in: meant.map((r) => r.id) }, status: { in: [...from] } }, data: { ...fields(ctx.clock()), version: { increment: 1 } } })
      const after = new Map((await readInTx(tx, ctx, alert, ids)).map((r) => [r.id, r]))
      for (const row of rows) report({ resource: 'alert', id: row.id, old: { status: row.status }, now: { status: after.get(row.id)!.status }, payload: { kind: row.kind, severity: row.severity, resourceType: row.resourceType, resourceId: row.resourceId } })
      return { changed: meant.length }
    },
  })
}

/** Says that somebody has taken these alerts up: they stand, and no longer call. Throws NOT_FOUND. */
export function acknowledgeAlerts(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return put(ctx, ids, 'acknowledge', ['open'], (now) => ({ status: 'acknowledged', acknowledgedAt: now, acknowledgedById: ctx.actor.userId }))
}

/** Says that these alerts are over. What still holds is raised anew at the next look. Throws NOT_FOUND. */
export function resolveAlerts(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return put(ctx, ids, 'resolve', ['open', 'acknowledged'], (now) => ({ status: 'resolved', resolvedAt: now }))
}

/** Takes back acknowledging or resolving. Throws NOT_FOUND, CONFLICT when the same was raised again meanwhile. */
export function reopenAlerts(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return put(ctx, ids, 'reopen', ['acknowledged', 'resolved'], () => ({ status: 'open', resolvedAt: null, acknowledgedAt: null, acknowledgedById: null }))
}

/** How many alerts stand that the caller may see. One query. */
export async function countAlerts(ctx: ServiceCtx): Promise<AlertCounts> {
  const values = new Values()
  const conditions = [`t.status <> 'resolved'`, ...baseConditions(alert as unknown as Resource, ctx, values)]
  const [row] = await ctx.sql<AlertCounts>(`SELECT count(*) FILTER (WHERE t.status = 'open')::int AS open, count(*) FILTER (WHERE t.status = 'open' AND t.severity = 'critical')::int AS critical,
      count(*) FILTER (WHERE t.status = 'acknowledged')::int AS acknowledged FROM alerts t WHERE ${conditions.join(' AND ')}`, values.list)
  return row!
}
