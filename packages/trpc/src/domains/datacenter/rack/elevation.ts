import type { Elevation } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/crud.ts'

const RACK = `SELECT json_build_object('id', r.id, 'name', r.name, 'heightUnits', r.height_units, 'hosts', (
    SELECT coalesce(json_agg(json_build_object('id', b.id, 'version', b.version, 'name', b.name, 'serialNumber', b.serial_number, 'status', b.status, 'unit', b.unit, 'heightUnits', b.height_units, 'groupName', g.name,
      'total', json_build_object('cpu', b.total_cpu, 'memory', b.total_memory, 'storage', b.total_storage),
      'capacity', json_build_object('cpu', b.capacity_cpu, 'memory', b.capacity_memory, 'storage', b.capacity_storage),
      'available', json_build_object('cpu', b.available_cpu, 'memory', b.available_memory, 'storage', b.available_storage),
      'vms', (SELECT count(*) FROM virtual_machines v WHERE v.baremetal_id = b.id AND v.deleted_at IS NULL)) ORDER BY b.unit DESC NULLS LAST, lower(b.name)), '[]')
    FROM baremetals b JOIN baremetal_groups g ON g.id = b.group_id WHERE b.rack_id = r.id AND b.deleted_at IS NULL))::text AS rack
  FROM racks r WHERE r.id = $1::uuid AND r.deleted_at IS NULL`

/** A rack drawn: its hosts from the top down, those without a unit last, and the free stretches. Throws NOT_FOUND. */
export async function elevation(ctx: ServiceCtx, id: string): Promise<Elevation> {
  const [row] = await ctx.sql<{ rack: string }>(RACK, [id])
  if (!row) throw notFound('rack')
  const rack = JSON.parse(row.rack) as Omit<Elevation, 'free'>
  return { ...rack, free: freeStretches(rack.heightUnits, rack.hosts) }
}

/** The stretches of units that no host stands in, from the bottom up. */
export function freeStretches(height: number, hosts: readonly { unit: number | null; heightUnits: number }[]): { from: number; to: number }[] {
  const taken = hosts.filter((h) => h.unit !== null).map((h) => ({ from: h.unit!, to: h.unit! + h.heightUnits - 1 })).toSorted((a, b) => a.from - b.from)
  const free: { from: number; to: number }[] = []
  let next = 1
  for (const { from, to } of taken) {
    if (from > next) free.push({ from: next, to: from - 1 })
    next = to + 1
  }
  if (next <= height) free.push({ from: next, to: height })
  return free
}
