import { ContractError } from '@colonnade/contract'
import { drainInput, type DrainResult, type DrainStuck } from '@colonnade/contract/datacenter'
import * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { readInTx } from '../../../kernel/crud.ts'
import { completeInTx, defineJob, type JobControl } from '../../../kernel/jobs.ts'
import { mutate, requireProvider, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { lockGroups } from '../locks.ts'
import { inRounds } from '../placement/drain.ts'
import { eventOf, moveIn } from '../virtual-machine/move.ts'
import { sqlOf } from '../virtual-machine/place.ts'
import { PlacementRefused, recordRefusals, type Refusal } from '../virtual-machine/refusal.ts'
import { held, type Machine } from '../virtual-machine/standing.ts'
import { departures, strangersOn, type Departing } from './departures.ts'
import { LARGEST_FIRST } from './drain-preview.ts'
import { host } from './resource.ts'

/** Type of the job that empties hosts. */
export const DRAIN = 'datacenter.drain'
/** How many of those that could not leave the result names. */
const NAMED = 500

interface Leaving { id: string; name: string; tenantName: string | null; hostId: string; hostName: string }
interface Refused { vm: Leaving; machine: Machine; refusal: Refusal }
/** Hosts being emptied, how many have left each, and why the others could not. */
interface Drain { ctx: ServiceCtx; control: JobControl; hostIds: string[]; moved: Record<string, number>; total: number; refused: Map<string, Refused> }

const sum = (moved: Record<string, number>) => Object.values(moved).reduce((a, b) => a + b, 0)

// Nothing to write: the transaction is given up without a trace.
const nothing = new Error('nothing to move')

/**
 * Empties hosts VM by VM, each in a transaction of its own that moves it, charges once, and notes that it did. What was moved before a crash stands elsewhere
 * already, so nothing is moved twice. A host is empty when nothing runs on it any more, not when the books say so: what was moved is waited for. A host that somebody put back into service meanwhile is left alone; one that is empty goes into maintenance.
 */
export const drainJob = defineJob<{ hostIds: string[] }>({
  type: DRAIN, input: z.strictObject({ hostIds: drainInput.shape.ids }),
  async run(ctx, { hostIds }, control) {
    requireProvider(ctx)
    const leaving = await machinesOn(ctx, hostIds)
    const moved = { ...(control.state['moved'] as Record<string, number> | undefined) }
    const drain: Drain = { ctx, control, hostIds, moved, total: sum(moved) + leaving.length, refused: new Map() }
    const left = await inRounds(leaving, async (vm) => {
      control.signal.throwIfAborted()
      const done = await leave(drain, vm)
      await control.progress(sum(moved), drain.total)
      return done
    })
    const stuck = left.flatMap((vm) => drain.refused.get(vm.id) ?? [])
    return settle(drain, stuck, await departures(ctx.sql, hostIds, control.signal))
  },
})

function machinesOn(ctx: ServiceCtx, hostIds: string[]): Promise<Leaving[]> {
  return ctx.sql<Leaving>(
    `SELECT v.id, v.name, n.name AS "tenantName", v.baremetal_id AS "hostId", b.name AS "hostName" FROM virtual_machines v JOIN tenants n ON n.id = v.tenant_id JOIN baremetals b ON b.id = v.baremetal_id
     WHERE v.baremetal_id = ANY($1::uuid[]) AND v.deleted_at IS NULL ORDER BY ${LARGEST_FIRST.replaceAll(/\b(cpu|memory|storage|id)\b/g, 'v.$1')}`, [hostIds],
  )
}

// Whether the machine is off its host: moved now, or gone before. False when no host takes it.
async function leave(drain: Drain, vm: Leaving): Promise<boolean> {
  let machine: Machine | undefined
  try {
    const next = { ...drain.moved, [vm.hostId]: (drain.moved[vm.hostId] ?? 0) + 1 }
    await mutate(drain.ctx, {
      permission: 'virtual_machines:update', action: 'move',
      write: async (tx, report) => {
        machine = await held(tx, drain.ctx, vm.id)
        if (machine.baremetalId !== vm.hostId || !(await stillDraining(tx, vm.hostId))) throw nothing
        await moveIn(tx, drain.ctx, report, machine, { from: vm.hostId, drain: drain.control.jobId })
        await note(tx, drain, next)
      },
    })
    Object.assign(drain.moved, next)
    return true
  } catch (error) {
    if (error === nothing || (error instanceof ContractError && error.shape.code === 'NOT_FOUND')) return true
    if (!(error instanceof PlacementRefused) || !machine) throw error
    drain.refused.set(vm.id, { vm, machine, refusal: error.refusal })
    return false
  }
}

async function note(tx: WriteTx, { control, total }: Drain, moved: Record<string, number>): Promise<void> {
  await control.checkpoint(tx, { moved })
  await tx.job.updateMany({ where: { id: control.jobId }, data: { progress: sum(moved), total } })
}

async function stillDraining(tx: WriteTx, hostId: string): Promise<boolean> {
  return (await tx.baremetal.findFirst({ where: { id: hostId }, select: { status: true } }))?.status === 'draining'
}

/** Puts the empty ones into maintenance and says what came of all, in the transaction that ends the job. */
async function settle({ ctx, control, hostIds, moved }: Drain, stuck: Refused[], there: Departing[]): Promise<DrainResult> {
  return mutate(ctx, {
    permission: 'baremetals:update', action: 'drained',
    write: async (tx, report) => {
      await lockGroups(tx, (await readInTx(tx, ctx, host, hostIds)).map((h) => h.groupId))
      const hosts: DrainResult['hosts'] = []
      const strangers = Map.groupBy(await strangersOn(sqlOf(tx), hostIds), (m) => m.hostId)
      for (const one of await readInTx(tx, ctx, host, hostIds)) {
        const left = one.vmCount + there.filter((m) => m.hostId === one.id).length
        const empty = one.status === 'draining' && left === 0
        if (empty) await intoMaintenance(tx, one, report)
        hosts.push({ id: one.id, name: one.name, status: empty ? 'maintenance' : one.status, moved: moved[one.id] ?? 0, left, unknown: (strangers.get(one.id) ?? []).slice(0, NAMED).map((m) => m.name || m.reference) })
      }
      const result: DrainResult = { moved: sum(moved), hosts: hosts.toSorted((a, b) => (a.name < b.name ? -1 : 1)), stuck: [...stuck.map(named), ...there.map(stillThere)].slice(0, NAMED) }
      await recordRefusals(tx, ctx, report, stuck.map(({ vm, machine, refusal }) => ({ ...eventOf(machine), request: { id: vm.id, from: vm.hostId, drain: control.jobId }, refusal })))
      await completeInTx(tx, ctx, control, result, report)
      return result
    },
  })
}

async function intoMaintenance(tx: WriteTx, one: { id: string }, report: Report): Promise<void> {
  await tx.baremetal.updateMany({ where: { id: one.id }, data: { status: 'maintenance', version: { increment: 1 } } })
  report({ resource: 'baremetal', id: one.id, old: one, now: { ...one, status: 'maintenance' } })
}

function stillThere({ id, name, tenantName, hostId, hostName }: Departing): DrainStuck {
  return { virtualMachineId: id, name, tenantName, from: { id: hostId, name: hostName }, funnel: { hosts: 0, steps: [], left: 0 }, reasons: [{ filters: ['reach'], hosts: 0, reasons: [{ code: 'placement.still_there', params: {} }] }] }
}

function named({ vm, refusal }: Refused): DrainStuck {
  return { virtualMachineId: vm.id, name: vm.name, tenantName: vm.tenantName, from: { id: vm.hostId, name: vm.hostName }, funnel: refusal.funnel, reasons: refusal.reasons }
}
