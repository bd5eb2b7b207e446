import type { Overview } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { toWire } from '../../../kernel/wire.ts'

const DAY_MS = 86_400_000

// Counted per group in passes over each table, joined at the end: a subquery per group and figure would read the tables as often.
const GROUPS = `SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'status', g.status,
    'total', json_build_object('cpu', g.total_cpu, 'memory', g.total_memory, 'storage', g.total_storage),
    'capacity', json_build_object('cpu', g.capacity_cpu, 'memory', g.capacity_memory, 'storage', g.capacity_storage),
    'available', json_build_object('cpu', g.available_cpu, 'memory', g.available_memory, 'storage', g.available_storage),
    'hosts', json_build_object('active', coalesce(h.active, 0), 'inactive', coalesce(h.inactive, 0), 'maintenance', coalesce(h.maintenance, 0), 'draining', coalesce(h.draining, 0)),
    'vms', coalesce(v.vms, 0), 'vmsInError', coalesce(e.failed, 0), 'tenants', coalesce(v.tenants, 0), 'fullQuotas', coalesce(q.full_ones, 0)) ORDER BY lower(g.name)), '[]')
  FROM baremetal_groups g
  LEFT JOIN (SELECT group_id, count(*) FILTER (WHERE status = 'active') active, count(*) FILTER (WHERE status = 'inactive') inactive, count(*) FILTER (WHERE status = 'maintenance') maintenance, count(*) FILTER (WHERE status = 'draining') draining
    FROM baremetals WHERE deleted_at IS NULL GROUP BY 1) h ON h.group_id = g.id
  LEFT JOIN (SELECT group_id, sum(n) vms, count(*) tenants FROM (SELECT group_id, tenant_id, count(*) n FROM virtual_machines WHERE deleted_at IS NULL GROUP BY 1, 2) t GROUP BY 1) v ON v.group_id = g.id
  LEFT JOIN (SELECT group_id, count(*) failed FROM virtual_machines WHERE status = 'error' AND deleted_at IS NULL GROUP BY 1) e ON e.group_id = g.id
  LEFT JOIN (SELECT group_id, count(*) full_ones FROM full_quotas GROUP BY 1) q ON q.group_id = g.id
  WHERE g.deleted_at IS NULL`

const FAILING = `SELECT coalesce(json_agg(f ORDER BY f.kind, lower(f.name)), '[]') FROM (
    (SELECT 'vm_error' AS kind, 'virtual_machine' AS resource, id, name, status::text AS detail, updated_at AS since FROM virtual_machines WHERE status = 'error' AND deleted_at IS NULL ORDER BY updated_at DESC LIMIT 50)
    UNION ALL (SELECT 'host_out', 'baremetal', id, name, status::text, updated_at FROM baremetals WHERE status <> 'active' AND deleted_at IS NULL ORDER BY updated_at DESC LIMIT 50)
    UNION ALL SELECT 'group_full', 'baremetal_group', id, name,
      concat_ws(', ', CASE WHEN available_cpu::bigint * 10 < capacity_cpu THEN 'cpu' END, CASE WHEN available_memory * 10 < capacity_memory THEN 'memory' END, CASE WHEN available_storage * 10 < capacity_storage THEN 'storage' END), NULL
      FROM baremetal_groups WHERE deleted_at IS NULL AND (available_cpu::bigint * 10 < capacity_cpu OR available_memory * 10 < capacity_memory OR available_storage * 10 < capacity_storage)
    UNION ALL (SELECT 'quota_full', 'quota', f.id, n.name, g.name, NULL FROM full_quotas f JOIN tenants n ON n.id = f.tenant_id JOIN baremetal_groups g ON g.id = f.group_id LIMIT 50)
    UNION ALL (SELECT 'job_failed', 'job', id, type, error->>'message', finished_at FROM jobs WHERE tenant_id = $2::uuid AND status = 'failed' AND finished_at >= $1::timestamptz ORDER BY finished_at DESC LIMIT 20)
  ) f`

const CHANGES = `SELECT coalesce(json_agg(json_build_object('resource', c.resource_type, 'action', c.action, 'count', c.count, 'lastAt', c.last_at, 'lastBy', c.last_by) ORDER BY c.last_at DESC), '[]') FROM (
    SELECT a.resource_type, a.action, count(*) AS count, max(a.created_at) AS last_at, (array_agg(coalesce(u.full_name, u.email) ORDER BY a.created_at DESC))[1] AS last_by
    FROM audit_logs a LEFT JOIN users u ON u.tenant_id = a.tenant_id AND u.id = a.user_id
    WHERE a.tenant_id = $2::uuid AND a.created_at >= $1::timestamptz AND a.resource_type IN ('rack', 'baremetal_group', 'baremetal', 'quota', 'specification', 'virtual_machine', 'placement_event')
    GROUP BY 1, 2) c`

const OVERVIEW = `WITH full_quotas AS (SELECT q.id, q.group_id, q.tenant_id FROM baremetal_group_tenant_quotas q JOIN baremetal_groups g ON g.id = q.group_id AND g.deleted_at IS NULL
    WHERE (q.used_cpu > 0 AND q.used_cpu > 0.9 * floor(g.total_cpu * q.cpu_quota_percentage / 100)) OR (q.used_memory > 0 AND q.used_memory > 0.9 * q.memory_quota) OR (q.used_storage > 0 AND q.used_storage > 0.9 * q.storage_quota))
  SELECT json_build_object('groups', (${GROUPS}), 'racks', (SELECT count(*) FROM racks WHERE deleted_at IS NULL), 'failing', (${FAILING}), 'changes', (${CHANGES}))::text AS overview`

/** Capacity per group, what is failing now, and what changed since (the last 24 hours unless told). One query. */
export async function readOverview(ctx: ServiceCtx, since?: string): Promise<Overview> {
  const from = since ?? new Date(ctx.clock().getTime() - DAY_MS).toISOString()
  const [row] = await ctx.sql<{ overview: string }>(OVERVIEW, [from, ctx.tenantId])
  return withInstants(JSON.parse(row!.overview) as Overview)
}

// PostgreSQL writes instants into JSON with its own offset and precision.
function withInstants(found: Overview): Overview {
  const instant = (text: string) => toWire(new Date(text)) as string
  for (const one of found.failing) if (one.since) one.since = instant(one.since)
  for (const one of found.changes) one.lastAt = instant(one.lastAt)
  return found
}
