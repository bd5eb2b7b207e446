import * as z from 'zod'
import { instant, versioned, whole } from '../kernel/fields.ts'
import { entitySchemas } from '../kernel/entity.ts'

/** Work done by the clock: cron in UTC, and how the last run that changed something ended. */
export const maintenanceTask = z.object({ name: z.string(), cron: z.string(), description: z.string(), lastRunAt: instant.nullable(), lastResult: z.record(z.string(), z.unknown()).nullable() })
/** Names a task. */
export const taskName = z.strictObject({ name: z.string().max(100) })
/** What a run did, by what it counted. */
export const taskResult = z.object({ result: z.record(z.string(), z.unknown()) })

/** How long rows of a table stay, in days. */
export const retentionSchemas = entitySchemas({
  output: z.object({ ...versioned, tableName: z.string(), keepDays: z.int(), description: z.string().nullable() }),
  create: z.strictObject({}), update: z.strictObject({ keepDays: whole(1, 36_500) }).partial(),
  filterable: ['tableName'], sortable: ['tableName', 'keepDays'], searchable: ['tableName', 'description'],
})
