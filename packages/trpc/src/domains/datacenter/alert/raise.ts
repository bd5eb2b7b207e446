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

interface Raised { id: string; resourceId: string; count: number; severity: string; status: string; before: string | null; name: string | null }

// Worse than before, it needs to be looked at anew even if somebody had taken it up.
const RAISE = `INSERT INTO alerts AS a (id, resource_type, resource_id, kind, severity, title, params, served_tenant_id, first_seen_at, last_seen_at)
  SELECT r.id, $2, r.resource_id, $3, r.severity, r.title, r.params, r.served_tenant_id, $4::timestamptz, $4::timestamptz
    FROM json_to_recordset($1::json) AS r(id uuid, resource_id uuid, severity alert_severity, title text, params jsonb, served_tenant_id uuid) ORDER BY r.resource_id
  ON CONFLICT (resource_type, resource_id, kind) WHERE status <> 'resolved' DO UPDATE SET count = a.count + 1, last_seen_at = EXCLUDED.last_seen_at, severity = EXCLUDED.severity, title = EXCLUDED.title,
    params = EXCLUDED.params, served_tenant_id = EXCLUDED.served_tenant_id, version = a.version + 1, status = CASE WHEN EXCLUDED.severity > a.severity THEN 'open' ELSE a.status END
  RETURNING id, resource_id AS "resourceId", count, severity::text, status::text, (SELECT o.severity::text FROM alerts o WHERE o.id = a.id) AS before,
    (SELECT r.name FROM attachable_resources r WHERE r.resource_type = a.resource_type AND r.resource_id = a.resource_id) AS name`

const RESOLVE = `UPDATE alerts SET status = 'resolved', resolved_at = $4::timestamptz, version = version + 1
  WHERE resource_type = $1 AND resource_id = ANY($2::uuid[]) AND ($3::text IS NULL OR kind = $3) AND status <> 'resolved' RETURNING id, resource_id AS "resourceId", kind, severity::text`

/** What is told alike of several records. */
export type Alike = Omit<Alarm, 'resourceType' | 'kind'>

/**
 * Raises one kind of alert for several records, each named once, inside an open transaction of the provider's, and reports each. Raised while it stands,
 * it only counts. One statement. Alerts are taken last in the order of locks: after group, rack, quota, host and virtual machine.
 */
export async function raiseAlertsInTx(tx: WriteTx, ctx: ServiceCtx, report: Report, { resourceType, kind }: Pick<Alarm, 'resourceType' | 'kind'>, alarms: readonly Alike[]): Promise<string[]> {
  const rows = alarms.map((a) => ({ id: randomUUIDv7(), resource_id: a.resourceId, severity: a.severity, title: a.title.slice(0, 300), params: a.params ?? {}, served_tenant_id: a.servedTenantId ?? null }))
  const raised = await tx.$queryRawUnsafe<Raised[]>(RAISE, JSON.stringify(rows), resourceType, kind, ctx.clock())
  const told = new Map(alarms.map((a) => [a.resourceId, a]))
  for (const row of raised) tell(report, resourceType, kind, told.get(row.resourceId)!, row)
  return raised.map((r) => r.id)
}

function tell(report: Report, resourceType: string, kind: string, { title, params = {} }: Alike, { id, resourceId, count, severity, status, before, name }: Raised): void {
  const fresh = count === 1
  // what grew worse is said aloud like what is new
  const action = fresh || (severity === 'critical' && before === 'warning') ? 'raise' : 'count'
  report({
    resource: 'alert', id, action, old: fresh ? null : { count: count - 1, severity: before }, now: fresh ? { resourceType, resourceId, kind, severity, title, params } : { count, severity },
    payload: { fresh, severity, status, kind, resourceType, resourceId, resourceName: name, title, params },
  })
}

/** Raises an alert inside an open transaction of the provider's, and reports it: `raiseAlertsInTx` for one record. Answers the alert's id. */
export async function raiseAlertInTx(tx: WriteTx, ctx: ServiceCtx, report: Report, alarm: Alarm): Promise<string> {
  const [id] = await raiseAlertsInTx(tx, ctx, report, alarm, [alarm])
  return id!
}

/** Resolves what stands of several records of a kind inside an open transaction of the provider's, and reports each. One statement. Answers how many there were. */
export async function resolveAlertsInTx(tx: WriteTx, ctx: ServiceCtx, report: Report, { resourceType, kind }: Omit<AllClear, 'resourceId'>, resourceIds: readonly string[]): Promise<number> {
  const rows = await tx.$queryRawUnsafe<{ id: string; resourceId: string; kind: string; severity: string }[]>(RESOLVE, resourceType, resourceIds, kind ?? null, ctx.clock())
  for (const { id, resourceId, kind: of, severity } of rows) report({ resource: 'alert', id, action: 'resolve', old: { status: 'open' }, now: { status: 'resolved' }, payload: { kind: of, severity, resourceType, resourceId } })
  return rows.length
}

/** Resolves what stands of a record inside an open transaction of the provider's, and reports each. Answers how many there were. */
export function resolveAlertInTx(tx: WriteTx, ctx: ServiceCtx, report: Report, clear: AllClear): Promise<number> {
  return resolveAlertsInTx(tx, ctx, report, clear, [clear.resourceId])
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
