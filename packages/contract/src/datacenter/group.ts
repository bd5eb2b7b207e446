import * as z from 'zod'
import { ResourceStatus } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { line, prose, restorable } from '../kernel/fields.ts'

/** Whether new machines may be placed in a group. */
export const resourceStatus = z.enum(ResourceStatus)

const fields = { name: line(100), description: prose(2000).nullish() }

/** A group of hosts that VMs are placed on. Its figures are the sums over its hosts: cpu in cores, memory in MB, storage in GB. */
export const groupSchemas = entitySchemas({
  output: z.object({
    ...restorable, name: z.string(), description: z.string().nullable(), status: resourceStatus,
    totalCpu: z.int(), totalMemory: z.int(), totalStorage: z.int(), availableCpu: z.int(), availableMemory: z.int(), availableStorage: z.int(),
    hostCount: z.int(), vmCount: z.int(), tenantCount: z.int(),
  }),
  create: z.strictObject({ ...fields, status: resourceStatus.default('active') }),
  update: z.strictObject({ ...fields, status: resourceStatus }).partial(),
  filterable: ['name', 'status', 'totalCpu', 'availableCpu', 'availableMemory', 'availableStorage', 'createdAt'],
  sortable: ['name', 'status', 'totalCpu', 'totalMemory', 'totalStorage', 'availableCpu', 'availableMemory', 'availableStorage', 'createdAt', 'updatedAt'],
  searchable: ['name', 'description'],
})
