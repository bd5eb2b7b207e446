import { randomUUID } from 'node:crypto'
import type { Leases } from '@colonnade/db'
import { createServiceCtx, PROVIDER, systemActor, type ServiceCtx } from '../../../kernel/context.ts'
import { secretsOf } from '../../../kernel/secrets.ts'
import type { Services } from '../../../kernel/services.ts'
import { opensHere } from '../endpoint/connection.ts'
import { claim, nextDue, releaseOrphans } from './claim.ts'
import { loopOf, type Loop } from './loop.ts'
import { dueEndpoints, observeOne } from './observe.ts'
import { nextRemoval, plan } from './plan.ts'
import { Slots } from './slots.ts'
import { carryOn, step } from './steps.ts'

/** Operations a process has in hand at once. */
const HANDS = 8
/** Endpoints a process looks at at once: many of them may be without an answer for long. */
const EYES = 16
/** Rounds of one reconciliation at most. */
const MOST_ROUNDS = 10
/** How soon a pass looks again while another process has something in hand: it may end in the middle. In ms. */
const WATCH_MS = 2_000

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

// Where nothing is reached through an endpoint, a wake costs this one question.
async function reachesAny(ctx: ServiceCtx): Promise<boolean> {
  const [some] = await ctx.sql<{ any: boolean; foreign: boolean | null }>(`SELECT count(*) > 0 AS any, bool_or(NOT ${opensHere('e', '$1')}) AS foreign FROM endpoints e WHERE e.deleted_at IS NULL`, [secretsOf(ctx.services).keyIds])
  if (some?.foreign) warnOfKey(ctx.services)
  return some?.any ?? false
}

/** Moves what is recorded to what is, once and one thing after the other: plans what has to be done, carries on with all that is due, and looks at the endpoints whose turn it is. `by`: the key this process is known by. */
export async function reconcile(services: Services, signal?: AbortSignal, by: string = randomUUID()): Promise<{ planned: number; steps: number; observed: number }> {
  const ctx = contextOf(services)
  const count = { planned: 0, steps: 0, observed: 0 }
  if (!(await reachesAny(ctx))) return count
  for (let round = 0; round < MOST_ROUNDS && !signal?.aborted; round++) {
    count.planned += await plan(ctx)
    const claimed = await claim(services, by, HANDS)
    if (claimed.length === 0) break
    count.steps += claimed.length
    await Promise.all(claimed.map((op) => step(ctx, op, signal)))
  }
  while (!signal?.aborted) {
    const due = await dueEndpoints(ctx, EYES)
    if (due.length === 0) break
    count.observed += due.length
    await Promise.all(due.map((endpoint) => observeOne(ctx, endpoint, { signal })))
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

// A loop of its own: whoever does not answer is waited for without holding up what has to be done, or the look at anybody else.
function lookout(services: Services, signal: AbortSignal): Loop {
  const eyes = new Slots(EYES)
  const onError = (err: unknown) => services.log.warn({ err }, 'looking at an endpoint came to nothing')
  const loop = loopOf(async () => {
    const ctx = contextOf(services)
    while (eyes.free > 0 && !signal.aborted) {
      const due = await dueEndpoints(ctx, eyes.free)
      if (due.length === 0) break
      for (const endpoint of due) void eyes.run(() => observeOne(ctx, endpoint, { signal }), onError).then(() => { if (eyes.free === 1) loop.wake() })
    }
    return Number.POSITIVE_INFINITY
  }, onError, eyes)
  return loop
}

/**
 * Reconciles after each wake and whenever something is due, one pass at a time; no pass waits for a step or a look that takes long. What it has in hand is given back by others once `leases` say that this process is
 * gone, as it gives back theirs.
 */
export function reconcileRoom(services: Services, { leases }: { leases: Leases }): Loop {
  const abort = new AbortController()
  const key = randomUUID()
  const hands = new Slots(HANDS)
  let giveBack: (() => Promise<void>) | null = null
  const orphans = orphanWatch(services, leases, key)
  const looks = lookout(services, abort.signal)
  const work = loopOf(async () => {
    const ctx = contextOf(services)
    if (!(await reachesAny(ctx))) return Number.POSITIVE_INFINITY
    giveBack ??= await leases.hold(key)
    await orphans.release()
    looks.wake()
    await carryOn(ctx, { by: key, hands, signal: abort.signal, onLate: () => work.wake(), between: orphans.between })
    return idleFor(services, (await orphans.release()) ? WATCH_MS : Number.POSITIVE_INFINITY)
  }, (err) => services.log.warn({ err }, 'reconciling waits'), hands)
  return {
    wake: work.wake,
    async settled() { await work.settled(); await looks.settled() },
    async stop() { abort.abort(new Error('the process ends')); await Promise.all([work.stop(), looks.stop()]); await giveBack?.() },
  }
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
