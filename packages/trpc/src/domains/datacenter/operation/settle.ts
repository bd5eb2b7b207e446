import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { note } from '../../../kernel/system.ts'
import { LostClaim, mine, NEVER, type Claimed } from './claim.ts'
import { keepMachine, lastSeen, machineChanged, madeAgain, sizeIsThere, statusOf } from './machine.ts'
import { requestOperation } from './request.ts'
import type { Verdict, Wrong } from './verdict.ts'

const final = { done: 'done', failed: 'failed', cancelled: 'cancelled' } as const

function wrongOf(error: Wrong | undefined) {
  return { reason: error?.reason.slice(0, 50) ?? null, message: error?.message.slice(0, 1000) ?? null }
}

function dataOf(op: Claimed, verdict: Verdict, now: Date) {
  switch (verdict.go) {
    case 'done': return { status: final.done, finishedAt: now, claimedUntil: null, reason: null, message: null }
    case 'failed': return { status: final.failed, finishedAt: now, claimedUntil: null, reason: verdict.reason.slice(0, 50), message: verdict.message.slice(0, 1000), attempts: op.attempts + 1 }
    case 'cancelled': return { status: final.cancelled, finishedAt: now, claimedUntil: null, reason: verdict.reason, message: verdict.message }
    case 'waiting': return { status: 'waiting' as const, state: verdict.state as object, claimedUntil: null, nextTryAt: new Date(now.getTime() + verdict.inMs), ...wrongOf(verdict.error) }
    default: return {
      status: verdict.go, state: verdict.state as object, claimedUntil: null, nextTryAt: verdict.inMs === null ? NEVER : new Date(now.getTime() + verdict.inMs),
      ...(verdict.error ? wrongOf(verdict.error) : {}), ...(verdict.counted ? { attempts: op.attempts + 1 } : {}),
    }
  }
}

async function write(tx: WriteTx, op: Claimed, data: ReturnType<typeof dataOf>): Promise<void> {
  if ((await tx.operation.updateMany({ where: mine(op), data })).count === 0) throw new LostClaim()
}

/** Keeps what became of an operation and, in the same transaction, what it means for the machine. Throws `LostClaim` when another process has it. */
export async function settle(ctx: ServiceCtx, op: Claimed, verdict: Verdict): Promise<void> {
  const data = dataOf(op, verdict, ctx.clock())
  if (data.status === op.status) return note(ctx.services, (tx: WriteTx) => write(tx, op, data))
  await mutate(ctx, {
    permission: 'system', action: data.status,
    write: async (tx, report) => {
      await write(tx, op, data)
      if (op.resourceType === 'virtual_machine') await machineFollows(tx, ctx, report, op, verdict)
      report({ resource: 'operation', id: op.id, old: { status: op.status }, now: { status: data.status, kind: op.kind, resourceName: op.resourceName, ...('message' in data && data.message ? { message: data.message } : {}) } })
      if (op.resourceType === 'baremetal' && verdict.go === 'done') report({ resource: 'baremetal', id: op.resourceId, action: 'power', details: { action: op.request.action } })
    },
  })
}

/** What an operation is about, as far as its machine follows from it. */
type About = Pick<Claimed, 'id' | 'kind' | 'endpointId' | 'resourceId'>

/** What the end of an operation means for its machine: its status says what there is, also where nothing came of it. */
export async function machineFollows(tx: WriteTx, ctx: ServiceCtx, report: Report, op: About, verdict: Verdict): Promise<void> {
  if (verdict.go !== 'done' && verdict.go !== 'failed' && verdict.go !== 'cancelled') return
  const found = 'found' in verdict ? (verdict.found ?? null) : null
  // the next look at the endpoint goes into it: what a task has just changed may still move
  if (found) await keepMachine(tx, { machineId: op.resourceId, endpointId: op.endpointId, found, listed: null }, ctx.clock())
  if (verdict.go === 'done' && op.kind === 'vm_resize') await sizeIsThere(tx, op.resourceId)
  if (verdict.go === 'done' && op.kind === 'vm_delete') return forget(tx, ctx, report, op)
  if (op.kind === 'vm_create' && verdict.go !== 'done') return notMade(tx, report, op, verdict)
  if (op.kind === 'vm_create' && found && found.state !== 'running' && (await startsNow(tx, ctx, report, op))) return machineChanged(tx, report, op.resourceId, 'pending')
  if (found || verdict.go === 'done') return machineChanged(tx, report, op.resourceId, found ? statusOf(found) : undefined)
  return machineChanged(tx, report, op.resourceId, await lastSeen(tx, op.resourceId))
}

// What is not wanted so, but still, waits to be made in another way; so does what is made again once it comes back from the deleted.
async function notMade(tx: WriteTx, report: Report, op: About, verdict: Verdict): Promise<void> {
  if (verdict.go === 'cancelled' && verdict.again) return madeAgain(tx, report, op.resourceId)
  const deleted = await tx.virtualMachine.count({ where: { id: op.resourceId, deletedAt: { not: null } } })
  return machineChanged(tx, report, op.resourceId, deleted ? 'pending' : 'error')
}

// Made machines stand still: one that is to run is started next.
async function startsNow(tx: WriteTx, ctx: ServiceCtx, report: Report, op: About): Promise<boolean> {
  const machine = await tx.virtualMachine.findFirst({ where: { id: op.resourceId, deletedAt: null, desiredPower: 'on' }, select: { name: true } })
  if (!machine) return false
  return Boolean(await requestOperation(tx, ctx, report, { kind: 'vm_start', endpointId: op.endpointId, resourceType: 'virtual_machine', resourceId: op.resourceId, resourceName: machine.name, key: `vm_start:${op.resourceId}:after:${op.id}` }))
}

// What comes back from the deleted has to be made anew.
async function forget(tx: WriteTx, _ctx: ServiceCtx, report: Report, op: About): Promise<void> {
  const machine = await tx.virtualMachine.findFirst({ where: { id: op.resourceId }, select: { tenantId: true } })
  // the index begins with the tenant; gone for good, its observation went with it
  if (machine) await tx.machineObservation.deleteMany({ where: { tenantId: machine.tenantId, virtualMachineId: op.resourceId } })
  await machineChanged(tx, report, op.resourceId, 'pending')
}
