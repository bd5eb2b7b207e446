import { randomUUID } from 'node:crypto'
import type { ChangeEvent } from '@colonnade/contract'
import type { Database, Scope } from '@colonnade/db'
import type { BusEvent, EventBus } from './event-bus.ts'
import { toWire } from './wire.ts'

const system: Scope = { role: 'colonnade_system', tenantId: null }
const CHANNEL = 'colonnade_outbox'
const AT_ONCE = 2000
const COLUMNS = `id AS "rowId", tenant_id AS "tenantId", position::text AS "id", topic, resource_type AS "resourceType", resource_id AS "resourceId", payload, request_id AS "requestId", created_at AS "createdAt"`

/** Called once for every event, in whichever process gave it its position. */
export type OnPublished = (event: BusEvent) => Promise<void>

/**
 * Gives committed events their position, one process at a time, so that position order is commit order and has no gap to fill later;
 * then hands them to this process's bus. `poke` after a commit; a NOTIFY wakes the other processes.
 */
export class Relay {
  private readonly database: Database
  private readonly bus: EventBus
  private readonly onPublished: OnPublished
  private readonly self = randomUUID()
  private last = 0
  private running: Promise<void> | null = null
  private again = false
  private stops: (() => unknown)[] = []

  constructor(database: Database, bus: EventBus, onPublished: OnPublished) {
    this.database = database
    this.bus = bus
    this.onPublished = onPublished
  }

  async start(): Promise<void> {
    const [row] = await this.database.query<{ last: string | null }>(system, 'SELECT max(position)::text AS last FROM outbox_events')
    this.last = Number(row?.last ?? 0)
    this.stops.push(this.bus.onPoke(() => this.wake()))
    this.stops.push(await this.database.listen(CHANNEL, (sender) => { if (sender !== this.self) this.wake() }))
    const timer = setInterval(() => this.wake(), this.database.kind === 'embedded' ? 5000 : 1000)
    timer.unref()
    this.stops.push(() => clearInterval(timer))
    this.wake()
  }

  async stop(): Promise<void> {
    for (const stop of this.stops.splice(0)) await stop()
    await this.running
  }

  /** Starts a round, or has the one under way followed by another. */
  wake(): void {
    this.again = true
    this.running ??= this.rounds().finally(() => { this.running = null })
  }

  /** One round to its end: what was committed before the call has been published after it. */
  async round(): Promise<void> {
    this.wake()
    while (this.running) await this.running
  }

  private async rounds(): Promise<void> {
    while (this.again) {
      this.again = false
      try {
        // what was just given its position follows what is known, unless another process gave some in between: only then is there more to ask for
        const given = await this.assign()
        for (const event of given) await this.onPublished(event)
        if (given.length > 0 && given.every((event, i) => Number(event.id) === this.last + 1 + i)) this.publish(given)
        else await this.deliver()
      } catch {
        return // the timer tries again: nothing is lost, the rows wait
      }
    }
  }

  private async assign(): Promise<BusEvent[]> {
    const rows = await this.database.query<object>(system, `SELECT * FROM colonnade_relay(${AT_ONCE}, '${CHANNEL}', $1)`, [this.self])
    if (rows.length === AT_ONCE) this.again = true
    return rows.map((row) => toWire(row) as BusEvent).sort((a, b) => Number(a.id) - Number(b.id))
  }

  private async deliver(): Promise<void> {
    for (;;) {
      const rows = await this.database.query<object>(system, `SELECT * FROM colonnade_events_after($1, ${AT_ONCE})`, [this.last])
      this.publish(rows.map((row) => toWire(row) as BusEvent))
      if (rows.length < AT_ONCE) return
    }
  }

  private publish(events: readonly BusEvent[]): void {
    for (const event of events) {
      this.last = Number(event.id)
      this.bus.publish(event)
    }
  }
}

/** Events of the caller's tenant after a position, oldest first: what a window missed while it was away. */
export async function eventsAfter(sql: <T>(text: string, values?: unknown[]) => Promise<T[]>, tenantId: string, position: string, limit = 1000): Promise<ChangeEvent[]> {
  const rows = await sql<object>(`SELECT ${COLUMNS} FROM outbox_events WHERE tenant_id = $1::uuid AND position > $2::bigint ORDER BY position LIMIT $3`, [tenantId, position, limit])
  return rows.map((row) => toWire(row) as ChangeEvent)
}
