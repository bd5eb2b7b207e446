import { setTimeout as pause } from 'node:timers/promises'
import { ContractError } from '@colonnade/contract'
import { runsVersion } from '@colonnade/contract/datacenter'
import type { Call, ClusterNode, Outcome, ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError, isPassing } from '../../../drivers/resource/error.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { driverOf, storedEndpoint } from '../endpoint/connection.ts'
import { isAboutEndpoint } from '../endpoint/health.ts'
import { fromOutside } from '../endpoint/through.ts'

/**
 * One node to be brought to a version. `hold`: what it is marked with meanwhile; `until`: how long it is waited for; `resumed`: it was waited for before, so that it may be gone at the moment;
 * `progress` hears how it was found, null while nobody answers.
 */
export interface NodeUpgrade { node: string; version: string; hold: string; until: Date; resumed: boolean; signal: AbortSignal; progress(found: ClusterNode | null): Promise<void> }

/** Between two looks at a node, in ms: soon at first, then at most every ten seconds. */
const pauseAfter = (looks: number) => Math.min(10_000, Math.round(500 * 1.5 ** looks))
/** Longest that opening a node again may take once it is done or the upgrade has been stopped, in ms. */
const LETTING_GO_MS = 10_000

// How it was found; or why it was not: nobody answers us, or there is no such node.
type Answer = ClusterNode | { error: DriverError | null; gone: boolean }
const isNode = (answer: Answer): answer is ClusterNode => 'name' in answer

// The machine is another's to upgrade: here one can only wait for it to come back as it was asked for.
function isThere(found: ClusterNode, version: string): boolean {
  return found.ready && runsVersion(found.version, version)
}

function tooLate({ version }: NodeUpgrade, found: Answer): ContractError {
  // its name stands before it wherever it is told
  const how = isNode(found) ? `it reports ${found.version}${found.ready ? '' : ' and is not ready'}` : `its API server does not answer for it${found.error ? ` (${found.error.message})` : ''}`
  return new ContractError('PRECONDITION_FAILED', 'node_not_upgraded', `not ready at ${version} in time: ${how.replace(/\.?$/, '.')}`, { remedy: 'Upgrade the machine (kubeadm, or your own automation), then take the upgrade up again.' })
}

type Work = (driver: ResourceDriver, call: Call) => Promise<Outcome<ClusterNode | null>>

// The endpoint is read each time: within the hours this takes somebody may have given it another token or certificate.
async function reach(ctx: ServiceCtx, endpointId: string, call: Call, work: Work): Promise<ClusterNode | null> {
  const outcome = await work(await driverOf(ctx, await storedEndpoint(ctx, endpointId)), call)
  return outcome.outcome === 'done' ? outcome.value : null
}

// While a control plane is upgraded its API server comes and goes, and a machine that is replaced is gone for a while: once it was seen (`known`) that is waited through, and is no news of the endpoint.
async function ask(ctx: ServiceCtx, endpointId: string, { node, signal }: NodeUpgrade, known: boolean, work: Work): Promise<Answer> {
  try {
    return (await reach(ctx, endpointId, { key: `node ${node}`, signal }, work)) ?? { error: null, gone: true }
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof DriverError)) throw error
    const gone = error.kind === 'not_found'
    const waits = isPassing(error) || error.reason === 'busy' || (known && (gone || isAboutEndpoint(error)))
    if (waits) return { error: gone ? null : error, gone }
    throw fromOutside(error)
  } finally {
    signal.throwIfAborted()
  }
}

// What can't be opened now is opened by the next look at the cluster: the mark on the node says whose it is.
async function letGo(ctx: ServiceCtx, endpointId: string, { node, hold }: NodeUpgrade): Promise<void> {
  const signal = AbortSignal.timeout(LETTING_GO_MS)
  for (let tries = 0; ; tries++) {
    try {
      await reach(ctx, endpointId, { key: `release ${hold}`, signal }, (driver, call) => driver.cluster.uncordon(node, hold, call))
      return
    } catch (error) {
      if (!(error instanceof DriverError) && !(error instanceof ContractError)) throw error
      if (signal.aborted || error instanceof ContractError || !isPassing(error)) return ctx.services.log.warn({ node, err: error }, 'a node that was kept from new pods could not be opened again')
      await pause(pauseAfter(tries), undefined, { signal }).catch(() => {})
    }
  }
}

// The process ends, or another has the job: whoever goes on finds the node as it is.
const goesOn = (signal: AbortSignal) => signal.aborted && signal.reason instanceof ContractError && ['job_paused', 'job_taken_over'].includes(signal.reason.shape.reason)

/**
 * Keeps new pods off a node, waits until its API server reports it ready at the version, and opens it again. Stopped or too late, it opens it too; killed,
 * the same call again goes on. Throws PRECONDITION_FAILED `node_not_upgraded` after `until`, `not_found_there` when the cluster knows no such node, and what the driver refuses.
 */
export async function upgradeNodeThere(ctx: ServiceCtx, endpointId: string, upgrade: NodeUpgrade): Promise<void> {
  const { node, hold, signal } = upgrade
  let known = upgrade.resumed
  let closed = false
  try {
    for (let looks = 0; ; looks++) {
      const found = await ask(ctx, endpointId, upgrade, known, (driver, call) => driver.cluster.node(node, call))
      await upgrade.progress(isNode(found) ? found : null)
      if (isNode(found)) {
        known = true
        closed ||= found.hold === hold
        if (isThere(found, upgrade.version)) return
      }
      if (ctx.services.clock() >= upgrade.until) throw tooLate(upgrade, found)
      const first = !closed && isNode(found)
      // asked to close it is as good as closed: it may have been done though no answer came
      closed ||= isNode(found)
      const now = isNode(found) && found.hold !== hold ? await ask(ctx, endpointId, upgrade, true, (driver, call) => driver.cluster.cordon(node, hold, call)) : found
      // closed just now: how it is since is seen at once
      if (!first || !isNode(now)) await pause(pauseAfter(looks), undefined, { signal }).catch(() => { signal.throwIfAborted() })
    }
  } finally {
    if ((closed || upgrade.resumed) && !goesOn(signal)) await letGo(ctx, endpointId, upgrade)
  }
}
