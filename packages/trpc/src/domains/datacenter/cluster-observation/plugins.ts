import type { Call, ObjectRef, ObjectState, ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError } from '../../../drivers/resource/error.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { note } from '../../../kernel/system.ts'

interface Known { id: string; jobId: string | null; status: 'active' | 'inactive' | 'error'; statusReason: string | null; objects: ObjectRef[] }
/** What a plugin's objects say of it. `reason`: a stable key, then which objects. */
export interface PluginVerdict { status: Known['status']; reason: string | null }

const KNOWN = `SELECT id, job_id AS "jobId", status::text AS status, status_reason AS "statusReason", objects FROM k8s_cluster_plugins
  WHERE cluster_id = $1::uuid AND objects IS NOT NULL AND pending_action IS NULL AND status <> 'pending' ORDER BY id`
/** Objects that a reason names; the others are counted. */
const MOST_NAMED = 5

const nameOf = ({ ref, wanted, ready }: ObjectState) => `${ref.kind} ${ref.namespace ? `${ref.namespace}/` : ''}${ref.name}${wanted === null ? '' : ` (${ready}/${wanted})`}`
function naming(key: string, states: ObjectState[]): string {
  const more = states.length - MOST_NAMED
  return `${key}: ${states.slice(0, MOST_NAMED).map(nameOf).join(', ')}${more > 0 ? `, +${more}` : ''}`
}

/** Missing or failing objects are an error; those whose pods are not all ready yet make it inactive; what nobody may look at says nothing. */
export function pluginVerdict(states: ObjectState[]): PluginVerdict {
  const of = (state: ObjectState['state']) => states.filter((s) => s.state === state)
  if (of('missing').length) return { status: 'error', reason: naming('objects_missing', of('missing')) }
  if (of('failed').length) return { status: 'error', reason: naming('objects_failing', of('failed')) }
  if (of('progressing').length) return { status: 'inactive', reason: naming('objects_not_ready', of('progressing')) }
  return { status: 'active', reason: null }
}

/** Looks at what the plugins of a cluster put there, and says of each plugin how that fares. What a job has in hand is left to it. */
export async function observePlugins(ctx: ServiceCtx, driver: ResourceDriver, cluster: { id: string; tenantId: string }, call: Call): Promise<void> {
  const plugins = await ctx.sql<Known>(KNOWN, [cluster.id])
  if (plugins.length === 0) return
  const seen = await driver.cluster.states(plugins.flatMap((p) => p.objects), call).catch((error: unknown) => { if (error instanceof DriverError && error.kind !== 'unreachable') return null; throw error })
  if (seen?.outcome !== 'done') return
  let from = 0
  for (const plugin of plugins) {
    const verdict = pluginVerdict(seen.value.slice(from, from += plugin.objects.length))
    if (verdict.status !== plugin.status || verdict.reason !== plugin.statusReason) await keep(ctx, cluster.tenantId, plugin, verdict)
  }
}

const nothing = new Error('the plugin was changed meanwhile')
const keyOf = (reason: string | null) => reason?.split(':')[0]

// What was seen is no edit: whoever has the plugin open may save it all the same. Only while it is as it was when it was judged.
async function keep(ctx: ServiceCtx, tenantId: string, plugin: Known, { status, reason }: PluginVerdict): Promise<void> {
  const write = (tx: WriteTx) => tx.k8sClusterPlugin.updateMany({ where: { id: plugin.id, jobId: plugin.jobId, pendingAction: null, status: plugin.status, statusReason: plugin.statusReason }, data: { status, statusReason: reason } })
  // how many are ready by now is no news
  if (status === plugin.status && keyOf(reason) === keyOf(plugin.statusReason)) { await note(ctx.services, write); return }
  await mutate(ctx, {
    permission: 'system', action: 'observe',
    write: async (tx, report) => {
      const { count } = await write(tx)
      if (count === 0) throw nothing
      report({ resource: 'k8s_cluster_plugin', id: plugin.id, old: { status: plugin.status, statusReason: plugin.statusReason }, now: { status, statusReason: reason }, servedTenantId: tenantId })
    },
  }).catch((error: unknown) => { if (error !== nothing) throw error })
}
