import * as z from 'zod'
import { JobStatus } from '@colonnade/db/enums'
import { id, instant, stamps } from './fields.ts'
import { entitySchemas } from './entity.ts'

export const jobStatus = z.enum(JobStatus)

/** Long work as a user sees it: what, how far, how it ended. */
export const jobSchemas = entitySchemas({
  output: z.object({
    ...stamps, type: z.string(), status: jobStatus, progress: z.int(), total: z.int().nullable(), message: z.string().nullable(), userId: id.nullable(),
    result: z.record(z.string(), z.unknown()).nullable(), error: z.record(z.string(), z.unknown()).nullable(), cancelRequested: z.boolean(),
    startedAt: instant.nullable(), finishedAt: instant.nullable(),
  }),
  create: z.strictObject({}), update: z.strictObject({}),
  filterable: ['status', 'type', 'userId', 'createdAt'], sortable: ['createdAt', 'status', 'type'], searchable: ['type'],
})

/** How far a job is; sent while it runs, kept nowhere. */
export const jobProgress = z.object({ id, progress: z.number(), total: z.number().nullable(), message: z.string().nullable() })
