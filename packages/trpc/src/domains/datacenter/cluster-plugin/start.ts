import type { ServiceCtx } from '../../../kernel/context.ts'
import { startJobInTx } from '../../../kernel/jobs.ts'
import type { Report, WriteTx } from '../../../kernel/mutate.ts'

/** The kind of job that does what is pending of a plugin. */
export const PLUGIN_JOB = 'cluster.plugin'

/** Starts the job that does what is pending of a plugin, within a transaction that is open. `jobId`: that the row names already. */
export async function startIn(tx: WriteTx, ctx: ServiceCtx, report: Report, { id, jobId }: { id: string; jobId?: string | null }): Promise<void> {
  const job = await startJobInTx(tx, ctx, report, { type: PLUGIN_JOB, payload: { pluginId: id }, permission: 'k8s_clusters:update', total: 1, ...(jobId ? { id: jobId } : {}) })
  if (!jobId) await tx.k8sClusterPlugin.updateMany({ where: { id }, data: { jobId: job.jobId } })
}
