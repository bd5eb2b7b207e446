import { ContractError, type ErrorCode } from '@colonnade/contract'
import type { ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError } from '../../../drivers/resource/error.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { driverOf, type StoredEndpoint } from './connection.ts'
import { isAboutEndpoint, keepHealth } from './health.ts'

const codes: Record<DriverError['kind'], ErrorCode> = {
  unreachable: 'UNAVAILABLE', unauthorised: 'PRECONDITION_FAILED', certificate_mismatch: 'PRECONDITION_FAILED', conflict: 'CONFLICT', not_found: 'PRECONDITION_FAILED', failed: 'PRECONDITION_FAILED',
}

/** What went wrong outside as an error of ours. That nothing was found there is not that we have no such record. */
export function fromOutside({ kind, reason, message, remedy }: DriverError): ContractError {
  return new ContractError(codes[kind], reason === 'not_found' ? 'not_found_there' : reason, message, { remedy })
}

/** Does something through an endpoint, outside any transaction. What fails on the way there is kept with the endpoint. Throws the driver's refusals as contract errors. */
export async function through<T>(ctx: ServiceCtx, endpoint: StoredEndpoint, work: (driver: ResourceDriver) => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await work(await driverOf(ctx, endpoint))
  } catch (error) {
    if (!(error instanceof DriverError)) throw error
    // a caller that went away says nothing of the other side
    if (signal?.aborted) throw signal.reason instanceof ContractError ? signal.reason : fromOutside(error)
    if (isAboutEndpoint(error)) await keepHealth(ctx, endpoint, { ok: false, error })
    throw fromOutside(error)
  }
}
