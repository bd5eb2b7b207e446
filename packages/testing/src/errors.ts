import { ContractError, type ErrorShape } from '@colonnade/contract'
import { TRPCError } from '@trpc/server'
import { shapeOf } from '@colonnade/trpc/kernel/error-shape'

/** The contract's shape of what a call threw; fails the test when it did not throw. */
export async function errorOf(call: Promise<unknown>): Promise<Omit<ErrorShape, 'requestId'>> {
  try {
    await call
  } catch (error) {
    if (error instanceof ContractError) return error.shape
    if (error instanceof TRPCError) return shapeOf(error)
    throw error
  }
  throw new Error('the call was expected to be refused, and was not')
}
