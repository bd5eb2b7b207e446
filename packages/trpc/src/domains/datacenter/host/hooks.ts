import { ContractError, type FieldProblem } from '@colonnade/contract'
import type { hostSchemas } from '@colonnade/contract/datacenter'
import type { Hooks } from '../../../kernel/resource.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { lockGroup, lockGroups } from '../locks.ts'

type HostHooks = Required<Hooks<typeof hostSchemas>>
const figures = [['totalCpu', 'usedCpu', 'cores'], ['totalMemory', 'usedMemory', 'MB'], ['totalStorage', 'usedStorage', 'GB']] as const

/** A new host is empty: all of it is available. */
export const beforeHostIsMade: HostHooks['beforeCreate'] = async (tx, _ctx, data) => {
  await lockGroup(tx, data['groupId'] as string)
  return { ...data, availableCpu: data['totalCpu'], availableMemory: data['totalMemory'], availableStorage: data['totalStorage'] }
}

/** A host does not shrink below what stands on it. Throws CONFLICT naming each field. */
export const beforeHostIsChanged: HostHooks['beforeUpdate'] = async (tx, _ctx, row, patch) => {
  const target = patch['groupId'] as string | undefined
  const groups = await lockGroups(tx, target ? [row.groupId, target] : [row.groupId])
  if (target && !groups.some((g) => g.id === target)) await lockGroup(tx, target)
  if (figures.some(([total]) => patch[total] !== undefined)) await refuseBelowUse(tx, row.id, patch)
  return patch
}

/** Takes the group first, as everybody does. */
export const beforeHostIsRemoved: HostHooks['beforeRemove'] = async (tx, _ctx, row) => {
  await lockGroups(tx, [row.groupId])
}

/** The same on the way back. That group and rack are still there, and the units free, is checked by the database. */
export const beforeHostsComeBack: HostHooks['beforeRestore'] = async (tx, _ctx, rows) => {
  await lockGroups(tx, rows.map((r) => r.groupId))
}

async function refuseBelowUse(tx: WriteTx, id: string, patch: Record<string, unknown>): Promise<void> {
  const [used] = await tx.$queryRawUnsafe<Record<string, number>[]>(
    `SELECT total_cpu - available_cpu AS "usedCpu", total_memory - available_memory AS "usedMemory", total_storage - available_storage AS "usedStorage" FROM baremetals WHERE id = $1::uuid`, id,
  )
  const fields: FieldProblem[] = figures.flatMap(([total, use, unit]) => {
    const wanted = patch[total] as number | undefined
    return wanted !== undefined && wanted < used![use]! ? [{ path: total, message: `${used![use]!} ${unit} are in use` }] : []
  })
  if (fields.length) throw new ContractError('CONFLICT', 'below_use', `A host can't be made smaller than what stands on it: ${fields.map((f) => f.message).join(', ')}.`, { fields, remedy: 'Move or release virtual machines first.' })
}
