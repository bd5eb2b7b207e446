import * as z from 'zod'
import { ResourceStatus } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { line, prose, restorable, whole } from '../kernel/fields.ts'
import { hundredths } from './amounts.ts'
import { tagged } from './tagged.ts'

/** Whether new machines may be placed in a group. */
export const resourceStatus = z.enum(ResourceStatus)

const threshold = whole(1, 100)
const fields = { name: line(100), description: prose(2000).nullish(), alertThresholdPercentage: threshold.default(90).meta({ unit: '%' }) }
const ratio = hundredths(1, 100).meta({ unit: '×' })
const reserve = hundredths(0, 100).meta({ unit: '%' })
const offered = { cpuOvercommitRatio: ratio, memoryOvercommitRatio: ratio, storageOvercommitRatio: ratio }
const kept = { cpuReservePercentage: reserve, memoryReservePercentage: reserve, storageReservePercentage: reserve }

/**
 * A group of hosts that VMs are placed on. Its figures are the sums over its hosts: cpu in cores, memory in MB, storage in GB.
 * A host offers `capacity` = floor(total × overcommit ratio); `available` is that less what is placed. Placement leaves the reserve (percentage of each host) free;
 * machines recorded by hand may stand in it.
 */
export const groupSchemas = entitySchemas({
  output: z.object({
    ...restorable, name: z.string(), description: z.string().nullable(), status: resourceStatus,
    totalCpu: z.int(), totalMemory: z.int(), totalStorage: z.int(), availableCpu: z.int(), availableMemory: z.int(), availableStorage: z.int(),
    capacityCpu: z.int(), capacityMemory: z.int(), capacityStorage: z.int(), cpuOvercommitRatio: z.number(), memoryOvercommitRatio: z.number(), storageOvercommitRatio: z.number(),
    cpuReservePercentage: z.number(), memoryReservePercentage: z.number(), storageReservePercentage: z.number(), alertThresholdPercentage: z.int(), ...tagged, hostCount: z.int(), vmCount: z.int(), tenantCount: z.int(),
  }),
  create: z.strictObject({
    ...fields, status: resourceStatus.default('active'), cpuOvercommitRatio: ratio.default(1), memoryOvercommitRatio: ratio.default(1), storageOvercommitRatio: ratio.default(1),
    cpuReservePercentage: reserve.default(0), memoryReservePercentage: reserve.default(0), storageReservePercentage: reserve.default(0),
  }),
  update: z.strictObject({ ...fields, alertThresholdPercentage: threshold, status: resourceStatus, ...offered, ...kept }).partial(),
  filterable: ['name', 'status', 'tags', 'totalCpu', 'availableCpu', 'availableMemory', 'availableStorage', 'createdAt'],
  sortable: ['name', 'status', 'totalCpu', 'totalMemory', 'totalStorage', 'availableCpu', 'availableMemory', 'availableStorage', 'createdAt', 'updatedAt'],
  searchable: ['name', 'description'],
})
