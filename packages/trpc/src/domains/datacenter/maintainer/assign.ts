import type { assignInput } from '@colonnade/contract/datacenter'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { authoriseType } from '../attached/visible.ts'
import { attach, detach, type Pairing } from '../attached/write.ts'

type Input = z.infer<typeof assignInput>

const pairing = ({ resourceType, resourceIds, maintainers }: Input): Pairing => ({ resourceType, resourceIds, values: maintainers.map((m) => [m.type, m.id]) })

/** Gives each record each of the maintainers, all or none; who looks after it already stays. Throws FORBIDDEN, CONFLICT for a record or maintainer that is gone. */
export function assignMaintainers(ctx: ServiceCtx, input: Input): Promise<{ changed: number }> {
  authoriseType(ctx, input.resourceType, 'update')
  return mutate(ctx, { permission: 'resource_maintainers:create', action: 'create', write: async (tx, report) => ({ changed: await attach(tx, report, 'maintainer', pairing(input)) }) })
}

/** Takes each of the maintainers off each record. Throws FORBIDDEN. */
export function unassignMaintainers(ctx: ServiceCtx, input: Input): Promise<{ changed: number }> {
  authoriseType(ctx, input.resourceType, 'update')
  return mutate(ctx, { permission: 'resource_maintainers:delete', action: 'delete', write: async (tx, report) => ({ changed: await detach(tx, report, 'maintainer', pairing(input)) }) })
}
