import { DriverError } from '../../../drivers/resource/error.ts'
import type { Checked } from '../../../drivers/resource/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { note } from '../../../kernel/system.ts'
import { markClusters, type Marked } from '../cluster-observation/mark.ts'
import type { StoredEndpoint } from './connection.ts'

/** First wait after a failure and the longest, in ms. */
const FIRST_WAIT_MS = 5_000
const LONGEST_WAIT_MS = 15 * 60_000
/** How often an endpoint that answers is looked at, in ms. */
const LOOK_EVERY_MS = 60_000

/** How long to leave an endpoint alone after so many failures in a row, in ms: twice as long each time up to a quarter of an hour, and never all at one moment. */
export function backOff(failures: number, random: number = Math.random()): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 20))
  return Math.round(wait * (0.75 + random / 2))
}

/** What an endpoint answered, or how it failed. */
export type Heard = { ok: true; checked?: Checked | undefined } | { ok: false; error: DriverError }

const ABOUT = new Set(['not_this_kind', 'bad_kubeconfig', 'bad_address', 'address_not_allowed', 'redirected'])

/** Whether an error is about the way to the endpoint, and not about one thing behind it: that one request was refused, or ended in an error of theirs, says nothing of the next. */
export function isAboutEndpoint(error: DriverError): boolean {
  if (error.kind === 'unauthorised') return error.reason !== 'forbidden'
  return error.kind === 'unreachable' || error.kind === 'certificate_mismatch' || ABOUT.has(error.reason)
}

const cut = (text: string | null | undefined, most: number) => (text == null ? null : text.slice(0, most))

function factsOf(heard: Heard, stored: StoredEndpoint, now: Date) {
  if (heard.ok) {
    const { checked } = heard
    return {
      status: 'reachable' as const, lastReason: null, lastError: null, failures: 0, lastSeenAt: now, nextTryAt: new Date(now.getTime() + LOOK_EVERY_MS * (0.9 + Math.random() / 5)),
      ...(checked ? { product: cut(checked.product, 200), productVersion: cut(checked.version, 100) } : {}),
    }
  }
  const failures = stored.failures + 1
  // what can't be opened here was not even asked: waiting longer spares nobody, and a process that has the key is not to wait for it
  return {
    status: heard.error.kind === 'unauthorised' ? 'unauthorised' as const : 'unreachable' as const, lastReason: cut(heard.error.reason, 50), lastError: cut(heard.error.message, 500), failures,
    nextTryAt: new Date(now.getTime() + (heard.error.reason === 'secret_unreadable' ? FIRST_WAIT_MS : backOff(failures))),
  }
}

class Overtaken extends Error {}

// Only if it is still the endpoint that was asked: an answer of the old address says nothing of the new one.
async function write(tx: WriteTx, stored: StoredEndpoint, facts: ReturnType<typeof factsOf>, now: Date): Promise<{ written: number; marked: Marked[] }> {
  const same = { id: stored.id, deletedAt: null, url: stored.url, username: stored.username, secretEnvelope: stored.secretEnvelope, fingerprint: stored.fingerprint, caPem: stored.caPem }
  const { count: written } = await tx.endpoint.updateMany({ where: same, data: facts })
  return { written, marked: written && facts.lastReason && stored.kind === 'kubernetes' ? await markClusters(tx, stored.id, facts.lastReason, now) : [] }
}

/**
 * Keeps what an endpoint answered: when it was last seen, or since when and why not and when to try again. A change of its state is a change people are told of;
 * that all is as before is only noted. `asked`: a person asked, so the trail says it in either case.
 */
export async function keepHealth(ctx: ServiceCtx, stored: StoredEndpoint, heard: Heard, asked = false): Promise<void> {
  const facts = factsOf(heard, stored, ctx.clock())
  const news = facts.status !== stored.status || facts.lastReason !== stored.lastReason
  if (!news && !asked) return note(ctx.services, async (tx: WriteTx) => { await write(tx, stored, facts, ctx.clock()) })
  await mutate(ctx, {
    permission: asked ? 'endpoints:update' : 'system', action: asked ? 'test' : 'observe',
    write: async (tx, report) => {
      const { written, marked } = await write(tx, stored, facts, ctx.clock())
      // changed or removed meanwhile: nothing is known of what it is now, only that somebody asked
      if (!written && !asked) throw new Overtaken()
      for (const { id, tenantId } of marked) report({ resource: 'k8s_cluster', id, action: 'observe', now: { observedState: 'unreachable' }, details: { reason: facts.lastReason }, servedTenantId: tenantId })
      report({ resource: 'endpoint', id: stored.id, ...(written ? { old: { status: stored.status, lastReason: stored.lastReason }, now: { status: facts.status, lastReason: facts.lastReason } } : {}) })
    },
  }).catch((error: unknown) => { if (!(error instanceof Overtaken)) throw error })
}
