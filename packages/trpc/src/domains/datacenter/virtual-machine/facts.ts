import type { PlaceInput } from '@colonnade/contract/datacenter'
import { unknownReference } from '../locks.ts'
import { policyFrom, quotaCores } from '../placement/capacity.ts'
import type { Amounts, GroupPolicy, Host, Quota, Standing } from '../placement/types.ts'
import { checkGroup, checkTenant } from './admission.ts'

/** Runs one SELECT: a context's `sql`, or that of an open transaction. */
export type Sql = <T>(text: string, values: unknown[]) => Promise<T[]>

/** All that a placement is decided on. Read in one statement, so that it is of one moment. */
export interface Facts {
  group: { id: string; name: string; totalCpu: number }
  /** what the group overcommits and keeps back */
  policy: GroupPolicy
  specification: Amounts & { name: string }
  hosts: Host[]
  quota: Quota | null
  /** machines of the affinity group that stand already */
  existing: Standing[]
  /** the highest number in use behind the name prefix; 0 when none is */
  lastNumber: number
}

/** What to look for. `leaveOut`: a machine that is being moved. */
export type Asked = Pick<PlaceInput, 'tenantId' | 'groupId' | 'specificationId' | 'namePrefix'> & { affinityGroup: string | null; leaveOut?: string }

interface Raw {
  grp: { id: string; name: string; status: string; totalCpu: number; overcommit: Amounts; reserve: Amounts } | null
  tenant: { name: string; status: string } | null
  spec: (Amounts & { name: string }) | null
  quota: { percentage: number; memory: number; storage: number; used: Amounts } | null
  existing: Standing[] | null
  last: number | null
}

/** Takes the group and then the tenant until the transaction ends: names and affinity groups of a tenant reach across groups. */
export const LOCKS = `WITH g AS MATERIALIZED (SELECT id FROM baremetal_groups WHERE id = $1::uuid FOR NO KEY UPDATE)
  SELECT g.id, pg_advisory_xact_lock(hashtextextended('placement ' || $2, 0))::text AS held FROM g`

// Hosts as one text between separators no name can hold: as rows, or as JSON, they cost twice as much and more. The number behind a prefix is looked up by its length, so that each is one step into the index.
const FACTS = `SELECT (SELECT string_agg(id::text || chr(31) || name || chr(31) || coalesce(rack_id::text, '') || chr(31) || status || chr(31) || total_cpu || chr(31) || total_memory || chr(31) || total_storage
    || chr(31) || (capacity_cpu - available_cpu) || chr(31) || (capacity_memory - available_memory) || chr(31) || (capacity_storage - available_storage), chr(30))
  FROM baremetals WHERE group_id = $1::uuid AND deleted_at IS NULL) AS hosts, json_build_object(
  'grp', (SELECT json_build_object('id', id, 'name', name, 'status', status, 'totalCpu', total_cpu,
    'overcommit', json_build_object('cpu', cpu_overcommit_ratio, 'memory', memory_overcommit_ratio, 'storage', storage_overcommit_ratio),
    'reserve', json_build_object('cpu', cpu_reserve_percentage, 'memory', memory_reserve_percentage, 'storage', storage_reserve_percentage)) FROM baremetal_groups WHERE id = $1::uuid AND deleted_at IS NULL),
  'tenant', (SELECT json_build_object('name', name, 'status', status) FROM tenants WHERE id = $2::uuid AND deleted_at IS NULL),
  'spec', (SELECT json_build_object('name', name, 'cpu', required_cpu, 'memory', required_memory, 'storage', required_storage) FROM virtual_machine_specifications WHERE id = $3::uuid AND (deleted_at IS NULL OR $7::uuid IS NOT NULL)),
  'quota', (SELECT json_build_object('percentage', cpu_quota_percentage, 'memory', memory_quota, 'storage', storage_quota, 'used', json_build_object('cpu', used_cpu, 'memory', used_memory, 'storage', used_storage))
    FROM baremetal_group_tenant_quotas WHERE group_id = $1::uuid AND tenant_id = $2::uuid),
  'existing', (SELECT json_agg(json_build_object('hostId', baremetal_id, 'rackId', rack_id)) FROM virtual_machines
    WHERE tenant_id = $2::uuid AND affinity_group = $4 AND deleted_at IS NULL AND id IS DISTINCT FROM $7::uuid),
  'last', (SELECT max(n.number) FROM generate_series(1, 9) AS digits, LATERAL (
    SELECT substring(lower(v.name) FROM $6::int + 1)::bigint AS number FROM virtual_machines v
    WHERE v.tenant_id = $2::uuid AND v.deleted_at IS NULL AND length(v.name) = $6::int + digits AND lower(v.name) ~>=~ $5::text AND lower(v.name) ~<~ ($5::text || ':') AND substring(lower(v.name) FROM $6::int + 1) ~ '^[0-9]+$'
    ORDER BY lower(v.name) USING ~>~ LIMIT 1) n))::text AS facts`

/** Reads what a placement is decided on. Throws BAD_REQUEST for what does not exist, CONFLICT for an inactive group or a suspended tenant. */
export async function readFacts(sql: Sql, asked: Asked): Promise<Facts> {
  const start = `${asked.namePrefix.toLowerCase()}-`
  const [row] = await sql<{ facts: string; hosts: string | null }>(FACTS, [asked.groupId, asked.tenantId, asked.specificationId, asked.affinityGroup, start, start.length, asked.leaveOut ?? null])
  const raw = JSON.parse(row!.facts) as Raw
  checkGroup(raw.grp)
  checkTenant(raw.tenant)
  if (!raw.spec) throw unknownReference('specificationId', 'specification')
  return {
    group: raw.grp!, policy: policyFrom({ overcommit: raw.grp!.overcommit, reservePercent: raw.grp!.reserve }), specification: raw.spec, hosts: row!.hosts ? row!.hosts.split('\u001e').map((text) => hostOf(text, asked.groupId)) : [], existing: raw.existing ?? [], lastNumber: raw.last ?? 0,
    quota: raw.quota && { limit: { cpu: quotaCores(raw.grp!.totalCpu, raw.quota.percentage), memory: raw.quota.memory, storage: raw.quota.storage }, used: raw.quota.used },
  }
}

function hostOf(text: string, groupId: string): Host {
  const [id, name, rackId, status, cpu, memory, storage, usedCpu, usedMemory, usedStorage] = text.split('\u001f') as [string, string, string, string, string, string, string, string, string, string]
  return { id, name, groupId, rackId: rackId || null, status, total: { cpu: +cpu, memory: +memory, storage: +storage }, used: { cpu: +usedCpu, memory: +usedMemory, storage: +usedStorage } }
}
