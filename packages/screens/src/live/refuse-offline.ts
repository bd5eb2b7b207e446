import type { AppRouter } from '@colonnade/client'
import { TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { Connection } from './connection.ts'

// Whoever signs in or out has a reason to try, and is told at once how it went.
const TRIED_ANYWAY = new Set(['identity.session.signIn', 'identity.session.signOut'])

const refusal = () => TRPCClientError.from<AppRouter>({
  error: {
    message: 'There is no connection, so nothing was sent.', code: -32_000,
    data: { code: 'UNAVAILABLE', reason: 'offline', message: 'There is no connection, so nothing was sent.', remedy: 'What you entered is kept. Try again when the connection is back.' },
  },
} as never)

/** A link that refuses writes while there is no connection: an answer at once, and the certainty that nothing was written. */
export function refuseOffline(connection: Connection): TRPCLink<AppRouter> {
  return () => ({ op, next }) => observable((observer) => {
    if (op.type === 'mutation' && connection.get().status === 'offline' && !TRIED_ANYWAY.has(op.path)) return observer.error(refusal())
    return next(op).subscribe(observer)
  })
}
