import { ContractError } from '@colonnade/contract'
import { compareVersions, upgradeRefusal, type upgradeInput } from '@colonnade/contract/datacenter'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { readInTx } from '../../../kernel/crud.ts'
import { startJobInTx } from '../../../kernel/jobs.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { holdCluster, nodesIn, type Cluster } from './hold.ts'
import { cluster } from './resource.ts'
import { upgradeJob } from './upgrade-job.ts'
import { refuseOutsideWindow } from './window.ts'

const says = {
  same: ['already_there', 'The cluster runs that version already.', 'Choose a newer version.'],
  downgrade: ['downgrade', 'A control plane never goes back to an older version.', 'Choose a newer version.'],
  skips_minor: ['skips_minor', 'Minor versions are taken one at a time.', 'Upgrade to the next minor version first.'],
  other_target: ['upgrade_unfinished', 'Another upgrade has been begun and is not through.', 'Finish it first: take it up again, or go on to another patch of the same minor version that no node is past.'],
} as const

function refused(why: keyof typeof says, held: Cluster): ContractError {
  const [reason, message, remedy] = says[why]
  return new ContractError('CONFLICT', reason, message, { remedy, fields: [{ path: 'kubernetesVersion', message }], details: { from: held.kubernetesVersion, unfinished: held.targetVersion } })
}

/** kubeadm's rules; an upgrade that has reached a node is finished before another, one that has reached none may be given up for another. `running`: the versions of the nodes. */
export function checkTarget(held: Cluster, to: string, running: readonly (string | null)[]): void {
  if (held.status === 'offline') throw new ContractError('CONFLICT', 'cluster_offline', `${held.name} is offline.`, { fields: [{ path: 'id', message: 'is offline' }], remedy: 'Bring it back first.' })
  const ahead = running.filter((v) => v !== null && compareVersions(v, held.kubernetesVersion) > 0) as string[]
  if (held.targetVersion && ahead.length > 0) {
    const minor = (version: string) => version.split('.').slice(0, 2).join('.')
    if (minor(to) === minor(held.targetVersion) && ahead.every((v) => compareVersions(to, v) >= 0)) return
    throw refused('other_target', held)
  }
  const why = upgradeRefusal(held.kubernetesVersion, to)
  if (why) throw refused(why, held)
}

/**
 * Begins to bring every node to a version, as a job: control planes first, one at a time. The same again takes up an upgrade that stopped or failed.
 * Throws CONFLICT `skips_minor`, `downgrade`, `already_there`, `upgrade_unfinished`, `cluster_busy`; PRECONDITION_FAILED `outside_window`.
 */
export function upgrade(ctx: ServiceCtx, input: z.infer<typeof upgradeInput>): Promise<{ jobId: string }> {
  return mutate(ctx, {
    permission: 'k8s_clusters:update', action: 'upgrade',
    write: async (tx, report) => {
      const held = await holdCluster(tx, ctx, input.id)
      const nodes = await nodesIn(tx, ctx, held.id)
      checkTarget(held, input.kubernetesVersion, nodes.map((n) => n.kubernetesVersion))
      refuseOutsideWindow(held, input.outsideWindow)
      const payload = { clusterId: held.id, kubernetesVersion: input.kubernetesVersion, outsideWindow: input.outsideWindow, patienceMinutes: input.patienceMinutes }
      const { jobId } = await startJobInTx(tx, ctx, report, { type: upgradeJob.type, payload, permission: 'k8s_clusters:update', total: nodes.length })
      await tx.k8sCluster.updateMany({ where: { id: held.id }, data: { targetVersion: input.kubernetesVersion, jobId, statusReason: null, version: { increment: 1 } } })
      const [now] = await readInTx(tx, ctx, cluster, [held.id])
      report({ resource: 'k8s_cluster', id: held.id, old: held, now: now!, servedTenantId: held.tenantId })
      return { jobId }
    },
  })
}
