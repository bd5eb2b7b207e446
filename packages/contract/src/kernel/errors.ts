import * as z from 'zod'

/** What went wrong, in terms a caller can act on. Each maps to one HTTP status and one tRPC code. */
export const errorCode = z.enum([
  'BAD_REQUEST', 'UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'PRECONDITION_FAILED', 'PAYLOAD_TOO_LARGE', 'TOO_MANY_REQUESTS', 'UNAVAILABLE', 'INTERNAL',
])
export type ErrorCode = z.infer<typeof errorCode>

/** A complaint about one field of the input; `path` is dotted, as in `filter.0.field`. */
export const fieldProblem = z.object({ path: z.string(), message: z.string() })
export type FieldProblem = z.infer<typeof fieldProblem>

/** A stale edit: the value the caller sent and the value stored meanwhile, per field. */
export const fieldConflict = z.object({ field: z.string(), mine: z.unknown(), theirs: z.unknown() })
export type FieldConflict = z.infer<typeof fieldConflict>

/** The one shape of every error that leaves the API. `reason` is a stable key for translation; `remedy` says what to do next. */
export const errorShape = z.object({
  code: errorCode,
  reason: z.string(),
  message: z.string(),
  remedy: z.string().optional(),
  fields: z.array(fieldProblem).optional(),
  conflicts: z.array(fieldConflict).optional(),
  currentVersion: z.number().int().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string().optional(),
})
export type ErrorShape = z.infer<typeof errorShape>

/** Thrown anywhere below the router; one middleware turns it into the wire shape. Anything else thrown becomes INTERNAL without its text. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
  readonly shape: Omit<ErrorShape, 'requestId'>
  constructor(code: ErrorCode, reason: string, message: string, more: Partial<Omit<ErrorShape, 'code' | 'reason' | 'message' | 'requestId'>> = {}) {
    super(message)
    this.shape = { code, reason, message, ...more }
  }
}
