import { randomUUID } from 'node:crypto'
import type { Leases } from '@colonnade/db'
import { DriverError } from '../../../drivers/resource/error.ts'
import { createServiceCtx, PROVIDER, systemActor, type ServiceCtx } from '../../../kernel/context.ts'
import { secretsOf } from '../../../kernel/secrets.ts'
import type { Services } from '../../../kernel/services.ts'
import { driverOf, opensHere, storedEndpoint, type StoredEndpoint } from '../endpoint/connection.ts'
import { isAboutEndpoint, keepHealth } from '../endpoint/health.ts'
import { advance } from './advance.ts'
import { claim, LostClaim, nextDue, releaseOrphans, type Claimed } from './claim.ts'
import { loopOf, type Loop } from './loop.ts'
import { lookAtHost } from './observe-hosts.ts'
import { observeDue } from './observe.ts'
import { nextRemoval, plan } from './plan.ts'
import { settle } from './settle.ts'
import { afterError, type Verdict } from './verdict.ts'

/** Rounds of one pass at most: while there is no end of what is due, endpoints are looked at all the same. */
const MOST_ROUNDS = 10
/** How soon a pass looks again while another process has something in hand: it may end in the middle. In ms. */
const WATCH_MS = 2_000
/** Batches of endpoints looked at in one pass at most, so that what has to be done waits for none of them for long. */
const MOST_BATCHES = 8

const warned = new WeakSet<Services>()

// Nothing else would tell that processes of one installation were given different keys.
function warnOfKey(services: Services): void {
  if (warned.has(services)) return
  warned.add(services)
  services.log.warn({}, 'secrets of some endpoints were sealed with a key this process does not have, so it leaves them alone: give every process of the installation the same SECRET_KEY, or enter those secrets again')
}

function contextOf(services: Services): ServiceCtx {
  return createServiceCtx(services, systemActor(PROVIDER, []), { requestId: `reconcile-${services.clock().toISOString().slice(0, 19)}`, ip: null, userAgent: null })
}

// The way to an endpoint is judged by every call that goes there.
async function heard(ctx: ServiceCtx, endpoint: StoredEndpoint, verdict: Verdict): Promise<void> {
  const error = 'error' in verdict ? verdict.error : undefined
  if (error instanceof DriverError && isAboutEndpoint(error)) await keepHealth(ctx, endpoint, { ok: false, error })
}

async function step(ctx: ServiceCtx, op: Claimed, signal: AbortSignal | undefined): Promise<void> {
  const endpoint = await storedEndpoint(ctx, op.endpointId)
  try {
    const driver = await driverOf(ctx, endpoint)
    const verdict = await advance(ctx, driver, op, signal)
    if (!signal?.aborted) await heard(ctx, endpoint, verdict)
    await settle(ctx, op, verdict)
    if (op.resourceType === 'baremetal' && verdict.go === 'done') await lookAtHost(ctx, driver, op.resourceId, signal)
  } catch (error) {
    if (error instanceof LostClaim) return
    if (!(error instanceof DriverError)) throw error
    await keepHealth(ctx, endpoint, { ok: false, error })
    await settle(ctx, op, afterError(op, error, op.state))
  }
}

async function stepSafely(ctx: ServiceCtx, op: Claimed, signal: AbortSignal | undefined): Promise<void> {
  await step(ctx, op, signal).catch((err: unknown) => ctx.services.log.error({ err, operationId: op.id }, 'a step of an operation failed; it is taken up again once its claim has ended'))
}

/** Moves what is recorded to what is: plans what has to be done, carries on with all that is due, and looks at the endpoints whose turn it is. `by`: the key this process is known by; `between` is awaited after each round. */
export async function reconcile(services: Services, signal?: AbortSignal, by: string = randomUUID(), between: () => Promise<unknown> = async () => {}): Promise<{ planned: number; steps: number; observed: number }> {
  const ctx = contextOf(services)
  const count = { planned: 0, steps: 0, observed: 0 }
  // where nothing is reached through an endpoint it costs one look
  const [some] = await ctx.sql<{ any: boolean; foreign: boolean | null }>(`SELECT count(*) > 0 AS any, bool_or(NOT ${opensHere('e', '$1')}) AS foreign FROM endpoints e WHERE e.deleted_at IS NULL`, [secretsOf(services).keyIds])
  if (!some?.any) return count
  if (some.foreign) warnOfKey(services)
  for (let round = 0; round < MOST_ROUNDS && !signal?.aborted; round++) {
    count.planned += await plan(ctx)
    const claimed = await claim(services, by)
    if (claimed.length === 0) break
    count.steps += claimed.length
    await Promise.all(claimed.map((op) => stepSafely(ctx, op, signal)))
    await between()
  }
  for (let batch = 0; batch < MOST_BATCHES && !signal?.aborted; batch++) {
    const looked = await observeDue(ctx, signal)
    count.observed += looked
    if (looked === 0) break
  }
  return count
}

// While there is much to do a pass takes long: what another process left behind is given back in between, too.
function orphanWatch(services: Services, leases: Leases, key: string) {
  let lookedAt = 0
  const release = async () => {
    lookedAt = performance.now()
    return releaseOrphans(services, leases, key)
  }
  return { release, between: async () => { if (performance.now() - lookedAt >= WATCH_MS) await release() } }
}

// How long nothing is due, in ms; `most`: or something else is to be looked after.
async function idleFor(services: Services, most: number): Promise<number> {
  const due = [await nextDue(services), await nextRemoval(contextOf(services))].flatMap((at) => (at ? [at.getTime() - services.clock().getTime()] : []))
  return Math.min(most, Math.max(200, Math.min(...due)))
}

// One pass; answers how long nothing is due after it, in ms. `letGo` says that this process ends.
function passes(services: Services, leases: Leases, signal: AbortSignal) {
  const key = randomUUID()
  let giveBack: (() => Promise<void>) | null = null
  const orphans = orphanWatch(services, leases, key)
  const pass = async () => {
    giveBack ??= await leases.hold(key)
    await orphans.release()
    await reconcile(services, signal, key, orphans.between)
    return idleFor(services, (await orphans.release()) ? WATCH_MS : Number.POSITIVE_INFINITY)
  }
  return { pass, letGo: async () => giveBack?.() }
}

/** Reconciles after each wake and whenever something is due, one pass at a time. What it has in hand is given back by others once `leases` say that this process is gone, as it gives back theirs. */
export function reconcileRoom(services: Services, { leases }: { leases: Leases }): Loop {
  const abort = new AbortController()
  const { pass, letGo } = passes(services, leases, abort.signal)
  const loop = loopOf(pass, (err) => services.log.warn({ err }, 'reconciling waits'))
  return { ...loop, async stop() { abort.abort(new Error('the process ends')); await loop.stop(); await letGo() } }
}

const actions: Record<string, RegExp> = {
  virtual_machine: /^(create|update|move|delete|restore|start|stop|resize|adopt)$/, baremetal: /^(create|update|restore)$/, endpoint: /^(create|update|restore)$/, operation: /^(create|retry)$/,
  k8s_cluster: /^(create|update|restore|upgrade_end|upgrade_stopped)$/, k8s_cluster_plugin: /^(install|upgrade)$/,
}

/** Whether an event may mean that something has to be done outside. */
export function concernsReconciler(topic: string): boolean {
  const [resource, action] = topic.split('.')
  return actions[resource!]?.test(action ?? '') ?? false
}
