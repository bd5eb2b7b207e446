import type { MachineState } from '../../../drivers/resource/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { note } from '../../../kernel/system.ts'
import { LostClaim, mine, type Claimed } from './claim.ts'
import { keepMachine, machineChanged } from './machine.ts'
import { requestOperation } from './request.ts'
import type { Verdict } from './verdict.ts'

/** So far away that nobody takes it up by itself. */
const NEVER = new Date('9000-01-01T00:00:00Z')
const final = { done: 'done', failed: 'failed', cancelled: 'cancelled' } as const

function dataOf(op: Claimed, verdict: Verdict, now: Date) {
  switch (verdict.go) {
    case 'done': return { status: final.done, finishedAt: now, claimedUntil: null, reason: null, message: null }
    case 'failed': return { status: final.failed, finishedAt: now, claimedUntil: null, reason: verdict.reason.slice(0, 50), message: verdict.message.slice(0, 1000), attempts: op.attempts + 1 }
    case 'cancelled': return { status: final.cancelled, finishedAt: now, claimedUntil: null, message: verdict.message }
    case 'waiting': return { status: 'waiting' as const, state: verdict.state as object, claimedUntil: null, nextTryAt: new Date(now.getTime() + verdict.inMs), reason: null, message: null }
    default: return {
      status: verdict.go, state: verdict.state as object, claimedUntil: null, nextTryAt: verdict.inMs === null ? NEVER : new Date(now.getTime() + verdict.inMs),
      ...(verdict.error ? { reason: verdict.error.reason.slice(0, 50), message: verdict.error.message } : {}), ...(verdict.go === 'pending' && verdict.counted ? { attempts: op.attempts + 1 } : {}),
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

async function machineFollows(tx: WriteTx, ctx: ServiceCtx, report: Report, op: Claimed, verdict: Verdict): Promise<void> {
  if (verdict.go !== 'done' && verdict.go !== 'failed' && verdict.go !== 'cancelled') return
  const found = 'found' in verdict ? (verdict.found ?? null) : null
  if (found) await keepMachine(tx, op.resourceId, op.endpointId, found, ctx.clock())
  if (verdict.go === 'done' && op.kind === 'vm_delete') return forget(tx, ctx, report, op)
  if (op.kind === 'vm_create' && verdict.go !== 'done') return machineChanged(tx, report, op.resourceId, 'error')
  if (verdict.go !== 'done' || !found) return machineChanged(tx, report, op.resourceId)
  if (op.kind === 'vm_create' && found.state !== 'running' && (await startsNow(tx, ctx, report, op))) return machineChanged(tx, report, op.resourceId, 'pending')
  return machineChanged(tx, report, op.resourceId, statusOf(found))
}

/** What a machine's status is when it was found so. */
export function statusOf(found: Pick<MachineState, 'state'>): 'active' | 'inactive' {
  return found.state === 'running' ? 'active' : 'inactive'
}

// Made machines stand still: one that is to run is started next.
async function startsNow(tx: WriteTx, ctx: ServiceCtx, report: Report, op: Claimed): Promise<boolean> {
  const machine = await tx.virtualMachine.findFirst({ where: { id: op.resourceId, deletedAt: null, desiredPower: 'on' }, select: { name: true } })
  if (!machine) return false
  return Boolean(await requestOperation(tx, ctx, report, { kind: 'vm_start', endpointId: op.endpointId, resourceType: 'virtual_machine', resourceId: op.resourceId, resourceName: machine.name, key: `vm_start:${op.resourceId}:after:${op.id}` }))
}

// What comes back from the deleted has to be made anew.
async function forget(tx: WriteTx, _ctx: ServiceCtx, report: Report, op: Claimed): Promise<void> {
  await tx.machineObservation.deleteMany({ where: { virtualMachineId: op.resourceId } })
  await machineChanged(tx, report, op.resourceId, 'pending')
}
