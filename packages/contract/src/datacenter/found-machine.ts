import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { id, instant, stamps } from '../kernel/fields.ts'
import { machineState } from './operation.ts'
import { virtualMachineType } from './virtual-machine.ts'

/** The most machines adopted by one call: they are written in one transaction. */
export const MOST_ADOPTED = 200

const text = z.string().nullable()
const amount = z.int().nullable()

/**
 * A machine a hypervisor has and the books do not know. cpu in cores, memory in MB, storage in GB; null until it was looked into. `host`: the one whose node it stands on, null when no host is
 * recorded for that node. `marked`: it carries the mark of another installation. `markOf`: it carries the mark of a machine of ours without being it, as a clone does, or what stayed after it was released.
 */
export const foundMachineSchemas = entitySchemas({
  output: z.object({ ...stamps, endpointId: id, endpointName: text, reference: z.string(), node: z.string(), hostId: id.nullable(), hostName: text, name: z.string(), state: machineState, cpu: amount, memory: amount, storage: amount, marked: z.boolean(), markOf: text, observedAt: instant }),
  create: z.strictObject({}), update: z.strictObject({}),
  filterable: ['name', 'endpointId', 'node', 'hostId', 'reference', 'state', 'cpu', 'memory', 'storage', 'createdAt'],
  sortable: ['name', 'node', 'reference', 'state', 'cpu', 'memory', 'storage', 'createdAt'],
  searchable: ['name', 'node', 'reference'],
})

/**
 * Takes machines that were found into the books, all or none: for a tenant, at the size found or (`specificationId`) at that of a specification. Nothing is done to them; with `mark` our tag is written
 * beside those they have, in place of one a clone has from its original, and releasing them removes them at the hypervisor too. Without they are known by number and name only and never removed there. One that
 * carries the mark of another installation is not marked.
 */
export const adoptInput = z.strictObject({ ids: z.array(id).min(1).max(MOST_ADOPTED), tenantId: id, specificationId: id.nullish(), type: virtualMachineType.default('other'), mark: z.boolean().default(false) })
export type AdoptInput = z.infer<typeof adoptInput>

/** What they are in the books now. */
export const adoptResult = z.object({ virtualMachines: z.array(z.object({ id, name: z.string() })) })
export type AdoptResult = z.infer<typeof adoptResult>
