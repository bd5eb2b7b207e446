import * as z from 'zod'
import { id, instant } from '../kernel/fields.ts'
import { entitySchemas } from '../kernel/entity.ts'

const columns = z.object({
  createdAt: instant, userName: z.string().nullable(), userId: id.nullable(), action: z.string(), resourceType: z.string(), resourceId: id.nullable(),
  oldValues: z.record(z.string(), z.unknown()).nullable(), newValues: z.record(z.string(), z.unknown()).nullable(), details: z.record(z.string(), z.unknown()).nullable(),
  ipAddress: z.string().nullable(), userAgent: z.string().nullable(), requestId: z.string().nullable(),
})

/** Who changed what, when, from where. It only grows. */
export const auditLogSchemas = entitySchemas({
  output: columns.extend({ id }),
  // nobody makes one: these are the columns of its export
  create: columns,
  update: z.strictObject({}),
  filterable: ['action', 'resourceType', 'resourceId', 'userId', 'requestId', 'ipAddress', 'createdAt'],
  sortable: ['createdAt'],
  searchable: ['action', 'resourceType', 'userName', 'requestId', 'ipAddress'],
})
