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

// Jobs behind holds, and the node each has in hand; none once it has ended.
const JOBS = `SELECT j.id, j.status IN ('queued', 'running') AS open, lower(v.name) AS node FROM jobs j LEFT JOIN virtual_machines v ON v.id::text = j.state->>'node' WHERE j.id = ANY($1::uuid[])`

/**
 * Opens nodes again whose upgrade ended without having done so, or went on to the next: stopped before it began anew, or while nobody answered. A hold of a job that is not
 * known here is another installation's, and left alone.
 */
export async function releaseLeft(ctx: ServiceCtx, driver: ResourceDriver, clusterId: string, nodes: ClusterNode[], call: Call): Promise<void> {
  const held = nodes.filter((n) => jobOf(n.hold))
  if (held.length === 0) return
  const jobs = new Map((await ctx.sql<{ id: string; open: boolean; node: string | null }>(JOBS, [held.map((n) => jobOf(n.hold))])).map((job) => [job.id, job]))
  const isLeft = (node: ClusterNode) => { const job = jobs.get(jobOf(node.hold)!); return job !== undefined && (!job.open || (job.node !== null && job.node !== node.name)) }
  for (const node of held.filter(isLeft)) {
    await driver.cluster.uncordon(node.name, node.hold!, call).catch((error: unknown) => {
      if (!(error instanceof DriverError)) throw error
      // the next look tries again
      ctx.services.log.warn({ clusterId, node: node.name, reason: error.reason }, 'a node that was kept from new pods could not be opened again')
    })
  }
}
