import type { virtualMachineSchemas } from '@colonnade/contract/datacenter'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound, readInTx } from '../../../kernel/crud.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import type { Row } from '../../../kernel/resource.ts'
import { operationRunning, requestOperation } from '../operation/request.ts'
import { virtualMachine } from './resource.ts'

type Machine = Row<typeof virtualMachineSchemas>
interface PowerInput { id: string; force: boolean }

type Status = Machine['status']

// One that was never made, or given up, is made once it is to run. Where no hypervisor has it, what is recorded is all there is.
async function unmade(tx: WriteTx, machine: Machine, power: 'on' | 'off'): Promise<Status> {
  const awaited = machine.status === 'pending' || machine.status === 'error'
  const hypervisor = awaited && machine.baremetalId ? await tx.baremetal.count({ where: { id: machine.baremetalId, hypervisorEndpointId: { not: null } } }) : 0
  if (hypervisor === 0) return power === 'on' ? 'active' : 'inactive'
  return power === 'on' ? 'pending' : machine.status
}

// The status that follows at once; where an operation carries it out, it follows from that.
async function carriedOut(tx: WriteTx, ctx: ServiceCtx, report: Report, machine: Machine, power: 'on' | 'off', force: boolean): Promise<Status> {
  const seen = await tx.machineObservation.findFirst({ where: { tenantId: machine.tenantId, virtualMachineId: machine.id }, select: { endpointId: true } })
  if (!seen) return unmade(tx, machine, power)
  const made = await requestOperation(tx, ctx, report, {
    kind: power === 'on' ? 'vm_start' : 'vm_stop', endpointId: seen.endpointId, resourceType: 'virtual_machine', resourceId: machine.id, resourceName: machine.name,
    key: `power:${machine.id}:${ctx.requestId}:${ctx.clock().getTime()}`, request: force ? { force } : {},
  })
  if (!made) throw operationRunning(machine.name)
  return machine.status
}

/** Says that a machine is to run or to stand still, and has it done. `force` pulls the plug. Throws NOT_FOUND, CONFLICT `operation_running`. */
export function setPower(ctx: ServiceCtx, power: 'on' | 'off', { id, force }: PowerInput): Promise<Machine> {
  return mutate(ctx, {
    permission: 'virtual_machines:update', action: power === 'on' ? 'start' : 'stop',
    write: async (tx, report) => {
      const [machine] = await readInTx(tx, ctx, virtualMachine, [id])
      if (!machine) throw notFound('virtual machine')
      const status = await carriedOut(tx, ctx, report, machine, power, force)
      await tx.virtualMachine.updateMany({ where: { id }, data: { desiredPower: power, version: { increment: 1 }, status } })
      const [now] = await readInTx(tx, ctx, virtualMachine, [id])
      report({ resource: 'virtual_machine', id, old: machine, now: now!, servedTenantId: machine.tenantId })
      return now!
    },
  })
}
