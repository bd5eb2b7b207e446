import { ContractError } from '@colonnade/contract'
import { attachableOf, attachables } from '@colonnade/contract/datacenter'
import { authorise, may } from '../../../kernel/authorise.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'

type Add = (value: unknown) => string

/** Kinds of record this caller may not see: what is attached to them is not shown either. */
export function hiddenTypes(ctx: Pick<ServiceCtx, 'actor'>): string[] {
  return Object.entries(attachables).filter(([, of]) => !may(ctx, of.read)).map(([type]) => type)
}

/** Condition over `t`: its record is of a kind the caller may see. Null when that is every kind. */
export function ofSeenType(ctx: Pick<ServiceCtx, 'actor'>, add: Add): string | null {
  const hidden = hiddenTypes(ctx)
  return hidden.length ? `t.resource_type <> ALL(${add(hidden)}::text[])` : null
}

const PRESENT = 'EXISTS (SELECT 1 FROM attachable_resources r WHERE r.resource_type = t.resource_type AND r.resource_id = t.resource_id AND r.deleted_at IS NULL)'

/** Condition over `t`: its record is of a kind the caller may see, and is not deleted. What was attached comes back with a restored record. */
export function ofPresentRecord(ctx: Pick<ServiceCtx, 'actor'>, add: Add): string {
  return [ofSeenType(ctx, add), PRESENT].filter(Boolean).join(' AND ')
}

/** SQL of a record's name, over `t`. */
export const RECORD_NAME = 'SELECT r.name FROM attachable_resources r WHERE r.resource_type = t.resource_type AND r.resource_id = t.resource_id'

/** Throws FORBIDDEN unless the caller may see (or change) records of that kind. */
export function authoriseType(ctx: ServiceCtx, resourceType: string, action: 'read' | 'update'): void {
  const known = attachableOf(resourceType)
  if (!known) throw new ContractError('BAD_REQUEST', 'unknown_resource_type', `Nothing can be attached to ${resourceType.slice(0, 50)}.`, { fields: [{ path: 'resourceType', message: 'is no kind of record things can be attached to' }], remedy: `Use one of: ${Object.keys(attachables).join(', ')}.` })
  authorise(ctx, known[action])
}
