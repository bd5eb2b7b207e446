import { ContractError } from '@colonnade/contract'
import type { WriteTx } from '../../kernel/mutate.ts'

/** A group as it is while its row is held. */
export interface LockedGroup { id: string; name: string; status: string; totalCpu: number }

/**
 * Takes the rows of these groups until the transaction ends, in the order of their ids. Whoever changes hosts, quotas or virtual machines takes
 * the group first: then nobody who waits for it holds what the other needs, and nothing read after it can change.
 */
export async function lockGroups(tx: WriteTx, ids: Iterable<string>): Promise<LockedGroup[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  return tx.$queryRawUnsafe<LockedGroup[]>(
    `SELECT id, name, status::text AS status, total_cpu AS "totalCpu" FROM baremetal_groups WHERE id = ANY($1::uuid[]) AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE`, wanted,
  )
}

/** The group of that id, held. Throws BAD_REQUEST naming the field when there is none. */
export async function lockGroup(tx: WriteTx, id: string): Promise<LockedGroup> {
  const [group] = await lockGroups(tx, [id])
  if (!group) throw unknownReference('groupId', 'group')
  return group
}

/**
 * Takes clusters until the transaction ends, in the order of their ids: what changes a cluster's nodes, parts or version does so first of all, before
 * groups; then nobody else changes them.
 */
export async function lockClusters(tx: WriteTx, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].sort()) await tx.$queryRawUnsafe(`SELECT pg_advisory_xact_lock(hashtextextended('cluster ' || $1, 0))::text AS held`, id)
}

/** What an input points to does not exist, or was deleted. */
export function unknownReference(field: string, what: string): ContractError {
  const message = `There is no such ${what}.`
  return new ContractError('BAD_REQUEST', `unknown_${what.replaceAll(' ', '_')}`, message, { fields: [{ path: field, message }], remedy: `Choose a ${what} from the list.` })
}
