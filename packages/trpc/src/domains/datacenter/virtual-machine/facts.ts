import type { PlaceInput } from '@colonnade/contract/datacenter'
import type { Services } from '../../../kernel/services.ts'
import { unknownReference } from '../locks.ts'
import { policyFrom, quotaCores } from '../placement/capacity.ts'
import type { HostIndex } from '../placement/host-index.ts'
import { IndexCache } from '../placement/index-cache.ts'
import { KeptIndex } from '../placement/kept-index.ts'
import { RESOURCES, type Amounts, type GroupPolicy, type Quota, type Standing } from '../placement/types.ts'
import { checkGroup, checkTenant } from './admission.ts'
import { HOSTS, hostsOf } from './host-text.ts'

/** Runs one SELECT: a context's `sql`, or that of an open transaction. */
export type Sql = <T>(text: string, values: unknown[]) => Promise<T[]>

/** Where facts come from: a SELECT, and the process whose memory of hosts saves reading those that did not change. */
export interface Reader { sql: Sql; services: Services }

/** All that a placement is decided on. Read in one statement, so that it is of one moment. */
export interface Facts {
  group: { id: string; name: string; totalCpu: number }
  specification: Amounts & { name: string }
  /** has somebody decide on the group's hosts as they were read; it must not wait */
  onHosts<T>(decide: (index: HostIndex) => T): T
  quota: Quota | null
  /** machines of the affinity group that stand already */
  existing: Standing[]
  /** the highest number in use behind the name prefix; 0 when none is */
  lastNumber: number
}

/** What to look for. `standing`: a machine that stands already and is left out of its affinity group; specification, tenant and group need not take new ones then. */
export type Asked = Pick<PlaceInput, 'tenantId' | 'groupId' | 'specificationId' | 'namePrefix'> & { affinityGroup: string | null; standing?: string }

interface Raw {
  grp: { id: string; name: string; status: string; totalCpu: number; overcommit: Amounts; reserve: Amounts; generation: number } | null
  tenant: { name: string; status: string } | null
  spec: (Amounts & { name: string; retired: boolean }) | null
  quota: { percentage: number; memory: number; storage: number; used: Amounts } | null
  names: { existing: Standing[] | null; last: number | null }
}

/** Takes the group and then the tenant until the transaction ends: names and affinity groups of a tenant reach across groups. */
export const LOCKS = `WITH g AS MATERIALIZED (SELECT id FROM baremetal_groups WHERE id = $1::uuid FOR NO KEY UPDATE)
  SELECT g.id, pg_advisory_xact_lock(hashtextextended('placement ' || $2, 0))::text AS held FROM g`

// Hosts that changed after epoch $7; all that there are when that is -1.
const FACTS = `SELECT (SELECT ${HOSTS}
  FROM baremetals WHERE group_id = $1::uuid AND placement_epoch > $7::bigint AND (deleted_at IS NULL OR $7::bigint >= 0)) AS hosts, json_build_object(
  'grp', (SELECT json_build_object('id', id, 'name', name, 'status', status, 'totalCpu', total_cpu, 'generation', placement_generation,
    'overcommit', json_build_object('cpu', cpu_overcommit_ratio, 'memory', memory_overcommit_ratio, 'storage', storage_overcommit_ratio),
    'reserve', json_build_object('cpu', cpu_reserve_percentage, 'memory', memory_reserve_percentage, 'storage', storage_reserve_percentage)) FROM baremetal_groups WHERE id = $1::uuid AND deleted_at IS NULL),
  'tenant', (SELECT json_build_object('name', name, 'status', status) FROM tenants WHERE id = $2::uuid AND deleted_at IS NULL),
  'spec', (SELECT json_build_object('name', name, 'cpu', required_cpu, 'memory', required_memory, 'storage', required_storage, 'retired', deleted_at IS NOT NULL) FROM virtual_machine_specifications WHERE id = $3::uuid),
  'quota', (SELECT json_build_object('percentage', cpu_quota_percentage, 'memory', memory_quota, 'storage', storage_quota, 'used', json_build_object('cpu', used_cpu, 'memory', used_memory, 'storage', used_storage))
    FROM baremetal_group_tenant_quotas WHERE group_id = $1::uuid AND tenant_id = $2::uuid),
  'names', colonnade_placement_names($2::uuid, $4, $6::uuid, $5))::text AS facts`

const caches = new WeakMap<Services, IndexCache>()

function cacheOf(services: Services): IndexCache {
  let cache = caches.get(services)
  if (!cache) caches.set(services, (cache = new IndexCache()))
  return cache
}

/** Reads what a placement is decided on. Throws BAD_REQUEST for what does not exist, CONFLICT for an inactive group or a suspended tenant. */
export async function readFacts({ sql, services }: Reader, asked: Asked): Promise<Facts> {
  const start = `${asked.namePrefix.toLowerCase()}-`
  const cache = cacheOf(services)
  for (let kept = cache.get(asked.groupId, performance.now()); ; kept = null) {
    const values = [asked.groupId, asked.tenantId, asked.specificationId, asked.affinityGroup, start, asked.standing ?? null, String(kept?.epoch ?? -1)]
    const [row] = await sql<{ facts: string; hosts: string | null }>(FACTS, values)
    const raw = JSON.parse(row!.facts) as Raw
    if (!raw.grp || !asked.standing) checkGroup(raw.grp)
    if (!asked.standing) checkTenant(raw.tenant)
    if (!raw.spec || (raw.spec.retired && !asked.standing)) throw unknownReference('specificationId', 'specification')
    const policy = policyFrom({ overcommit: raw.grp!.overcommit, reservePercent: raw.grp!.reserve })
    // a host has left, or the rules are others: read again, all of them
    if (kept && (kept.generation !== raw.grp!.generation || !samePolicy(kept.policy, policy))) continue
    const changes = hostsOf(row!.hosts, asked.groupId)
    const index = kept ?? KeptIndex.from(changes, policy, raw.grp!.generation)
    if (!kept && !changes.some((c) => c.own)) cache.set(asked.groupId, index, performance.now())
    const { retired: _, ...specification } = raw.spec
    return { ...told(raw, specification), onHosts: (decide) => index.read(kept ? changes : [], decide) }
  }
}

function told(raw: Raw, specification: Facts['specification']): Omit<Facts, 'onHosts'> {
  const group = raw.grp!
  return {
    group, specification, existing: raw.names.existing ?? [], lastNumber: raw.names.last ?? 0,
    quota: raw.quota && { limit: { cpu: quotaCores(group.totalCpu, raw.quota.percentage), memory: raw.quota.memory, storage: raw.quota.storage }, used: raw.quota.used },
  }
}

function samePolicy(a: GroupPolicy, b: GroupPolicy): boolean {
  return RESOURCES.every((r) => a.overcommitBp[r] === b.overcommitBp[r] && a.reserveBp[r] === b.reserveBp[r])
}
