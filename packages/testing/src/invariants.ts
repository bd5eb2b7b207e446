import { PROVIDER_TENANT_ID, type Database, type WriteTx } from '@colonnade/db'

/** A promise the datacenter's tables must keep whatever was done to them, as SQL that counts the rows that break it (`n`). `table`: asked only where that table is. */
export interface Invariant { name: string; sql: string; table?: string }

const live = 'deleted_at IS NULL'
const charged = `SELECT baremetal_id, sum(cpu) cpu, sum(memory) memory, sum(storage) storage FROM virtual_machines WHERE ${live} GROUP BY 1`
const count = (rows: string) => `SELECT count(*)::int AS n FROM (${rows}) broken`

/** Everything that holds between racks, groups, hosts, quotas and VMs. What the database refuses by constraint is asked again here: a constraint can be dropped by mistake. */
export const invariants: readonly Invariant[] = [
  { name: 'a host offers its total times its group’s ratio', sql: count(`SELECT b.id FROM baremetals b JOIN baremetal_groups g ON g.id = b.group_id WHERE b.${live}
      AND (b.capacity_cpu, b.capacity_memory, b.capacity_storage) <> (floor(b.total_cpu * g.cpu_overcommit_ratio), floor(b.total_memory * g.memory_overcommit_ratio), floor(b.total_storage * g.storage_overcommit_ratio))`) },
  { name: 'a host’s available figures are what it offers less what stands on it', sql: count(`SELECT b.id FROM baremetals b LEFT JOIN (${charged}) c ON c.baremetal_id = b.id WHERE b.${live}
      AND (b.available_cpu, b.available_memory, b.available_storage) <> (b.capacity_cpu - coalesce(c.cpu, 0), b.capacity_memory - coalesce(c.memory, 0), b.capacity_storage - coalesce(c.storage, 0))`) },
  { name: 'no host holds more than it offers', sql: count(`SELECT b.id FROM baremetals b JOIN (${charged}) c ON c.baremetal_id = b.id WHERE b.${live} AND (c.cpu > b.capacity_cpu OR c.memory > b.capacity_memory OR c.storage > b.capacity_storage)`) },
  { name: 'a group’s figures are the sums over its hosts', sql: count(`SELECT g.id FROM baremetal_groups g LEFT JOIN (SELECT group_id, sum(total_cpu) tc, sum(total_memory) tm, sum(total_storage) ts, sum(capacity_cpu) cc, sum(capacity_memory) cm, sum(capacity_storage) cs,
        sum(available_cpu) ac, sum(available_memory) am, sum(available_storage) ast FROM baremetals WHERE ${live} GROUP BY 1) s ON s.group_id = g.id WHERE g.${live}
      AND (g.total_cpu, g.total_memory, g.total_storage, g.capacity_cpu, g.capacity_memory, g.capacity_storage, g.available_cpu, g.available_memory, g.available_storage)
        <> (coalesce(s.tc, 0), coalesce(s.tm, 0), coalesce(s.ts, 0), coalesce(s.cc, 0), coalesce(s.cm, 0), coalesce(s.cs, 0), coalesce(s.ac, 0), coalesce(s.am, 0), coalesce(s.ast, 0))`) },
  { name: 'a quota’s use is what its tenant’s VMs take in the group', sql: count(`SELECT q.id FROM baremetal_group_tenant_quotas q LEFT JOIN (SELECT group_id, tenant_id, sum(cpu) cpu, sum(memory) memory, sum(storage) storage FROM virtual_machines WHERE ${live} GROUP BY 1, 2) v
      ON v.group_id = q.group_id AND v.tenant_id = q.tenant_id WHERE (q.used_cpu, q.used_memory, q.used_storage) <> (coalesce(v.cpu, 0), coalesce(v.memory, 0), coalesce(v.storage, 0))`) },
  { name: 'nobody uses more than its quota', sql: count(`SELECT q.id FROM baremetal_group_tenant_quotas q JOIN baremetal_groups g ON g.id = q.group_id
      WHERE q.used_cpu > floor(g.total_cpu * q.cpu_quota_percentage / 100) OR q.used_memory > q.memory_quota OR q.used_storage > q.storage_quota`) },
  { name: 'no share of a group is more than it offers', sql: count('SELECT q.id FROM baremetal_group_tenant_quotas q JOIN baremetal_groups g ON g.id = q.group_id WHERE q.cpu_quota_percentage > 100 * g.cpu_overcommit_ratio') },
  { name: 'two VMs of an affinity group never share a host', sql: count(`SELECT 1 FROM virtual_machines WHERE ${live} AND affinity_group IS NOT NULL GROUP BY tenant_id, affinity_group, baremetal_id HAVING count(*) > 1`) },
  { name: 'VMs placed apart by rack stand in racks of their own', sql: count(`SELECT a.id FROM virtual_machines a JOIN virtual_machines b ON b.tenant_id = a.tenant_id AND b.affinity_group = a.affinity_group AND b.id <> a.id AND b.rack_id = a.rack_id
      WHERE a.${live} AND b.${live} AND a.scheduling_mode = 'rack_anti_affinity' AND b.scheduling_mode = 'rack_anti_affinity'`) },
  { name: 'a VM is in the group and the rack of its host', sql: count(`SELECT v.id FROM virtual_machines v JOIN baremetals b ON b.id = v.baremetal_id WHERE v.${live} AND (v.group_id <> b.group_id OR v.rack_id IS DISTINCT FROM b.rack_id)`) },
  { name: 'no VM stands on a host, nor a host in a rack or group, that is deleted', sql: count(`SELECT v.id FROM virtual_machines v JOIN baremetals b ON b.id = v.baremetal_id WHERE v.${live} AND b.deleted_at IS NOT NULL
      UNION ALL SELECT b.id FROM baremetals b JOIN baremetal_groups g ON g.id = b.group_id WHERE b.${live} AND g.deleted_at IS NOT NULL
      UNION ALL SELECT b.id FROM baremetals b JOIN racks r ON r.id = b.rack_id WHERE b.${live} AND r.deleted_at IS NOT NULL`) },
  { name: 'no two hosts stand in one unit of a rack', sql: count(`SELECT a.id FROM baremetals a JOIN baremetals b ON b.rack_id = a.rack_id AND b.id > a.id AND int4range(a.unit, a.unit + a.height_units) && int4range(b.unit, b.unit + b.height_units)
      WHERE a.${live} AND b.${live} AND a.unit IS NOT NULL AND b.unit IS NOT NULL`) },
  { name: 'no host stands above its rack', sql: count(`SELECT b.id FROM baremetals b JOIN racks r ON r.id = b.rack_id WHERE b.${live} AND b.unit + b.height_units - 1 > r.height_units`) },
  { name: 'a VM is charged what a VM takes at least', sql: count(`SELECT id FROM virtual_machines WHERE ${live} AND (cpu < 1 OR memory < 1 OR storage < 0)`) },
  { name: 'a mesh has one primary cluster at most', table: 'k8s_cluster_service_meshes', sql: count(`SELECT 1 FROM k8s_cluster_service_meshes WHERE role = 'primary' AND ${live} GROUP BY service_mesh_id HAVING count(*) > 1`) },
]

const asked = async (query: <T>(sql: string) => Promise<T[]>): Promise<string[]> => {
  const broken: string[] = []
  for (const { name, sql, table } of invariants) {
    if (table && !(await query<{ there: boolean }>(`SELECT to_regclass('${table}') IS NOT NULL AS there`))[0]!.there) continue
    const [row] = await query<{ n: number }>(sql)
    if (row!.n) broken.push(`${name}: ${row!.n}`)
  }
  return broken
}

/** Which invariants do not hold, each with how many rows break it; empty when all is well. */
export function brokenInvariants(database: Database): Promise<string[]> {
  return asked((sql) => database.query({ role: 'colonnade_operator', tenantId: PROVIDER_TENANT_ID }, sql))
}

/** The same within a transaction that is open, as whoever it acts for. */
export function brokenInvariantsInTx(tx: WriteTx): Promise<string[]> {
  return asked((sql) => tx.$queryRawUnsafe(sql))
}
