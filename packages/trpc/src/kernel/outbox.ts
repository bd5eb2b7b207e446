import type { ChangeEvent } from '@colonnade/contract'
import type { Database, Scope } from '@colonnade/db'
import type { BusEvent, EventBus } from './event-bus.ts'
import { toWire } from './wire.ts'

const system: Scope = { role: 'colonnade_system', tenantId: null }
const CHANNEL = 'colonnade_outbox'
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
    this.stops.push(await this.database.listen(CHANNEL, () => this.wake()))
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
        if (await this.waiting()) await this.assign()
        await this.deliver()
      } catch {
        return // the timer tries again: nothing is lost, the rows wait
      }
    }
  }

  // most rounds of the clock find nothing: they cost a look, and no transaction
  private async waiting(): Promise<boolean> {
    const [row] = await this.database.query<{ some: boolean }>(system, 'SELECT EXISTS (SELECT 1 FROM outbox_events WHERE position IS NULL) AS some')
    return row!.some
  }

  private async assign(): Promise<void> {
    const rows = await this.database.transaction(system, async (tx) => {
      await tx.$queryRawUnsafe(`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(727001)) l`)
      const given = await tx.$queryRawUnsafe<BusEvent[]>(
        `WITH todo AS (SELECT id FROM outbox_events WHERE position IS NULL ORDER BY sequence + 0 LIMIT 2000),
           numbered AS (SELECT o.id, nextval('outbox_position_seq') AS p FROM (SELECT e.id FROM outbox_events e JOIN todo USING (id) ORDER BY e.sequence + 0) o)
         UPDATE outbox_events e SET position = n.p FROM numbered n WHERE e.id = n.id
         RETURNING e.id AS "rowId", e.tenant_id AS "tenantId", e.position::text AS "id", e.topic, e.resource_type AS "resourceType", e.resource_id AS "resourceId", e.payload, e.request_id AS "requestId", e.created_at AS "createdAt"`,
      )
      if (given.length && this.database.kind === 'server') await tx.$queryRawUnsafe(`SELECT pg_notify('${CHANNEL}', '')::text AS sent`)
      return given
    })
    if (rows.length === 2000) this.again = true
    for (const row of rows) await this.onPublished(toWire(row) as BusEvent)
  }

  private async deliver(): Promise<void> {
    for (;;) {
      const rows = await this.database.query<object>(system, `SELECT ${COLUMNS} FROM outbox_events WHERE position > $1 ORDER BY position LIMIT 2000`, [this.last])
      for (const row of rows) {
        const event = toWire(row) as BusEvent
        this.last = Number(event.id)
        this.bus.publish(event)
      }
      if (rows.length < 2000) return
    }
  }
}

/** Events of the caller's tenant after a position, oldest first: what a window missed while it was away. */
export async function eventsAfter(sql: <T>(text: string, values?: unknown[]) => Promise<T[]>, tenantId: string, position: string, limit = 1000): Promise<ChangeEvent[]> {
  const rows = await sql<object>(`SELECT ${COLUMNS} FROM outbox_events WHERE tenant_id = $1::uuid AND position > $2::bigint ORDER BY position LIMIT $3`, [tenantId, position, limit])
  return rows.map((row) => toWire(row) as ChangeEvent)
}
