import { UNDO_MS } from '@colonnade/contract/kernel/verbs'
import type { OperationKind } from '@colonnade/db/enums'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { requestOperation } from './request.ts'

interface Due { kind: OperationKind; endpointId: string; id: string; name: string; version: number }

const MOST_AT_ONCE = 200

/** How long a machine that was released still stands as it was, in ms: longer than taking it back is offered, since what is removed comes back without its disks. */
export const KEPT_MS = UNDO_MS + 5_000

// One intent per version of the record: what failed is not planned again until somebody changes the record or asks for it.
const UNPLANNED = `NOT EXISTS (SELECT 1 FROM operations p WHERE p.resource_id = d.id AND p.status IN ('pending', 'running', 'waiting', 'unknown'))
  AND NOT EXISTS (SELECT 1 FROM operations p WHERE p.idempotency_key = d.kind || ':' || d.id || ':' || d.version)`
// A machine is moved before it is resized: where it stood there may be no room for it.
const DUE = `SELECT d.kind, d."endpointId", d.id, d.name, d.version FROM (
    SELECT 'vm_create' AS kind, b.hypervisor_endpoint_id AS "endpointId", v.id, v.name, v.version FROM virtual_machines v JOIN baremetals b ON b.id = v.baremetal_id
      WHERE v.status = 'pending' AND v.deleted_at IS NULL AND b.hypervisor_endpoint_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM machine_observations o WHERE o.tenant_id = v.tenant_id AND o.virtual_machine_id = v.id)
    UNION ALL
    SELECT 'vm_delete', o.endpoint_id, v.id, v.name, v.version FROM machine_observations o JOIN virtual_machines v ON v.tenant_id = o.tenant_id AND v.id = o.virtual_machine_id WHERE v.deleted_at <= $1 AND o.marked
    UNION ALL
    SELECT 'vm_migrate', o.endpoint_id, v.id, v.name, v.version FROM machine_observations o JOIN virtual_machines v ON v.tenant_id = o.tenant_id AND v.id = o.virtual_machine_id JOIN baremetals b ON b.id = v.baremetal_id
      WHERE v.deleted_at IS NULL AND o.state <> 'absent' AND (b.hypervisor_endpoint_id IS DISTINCT FROM o.endpoint_id OR coalesce(b.hypervisor_node, b.name) <> o.node)
    UNION ALL
    SELECT 'vm_resize', o.endpoint_id, v.id, v.name, v.version FROM machine_observations o JOIN virtual_machines v ON v.tenant_id = o.tenant_id AND v.id = o.virtual_machine_id JOIN baremetals b ON b.id = v.baremetal_id
      WHERE o.size_due AND v.deleted_at IS NULL AND o.state <> 'absent' AND b.hypervisor_endpoint_id = o.endpoint_id AND coalesce(b.hypervisor_node, b.name) = o.node
  ) d WHERE ${UNPLANNED} LIMIT ${MOST_AT_ONCE}`

/** Compares what is recorded with what was found and writes down what has to be done about it. Answers how many operations are new. */
export async function plan(ctx: ServiceCtx): Promise<number> {
  const due = await ctx.sql<Due>(DUE, [new Date(ctx.clock().getTime() - KEPT_MS)])
  if (due.length === 0) return 0
  let made = 0
  await mutate(ctx, {
    permission: 'system', action: 'plan',
    write: async (tx, report) => {
      made = 0
      for (const { kind, endpointId, id, name, version } of due) {
        if (await requestOperation(tx, ctx, report, { kind, endpointId, resourceType: 'virtual_machine', resourceId: id, resourceName: name, key: `${kind}:${id}:${version}` })) made++
      }
      // another process planned all of it meanwhile
      if (made === 0) report({ resource: 'operation', id: null, action: 'plan' })
    },
  })
  return made
}

/** When the next of those that were released is to go; null when there is none, or its time has come. */
export async function nextRemoval(ctx: ServiceCtx): Promise<Date | null> {
  const [row] = await ctx.sql<{ at: Date | null }>(`SELECT min(v.deleted_at) AS at FROM virtual_machines v WHERE v.deleted_at > $1 AND EXISTS (SELECT 1 FROM machine_observations o
    WHERE o.tenant_id = v.tenant_id AND o.virtual_machine_id = v.id AND o.marked)`, [new Date(ctx.clock().getTime() - KEPT_MS)])
  return row?.at ? new Date(new Date(row.at).getTime() + KEPT_MS) : null
}
