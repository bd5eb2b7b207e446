import * as z from 'zod'
import { id, instant } from './fields.ts'

/** Names one row. */
export const byId = z.strictObject({ id })
/** Rows a bulk verb takes at once. */
export const MOST_IDS = 500
/** Names up to 500 rows. */
export const byIds = z.strictObject({ ids: z.array(id).min(1).max(MOST_IDS) })
/** How long taking back is offered after a deletion, in ms. */
export const UNDO_MS = 10_000
/** How many rows a bulk verb changed. */
export const bulkResult = z.object({ changed: z.number().int() })

/** One change of a record: who, when, what, from where. */
export const historyEntry = z.object({
  id, action: z.string(), userId: id.nullable(), userName: z.string().nullable(), oldValues: z.record(z.string(), z.unknown()).nullable(),
  newValues: z.record(z.string(), z.unknown()).nullable(), details: z.record(z.string(), z.unknown()).nullable(), ipAddress: z.string().nullable(), requestId: z.string().nullable(), createdAt: instant,
})
export type HistoryEntry = z.infer<typeof historyEntry>

/** Where the value of one field comes from when a CSV is imported: a column or a constant, optionally scaled (`cpu_milli` × 0.001) and rounded. */
export const columnMapping = z.strictObject({
  column: z.string().max(200).optional(),
  constant: z.string().max(500).optional(),
  scale: z.number().finite().optional(),
  round: z.enum(['ceil', 'floor', 'none']).optional(),
})
export type ColumnMapping = z.infer<typeof columnMapping>

/** A CSV text (at most 32 MB) and how its columns become fields. */
export const importInput = z.strictObject({ csv: z.string().min(1).max(32_000_000), mapping: z.record(z.string().max(64), columnMapping) })
export type ImportInput = z.infer<typeof importInput>

/** Why a row can't be imported; `row` counts as a spreadsheet does: the header is row 1. */
export const rowProblem = z.object({ row: z.number().int(), field: z.string(), message: z.string() })
export type RowProblem = z.infer<typeof rowProblem>

/** What an import would do: nothing is written. */
export const dryRunResult = z.object({ rows: z.number().int(), good: z.number().int(), problems: z.array(rowProblem), problemCount: z.number().int(), sample: z.array(z.record(z.string(), z.unknown())) })
export type DryRunResult = z.infer<typeof dryRunResult>

/** Long work that was started. */
export const startedJob = z.object({ jobId: id })

/** A CSV text and how many rows it holds. */
export const exportResult = z.object({ csv: z.string(), rows: z.number().int(), fileName: z.string() })
