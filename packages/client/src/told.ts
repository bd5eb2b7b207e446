import { TRPCClientError } from '@trpc/client'
import { ColonnadeError, errorOf, isAborted, isTimeout, UnexpectedAnswer, type ErrorShape } from './errors.ts'
import { rootCause } from './fetching.ts'
import type { AppRouter } from './router.ts'

/** An error as it leaves the client: of the class that fits, and with a message that says what happened and where. */
export function told(error: TRPCClientError<AppRouter>, url: string): TRPCClientError<AppRouter> {
  if (errorOf(error)) return error instanceof ColonnadeError ? error : new ColonnadeError(error)
  if (isTimeout(error)) error.message = `${url} did not answer in time`
  else if (error.cause instanceof TypeError) error.message = `${url} could not be reached: ${rootCause(error.cause)}`
  else if (!isAborted(error) && error.cause instanceof UnexpectedAnswer) error.message = error.cause.message
  return error
}

/** The error for a shape that came by another way than tRPC's. */
export function errorFrom(shape: ErrorShape, response: Response): ColonnadeError {
  return new ColonnadeError(TRPCClientError.from<AppRouter>({ error: { message: shape.message, code: -32_000, data: shape } } as never, { meta: { response } }))
}
