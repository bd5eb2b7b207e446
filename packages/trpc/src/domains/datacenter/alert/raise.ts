import { randomUUIDv7 } from 'node:crypto'
import { createServiceCtx, systemActor, PROVIDER, type ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import type { Services } from '../../../kernel/services.ts'

/** What is told about a record: `resourceType` as events call it (`baremetal`, `virtual_machine`), `kind` a stable key such as `host_unreachable`. */
export interface Alarm {
  resourceType: string
  resourceId: string
  kind: string
  severity: 'warning' | 'critical'
  /** a sentence in English; the screens say it in their language where they know the kind (`alert.kind.<kind>`), with `params` */
  title: string
  params?: Record<string, string | number | boolean | null | string[]>
  /** the tenant it touches, for information */
  servedTenantId?: string | null
}
/** Which alerts are over: of a record, of one kind unless none is named. */
export interface AllClear { resourceType: string; resourceId: string; kind?: string }

interface Raised { id: string; count: number; severity: string; status: string; before: string | null; name: string | null }

// Worse than before, it needs to be looked at anew even if somebody had taken it up.
const RAISE = `INSERT INTO alerts AS a (id, resource_type, resource_id, kind, severity, title, params, served_tenant_id, first_seen_at, last_seen_at)
  VALUES ($1::uuid, $2, $3::uuid, $4, $5::alert_severity, $6, $7::jsonb, $8::uuid, $9::timestamptz, $9::timestamptz)
  ON CONFLICT (resource_type, resource_id, kind) WHERE status <> 'resolved' DO UPDATE SET count = a.count + 1, last_seen_at = EXCLUDED.last_seen_at, severity = EXCLUDED.severity, title = EXCLUDED.title,
    params = EXCLUDED.params, served_tenant_id = EXCLUDED.served_tenant_id, version = a.version + 1, status = CASE WHEN EXCLUDED.severity > a.severity THEN 'open' ELSE a.status END
  RETURNING id, count, severity::text, status::text, (SELECT o.severity::text FROM alerts o WHERE o.id = a.id) AS before,
    (SELECT r.name FROM attachable_resources r WHERE r.resource_type = a.resource_type AND r.resource_id = a.resource_id) AS name`

const RESOLVE = `UPDATE alerts SET status = 'resolved', resolved_at = $4::timestamptz, version = version + 1
  WHERE resource_type = $1 AND resource_id = $2::uuid AND ($3::text IS NULL OR kind = $3) AND status <> 'resolved' RETURNING id, kind, severity::text`

/**
 * Raises an alert inside an open transaction of the provider's, and reports it. Raised while it stands, it only counts. Answers the alert's id.
 * Alerts are taken last in the order of locks: after group, rack, quota, host and virtual machine.
 */
export async function raiseAlertInTx(tx: WriteTx, ctx: ServiceCtx, report: Report, alarm: Alarm): Promise<string> {
  const [row] = await tx.$queryRawUnsafe<Raised[]>(RAISE, randomUUIDv7(), alarm.resourceType, alarm.resourceId, alarm.kind, alarm.severity, alarm.title.slice(0, 300),
    JSON.stringify(alarm.params ?? {}), alarm.servedTenantId ?? null, ctx.clock())
  const { id, count, severity, status, before, name } = row!
  const fresh = count === 1
  // what grew worse is said aloud like what is new
  const action = fresh || (severity === 'critical' && before === 'warning') ? 'raise' : 'count'
  const { resourceType, resourceId, kind, title, params = {} } = alarm
  report({
    resource: 'alert', id, action, old: fresh ? null : { count: count - 1, severity: before }, now: fresh ? { resourceType, resourceId, kind, severity, title, params } : { count, severity },
    payload: { fresh, severity, status, kind, resourceType, resourceId, resourceName: name, title, params },
  })
  return id
}

/** Resolves what stands of a record inside an open transaction of the provider's, and reports each. Answers how many there were. */
export async function resolveAlertInTx(tx: WriteTx, ctx: ServiceCtx, report: Report, clear: AllClear): Promise<number> {
  const rows = await tx.$queryRawUnsafe<{ id: string; kind: string; severity: string }[]>(RESOLVE, clear.resourceType, clear.resourceId, clear.kind ?? null, ctx.clock())
  for (const { id, kind, severity } of rows) report({ resource: 'alert', id, action: 'resolve', old: { status: 'open' }, now: { status: 'resolved' }, payload: { kind, severity, resourceType: clear.resourceType, resourceId: clear.resourceId } })
  return rows.length
}

/** The provider's own hands, without a person: what drivers, reconcilers and checks raise alerts with. */
export function alertCtx(services: Services, requestId: string): ServiceCtx {
  return createServiceCtx(services, systemActor(PROVIDER, []), { requestId, ip: null, userAgent: null })
}

/** Raises an alert in a transaction of its own: for drivers, reconcilers and jobs, whoever they run for. Answers the alert's id. */
export function raiseAlert(from: Pick<ServiceCtx, 'services' | 'requestId'>, alarm: Alarm): Promise<string> {
  const ctx = alertCtx(from.services, from.requestId)
  return mutate(ctx, { permission: 'system', action: 'raise', write: (tx, report) => raiseAlertInTx(tx, ctx, report, alarm) })
}

const nothing = new Error('no alert stands')

/** Resolves what stands of a record in a transaction of its own; nothing is written when nothing stands. Answers how many there were. */
export async function resolveAlert(from: Pick<ServiceCtx, 'services' | 'requestId'>, clear: AllClear): Promise<number> {
  const ctx = alertCtx(from.services, from.requestId)
  const standing = await ctx.sql(`SELECT 1 AS stands FROM alerts WHERE resource_type = $1 AND resource_id = $2::uuid AND ($3::text IS NULL OR kind = $3) AND status <> 'resolved' LIMIT 1`, [clear.resourceType, clear.resourceId, clear.kind ?? null])
  if (standing.length === 0) return 0
  try {
    return await mutate(ctx, {
      permission: 'system', action: 'resolve',
      write: async (tx, report) => {
        const count = await resolveAlertInTx(tx, ctx, report, clear)
        if (count === 0) throw nothing
        return count
      },
    })
  } catch (error) {
    if (error === nothing) return 0
    throw error
  }
}
