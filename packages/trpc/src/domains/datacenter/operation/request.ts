import { ContractError } from '@colonnade/contract'
import type { OperationKind } from '@colonnade/db/enums'
import type { ServiceCtx } from '../../../kernel/context.ts'
import type { Report, WriteTx } from '../../../kernel/mutate.ts'
import { newId } from '../../../kernel/new-id.ts'

/** What is to be done outside. `key`: the same intent has the same key, whoever has it and however often. */
export interface Intent { kind: OperationKind; endpointId: string; resourceType: 'virtual_machine' | 'baremetal'; resourceId: string; resourceName: string; key: string; request?: Record<string, unknown> }

/** Writes an intent down, in the transaction that decided on it; it is carried out once that is committed. Null when it was written down before, something else is being done to the resource, or the endpoint was removed. */
export async function requestOperation(tx: WriteTx, ctx: ServiceCtx, report: Report, intent: Intent): Promise<string | null> {
  const [made] = await tx.$queryRawUnsafe<{ id: string }[]>(
    `INSERT INTO operations (id, kind, endpoint_id, resource_type, resource_id, resource_name, idempotency_key, request, user_id, next_try_at, created_at)
     SELECT $1::uuid, $2::operation_kind, e.id, $4, $5::uuid, $6, $7, $8::jsonb, $9::uuid, $10::timestamptz, $10::timestamptz FROM endpoints e WHERE e.id = $3::uuid AND e.deleted_at IS NULL FOR KEY SHARE
     ON CONFLICT DO NOTHING RETURNING id`,
    newId(ctx.clock()), intent.kind, intent.endpointId, intent.resourceType, intent.resourceId, intent.resourceName.slice(0, 200), intent.key, JSON.stringify(intent.request ?? {}), ctx.actor.userId, ctx.clock(),
  )
  if (made) report({ resource: 'operation', id: made.id, action: 'create', now: { kind: intent.kind, resourceName: intent.resourceName, ...intent.request } })
  return made?.id ?? null
}

/** Something else is being done to the resource. */
export function operationRunning(what: string): ContractError {
  return new ContractError('CONFLICT', 'operation_running', `Something is being done to ${what} already.`, { remedy: 'Wait until that has ended, or cancel it among the operations.' })
}
