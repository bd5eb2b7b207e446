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
const BATCH = 8

const CLAIM = `UPDATE endpoints e SET next_try_at = $2 WHERE e.id IN (
    SELECT d.id FROM endpoints d WHERE d.deleted_at IS NULL AND (d.next_try_at IS NULL OR d.next_try_at <= $1) AND (${opensHere('d', '$3')} OR coalesce(d.next_try_at, d.updated_at) <= $4)
    ORDER BY next_try_at NULLS FIRST LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
  RETURNING e.id, e.name, e.kind::text AS kind, e.url, e.username, e.secret_envelope AS "secretEnvelope", e.ca_pem AS "caPem", e.fingerprint, e.status::text AS status, e.failures, e.last_reason AS "lastReason",
    e.machine_storage AS "machineStorage", e.machine_bridge AS "machineBridge", e.machine_template AS "machineTemplate", e.machine_image AS "machineImage", e.machine_pool AS "machinePool", e.machine_tags AS "machineTags"`

/** Looks at the endpoints whose turn it is, and at all behind them. Answers how many were asked. */
export async function observeDue(ctx: ServiceCtx, signal?: AbortSignal): Promise<number> {
  const now = ctx.clock()
  const due = await note(ctx.services, (tx: WriteTx) =>
    tx.$queryRawUnsafe<StoredEndpoint[]>(CLAIM, now, new Date(now.getTime() + CLAIM_MS), secretsOf(ctx.services).keyIds, new Date(now.getTime() - LEFT_MS)))
  await Promise.all(due.map((endpoint) => observeOne(ctx, endpoint, { signal })))
  return due.length
}

async function behind(ctx: ServiceCtx, endpoint: StoredEndpoint, driver: ResourceDriver, call: Call): Promise<void> {
  if (endpoint.kind === 'redfish') await observeHosts(ctx, endpoint, driver, call.signal)
  if (endpoint.kind === 'proxmox') await observeMachines(ctx, endpoint, driver, call.signal)
  if (endpoint.kind === 'kubernetes') await observeClusters(ctx, endpoint, driver, call)
}

/** Looks at one endpoint and at what is behind it, and keeps how it answered; each question waits `timeoutMs` at most. Never throws for what the other side does. */
export async function observeOne(ctx: ServiceCtx, endpoint: StoredEndpoint, { signal, timeoutMs }: Pick<Call, 'signal' | 'timeoutMs'> = {}): Promise<void> {
  const call: Call = { key: `observe:${endpoint.id}`, signal, timeoutMs }
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
