import { createServiceCtx, PROVIDER, systemActor } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import type { Services } from '../../../kernel/services.ts'
import { findDrift } from './drift.ts'

/** How many figures the log names. */
const NAMED = 20

/**
 * Recounts every group, host and quota from what is placed, and notes in the log how many figures are off and which. Sets nothing right: somebody should know first.
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
  if (drift.length) services.log.warn({ figures: drift.length }, 'the books of the datacenter are not what is placed')
  return result
}
