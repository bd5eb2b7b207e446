import { createServiceCtx, PROVIDER, systemActor, type ServiceCtx } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import type { Services } from '../../../kernel/services.ts'
import { raiseAlert, resolveAlert } from '../alert/index.ts'
import { findDrift, type GroupDrift } from './drift.ts'

/** Kind of the alert that stands while a group's books are not what is placed. */
export const BOOKS_OFF = 'books_off'

/** How many figures the log names. */
const NAMED = 20

/**
 * Recounts every group, host and quota from what is placed, raises an alert for each group whose books are off, and notes in the log which figures. Sets nothing right: somebody should know first.
 * Answers what it counted.
 */
export async function recount(services: Services): Promise<Record<string, number>> {
  const ctx = createServiceCtx(services, systemActor(PROVIDER, []), { requestId: `maintenance.recount-${services.clock().toISOString().slice(0, 16)}`, ip: null, userAgent: null })
  const { drift, ...counted } = await findDrift(ctx.sql, undefined)
  const result = { ...counted, drift: drift.length }
  await mutate(ctx, {
    permission: 'system', action: 'run',
    write: async (_tx, report) => {
      report({ resource: 'maintenance', id: null, details: { task: 'maintenance.recount', ...result, ...(drift.length ? { off: drift.slice(0, NAMED).map((d) => `${d.resource} ${d.name}: ${d.field} ${d.stored}, counted ${d.counted}`) } : {}) } })
    },
  })
  await tell(ctx, drift)
  return result
}

async function tell(ctx: ServiceCtx, drift: GroupDrift[]): Promise<void> {
  const off = Map.groupBy(drift, (d) => d.groupId)
  const names = new Map((await ctx.sql<{ id: string; name: string }>('SELECT id, name FROM baremetal_groups WHERE id = ANY($1::uuid[])', [[...off.keys()]])).map((g) => [g.id, g.name]))
  for (const [resourceId, figures] of off) {
    await raiseAlert(ctx, { resourceType: 'baremetal_group', resourceId, kind: BOOKS_OFF, severity: 'critical', title: `The books of the group ${names.get(resourceId) ?? ''} are not what is placed: ${figures.length} figures are off`, params: { figures: figures.length } })
  }
  const over = await ctx.sql<{ id: string }>(`SELECT resource_id AS id FROM alerts WHERE kind = $1 AND status <> 'resolved' AND NOT resource_id = ANY($2::uuid[])`, [BOOKS_OFF, [...off.keys()]])
  for (const { id } of over) await resolveAlert(ctx, { resourceType: 'baremetal_group', resourceId: id, kind: BOOKS_OFF })
}
