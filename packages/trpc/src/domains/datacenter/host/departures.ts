import { setTimeout as pause } from 'node:timers/promises'
import type { Sql } from '../virtual-machine/facts.ts'

/** A machine that runs on a host's hypervisor node though the books have it elsewhere. `moving`: it is still being brought there. */
export interface Departing { id: string; name: string; tenantName: string; hostId: string; hostName: string; moving: boolean }

/** How long machines may take to leave before their host is given up on, in ms. */
const PATIENCE_MS = 30 * 60_000

// The books change when a move is decided; the machine follows through an operation, which may fail.
const DEPARTING = `SELECT v.id, v.name, n.name AS "tenantName", b.id AS "hostId", b.name AS "hostName",
    NOT coalesce((SELECT p.kind = 'vm_migrate' AND p.status IN ('failed', 'cancelled') FROM operations p WHERE p.resource_id = v.id ORDER BY p.created_at DESC, p.id DESC LIMIT 1), false) AS moving
  FROM baremetals b
    JOIN machine_observations o ON o.endpoint_id = b.hypervisor_endpoint_id AND o.node = coalesce(b.hypervisor_node, b.name) AND o.state <> 'absent'
    JOIN virtual_machines v ON v.tenant_id = o.tenant_id AND v.id = o.virtual_machine_id AND v.baremetal_id <> b.id AND v.deleted_at IS NULL
    JOIN tenants n ON n.id = v.tenant_id
  WHERE b.id = ANY($1::uuid[]) ORDER BY v.name, v.id`

/** The machines that have yet to leave these hosts, by what was last seen of the hypervisors. */
export function departing(sql: Sql, hostIds: readonly string[]): Promise<Departing[]> {
  return sql<Departing>(DEPARTING, [hostIds])
}

/** Waits until every machine has left these hosts or failed to; answers who is still there. Rejects with the signal's reason. */
export async function departures(sql: Sql, hostIds: readonly string[], signal: AbortSignal): Promise<Departing[]> {
  for (const until = performance.now() + PATIENCE_MS; ;) {
    const there = await departing(sql, hostIds)
    if (!there.some((one) => one.moving) || performance.now() > until) return there
    await pause(1000, null, { signal }).catch(() => signal.throwIfAborted())
  }
}
