import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { decimal, id, instant, stamps } from '../kernel/fields.ts'

/** One call of a model: what it was for, what it used and what it cost. */
export const modelCallSchemas = entitySchemas({
  output: z.object({
    ...stamps, userId: id.nullable(), userName: z.string().nullable(), modelId: id, modelName: z.string(), feature: z.string(), promptTokens: z.int(), completionTokens: z.int(),
    totalTokens: z.int(), totalCost: decimal.nullable(), latencyMs: z.int().nullable(), error: z.string().nullable(), traceId: z.string().nullable(),
  }),
  create: z.strictObject({}), update: z.strictObject({}),
  filterable: ['userId', 'modelName', 'feature', 'createdAt', 'traceId', 'error'],
  sortable: ['createdAt', 'totalTokens', 'totalCost', 'latencyMs', 'modelName', 'feature'],
  searchable: ['modelName', 'feature', 'traceId'],
})

/** What calls are added up by. */
export const modelCallGrouping = z.enum(['model', 'user', 'feature', 'day'])
/** Calls from `from` (inclusive) to `to` (exclusive; now when absent), added up by model, user, feature or day of the zone `timezone`. */
export const modelCallSummaryInput = z.strictObject({
  by: modelCallGrouping.default('model'), from: instant, to: instant.optional(), timezone: z.string().max(50).regex(/^[A-Za-z0-9_+\-/]+$/).default('UTC'),
})

const figures = {
  calls: z.int(), errors: z.int(), promptTokens: z.int(), completionTokens: z.int(), totalTokens: z.int(),
  totalCost: decimal, averageLatencyMs: z.number().nullable(),
}
/** Sums per group (most expensive first; by day in order of time), and over all. `key` is a model's name, a user's id, a feature or a date; `label` is what people read. Cost has six decimals. */
export const modelCallSummary = z.object({ items: z.array(z.object({ key: z.string(), label: z.string(), ...figures })), total: z.object(figures) })
export type ModelCallSummary = z.infer<typeof modelCallSummary>
