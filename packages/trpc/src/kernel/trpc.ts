import { ContractError, type Permission } from '@colonnade/contract'
import { initTRPC, TRPCError } from '@trpc/server'
import { authorise } from './authorise.ts'
import type { ServiceCtx } from './context.ts'
import { fromDatabaseError } from './database-errors.ts'
import { codeToTrpc, shapeOf } from './error-shape.ts'

/** What a procedure declares: a permission, or who may call it without one. A procedure that declares nothing fails the build. */
export interface Meta { access?: Permission | 'public' | 'signed-in'; scope?: 'provider' }

const t = initTRPC.context<ServiceCtx>().meta<Meta>().create({
  errorFormatter: ({ shape, error, ctx }) => {
    const ours = shapeOf(error)
    return { message: ours.message, code: shape.code, data: { ...ours, requestId: ctx?.requestId, httpStatus: shape.data.httpStatus, path: shape.data.path } }
  },
  sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 45_000 } },
  isServer: true, allowOutsideOfServer: true,
})

// The one place where an error becomes what leaves the API.
const mapped = t.middleware(async ({ next, ctx, path }) => {
  const result = await next()
  if (result.ok) return result
  const cause = result.error.cause instanceof ContractError ? result.error.cause : fromDatabaseError(result.error.cause)
  if (cause) throw new TRPCError({ code: codeToTrpc[cause.shape.code], message: cause.message, cause })
  if (result.error.code === 'INTERNAL_SERVER_ERROR') ctx.services.log.error({ err: result.error.cause ?? result.error, requestId: ctx.requestId, path }, 'a procedure failed')
  throw result.error
})

export const router = t.router
export const createCallerFactory = t.createCallerFactory
const base = t.procedure.use(mapped)

/** A procedure that needs this permission. */
export function authorised(permission: Permission) {
  return base.meta({ access: permission }).use(({ ctx, next }) => {
    authorise(ctx, permission)
    return next()
  })
}

/** A procedure of one's own things: any signed-in person. */
export const signedIn = base.meta({ access: 'signed-in' }).use(({ ctx, next }) => {
  if (ctx.actor.kind === 'anonymous') throw new ContractError('UNAUTHORIZED', 'sign_in_required', 'Sign in to go on.', { remedy: 'Sign in, or send an API token as a bearer token.' })
  return next()
})

/** A procedure for everybody: sign-in, health. */
export const open = base.meta({ access: 'public' })
