import type { ServiceCtx } from '../../../kernel/context.ts'

/** A machine as the books want it. cpu in cores, memory in MB, storage in GB. */
export interface Wanted { tenantId: string; name: string; cpu: number; memory: number; storage: number; power: 'on' | 'off'; deleted: boolean; endpointId: string | null; node: string }

/** What the books want of a machine now, which may be something else than when the operation was asked for; null when it is not in them any more. */
export async function wantedOf(ctx: ServiceCtx, id: string): Promise<Wanted | null> {
  const [row] = await ctx.sql<Wanted>(
    `SELECT v.tenant_id AS "tenantId", v.name, v.cpu, v.memory, v.storage, v.desired_power::text AS power, v.deleted_at IS NOT NULL AS deleted, b.hypervisor_endpoint_id AS "endpointId", coalesce(b.hypervisor_node, b.name) AS node
     FROM virtual_machines v JOIN baremetals b ON b.id = v.baremetal_id WHERE v.id = $1::uuid`, [id])
  return row ?? null
}

/** References that creations under way have chosen at an endpoint, asked with `query`. `except`: one operation that does not count. */
export async function chosenIds(query: <T>(text: string, values: unknown[]) => Promise<T[]>, endpointId: string, except?: string): Promise<Set<string>> {
  const rows = await query<{ id: string }>(
    `SELECT state->>'id' AS id FROM operations WHERE endpoint_id = $1::uuid AND id IS DISTINCT FROM $2::uuid AND kind = 'vm_create' AND status IN ('pending', 'running', 'waiting', 'unknown') AND state ? 'id'`, [endpointId, except ?? null])
  return new Set(rows.map((r) => r.id))
}

/** What an earlier creation of a machine asked for at an endpoint, if it came to nothing: whatever has that reference may be the machine. One that was given up before it asked for anything hides none before it. */
export async function askedBefore(ctx: ServiceCtx, machineId: string, endpointId: string, except: string): Promise<{ id: string } | null> {
  const [row] = await ctx.sql<{ id: string | null; open: boolean }>(
    `SELECT state->>'id' AS id, status IN ('failed', 'cancelled') AS open FROM operations
     WHERE resource_id = $1::uuid AND endpoint_id = $2::uuid AND id <> $3::uuid AND kind = 'vm_create' AND (status = 'done' OR state ? 'asked') ORDER BY created_at DESC, id DESC LIMIT 1`, [machineId, endpointId, except])
  return row?.open && row.id ? { id: row.id } : null
}
