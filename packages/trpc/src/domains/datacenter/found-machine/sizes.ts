import type { AdoptInput } from '@colonnade/contract/datacenter'
import { authorise } from '../../../kernel/authorise.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import type { Report, WriteTx } from '../../../kernel/mutate.ts'
import { unknownReference } from '../locks.ts'
import type { Amounts } from '../placement/types.ts'
import { refuseUnseen, type Candidate } from './candidates.ts'

/** A machine with the specification it is to have in the books, and what that charges. */
export interface Sized extends Candidate { specificationId: string; size: Amounts }
interface Specification extends Amounts { id: string }

const LIVING = 'SELECT id, required_cpu AS cpu, required_memory AS memory, required_storage AS storage FROM virtual_machine_specifications WHERE deleted_at IS NULL'

/** Gives each machine the specification named, or one of just the size found, which is made where there is none. Throws BAD_REQUEST `unknown_specification`, CONFLICT `size_unknown`, FORBIDDEN where one had to be made. */
export async function sizesOf(tx: WriteTx, ctx: ServiceCtx, report: Report, { specificationId }: AdoptInput, machines: Candidate[]): Promise<Sized[]> {
  if (specificationId) {
    const [named] = await tx.$queryRawUnsafe<Specification[]>(`${LIVING} AND id = $1::uuid`, specificationId)
    if (!named) throw unknownReference('specificationId', 'specification')
    return machines.map((machine) => sized(machine, named))
  }
  refuseUnseen(machines.filter((m) => m.cpu === null || m.memory === null || m.storage === null))
  const made = new Map<string, Specification>()
  const result: Sized[] = []
  for (const machine of machines) {
    const size = { cpu: machine.cpu!, memory: machine.memory!, storage: machine.storage! }
    const key = Object.values(size).join(' ')
    if (!made.has(key)) made.set(key, await specificationOf(tx, ctx, report, size))
    result.push(sized(machine, made.get(key)!))
  }
  return result
}

const sized = (machine: Candidate, { id, cpu, memory, storage }: Specification): Sized => ({ ...machine, specificationId: id, size: { cpu, memory, storage } })

async function specificationOf(tx: WriteTx, ctx: ServiceCtx, report: Report, { cpu, memory, storage }: Amounts): Promise<Specification> {
  const [present] = await tx.$queryRawUnsafe<Specification[]>(`${LIVING} AND required_cpu = $1::int AND required_memory = $2::int AND required_storage = $3::int ORDER BY created_at, id LIMIT 1`, cpu, memory, storage)
  if (present) return present
  authorise(ctx, 'specifications:create')
  const data = { name: `found ${cpu} cores, ${memory} MB, ${storage} GB`, requiredCpu: cpu, requiredMemory: memory, requiredStorage: storage }
  const { id } = await tx.virtualMachineSpecification.create({ data, select: { id: true } })
  report({ resource: 'specification', id, action: 'create', now: data })
  return { id, cpu, memory, storage }
}
