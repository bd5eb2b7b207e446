import type { Capacity } from '@colonnade/contract/datacenter'
import { capacityInput } from '@colonnade/contract/datacenter'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { placeConditions } from './place.ts'

const keys = { region: 'h.region', dc: 'h.dc', room: 'h.room', group: '(SELECT g.name FROM baremetal_groups g WHERE g.id = h.group_id)' } as const
const amounts = (name: string) => `json_build_object('cpu', sum(h.${name}_cpu), 'memory', sum(h.${name}_memory), 'storage', sum(h.${name}_storage))`

// Machines are counted by host in one pass, from the index that has nothing else; a host without a place of its own stands where its rack stands.
const statement = (by: keyof typeof keys, where: string) => `SELECT coalesce(json_agg(r.row ORDER BY r.key NULLS LAST), '[]')::text AS rows FROM (
  SELECT ${keys[by]} AS key, json_build_object('key', ${keys[by]}, 'groupId', ${by === 'group' ? 'h.group_id' : 'NULL'}, 'capacity', ${amounts('capacity')}, 'available', ${amounts('available')},
    'hosts', json_build_object('active', count(*) FILTER (WHERE h.status = 'active'), 'out', count(*) FILTER (WHERE h.status <> 'active')), 'vms', coalesce(sum(v.vms), 0), 'vmsInError', coalesce(sum(e.failed), 0)) AS row
  FROM (SELECT b.id, b.group_id, b.status, coalesce(b.region, r.region) AS region, coalesce(b.dc, r.dc) AS dc, coalesce(b.room, r.room) AS room, b.capacity_cpu, b.capacity_memory, b.capacity_storage, b.available_cpu, b.available_memory, b.available_storage
      FROM baremetals b LEFT JOIN racks r ON r.id = b.rack_id WHERE b.deleted_at IS NULL) h
    LEFT JOIN (SELECT baremetal_id, count(*) AS vms FROM virtual_machines WHERE deleted_at IS NULL GROUP BY 1) v ON v.baremetal_id = h.id
    LEFT JOIN (SELECT baremetal_id, count(*) AS failed FROM virtual_machines WHERE status = 'error' AND deleted_at IS NULL GROUP BY 1) e ON e.baremetal_id = h.id
  ${where} GROUP BY ${by === 'group' ? 'h.group_id' : keys[by]}) r`

/** Capacity divided up by region, data centre, room or group, within a place. One query. */
export async function readCapacity(ctx: ServiceCtx, { by, within }: z.output<typeof capacityInput>): Promise<Capacity> {
  const { conditions, values } = placeConditions(within, 'h', 1)
  const [row] = await ctx.sql<{ rows: string }>(statement(by, conditions.length ? `WHERE ${conditions.join(' AND ')}` : ''), values)
  return { rows: JSON.parse(row!.rows) as Capacity['rows'] }
}
