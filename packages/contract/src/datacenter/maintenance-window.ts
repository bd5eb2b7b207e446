import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { id, instant, line, restorable } from '../kernel/fields.ts'

const text = z.string().nullable()
const fields = { startsAt: instant, endsAt: instant, reason: line(500) }

/** When a cluster may be disturbed, from `startsAt` to before `endsAt`. Two windows of one cluster never overlap. */
export const windowSchemas = entitySchemas({
  output: z.object({ ...restorable, tenantId: id, tenantName: text, clusterId: id, clusterName: text, startsAt: instant, endsAt: instant, reason: z.string(), state: z.enum(['open', 'coming', 'over']) }),
  create: z.strictObject({ clusterId: id, ...fields }),
  update: z.strictObject(fields).partial(),
  filterable: ['tenantId', 'clusterId', 'startsAt', 'endsAt', 'state', 'createdAt'],
  sortable: ['startsAt', 'endsAt', 'createdAt', 'updatedAt'],
  searchable: ['clusterName', 'reason'],
})
