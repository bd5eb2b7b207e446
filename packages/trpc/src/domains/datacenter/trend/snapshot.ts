import { createServiceCtx, PROVIDER, systemActor } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import type { Services } from '../../../kernel/services.ts'

// A host without a place of its own stands where its rack stands.
const SNAPSHOT = `INSERT INTO capacity_snapshots (id, day, whole, group_id, region, dc, room, capacity_cpu, capacity_memory, capacity_storage, used_cpu, used_memory, used_storage, hosts_active, hosts_out, vms, vms_in_error)
  SELECT gen_random_uuid(), $1::date, grouping(h.group_id) = 1, h.group_id, h.region, h.dc, h.room, coalesce(sum(h.capacity_cpu), 0), coalesce(sum(h.capacity_memory), 0), coalesce(sum(h.capacity_storage), 0),
    coalesce(sum(h.capacity_cpu - h.available_cpu), 0), coalesce(sum(h.capacity_memory - h.available_memory), 0), coalesce(sum(h.capacity_storage - h.available_storage), 0),
    count(*) FILTER (WHERE h.status = 'active'), count(*) FILTER (WHERE h.status <> 'active'), coalesce(sum(v.vms), 0), coalesce(sum(v.failed), 0)
  FROM (SELECT b.id, b.group_id, b.status, coalesce(b.region, r.region) AS region, coalesce(b.dc, r.dc) AS dc, coalesce(b.room, r.room) AS room, b.capacity_cpu, b.capacity_memory, b.capacity_storage, b.available_cpu, b.available_memory, b.available_storage
      FROM baremetals b LEFT JOIN racks r ON r.id = b.rack_id WHERE b.deleted_at IS NULL) h
    LEFT JOIN (SELECT baremetal_id, count(*) AS vms, count(*) FILTER (WHERE status = 'error') AS failed FROM virtual_machines WHERE deleted_at IS NULL GROUP BY 1) v ON v.baremetal_id = h.id
  GROUP BY GROUPING SETS ((h.group_id, h.region, h.dc, h.room), ())`

/** Keeps how full the rooms are today (UTC), in place of what an earlier run of the day kept; days on which nothing ran stay unknown. */
export async function takeSnapshot(services: Services): Promise<Record<string, number>> {
  const day = services.clock().toISOString().slice(0, 10)
  const ctx = createServiceCtx(services, systemActor(PROVIDER, []), { requestId: `maintenance.snapshot-${day}`, ip: null, userAgent: null })
  return mutate(ctx, {
    permission: 'system', action: 'run', transaction: { timeoutMs: 120_000 },
    write: async (tx, report) => {
      await tx.$queryRawUnsafe(`SELECT pg_advisory_xact_lock(hashtextextended('capacity snapshot', 0))::text AS held`)
      await tx.$executeRawUnsafe('DELETE FROM capacity_snapshots WHERE day = $1::date', day)
      // one row is all of them together
      const places = (await tx.$executeRawUnsafe(SNAPSHOT, day)) - 1
      report({ resource: 'maintenance', id: null, details: { task: 'maintenance.snapshot', places } })
      return { places }
    },
  })
}
