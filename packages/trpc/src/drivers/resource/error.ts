import { plainText } from './text.ts'

/** What kind of failure: who answers for it and whether to try again follows from that. */
export type DriverProblem = 'unreachable' | 'unauthorised' | 'conflict' | 'not_found' | 'failed' | 'certificate_mismatch'

/** The certificate the other side showed. `fingerprint`: SHA-256, as AA:BB:…; times as ISO 8601. */
export interface ShownCertificate { fingerprint: string; subject: string; issuer: string; validFrom: string; validTo: string }

interface More { remedy?: string; status?: number; certificate?: ShownCertificate; maybeDone?: boolean; cause?: unknown }

/**
 * What went wrong at the other side, in words for whoever reads it. `reason` is a stable key. `maybeDone`: the request was on its way, so it may have
 * been carried out; only observing tells. The message never holds a secret.
 */
export class DriverError extends Error {
  override readonly name = 'DriverError'
  readonly kind: DriverProblem
  readonly reason: string
  readonly remedy: string
  readonly status: number | null
  readonly certificate: ShownCertificate | null
  readonly maybeDone: boolean
  constructor(kind: DriverProblem, reason: string, message: string, more: More = {}) {
    super(plainText(message, 500), more.cause === undefined ? undefined : { cause: more.cause })
    this.kind = kind
    this.reason = reason
    this.remedy = more.remedy ?? 'Look at the other side, then try again.'
    this.status = more.status ?? null
    this.certificate = more.certificate ?? null
    this.maybeDone = more.maybeDone ?? false
  }
}

/** Whether asking again later may help, without anybody changing anything: nobody answered, or the answer was an error of theirs. */
export function isPassing(error: DriverError): boolean {
  return error.kind === 'unreachable' || (error.kind === 'failed' && ['server_error', 'busy', 'bad_answer', 'connection_lost'].includes(error.reason))
}
