import { ContractError } from '@colonnade/contract'
import type { operationSchemas } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import { operationRunning } from './request.ts'
import { operation } from './resource.ts'
import { machineFollows } from './settle.ts'

type Op = Row<typeof operationSchemas>

function wrongState(op: Op, wanted: string): ContractError {
  return new ContractError('PRECONDITION_FAILED', 'wrong_state', `The operation is ${op.status}: ${wanted}.`, { remedy: 'Look at it again; it may have moved on meanwhile.' })
}

async function held(tx: WriteTx, ctx: ServiceCtx, id: string): Promise<Op> {
  await tx.$queryRawUnsafe('SELECT id FROM operations WHERE id = $1::uuid FOR UPDATE', id)
  const [op] = await readInTx(tx, ctx, operation, [id])
  if (!op) throw notFound('operation')
  return op
}

// What nobody would ever carry out would only be in the way of everything else. Held: it is not removed meanwhile.
async function endpointLives(tx: WriteTx, op: Op): Promise<void> {
  const [endpoint] = await tx.$queryRawUnsafe<{ id: string }[]>('SELECT id FROM endpoints WHERE id = $1::uuid AND deleted_at IS NULL FOR KEY SHARE', op.endpointId)
  if (endpoint) return
  throw new ContractError('PRECONDITION_FAILED', 'endpoint_gone', `${op.endpointName ?? 'The endpoint'} was removed: nothing is carried out through it any more.`, { remedy: 'Do it anew, through the endpoint there is now.', details: { name: op.endpointName ?? '' } })
}

/** Has an operation that failed, was cancelled or ended unknown carried out again. Throws NOT_FOUND, PRECONDITION_FAILED (`endpoint_gone` where its endpoint was removed), CONFLICT while something else is being done to the resource. */
export function retryOperation(ctx: ServiceCtx, input: { id: string }): Promise<Op> {
  return mutate(ctx, {
    permission: 'operations:update', action: 'retry',
    write: async (tx, report) => {
      const op = await held(tx, ctx, input.id)
      if (!['failed', 'cancelled', 'unknown'].includes(op.status)) throw wrongState(op, 'only one that failed, was cancelled or ended unknown is tried again')
      const [other] = await tx.$queryRawUnsafe<{ id: string }[]>(`SELECT id FROM operations WHERE resource_id = $1::uuid AND id <> $2::uuid AND status IN ('pending', 'running', 'waiting', 'unknown')`, op.resourceId, op.id)
      if (other) throw operationRunning(op.resourceName)
      await endpointLives(tx, op)
      await tx.operation.updateMany({ where: { id: op.id }, data: { status: 'pending', attempts: 0, reason: null, message: null, finishedAt: null, nextTryAt: ctx.clock(), claimedUntil: null } })
      // the reference and whether it was asked for stay: nothing is made twice because somebody asks again
      await tx.$executeRawUnsafe(`UPDATE operations SET state = (state - '{task,polls,errors,looks,held,tries,taken}'::text[]) || jsonb_build_object('since', $2::text) WHERE id = $1::uuid`, op.id, ctx.clock().toISOString())
      report({ resource: 'operation', id: op.id, old: { status: op.status }, now: { status: 'pending' } })
      return (await readInTx(tx, ctx, operation, [op.id]))[0]!
    },
  })
}

/** Gives up an operation that waits to be begun, goes on at the other side, or whose outcome nobody knows. What was begun there can't be called back. Throws NOT_FOUND, PRECONDITION_FAILED. */
export function cancelOperation(ctx: ServiceCtx, input: { id: string }): Promise<Op> {
  return mutate(ctx, {
    permission: 'operations:update', action: 'cancel',
    write: async (tx, report) => {
      const op = await held(tx, ctx, input.id)
      if (!['pending', 'waiting', 'unknown'].includes(op.status)) throw wrongState(op, 'only one that waits, goes on at the other side, or whose outcome is unknown can be given up')
      await tx.operation.updateMany({ where: { id: op.id }, data: { status: 'cancelled', finishedAt: ctx.clock(), claimedUntil: null, reason: null, message: null } })
      if (op.resourceType === 'virtual_machine') await machineFollows(tx, ctx, report, op, { go: 'cancelled', reason: '', message: '' })
      report({ resource: 'operation', id: op.id, old: { status: op.status }, now: { status: 'cancelled' } })
      return (await readInTx(tx, ctx, operation, [op.id]))[0]!
    },
  })
}
