import { errorShape, type ErrorShape } from '@colonnade/contract/kernel/errors'
import { uiText } from './i18n.ts'

type Loose = { [key: string]: unknown } | null | undefined

/**
 * The contract's error shape, found in whatever was thrown: a ContractError, a tRPC client error (its `data` or `shape`), a plain answer, or
 * anything else, which becomes INTERNAL (or UNAVAILABLE when the network failed) with a remedy.
 */
export function toErrorShape(error: unknown): ErrorShape {
  const e = error as Loose
  const data = e?.['data'] as Loose
  const shape = e?.['shape'] as Loose
  const candidates = [e, shape, data, data?.['error'], data?.['shape'], data?.['contract'], shape?.['data'], (shape?.['data'] as Loose)?.['error'], (shape?.['data'] as Loose)?.['shape'], e?.['cause'], (e?.['cause'] as Loose)?.['shape']]
  for (const candidate of candidates) {
    const found = errorShape.safeParse(candidate)
    if (found.success) return found.data
  }
  const message = error instanceof Error && error.message ? error.message : String(error ?? '')
  if (/failed to fetch|networkerror|load failed|fetch failed/i.test(message))
    return { code: 'UNAVAILABLE', reason: 'network', message: uiText('error.network'), remedy: uiText('error.networkRemedy') }
  const requestId = typeof e?.['requestId'] === 'string' ? e['requestId'] : undefined
  return { code: 'INTERNAL', reason: 'unknown', message, remedy: uiText(requestId ? 'error.unknownRemedyId' : 'error.unknownRemedy'), ...(requestId ? { requestId } : {}) }
}

/** Ids a bulk verb was given and did not find; none where the error tells of something else. */
export function missingIn(error: unknown): string[] {
  const missing = toErrorShape(error).details?.['missing']
  return Array.isArray(missing) ? missing.filter((one) => typeof one === 'string') : []
}
