import { bulkResult, byId, byIds, exportResult, listInput, pageOf } from '@colonnade/contract'
import { machineObservation, machinePowerInput, moveInput, placeInput, placeResult, resizeInput, resizeWhatIfResult, virtualMachineSchemas, whatIfResult } from '@colonnade/contract/datacenter'
import { get } from '../../../kernel/crud.ts'
import { exportCsv } from '../../../kernel/csv-export.ts'
import { list } from '../../../kernel/list.ts'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router } from '../../../kernel/trpc.ts'
import { bringSize, machineObserved } from './real-size.ts'
import { move } from './move.ts'
import { place, whatIf } from './place.ts'
import { setPower } from './power.ts'
import { release } from './release.ts'
import { resize, resizeWhatIf } from './resize.ts'
import { machinesFor, virtualMachine } from './resource.ts'

const { output } = virtualMachineSchemas
const removed = () => authorised('virtual_machines:delete').input(byIds).output(bulkResult).mutation(({ ctx, input }) => release(ctx, input.ids))

export const virtualMachineRouter = router({
  ...resourceRouter(virtualMachine, ['history', 'create', 'update', 'restore', 'bulkUpdate', 'importDryRun', 'import']),
  list: authorised('virtual_machines:read').input(listInput).output(pageOf(output)).query(({ ctx, input }) => list(ctx, machinesFor(ctx), input)),
  get: authorised('virtual_machines:read').input(byId).output(output).query(({ ctx, input }) => get(ctx, machinesFor(ctx), input.id)),
  export: authorised('virtual_machines:read').input(listInput).output(exportResult).query(({ ctx, input }) => exportCsv(ctx, machinesFor(ctx) as never, input)),
  // a mutation although it writes nothing: five hundred host ids are more than a URL holds
  whatIf: authorised('capacity:read').input(placeInput).output(whatIfResult).mutation(({ ctx, input }) => whatIf(ctx, input)),
  place: authorised('virtual_machines:create').input(placeInput).output(placeResult).mutation(({ ctx, input }) => place(ctx, input)),
  move: authorised('virtual_machines:update').input(moveInput).output(output).mutation(({ ctx, input }) => move(ctx, input)),
  resizeWhatIf: authorised('capacity:read').input(resizeInput).output(resizeWhatIfResult).query(({ ctx, input }) => resizeWhatIf(ctx, input)),
  resize: authorised('virtual_machines:update').input(resizeInput).output(output).mutation(({ ctx, input }) => resize(ctx, input)),
  observation: authorised('operations:read').input(byId).output(machineObservation).query(({ ctx, input }) => machineObserved(ctx, input.id)),
  bringSize: authorised('virtual_machines:update').input(byId).output(output).mutation(({ ctx, input }) => bringSize(ctx, input.id)),
  start: authorised('virtual_machines:update').input(machinePowerInput).output(output).mutation(({ ctx, input }) => setPower(ctx, 'on', input)),
  stop: authorised('virtual_machines:update').input(machinePowerInput).output(output).mutation(({ ctx, input }) => setPower(ctx, 'off', input)),
  release: removed(),
  remove: removed(),
})
