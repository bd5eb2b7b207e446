import { setTimeout as pause } from 'node:timers/promises'
import { HOST_OF, KNOWN_THERE } from '../found-machine/resource.ts'
import type { Sql } from '../virtual-machine/facts.ts'

/** A machine that runs on a host's hypervisor node though the books have it elsewhere. `moving`: it is still being brought there. */
export interface Departing { id: string; name: string; tenantName: string; hostId: string; hostName: string; moving: boolean }

/** How long machines may take to leave before their host is given up on, in ms. */
const PATIENCE_MS = 30 * 60_000

// The books change when a move is decided; the machine follows through an operation, which may fail. Only that of the present version counts: an earlier move may have failed, too.
const DEPARTING = `SELECT v.id, v.name, n.name AS "tenantName", b.id AS "hostId", b.name AS "hostName",
    NOT EXISTS (SELECT 1 FROM operations p WHERE p.resource_id = v.id AND p.kind = 'vm_migrate' AND p.status IN ('failed', 'cancelled') AND p.idempotency_key = 'vm_migrate:' || v.id || ':' || v.version) AS moving
  FROM baremetals b
    JOIN machine_observations o ON o.endpoint_id = b.hypervisor_endpoint_id AND o.node = coalesce(b.hypervisor_node, b.name) AND o.state <> 'absent'
    JOIN virtual_machines v ON v.tenant_id = o.tenant_id AND v.id = o.virtual_machine_id AND v.baremetal_id <> b.id AND v.deleted_at IS NULL
    JOIN tenants n ON n.id = v.tenant_id
  WHERE b.id = ANY($1::uuid[]) ORDER BY v.name, v.id`

/** The machines that have yet to leave these hosts, by what was last seen of the hypervisors. */
export function departing(sql: Sql, hostIds: readonly string[]): Promise<Departing[]> {
  return sql<Departing>(DEPARTING, [hostIds])
}

/** A machine that runs on a host and is not in the books. */
export interface Stranger { hostId: string; name: string; reference: string }

const STRANGERS = `SELECT b.id AS "hostId", t.name, t.reference FROM found_machines t JOIN LATERAL (SELECT b.id FROM baremetals b WHERE ${HOST_OF}) b ON true WHERE b.id = ANY($1::uuid[]) AND t.state IN ('running', 'paused') AND NOT ${KNOWN_THERE} ORDER BY t.name, t.reference`

/** The machines that run on these hosts though the books know nothing of them, by what was last seen of the hypervisors. */
export function strangersOn(sql: Sql, hostIds: readonly string[]): Promise<Stranger[]> {
  return sql<Stranger>(STRANGERS, [hostIds])
}

/** Waits until every machine has left these hosts or failed to; answers who is still there. Rejects with the signal's reason. */
export async function departures(sql: Sql, hostIds: readonly string[], signal: AbortSignal): Promise<Departing[]> {
  for (const until = performance.now() + PATIENCE_MS; ;) {
    const there = await departing(sql, hostIds)
    if (!there.some((one) => one.moving) || performance.now() > until) return there
    await pause(1000, null, { signal }).catch(() => signal.throwIfAborted())
  }
}
