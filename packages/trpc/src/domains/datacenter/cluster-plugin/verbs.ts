import { ContractError } from '@colonnade/contract'
import type { pluginRemoveInput, pluginRetryInput, pluginUpgradeInput } from '@colonnade/contract/datacenter'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx, staleEdit } from '../../../kernel/crud.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { holdCluster } from '../cluster/hold.ts'
import { refuseOutsideWindow } from '../cluster/window.ts'
import { plugin, type Plugin } from './resource.ts'
import { startIn } from './start.ts'

// What is not there yet disturbs nothing by coming.
const isNew = ({ pendingAction, objects }: Plugin) => (pendingAction ? pendingAction === 'install' : objects === null)

// The plugin once its cluster is held; refused while a job is at it, and outside a window unless that was confirmed or `harmless` says that it needs none.
async function hold(tx: WriteTx, ctx: ServiceCtx, id: string, outsideWindow: boolean, harmless = (_row: Plugin) => false): Promise<Plugin> {
  const [seen] = await readInTx(tx, ctx, plugin, [id])
  if (!seen) throw notFound('plugin')
  const cluster = await holdCluster(tx, ctx, seen.clusterId)
  const [row] = await readInTx(tx, ctx, plugin, [id])
  if (!row) throw notFound('plugin')
  const open = row.jobId ? await tx.job.count({ where: { id: row.jobId, status: { in: ['queued', 'running'] } } }) : 0
  if (open) throw new ContractError('CONFLICT', 'plugin_busy', `A job is at ${row.name} just now.`, { fields: [{ path: 'id', message: 'is being changed by a job' }], remedy: 'Wait until the job has ended, or stop it.' })
  if (!harmless(row)) refuseOutsideWindow(cluster, outsideWindow)
  return row
}

async function set(tx: WriteTx, ctx: ServiceCtx, report: Report, row: Plugin, data: { pendingAction: NonNullable<Plugin['pendingAction']>; targetVersion: string | null; targetManifest?: string | null }): Promise<Plugin> {
  await tx.k8sClusterPlugin.updateMany({ where: { id: row.id }, data: { ...data, status: 'pending', statusReason: null, version: { increment: 1 } } })
  await startIn(tx, ctx, report, { id: row.id })
  const [now] = await readInTx(tx, ctx, plugin, [row.id])
  report({ resource: plugin.name, id: row.id, old: row, now: now!, servedTenantId: row.tenantId })
  return now!
}

/** Begins to bring a plugin to another version. Throws CONFLICT for a stale version or while a job is at it; PRECONDITION_FAILED `outside_window`. */
export function upgradePlugin(ctx: ServiceCtx, input: z.infer<typeof pluginUpgradeInput>): Promise<Plugin> {
  return mutate(ctx, {
    permission: 'k8s_clusters:update', action: 'upgrade',
    write: async (tx, report) => {
      const row = await hold(tx, ctx, input.id, input.outsideWindow)
      if (row.version !== input.version) throw staleEdit(row, { pluginVersion: input.pluginVersion })
      return set(tx, ctx, report, row, { pendingAction: row.pendingAction === 'install' ? 'install' : 'upgrade', targetVersion: input.pluginVersion, targetManifest: input.manifest ?? row.manifest })
    },
  })
}

const canApply = (row: Plugin) => row.connected && row.hasManifest

/** Tries again what failed; where nothing is pending, applies the manifest as it is: what was recorded before there was an endpoint, or was changed there since. Throws CONFLICT `nothing_pending` when nothing is to be done; PRECONDITION_FAILED `outside_window`. */
export function retryPlugin(ctx: ServiceCtx, { id, outsideWindow }: z.infer<typeof pluginRetryInput>): Promise<Plugin> {
  return mutate(ctx, {
    permission: 'k8s_clusters:update', action: 'retry',
    write: async (tx, report) => {
      const row = await hold(tx, ctx, id, outsideWindow, (found) => isNew(found) || !(found.pendingAction || canApply(found)))
      if (!row.pendingAction && canApply(row)) return set(tx, ctx, report, row, { pendingAction: 'upgrade', targetVersion: row.pluginVersion, targetManifest: row.manifest })
      if (!row.pendingAction) throw new ContractError('CONFLICT', 'nothing_pending', `Nothing is left to do for ${row.name}.`, { remedy: 'Look at its status.' })
      return set(tx, ctx, report, row, { pendingAction: row.pendingAction, targetVersion: row.targetVersion })
    },
  })
}

/** Begins to take plugins out of their clusters: all of them, or none. Throws NOT_FOUND, CONFLICT `plugin_busy`, PRECONDITION_FAILED `outside_window`. */
export function removePlugins(ctx: ServiceCtx, { ids, outsideWindow }: z.infer<typeof pluginRemoveInput>): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'k8s_clusters:delete', action: 'remove',
    write: async (tx, report) => {
      const rows = await readInTx(tx, ctx, plugin, ids)
      const wanted = rows.toSorted((a, b) => a.clusterId.localeCompare(b.clusterId) || a.id.localeCompare(b.id))
      if (wanted.length !== new Set(ids).size) throw notFound('plugin')
      for (const { id } of wanted) await set(tx, ctx, report, await hold(tx, ctx, id, outsideWindow), { pendingAction: 'remove', targetVersion: null })
      return { changed: wanted.length }
    },
  })
}
