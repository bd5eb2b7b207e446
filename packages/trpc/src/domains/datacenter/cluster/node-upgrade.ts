import { setTimeout as pause } from 'node:timers/promises'
import { ContractError } from '@colonnade/contract'
import { runsVersion } from '@colonnade/contract/datacenter'
import type { ClusterNode, Outcome, ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError, isPassing } from '../../../drivers/resource/error.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { driverOf, type StoredEndpoint } from '../endpoint/connection.ts'
import { fromOutside, through } from '../endpoint/through.ts'

/** One node to be brought to a version. `hold`: what it is marked with meanwhile; `until`: how long it is waited for; `progress` hears how it was found, null while nobody answers. */
export interface NodeUpgrade { node: string; version: string; hold: string; until: Date; signal: AbortSignal; progress(found: ClusterNode | null): Promise<void> }

/** Between two looks at a node, in ms: soon at first, then at most every ten seconds. */
const pauseAfter = (looks: number) => Math.min(10_000, Math.round(500 * 1.5 ** looks))
/** Longest that opening a node again may take once the upgrade has been stopped, in ms. */
const LETTING_GO_MS = 10_000

type Reached = (work: (driver: ResourceDriver) => Promise<Outcome<ClusterNode | null>>) => Promise<ClusterNode | null>

// The machine is another's to upgrade: here one can only wait for it to come back as it was asked for.
function isThere(found: ClusterNode | null, version: string): boolean {
  return found !== null && found.ready && runsVersion(found.version, version)
}

function tooLate({ version }: NodeUpgrade, found: ClusterNode | null): ContractError {
  // its name stands before it wherever it is told
  const how = found ? `it reports ${found.version}${found.ready ? '' : ' and is not ready'}` : 'its API server does not answer for it'
  return new ContractError('PRECONDITION_FAILED', 'node_not_upgraded', `not ready at ${version} in time: ${how}.`, { remedy: 'Upgrade the machine (kubeadm, or your own automation), then take the upgrade up again.' })
}

// While a control plane is upgraded its API server comes and goes: that is waited through, and is no news of the endpoint.
async function lookAt(ctx: ServiceCtx, endpoint: StoredEndpoint, { node, signal }: NodeUpgrade): Promise<ClusterNode | null> {
  try {
    const outcome = await (await driverOf(ctx, endpoint)).cluster.node(node, { key: `look ${node}`, signal })
    return outcome.outcome === 'done' ? outcome.value : null
  } catch (error) {
    if (!(error instanceof DriverError)) throw error
    // a machine that is replaced is gone for a while
    if (signal.aborted || isPassing(error) || error.kind === 'not_found') return null
    throw fromOutside(error)
  }
}

async function waitFor(ctx: ServiceCtx, endpoint: StoredEndpoint, upgrade: NodeUpgrade): Promise<void> {
  for (let looks = 0; ; looks++) {
    const found = await lookAt(ctx, endpoint, upgrade)
    upgrade.signal.throwIfAborted()
    await upgrade.progress(found)
    if (isThere(found, upgrade.version)) return
    if (ctx.services.clock() >= upgrade.until) throw tooLate(upgrade, found)
    await pause(pauseAfter(looks), undefined, { signal: upgrade.signal }).catch(() => { upgrade.signal.throwIfAborted() })
  }
}

// What can't be opened now is opened by the next look at the cluster: the mark on the node says whose it is.
async function letGo(ctx: ServiceCtx, endpoint: StoredEndpoint, { node, hold }: NodeUpgrade): Promise<void> {
  const call = { key: `release ${hold}`, signal: AbortSignal.timeout(LETTING_GO_MS) }
  await through(ctx, endpoint, (driver) => driver.cluster.uncordon(node, hold, call)).catch((error: unknown) => {
    if (!(error instanceof ContractError)) throw error
    ctx.services.log.warn({ node, reason: error.shape.reason }, 'a node that was kept from new pods could not be opened again')
  })
}

// The process ends, or another has the job: whoever goes on finds the node as it is.
const goesOn = (signal: AbortSignal) => signal.aborted && signal.reason instanceof ContractError && ['job_paused', 'job_taken_over'].includes(signal.reason.shape.reason)

/**
 * Keeps new pods off a node, waits until its API server reports it ready at the version, and opens it again. Stopped or too late, it opens it too; killed,
 * the same call again goes on. Throws PRECONDITION_FAILED `node_not_upgraded` after `until`, `not_found_there` when the cluster knows no such node, and what the driver refuses.
 */
export async function upgradeNodeThere(ctx: ServiceCtx, endpoint: StoredEndpoint, upgrade: NodeUpgrade): Promise<void> {
  const { node, hold, signal } = upgrade
  const reach: Reached = async (work) => { const outcome = await through(ctx, endpoint, work, signal); return outcome.outcome === 'done' ? outcome.value : null }
  const first = await lookAt(ctx, endpoint, upgrade)
  signal.throwIfAborted()
  if (isThere(first, upgrade.version) && first!.hold !== hold) return
  try {
    await reach((driver) => driver.cluster.cordon(node, hold, { key: hold, signal }))
    await waitFor(ctx, endpoint, upgrade)
  } finally {
    if (!goesOn(signal)) await letGo(ctx, endpoint, upgrade)
  }
}
