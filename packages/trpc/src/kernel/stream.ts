import type { ChangeEvent, Permission } from '@colonnade/contract'
import { may } from './authorise.ts'
import type { ServiceCtx } from './context.ts'
import { eventsAfter } from './outbox.ts'

/** Hands values over from a callback to a loop. */
export class Mailbox<T> {
  private readonly values: T[] = []
  private wake: (() => void) | null = null

  put(value: T): void {
    this.values.push(value)
    this.wake?.()
  }

  /** The values put so far and those to come, until the signal. */
  async *take(signal: AbortSignal): AsyncGenerator<T> {
    signal.addEventListener('abort', () => this.wake?.(), { once: true })
    while (!signal.aborted) {
      while (this.values.length) yield this.values.shift()!
      if (signal.aborted) return
      await new Promise<void>((resolve) => { this.wake = resolve })
      this.wake = null
    }
  }
}

// An event says only which record changed; still, who may not read a kind of record need not hear of it.
function mayHear(ctx: ServiceCtx, event: ChangeEvent): boolean {
  const readers = hearers.get(event.resourceType)
  return !readers || may(ctx, readers)
}

// The row's own id and its tenant stay inside.
function outward({ id, topic, resourceType, resourceId, requestId, payload, createdAt }: ChangeEvent): ChangeEvent {
  return { id, topic, resourceType, resourceId, requestId, payload, createdAt }
}

const hearers = new Map<string, Permission>()
/** Says which permission it takes to hear of changes of a kind of record. */
export function heardWith(resourceType: string, permission: Permission): void {
  hearers.set(resourceType, permission)
}

async function lastPosition(ctx: ServiceCtx): Promise<string> {
  const [row] = await ctx.sql<{ last: string }>(`SELECT coalesce(max(position), 0)::text AS last FROM outbox_events WHERE tenant_id = $1::uuid`, [ctx.tenantId])
  return row?.last ?? '0'
}

/** Every change of the caller's tenant from `lastEventId` on, without a gap: listens first, then reads what was missed, then leaves out what came twice. */
export async function* changes(ctx: ServiceCtx, lastEventId: string | null, signal: AbortSignal): AsyncGenerator<ChangeEvent> {
  const mailbox = new Mailbox<ChangeEvent>()
  const off = ctx.services.bus.subscribe(ctx.tenantId!, (event) => mailbox.put(event))
  try {
    let last = BigInt(lastEventId ?? (await lastPosition(ctx)))
    // the first thing said is where the stream stands: who loses the connection before anything happens can resume too
    yield { id: String(last), topic: 'stream.open', resourceType: 'stream', resourceId: null, requestId: null, payload: {}, createdAt: ctx.clock().toISOString() }
    for (let full = true; full && !signal.aborted;) {
      const missed = await eventsAfter(ctx.sql, ctx.tenantId!, String(last))
      for (const event of missed) { last = BigInt(event.id); if (mayHear(ctx, event)) yield outward(event) }
      full = missed.length === 1000
    }
    for await (const event of mailbox.take(signal)) {
      if (BigInt(event.id) <= last) continue
      last = BigInt(event.id)
      if (mayHear(ctx, event)) yield outward(event)
    }
  } finally {
    off()
  }
}
