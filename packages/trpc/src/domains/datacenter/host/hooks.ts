import { ContractError, type FieldProblem } from '@colonnade/contract'
import type { hostSchemas } from '@colonnade/contract/datacenter'
import type { Hooks } from '../../../kernel/resource.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { lockGroup, lockGroups } from '../locks.ts'
import { checkEndpoints, dropRemovedEndpoints } from './endpoints.ts'
import { timesRatio } from '../placement/capacity.ts'

type HostHooks = Required<Hooks<typeof hostSchemas>>
const figures = [['totalCpu', 'usedCpu', 'ratioCpu', 'cores'], ['totalMemory', 'usedMemory', 'ratioMemory', 'MB'], ['totalStorage', 'usedStorage', 'ratioStorage', 'GB']] as const

/** A new host is empty: all of it is available. */
export const beforeHostIsMade: HostHooks['beforeCreate'] = async (tx, _ctx, data) => {
  await lockGroup(tx, data['groupId'] as string)
  await checkEndpoints(tx, data)
  return { ...data, availableCpu: data['totalCpu'], availableMemory: data['totalMemory'], availableStorage: data['totalStorage'] }
}

/** A host does not shrink below what stands on it, as its group's overcommit counts. Throws CONFLICT naming each field. */
export const beforeHostIsChanged: HostHooks['beforeUpdate'] = async (tx, _ctx, row, patch) => {
  const target = patch['groupId'] as string | undefined
  const groups = await lockGroups(tx, target ? [row.groupId, target] : [row.groupId])
  if (target && !groups.some((g) => g.id === target)) await lockGroup(tx, target)
  await checkEndpoints(tx, patch)
  if (figures.some(([total]) => patch[total] !== undefined)) await refuseBelowUse(tx, row.id, patch)
  if (CONTROLLER.some((field) => patch[field] !== undefined && patch[field] !== row[field])) await forgetObserved(tx, row.id)
  return patch
}

const CONTROLLER = ['bmcEndpointId', 'bmcSystem'] as const

// What another controller said is not true of this one; its own look tells, if there is one.
async function forgetObserved(tx: WriteTx, id: string): Promise<void> {
  await tx.$executeRawUnsafe(`UPDATE host_observations SET power = 'unknown', health = 'unknown', inventory = '{}', actions = '[]' WHERE baremetal_id = $1::uuid`, id)
}

/** Takes the group first, as everybody does. */
export const beforeHostIsRemoved: HostHooks['beforeRemove'] = async (tx, _ctx, row) => {
  await lockGroups(tx, [row.groupId])
}

/** The same on the way back. That group and rack are still there, and the units free, is checked by the database. */
export const beforeHostsComeBack: HostHooks['beforeRestore'] = async (tx, _ctx, rows) => {
  await lockGroups(tx, rows.map((r) => r.groupId))
  await dropRemovedEndpoints(tx, rows.map((r) => r.id))
}

async function refuseBelowUse(tx: WriteTx, id: string, patch: Record<string, unknown>): Promise<void> {
  const [used] = await tx.$queryRawUnsafe<Record<string, number>[]>(
    `SELECT b.capacity_cpu - b.available_cpu AS "usedCpu", b.capacity_memory - b.available_memory AS "usedMemory", b.capacity_storage - b.available_storage AS "usedStorage",
       g.cpu_overcommit_ratio::float8 AS "ratioCpu", g.memory_overcommit_ratio::float8 AS "ratioMemory", g.storage_overcommit_ratio::float8 AS "ratioStorage"
     FROM baremetals b JOIN baremetal_groups g ON g.id = b.group_id WHERE b.id = $1::uuid`, id,
  )
  const fields: FieldProblem[] = figures.flatMap(([total, use, ratio, unit]) => {
    const wanted = patch[total] as number | undefined
    return wanted !== undefined && timesRatio(wanted, used![ratio]!) < used![use]! ? [{ path: total, message: `${used![use]!} ${unit} are in use` }] : []
  })
  if (fields.length) throw new ContractError('CONFLICT', 'below_use', `A host can't be made smaller than what stands on it: ${fields.map((f) => f.message).join(', ')}.`, { fields, remedy: 'Move or release virtual machines first.' })
}
