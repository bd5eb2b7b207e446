import { DriverError } from '../../../drivers/resource/error.ts'
import type { Call, ResourceDriver } from '../../../drivers/resource/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { secretsOf } from '../../../kernel/secrets.ts'
import { note } from '../../../kernel/system.ts'
import { observeClusters } from '../cluster-observation/observe.ts'
import { driverOf, opensHere, type StoredEndpoint } from '../endpoint/connection.ts'
import { keepHealth } from '../endpoint/health.ts'
import { observeHosts } from './observe-hosts.ts'
import { observeMachines } from './observe-machines.ts'

/** How long one look at an endpoint may take before another process looks too, in ms. */
const CLAIM_MS = 90_000
/** How long one whose secret can't be opened here is left to processes that can, before this one says so, in ms. */
const LEFT_MS = 60_000
/** How long a look may take altogether, in ms: it ends before another process begins the same. */
const LOOK_MS = 75_000

const CLAIM = `UPDATE endpoints e SET next_try_at = $2 WHERE e.id IN (
    SELECT d.id FROM endpoints d WHERE d.deleted_at IS NULL AND (d.next_try_at IS NULL OR d.next_try_at <= $1) AND (${opensHere('d', '$3')} OR coalesce(d.next_try_at, d.updated_at) <= $4)
    ORDER BY next_try_at NULLS FIRST LIMIT $5 FOR UPDATE SKIP LOCKED)
  RETURNING e.id, e.name, e.kind::text AS kind, e.url, e.username, e.secret_envelope AS "secretEnvelope", e.ca_pem AS "caPem", e.fingerprint, e.status::text AS status, e.failures, e.last_reason AS "lastReason",
    e.machine_storage AS "machineStorage", e.machine_bridge AS "machineBridge", e.machine_template AS "machineTemplate", e.machine_image AS "machineImage", e.machine_pool AS "machinePool", e.machine_tags AS "machineTags"`

/** Takes endpoints whose turn it is, `most` of them: for a while no other process looks at them. */
export async function dueEndpoints(ctx: ServiceCtx, most: number): Promise<StoredEndpoint[]> {
  const now = ctx.clock()
  return note(ctx.services, (tx: WriteTx) =>
    tx.$queryRawUnsafe<StoredEndpoint[]>(CLAIM, now, new Date(now.getTime() + CLAIM_MS), secretsOf(ctx.services).keyIds, new Date(now.getTime() - LEFT_MS), most))
}

async function behind(ctx: ServiceCtx, endpoint: StoredEndpoint, driver: ResourceDriver, call: Call): Promise<void> {
  if (endpoint.kind === 'redfish') await observeHosts(ctx, endpoint, driver, call.signal)
  if (endpoint.kind === 'proxmox') await observeMachines(ctx, endpoint, driver, call.signal)
  if (endpoint.kind === 'kubernetes') await observeClusters(ctx, endpoint, driver, call)
}

/** Looks at one endpoint and at what is behind it, and keeps how it answered; each question waits `timeoutMs` at most. Never throws for what the other side does. */
export async function observeOne(ctx: ServiceCtx, endpoint: StoredEndpoint, { signal, timeoutMs }: Pick<Call, 'signal' | 'timeoutMs'> = {}): Promise<void> {
  const within = AbortSignal.timeout(LOOK_MS)
  const call: Call = { key: `observe:${endpoint.id}`, signal: signal ? AbortSignal.any([signal, within]) : within, timeoutMs }
  try {
    const driver = await driverOf(ctx, endpoint)
    const checked = await driver.check(call)
    await behind(ctx, endpoint, driver, call)
    await keepHealth(ctx, endpoint, { ok: true, checked })
  } catch (error) {
    // the process ends: nobody's fault over there
    if (signal?.aborted) return
    if (error instanceof DriverError) await keepHealth(ctx, endpoint, { ok: false, error })
    else ctx.services.log.error({ err: error, endpointId: endpoint.id }, 'an endpoint could not be observed')
  }
}
