import type { Drift, ReconcileResult } from '@colonnade/contract/datacenter'

/** Runs one SELECT: a context's `sql`, or that of an open transaction. */
type Sql = <T>(text: string, values: unknown[]) => Promise<T[]>

const compared = (pairs: [field: string, stored: string, counted: string][]) => `(VALUES ${pairs.map(([field, stored, counted]) => `('${field}', (${stored})::float8, (${counted})::float8)`).join(', ')}) AS f(field, stored, counted)`
const differing = 'f.stored <> f.counted'

/** What stands where, counted from the machines; `$1`: one group, or all when null. */
export const COUNTED = `charged AS (SELECT baremetal_id, sum(cpu) cpu, sum(memory) memory, sum(storage) storage FROM virtual_machines WHERE deleted_at IS NULL AND ($1::uuid IS NULL OR group_id = $1::uuid) GROUP BY 1),
  hosts AS (SELECT b.id, b.name, b.group_id, b.total_cpu, b.total_memory, b.total_storage, b.available_cpu, b.available_memory, b.available_storage, b.capacity_cpu, b.capacity_memory, b.capacity_storage,
      floor(b.total_cpu * g.cpu_overcommit_ratio) AS offered_cpu, floor(b.total_memory * g.memory_overcommit_ratio) AS offered_memory, floor(b.total_storage * g.storage_overcommit_ratio) AS offered_storage,
      floor(b.total_cpu * g.cpu_overcommit_ratio) - coalesce(c.cpu, 0) AS cpu, floor(b.total_memory * g.memory_overcommit_ratio) - coalesce(c.memory, 0) AS memory,
      floor(b.total_storage * g.storage_overcommit_ratio) - coalesce(c.storage, 0) AS storage
    FROM baremetals b JOIN baremetal_groups g ON g.id = b.group_id LEFT JOIN charged c ON c.baremetal_id = b.id WHERE b.deleted_at IS NULL AND ($1::uuid IS NULL OR b.group_id = $1::uuid)),
  rooms AS (SELECT g.id, g.name, g.total_cpu, g.total_memory, g.total_storage, g.available_cpu, g.available_memory, g.available_storage, g.capacity_cpu, g.capacity_memory, g.capacity_storage,
      coalesce(sum(h.offered_cpu), 0) cc, coalesce(sum(h.offered_memory), 0) cm, coalesce(sum(h.offered_storage), 0) cs,
      coalesce(sum(h.total_cpu), 0) tc, coalesce(sum(h.total_memory), 0) tm, coalesce(sum(h.total_storage), 0) ts, coalesce(sum(h.cpu), 0) ac, coalesce(sum(h.memory), 0) am, coalesce(sum(h.storage), 0) ast
    FROM baremetal_groups g LEFT JOIN hosts h ON h.group_id = g.id WHERE g.deleted_at IS NULL AND ($1::uuid IS NULL OR g.id = $1::uuid) GROUP BY g.id),
  shares AS (SELECT q.id, n.name, q.group_id, q.used_cpu, q.used_memory, q.used_storage, q.memory_quota, q.storage_quota, floor(g.total_cpu * q.cpu_quota_percentage / 100) AS cpu_limit,
      coalesce(sum(v.cpu), 0) cpu, coalesce(sum(v.memory), 0) memory, coalesce(sum(v.storage), 0) storage
    FROM baremetal_group_tenant_quotas q JOIN baremetal_groups g ON g.id = q.group_id JOIN tenants n ON n.id = q.tenant_id
    LEFT JOIN virtual_machines v ON v.group_id = q.group_id AND v.tenant_id = q.tenant_id AND v.deleted_at IS NULL
    WHERE $1::uuid IS NULL OR q.group_id = $1::uuid GROUP BY q.id, n.name, g.total_cpu)`

const DRIFT = `WITH ${COUNTED},
  drift AS (
    SELECT 'host' AS resource, t.id, t.name, t.group_id AS "groupId", f.* FROM hosts t, LATERAL ${compared([
      ['availableCpu', 't.available_cpu', 't.cpu'], ['availableMemory', 't.available_memory', 't.memory'], ['availableStorage', 't.available_storage', 't.storage'],
      ['capacityCpu', 't.capacity_cpu', 't.offered_cpu'], ['capacityMemory', 't.capacity_memory', 't.offered_memory'], ['capacityStorage', 't.capacity_storage', 't.offered_storage'],
    ])} WHERE ${differing}
    UNION ALL SELECT 'group', t.id, t.name, t.id, f.* FROM rooms t, LATERAL ${compared([
      ['capacityCpu', 't.capacity_cpu', 't.cc'], ['capacityMemory', 't.capacity_memory', 't.cm'], ['capacityStorage', 't.capacity_storage', 't.cs'],
      ['totalCpu', 't.total_cpu', 't.tc'], ['totalMemory', 't.total_memory', 't.tm'], ['totalStorage', 't.total_storage', 't.ts'],
      ['availableCpu', 't.available_cpu', 't.ac'], ['availableMemory', 't.available_memory', 't.am'], ['availableStorage', 't.available_storage', 't.ast'],
    ])} WHERE ${differing}
    UNION ALL SELECT 'quota', t.id, t.name, t.group_id, f.* FROM shares t, LATERAL ${compared([['usedCpu', 't.used_cpu', 't.cpu'], ['usedMemory', 't.used_memory', 't.memory'], ['usedStorage', 't.used_storage', 't.storage']])} WHERE ${differing})
  SELECT json_build_object('groups', (SELECT count(*) FROM rooms), 'hosts', (SELECT count(*) FROM hosts), 'quotas', (SELECT count(*) FROM shares),
    'drift', (SELECT coalesce(json_agg(d ORDER BY d.resource, d.name, d.field), '[]') FROM drift d))::text AS found`

/** A figure that is off, and in which group. */
export type GroupDrift = Drift & { groupId: string }

/** Recounts every available and used figure from the machines and hosts, in one statement and so of one moment. */
export async function findDrift(sql: Sql, groupId: string | undefined): Promise<Pick<ReconcileResult, 'groups' | 'hosts' | 'quotas'> & { drift: GroupDrift[] }> {
  const [row] = await sql<{ found: string }>(DRIFT, [groupId ?? null])
  return JSON.parse(row!.found)
}
