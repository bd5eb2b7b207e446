import { ContractError } from '@colonnade/contract'
import type { maintenanceTask, taskResult } from '@colonnade/contract/platform'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { requireProvider } from '../../../kernel/mutate.ts'
import { maintenanceTasks } from './tasks.ts'

/** Work done by the clock, with the last run of each that changed something, as the audit log has it. */
export async function listTasks(ctx: ServiceCtx): Promise<z.infer<typeof maintenanceTask>[]> {
  const runs = await ctx.sql<{ task: string; at: Date; details: Record<string, unknown> }>(
    `SELECT DISTINCT ON (details->>'task') details->>'task' AS task, created_at AS at, details FROM audit_logs
     WHERE tenant_id = $1::uuid AND resource_type = 'maintenance' ORDER BY details->>'task', created_at DESC`, [ctx.tenantId])
  const last = new Map(runs.map((r) => [r.task, r]))
  return maintenanceTasks.map(({ name, cron, description }) => {
    const run = last.get(name)
    const { task: _, ...result } = run?.details ?? {}
    return { name, cron, description, lastRunAt: run ? new Date(run.at).toISOString() : null, lastResult: run ? result : null }
  })
}

/** Runs one task now. Throws NOT_FOUND. */
export async function runTask(ctx: ServiceCtx, name: string): Promise<z.infer<typeof taskResult>> {
  requireProvider(ctx)
  const task = maintenanceTasks.find((t) => t.name === name)
  if (!task) throw new ContractError('NOT_FOUND', 'not_found', 'There is no such task.')
  return { result: await task.run(ctx.services) }
}
