import { asError } from '../desktop/bridge.ts'

/** Something the page itself refuses, as `toast.error` and `ErrorState` show it: what, and what to do. */
export function problemOf(message: string, remedy: string): Error {
  return asError({ code: 'BAD_REQUEST', reason: 'refused_here', message, remedy })
}
