import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { id, versioned, whole } from '../kernel/fields.ts'
import { MOST, unitOf } from './amounts.ts'
import { tagged } from './tagged.ts'

const limits = {
  cpuQuotaPercentage: z.number().min(0).max(10_000).refine((n) => Number(n.toFixed(3)) === n, 'has at most three decimals').meta({ unit: '%' }),
  memoryQuota: whole(0, MOST).meta({ unit: unitOf.memory }),
  storageQuota: whole(0, MOST).meta({ unit: unitOf.storage }),
}

/** What a tenant may use of a group. `cpuLimit` (cores) = floor(percentage / 100 × the group's total_cpu); above 100 % it reaches into what the group overcommits, never beyond. Who has no quota in a group is not limited there. */
export const quotaSchemas = entitySchemas({
  output: z.object({
    ...versioned, tenantId: id, tenantName: z.string().nullable(), groupId: id, groupName: z.string().nullable(), cpuQuotaPercentage: z.number(), cpuLimit: z.int().nullable(),
    memoryQuota: z.int(), storageQuota: z.int(), usedCpu: z.int(), usedMemory: z.int(), usedStorage: z.int(), ...tagged, vmCount: z.int(),
  }),
  create: z.strictObject({ tenantId: id, groupId: id, ...limits }),
  update: z.strictObject(limits).partial(),
  filterable: ['tenantId', 'tags', 'groupId', 'tenantName', 'groupName', 'cpuQuotaPercentage', 'createdAt'],
  sortable: ['tenantName', 'groupName', 'cpuQuotaPercentage', 'memoryQuota', 'storageQuota', 'usedCpu', 'usedMemory', 'usedStorage', 'createdAt', 'updatedAt'],
  searchable: ['tenantName', 'groupName'],
})
