import { ContractError, type ErrorCode, type ErrorShape } from '@colonnade/contract'
import type { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'

/** tRPC's word for each of the contract's codes. */
export const codeToTrpc = {
  BAD_REQUEST: 'BAD_REQUEST', UNAUTHORIZED: 'UNAUTHORIZED', FORBIDDEN: 'FORBIDDEN', NOT_FOUND: 'NOT_FOUND', CONFLICT: 'CONFLICT', PRECONDITION_FAILED: 'PRECONDITION_FAILED',
  PAYLOAD_TOO_LARGE: 'PAYLOAD_TOO_LARGE', TOO_MANY_REQUESTS: 'TOO_MANY_REQUESTS', UNAVAILABLE: 'SERVICE_UNAVAILABLE', INTERNAL: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorCode, TRPCError['code']>

const known = new Map<string, ErrorCode>(Object.entries(codeToTrpc).map(([ours, theirs]) => [theirs, ours as ErrorCode]))

function fromZod(error: ZodError): Omit<ErrorShape, 'requestId'> {
  const fields = error.issues.slice(0, 50).map((i) => ({ path: i.path.map(String).join('.') || '(input)', message: i.message }))
  return { code: 'BAD_REQUEST', reason: 'bad_input', message: `${fields[0]?.path}: ${fields[0]?.message}`, remedy: 'Correct the fields named and send it again.', fields }
}

/** The contract's shape of whatever was thrown; what nobody foresaw says nothing of its insides. */
export function shapeOf(error: TRPCError): Omit<ErrorShape, 'requestId'> {
  if (error.cause instanceof ContractError) return error.cause.shape
  if (error.cause instanceof ZodError && error.code === 'BAD_REQUEST') return fromZod(error.cause)
  const code = known.get(error.code) ?? (error.code === 'INTERNAL_SERVER_ERROR' ? 'INTERNAL' : 'BAD_REQUEST')
  if (code === 'INTERNAL') return { code, reason: 'internal', message: 'Something went wrong on our side.', remedy: 'Try again; if it stays, give the request id to whoever runs this.' }
  return { code, reason: error.code.toLowerCase(), message: error.message.slice(0, 300) }
}
