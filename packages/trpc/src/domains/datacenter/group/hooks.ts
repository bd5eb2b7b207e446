import { ContractError, type FieldProblem } from '@colonnade/contract'
import type { groupSchemas } from '@colonnade/contract/datacenter'
import type { WriteTx } from '../../../kernel/mutate.ts'
import type { Hooks } from '../../../kernel/resource.ts'
import { lockGroups } from '../locks.ts'

const ratios = [['cpuOvercommitRatio', 'cpu', 'cores'], ['memoryOvercommitRatio', 'memory', 'MB'], ['storageOvercommitRatio', 'storage', 'GB']] as const
/** How many hosts a refusal names. */
const NAMED = 5

/** A group's ratio does not fall below what stands on one of its hosts. Throws CONFLICT naming the field and the hosts. */
export const beforeGroupIsChanged: NonNullable<Hooks<typeof groupSchemas>['beforeUpdate']> = async (tx, _ctx, row, patch) => {
  await lockGroups(tx, [row.id])
  const lowered = ratios.filter(([field]) => (patch[field] as number | undefined) !== undefined && (patch[field] as number) < row[field])
  const fields: FieldProblem[] = []
  for (const [field, resource, unit] of lowered) {
    const full = await hostsBeyond(tx, row.id, resource, patch[field] as number)
    if (full.length) fields.push({ path: field, message: said(full, unit) })
  }
  if (fields.length) throw new ContractError('CONFLICT', 'below_use', `Hosts hold more than they would offer then: ${fields.map((f) => f.message).join('; ')}.`, { fields, remedy: 'Move or release virtual machines on these hosts first, or choose a higher ratio.' })
  return patch
}

interface Beyond { name: string; used: number; offered: number }

// The column names come from the list above, never from a caller.
function hostsBeyond(tx: WriteTx, groupId: string, resource: string, ratio: number): Promise<Beyond[]> {
  return tx.$queryRawUnsafe<Beyond[]>(
    `SELECT name, (capacity_${resource} - available_${resource})::float8 AS used, floor(total_${resource} * $2::numeric)::float8 AS offered FROM baremetals
     WHERE group_id = $1::uuid AND deleted_at IS NULL AND capacity_${resource} - available_${resource} > floor(total_${resource} * $2::numeric) ORDER BY lower(name), id`, groupId, String(ratio),
  )
}

function said(hosts: Beyond[], unit: string): string {
  const named = hosts.slice(0, NAMED).map((h) => `${h.name} (${h.used} of ${h.offered} ${unit})`)
  return `${named.join(', ')}${hosts.length > NAMED ? ` and ${hosts.length - NAMED} more` : ''}`
}
