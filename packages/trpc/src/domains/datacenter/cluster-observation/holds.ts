import type { Call, ClusterNode, ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError } from '../../../drivers/resource/error.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'

const PREFIX = 'upgrade-'

/** What a node is marked with that an upgrade keeps from new pods: the job says whether it still does. */
export function holdOf(jobId: string): string {
  return `${PREFIX}${jobId}`
}

/** The job behind a hold; null where it is none of ours. */
function jobOf(hold: string | null): string | null {
  const [, id] = /^upgrade-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(hold ?? '') ?? []
  return id ?? null
}

/**
 * Opens nodes again whose upgrade ended without having done so: stopped before it began anew, or while nobody answered. A hold of a job that is not
 * known here is another installation's, and left alone.
 */
export async function releaseLeft(ctx: ServiceCtx, driver: ResourceDriver, clusterId: string, nodes: ClusterNode[], call: Call): Promise<void> {
  const held = nodes.filter((n) => jobOf(n.hold))
  if (held.length === 0) return
  const ended = await ctx.sql<{ id: string }>(`SELECT id FROM jobs WHERE id = ANY($1::uuid[]) AND status NOT IN ('queued', 'running')`, [held.map((n) => jobOf(n.hold))])
  const over = new Set(ended.map((j) => j.id))
  for (const node of held.filter((n) => over.has(jobOf(n.hold)!))) {
    await driver.cluster.uncordon(node.name, node.hold!, call).catch((error: unknown) => {
      if (!(error instanceof DriverError)) throw error
      // the next look tries again
      ctx.services.log.warn({ clusterId, node: node.name, reason: error.reason }, 'a node that was kept from new pods could not be opened again')
    })
  }
}
