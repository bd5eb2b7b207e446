import type { Leases } from '@colonnade/db'
import type { OperationKind, OperationStatus } from '@colonnade/db/enums'
import type { WriteTx } from '../../../kernel/mutate.ts'
import type { Services } from '../../../kernel/services.ts'
import { secretsOf } from '../../../kernel/secrets.ts'
import { note, systemRead } from '../../../kernel/system.ts'
import { opensHere } from '../endpoint/connection.ts'
import { chosenIds } from './wanted.ts'

/** An operation this process has in hand until `claimedUntil`; that instant, with whose it is, is also the proof that it still has. */
export interface Claimed {
  id: string
  kind: OperationKind
  status: OperationStatus
  endpointId: string
  resourceType: 'virtual_machine' | 'baremetal'
  resourceId: string
  resourceName: string
  idempotencyKey: string
  request: { action?: string; force?: boolean }
  state: OperationState
  attempts: number
  createdAt: Date
  claimedUntil: Date
  claimedBy: string
}
/**
 * What has to survive a crash. `id`, `node`: of the machine; `asked`: it was asked for under that id, so whatever has the id may be it; `taken`: references others have; `task`: begun at the other side;
 * `polls`: questions after it, `errors`: those that failed; `looks`: how often it was looked for in vain; `held`: how often it was found held; `tries`: how often it was told to become as wanted; `since`: when a person asked for it again, ISO 8601.
 */
export interface OperationState { id?: string; node?: string; asked?: boolean; taken?: string[]; task?: string; polls?: number; errors?: number; looks?: number; held?: number; tries?: number; since?: string }

/** So far away that nobody takes it up by itself. */
export const NEVER = new Date('9000-01-01T00:00:00Z')

/** How long a step may take before another process may take the operation up although this one lives, in ms. */
const CLAIM_MS = 60_000
/** How long the calls of a step may take together, in ms: an answer is written down before the claim ends. */
export const STEP_MS = 45_000

const CLAIM = `UPDATE operations o SET claimed_until = $2, claimed_by = $3::uuid WHERE o.id IN (
    SELECT p.id FROM operations p JOIN endpoints e ON e.id = p.endpoint_id
    WHERE p.status IN ('pending', 'running', 'waiting', 'unknown') AND p.next_try_at <= $1 AND (p.claimed_until IS NULL OR p.claimed_until <= $1)
      AND e.deleted_at IS NULL AND (e.failures = 0 OR e.next_try_at IS NULL OR e.next_try_at <= $1) AND ${opensHere('e', '$4')}
    ORDER BY p.next_try_at, p.id LIMIT $5 FOR UPDATE OF p SKIP LOCKED)
  RETURNING o.id, o.kind::text AS kind, o.status::text AS status, o.endpoint_id AS "endpointId", o.resource_type AS "resourceType", o.resource_id AS "resourceId", o.resource_name AS "resourceName",
    o.idempotency_key AS "idempotencyKey", o.request, o.state, o.attempts, o.created_at AS "createdAt", o.claimed_until AS "claimedUntil", o.claimed_by AS "claimedBy"`

/** Takes operations that are due, `most` of them, of endpoints this process can open the secret of. `by`: the key this process holds as long as it lives. */
export async function claim(services: Services, by: string, most: number): Promise<Claimed[]> {
  const now = services.clock()
  const rows = await note(services, (tx: WriteTx) => tx.$queryRawUnsafe<Claimed[]>(CLAIM, now, new Date(now.getTime() + CLAIM_MS), by, secretsOf(services).keyIds, most))
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt), claimedUntil: new Date(row.claimedUntil) }))
}

/** Whether the process still has it, in a WHERE of Prisma's. */
export function mine(op: Claimed) {
  return { id: op.id, claimedUntil: op.claimedUntil, claimedBy: op.claimedBy }
}

/** Writes down, before the call, that it is about to be made and what with. Throws when another process has taken the operation up. */
export async function announce(services: Services, op: Claimed, state: OperationState): Promise<void> {
  const count = await note(services, async (tx: WriteTx) => (await tx.operation.updateMany({ where: mine(op), data: { status: 'running', state: state as object, startedAt: services.clock() } })).count)
  if (count === 0) throw new LostClaim()
}

/**
 * Chooses the number a machine is asked for under: the first from `free` on that is neither `taken` nor chosen by another creation under way at the endpoint, kept before anybody else chooses there.
 * Without that, those that begin at one moment would all be told the same number is free, and all but one be refused. Throws when another process has taken the operation up.
 */
export async function chooseNumber(services: Services, op: Claimed, free: string, taken: string[] = []): Promise<string> {
  return note(services, async (tx: WriteTx) => {
    await tx.$queryRawUnsafe('SELECT 1 FROM endpoints WHERE id = $1::uuid FOR NO KEY UPDATE', op.endpointId)
    const chosen = await chosenIds((text, values) => tx.$queryRawUnsafe(text, ...values), op.endpointId, op.id)
    let id = BigInt(free)
    while (taken.includes(String(id)) || chosen.has(String(id))) id++
    const { count } = await tx.operation.updateMany({ where: mine(op), data: { state: { ...op.state, id: String(id) } as object } })
    if (count === 0) throw new LostClaim()
    return String(id)
  })
}

/** Another process has taken the operation up meanwhile: this one leaves it alone. */
export class LostClaim extends Error {}

/**
 * Gives back what processes had in hand that are gone: their keys are free the moment they end, however that was. Answers whether somebody else has something in hand still, which may have to be given back soon.
 * Nothing is done twice by that: whoever takes an operation up that was begun looks first.
 */
export async function releaseOrphans(services: Services, leases: Pick<Leases, 'free'>, by: string): Promise<boolean> {
  const holders = (await systemRead<{ by: string }>(services, 'SELECT DISTINCT claimed_by AS by FROM operations WHERE claimed_by IS NOT NULL AND claimed_until IS NOT NULL')).map((row) => row.by).filter((one) => one !== by)
  if (holders.length === 0) return false
  const gone = await leases.free(holders)
  if (gone.length) await note(services, (tx: WriteTx) => tx.operation.updateMany({ where: { claimedBy: { in: gone }, claimedUntil: { not: null } }, data: { claimedUntil: null, claimedBy: null } }))
  return gone.length < holders.length
}

// An endpoint that is left alone holds back what goes through it, just as `claim` does.
const NEXT = `SELECT min(greatest(p.next_try_at, p.claimed_until, CASE WHEN e.failures > 0 THEN e.next_try_at END)) AS at FROM operations p JOIN endpoints e ON e.id = p.endpoint_id
  WHERE p.status IN ('pending', 'running', 'waiting', 'unknown') AND p.next_try_at < $1 AND e.deleted_at IS NULL AND ${opensHere('e', '$2')}`

/** When the next operation is due that this process may take; null when none waits. */
export async function nextDue(services: Services): Promise<Date | null> {
  const [row] = await systemRead<{ at: Date | null }>(services, NEXT, [NEVER, secretsOf(services).keyIds])
  return row?.at ? new Date(row.at) : null
}
