import * as z from 'zod'

/** What a stream of changes carries: which record changed and how; the reader fetches what it shows. `id` is the position to resume from. */
export const changeEvent = z.object({
  id: z.string(),
  topic: z.string(),
  resourceType: z.string(),
  resourceId: z.string().nullable(),
  requestId: z.string().nullable(),
  payload: z.record(z.string(), z.unknown()),
  createdAt: z.iso.datetime(),
})
export type ChangeEvent = z.infer<typeof changeEvent>

/** Where to resume a stream. */
export const resumeFrom = z.strictObject({ lastEventId: z.string().regex(/^\d{1,18}$/).nullish() }).optional()
