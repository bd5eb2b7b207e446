import { ContractError } from '@colonnade/contract'
import type { Cluster } from './hold.ts'

/** Refuses to disturb a cluster while no maintenance window of it is open, unless that was confirmed. */
export function refuseOutsideWindow(cluster: Pick<Cluster, 'name' | 'windowOpen' | 'nextWindowAt'>, confirmed: boolean): void {
  if (confirmed || cluster.windowOpen) return
  throw new ContractError('PRECONDITION_FAILED', 'outside_window', `No maintenance window of ${cluster.name} is open.`, {
    fields: [{ path: 'outsideWindow', message: 'confirm, or wait for a window' }], details: { nextWindowAt: cluster.nextWindowAt },
    remedy: cluster.nextWindowAt ? 'Wait for its next window, or confirm that it may be disturbed now.' : 'Plan a maintenance window, or confirm that it may be disturbed now.',
  })
}
