import * as z from 'zod'
import { DesiredPower, MachineState, OperationKind, OperationStatus } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { id, instant, stamps } from '../kernel/fields.ts'
import { hostInventory, hostPowerAction } from './endpoint.ts'

export const operationKind = z.enum(OperationKind)
/** `pending` waits to be asked for, `running` is being asked for, `waiting` goes on at the other side; of an `unknown` one nobody can tell whether it was done. */
export const operationStatus = z.enum(OperationStatus)
/** How a hypervisor found a machine; `absent`: it was there and is gone. */
export const machineState = z.enum(MachineState)
/** Whether a machine is to run. */
export const desiredPower = z.enum(DesiredPower)

const text = z.string().nullable()

/** Something carried out outside: what, on what, through which endpoint, how far, and what was wrong. `endpointGone`: that endpoint was removed, so it can't be tried again. */
export const operationSchemas = entitySchemas({
  output: z.object({
    ...stamps, kind: operationKind, status: operationStatus, endpointId: id, endpointName: text, endpointGone: z.boolean(), resourceType: z.string(), resourceId: id, resourceName: z.string(), detail: text, attempts: z.int(), reason: text, message: text,
    nextTryAt: instant, userId: id.nullable(), userName: text, startedAt: instant.nullable(), finishedAt: instant.nullable(),
  }),
  create: z.strictObject({}), update: z.strictObject({}),
  filterable: ['kind', 'status', 'endpointId', 'resourceType', 'resourceId', 'resourceName', 'createdAt'],
  sortable: ['createdAt', 'kind', 'status', 'resourceName', 'attempts', 'finishedAt'],
  searchable: ['resourceName', 'message'],
})

/** Names the operation. */
export const operationInput = z.strictObject({ id })

/** A host as it was found; null where it has no endpoint or was not found yet. */
export const hostObservation = z.object({
  power: z.enum(['on', 'off', 'changing', 'unknown']), health: z.enum(['ok', 'warning', 'critical', 'unknown']), inventory: hostInventory.nullable(), actions: z.array(hostPowerAction),
  nodeOnline: z.boolean().nullable(), observedAt: instant,
}).nullable()
export type HostObservation = z.infer<typeof hostObservation>

/**
 * A machine as its hypervisor has it; null where none has. cpu in cores, memory in MB, storage in GB over all its disks, null until it was looked into. `nextCpu`, `nextMemory`: what they are once it was restarted,
 * null when nothing waits for that. `sizeDue`: the size in the books is still to be brought there; `sizeFailed`: that was tried and came to nothing. `marked`: it carries our mark; without, releasing it leaves it there.
 */
export const machineObservation = z.object({
  state: machineState, name: text, node: z.string(), reference: z.string(), endpointId: id, endpointName: text, cpu: z.int().nullable(), memory: z.int().nullable(), storage: z.int().nullable(),
  nextCpu: z.int().nullable(), nextMemory: z.int().nullable(), marked: z.boolean(), sizeDue: z.boolean(), sizeFailed: z.boolean(), observedAt: instant,
}).nullable()
export type MachineObservation = z.infer<typeof machineObservation>

/** Asks a host's controller for something. `confirm`: the host's name, wanted for what disturbs machines that stand on it. */
export const hostPowerInput = z.strictObject({ id, action: hostPowerAction, confirm: z.string().max(100).nullish() })

/** Starts or stops a machine. `force` pulls the plug; otherwise its system is asked to end. */
export const machinePowerInput = z.strictObject({ id, force: z.boolean().default(false) })

/** What was asked for is carried out as this operation. */
export const startedOperation = z.object({ operationId: id })
