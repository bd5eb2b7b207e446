import { ContractError } from '@colonnade/contract'
import type { DrainPreview } from '@colonnade/contract/datacenter'
import { authorise } from '../../../kernel/authorise.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/crud.ts'
import { policyFrom } from '../placement/capacity.ts'
import { planDrain, setOf, type DrainStep, type Placed } from '../placement/drain.ts'
import { HostIndex } from '../placement/host-index.ts'
import type { Amounts, PlacementMode, Standing } from '../placement/types.ts'
import { HOSTS, hostsOf } from '../virtual-machine/host-text.ts'

/** The order in which VMs leave: the largest first, while there is still room for them. */
export const LARGEST_FIRST = 'cpu DESC, memory DESC, storage DESC, id'
/** A preview that would list more is refused: nobody reads it. */
const MOST_MACHINES = 5000

interface Leaving extends Placed { name: string; tenantName: string | null }
interface Raw {
  groups: { id: string; overcommit: Amounts; reserve: Amounts; hosts: string | null }[] | null
  hosts: { id: string; name: string; status: DrainPreview['hosts'][number]['status']; groupName: string; machines: number }[] | null
  machines: (Amounts & { id: string; name: string; tenantId: string; tenantName: string | null; groupId: string; hostId: string; mode: PlacementMode; affinityGroup: string | null; beyond: string[] | null })[] | null
  standing: (Standing & { id: string; tenantId: string; affinityGroup: string })[] | null
}

// One statement, so of one moment: $1 the hosts.
const FACTS = `WITH leaving AS (
    SELECT v.*, n.name AS tenant_name, o.endpoint_id FROM virtual_machines v JOIN tenants n ON n.id = v.tenant_id
      LEFT JOIN machine_observations o ON o.tenant_id = v.tenant_id AND o.virtual_machine_id = v.id AND o.state <> 'absent'
    WHERE v.baremetal_id = ANY($1::uuid[]) AND v.deleted_at IS NULL),
  beyond AS (SELECT l.group_id, l.endpoint_id, json_agg(b.id) AS ids FROM (SELECT DISTINCT group_id, endpoint_id FROM leaving WHERE endpoint_id IS NOT NULL) l
    JOIN baremetals b ON b.group_id = l.group_id AND b.deleted_at IS NULL AND b.hypervisor_endpoint_id IS DISTINCT FROM l.endpoint_id GROUP BY 1, 2)
  SELECT json_build_object(
    'groups', (SELECT json_agg(json_build_object('id', g.id,
      'overcommit', json_build_object('cpu', g.cpu_overcommit_ratio, 'memory', g.memory_overcommit_ratio, 'storage', g.storage_overcommit_ratio),
      'reserve', json_build_object('cpu', g.cpu_reserve_percentage, 'memory', g.memory_reserve_percentage, 'storage', g.storage_reserve_percentage),
      'hosts', (SELECT ${HOSTS} FROM baremetals WHERE group_id = g.id AND deleted_at IS NULL))) FROM baremetal_groups g WHERE g.id IN (SELECT group_id FROM baremetals WHERE id = ANY($1::uuid[]))),
    'hosts', (SELECT json_agg(json_build_object('id', b.id, 'name', b.name, 'status', b.status, 'groupName', g.name, 'machines', (SELECT count(*) FROM leaving WHERE baremetal_id = b.id)) ORDER BY lower(b.name), b.id)
      FROM baremetals b JOIN baremetal_groups g ON g.id = b.group_id WHERE b.id = ANY($1::uuid[]) AND b.deleted_at IS NULL),
    'machines', (SELECT json_agg(json_build_object('id', id, 'name', name, 'tenantId', tenant_id, 'tenantName', tenant_name, 'groupId', group_id, 'hostId', baremetal_id, 'mode', scheduling_mode,
      'affinityGroup', affinity_group, 'beyond', beyond.ids, 'cpu', cpu, 'memory', memory, 'storage', storage) ORDER BY ${LARGEST_FIRST}) FROM leaving LEFT JOIN beyond USING (group_id, endpoint_id)),
    'standing', (SELECT json_agg(json_build_object('id', v.id, 'tenantId', v.tenant_id, 'affinityGroup', v.affinity_group, 'hostId', v.baremetal_id, 'rackId', v.rack_id)) FROM virtual_machines v
      WHERE v.deleted_at IS NULL AND (v.tenant_id, v.affinity_group) IN (SELECT tenant_id, affinity_group FROM leaving WHERE affinity_group IS NOT NULL)))::text AS facts`

/** Where each VM of these hosts would go if they were drained now, by the code that drains. Writes nothing. Throws FORBIDDEN, NOT_FOUND, BAD_REQUEST for too many VMs at once. */
export async function previewDrain(ctx: ServiceCtx, ids: string[]): Promise<DrainPreview> {
  authorise(ctx, 'virtual_machines:read')
  const [row] = await ctx.sql<{ facts: string }>(FACTS, [ids])
  const raw = JSON.parse(row!.facts) as Raw
  const hosts = raw.hosts ?? []
  if (hosts.length !== new Set(ids).size) throw notFound('host')
  const machines = raw.machines ?? []
  if (machines.length > MOST_MACHINES) throw new ContractError('BAD_REQUEST', 'too_many', `${machines.length} machines stand on these hosts; a preview shows ${MOST_MACHINES} at most.`, { fields: [{ path: 'ids', message: 'too many machines' }], remedy: 'Choose fewer hosts.' })
  const names = new Map(hosts.map((h) => [h.id, h.name]))
  const out: DrainPreview = { hosts, moves: [], stuck: [] }
  for (const group of raw.groups ?? []) {
    const index = HostIndex.from(hostsOf(group.hosts, group.id).map((c) => c.host), policyFrom({ overcommit: group.overcommit, reservePercent: group.reserve }))
    const leaving = machines.filter((m) => m.groupId === group.id).map(({ cpu, memory, storage, beyond, ...vm }): Leaving => ({ ...vm, size: { cpu, memory, storage }, beyond: beyond ?? undefined }))
    for (const step of await planDrain(index, leaving, setsOf(raw.standing ?? []))) tell(out, step, names)
  }
  return out
}

function setsOf(standing: NonNullable<Raw['standing']>): Map<string, Map<string, Standing>> {
  const sets = new Map<string, Map<string, Standing>>()
  for (const { id, hostId, rackId, ...of } of standing) {
    const set = sets.get(setOf(of)) ?? new Map<string, Standing>()
    sets.set(setOf(of), set.set(id, { hostId, rackId }))
  }
  return sets
}

function tell(out: DrainPreview, step: DrainStep<Leaving>, names: Map<string, string>): void {
  const { vm } = step
  const leaving = { virtualMachineId: vm.id, name: vm.name, tenantName: vm.tenantName, from: { id: vm.hostId, name: names.get(vm.hostId) ?? '' } }
  if ('refusal' in step) return void out.stuck.push({ ...leaving, funnel: step.refusal.funnel as never, reasons: step.refusal.wouldHaveToGive as never })
  const { hostId, hostName, ...how } = step.to
  out.moves.push({ ...leaving, to: { id: hostId, name: hostName }, ...how })
}
