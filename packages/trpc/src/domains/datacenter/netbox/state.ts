import type { Sql } from '../virtual-machine/facts.ts'

/** cpu in cores, memory in MB, storage in GB. */
export interface Amounts { cpu: number; memory: number; storage: number }
export interface RackState { id: string; version: number; name: string; region: string | null; dc: string | null; room: string | null; heightUnits: number; externalSystemId: string | null }
export interface HostState {
  id: string; version: number; name: string; serialNumber: string; externalSystemId: string | null; groupId: string; rackId: string | null; unit: number | null; heightUnits: number; status: string
  region: string | null; dc: string | null; room: string | null; totalCpu: number; totalMemory: number; totalStorage: number; usedCpu: number; usedMemory: number; usedStorage: number
}
/** `ratio`: what the group's hosts offer per unit built in. */
export interface GroupState { id: string; name: string; totalCpu: number; ratioCpu: number; ratioMemory: number; ratioStorage: number }
export interface SpecificationState extends Amounts { id: string; name: string }
export interface TenantState { id: string; slug: string; name: string; status: string }
export interface MachineState extends Amounts { id: string; version: number; tenantId: string; name: string; baremetalId: string; status: string; type: string; k8sClusterId: string | null }
export interface MaintainerState { id: string; version: number; name: string; account: string; email: string | null }
/** `busy`: a job changes it. */
export interface ClusterState { id: string; version: number; tenantId: string; tenantSlug: string; name: string; status: string; description: string | null; kubernetesVersion: string; busy: boolean }
export interface MaintainerGroupState { id: string; version: number; name: string; description: string | null; /** ids of its members */ members: string[] }
/** Who looks after what. */
export interface AssignmentState { resourceType: string; resourceId: string; maintainerType: string; maintainerId: string }
export interface QuotaState { tenantId: string; groupId: string; percentage: number; memory: number; storage: number; usedCpu: number; usedMemory: number; usedStorage: number }

/** What is here already, as far as an import may meet it. */
export interface Existing { racks: RackState[]; hosts: HostState[]; groups: GroupState[]; specifications: SpecificationState[]; tenants: TenantState[]; machines: MachineState[]; quotas: QuotaState[]; maintainers: MaintainerState[]; /** slugs nobody else may have, the provider's own too */ takenSlugs: string[]; clusters: ClusterState[]; maintainerGroups: MaintainerGroupState[]; assignments: AssignmentState[] }

const RACKS = 'SELECT id, version, name, region, dc, room, height_units AS "heightUnits", external_system_id AS "externalSystemId" FROM racks WHERE deleted_at IS NULL'
const HOSTS = `SELECT id, version, name, serial_number AS "serialNumber", external_system_id AS "externalSystemId", group_id AS "groupId", rack_id AS "rackId", unit, height_units AS "heightUnits", status::text AS status, region, dc, room,
    total_cpu AS "totalCpu", total_memory AS "totalMemory", total_storage AS "totalStorage", capacity_cpu - available_cpu AS "usedCpu", capacity_memory - available_memory AS "usedMemory", capacity_storage - available_storage AS "usedStorage"
  FROM baremetals WHERE deleted_at IS NULL`
const GROUPS = `SELECT id, name, total_cpu AS "totalCpu", cpu_overcommit_ratio::float8 AS "ratioCpu", memory_overcommit_ratio::float8 AS "ratioMemory", storage_overcommit_ratio::float8 AS "ratioStorage"
  FROM baremetal_groups WHERE deleted_at IS NULL`
const MACHINES = `SELECT id, version, tenant_id AS "tenantId", name, baremetal_id AS "baremetalId", status::text AS status, type::text AS type, k8s_cluster_id AS "k8sClusterId", cpu, memory, storage FROM virtual_machines WHERE deleted_at IS NULL AND lower(name) = ANY($1::text[])`
const QUOTAS = `SELECT tenant_id AS "tenantId", group_id AS "groupId", cpu_quota_percentage::float8 AS percentage, memory_quota::float8 AS memory, storage_quota::float8 AS storage, used_cpu AS "usedCpu", used_memory::float8 AS "usedMemory",
    used_storage::float8 AS "usedStorage" FROM baremetal_group_tenant_quotas`

const CLUSTERS = `SELECT k.id, k.version, k.tenant_id AS "tenantId", n.slug AS "tenantSlug", k.name, k.status::text AS status, k.description, k.kubernetes_version AS "kubernetesVersion",
    EXISTS (SELECT 1 FROM jobs j WHERE j.id = k.job_id AND j.status IN ('queued', 'running')) AS busy
  FROM k8s_clusters k JOIN tenants n ON n.id = k.tenant_id WHERE k.deleted_at IS NULL ORDER BY k.id`
const TEAMS = `SELECT g.id, g.version, g.name, g.description, (SELECT coalesce(json_agg(m.maintainer_id), '[]') FROM maintainer_group_members m WHERE m.group_id = g.id)::text AS members FROM maintainer_groups g WHERE g.deleted_at IS NULL`
const ASSIGNMENTS = 'SELECT resource_type AS "resourceType", resource_id AS "resourceId", maintainer_type::text AS "maintainerType", maintainer_id AS "maintainerId" FROM resource_maintainers'

/** Reads what is here; of the machines only those of these names, and who looks after what only where it is asked for. */
export async function readExisting(sql: Sql, machineNames: readonly string[], assignments: boolean): Promise<Existing> {
  return {
    clusters: await sql<ClusterState>(CLUSTERS, []),
    maintainerGroups: (await sql<Omit<MaintainerGroupState, 'members'> & { members: string }>(TEAMS, [])).map((g) => ({ ...g, members: JSON.parse(g.members) as string[] })),
    assignments: assignments ? await sql<AssignmentState>(ASSIGNMENTS, []) : [],
    racks: await sql<RackState>(RACKS, []), hosts: await sql<HostState>(HOSTS, []),
    groups: await sql<GroupState>(GROUPS, []),
    specifications: await sql<SpecificationState>('SELECT id, name, required_cpu AS cpu, required_memory AS memory, required_storage AS storage FROM virtual_machine_specifications WHERE deleted_at IS NULL ORDER BY id', []),
    tenants: await sql<TenantState>(`SELECT id, slug, name, status::text AS status FROM tenants WHERE deleted_at IS NULL AND id <> '00000000-0000-0000-0000-000000000000'`, []),
    takenSlugs: (await sql<{ slug: string }>('SELECT slug FROM tenants WHERE deleted_at IS NULL', [])).map((t) => t.slug),
    machines: machineNames.length ? await sql<MachineState>(MACHINES, [[...new Set(machineNames.map((n) => n.toLowerCase()))]]) : [],
    quotas: await sql<QuotaState>(QUOTAS, []),
    maintainers: await sql<MaintainerState>('SELECT id, version, name, account, email FROM maintainers WHERE deleted_at IS NULL', []),
  }
}
