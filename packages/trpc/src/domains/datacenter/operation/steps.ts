import { DriverError } from '../../../drivers/resource/error.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { driverOf, storedEndpoint, type StoredEndpoint } from '../endpoint/connection.ts'
import { isAboutEndpoint, keepHealth } from '../endpoint/health.ts'
import { advance } from './advance.ts'
import { claim, LostClaim, type Claimed } from './claim.ts'
import { lookAtHost } from './observe-hosts.ts'
import { plan } from './plan.ts'
import { settle } from './settle.ts'
import { atMost, type Slots } from './slots.ts'
import { afterError, type Verdict } from './verdict.ts'

/** How long the quick ones of those that were begun together are waited for before more is taken up, in ms. */
const GRACE_MS = 50
/** How long a free place is waited for at once, in ms. */
const PATIENCE_MS = 1000

// The way to an endpoint is judged by every call that goes there.
async function heard(ctx: ServiceCtx, endpoint: StoredEndpoint, verdict: Verdict): Promise<void> {
  const error = 'error' in verdict ? verdict.error : undefined
  if (error instanceof DriverError && isAboutEndpoint(error)) await keepHealth(ctx, endpoint, { ok: false, error })
}

async function attempt(ctx: ServiceCtx, op: Claimed, signal: AbortSignal | undefined): Promise<void> {
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

/** One step of an operation. Whatever goes wrong is written down or logged. */
export async function step(ctx: ServiceCtx, op: Claimed, signal: AbortSignal | undefined): Promise<void> {
  await attempt(ctx, op, signal).catch((err: unknown) => ctx.services.log.error({ err, operationId: op.id }, 'a step of an operation failed; it is taken up again once its claim has ended'))
}

/** Whose hands, as which process, until when; `onLate` hears of each step that ended after this had gone on, `between` is awaited now and then. */
export interface Carrying { by: string; hands: Slots; signal: AbortSignal; onLate: () => void; between: () => Promise<unknown> }

/** Plans what has to be done and takes up all that is due, until nothing more is; steps that take long go on by themselves. */
export async function carryOn(ctx: ServiceCtx, { by, hands, signal, onLate, between }: Carrying): Promise<void> {
  while (!signal.aborted) {
    await plan(ctx)
    if (hands.free === 0) await hands.next(PATIENCE_MS)
    const claimed = hands.free > 0 ? await claim(ctx.services, by, hands.free) : []
    if (claimed.length === 0 && hands.free > 0) return
    const late = new Set<Promise<void>>()
    for (const op of claimed) {
      const one = hands.run(() => step(ctx, op, signal), () => {})
      late.add(one)
      void one.then(() => late.delete(one))
    }
    await atMost(GRACE_MS, Promise.all(late))
    for (const one of late) void one.then(onLate)
    await between()
  }
}
