import type { sessionOutput } from '@colonnade/contract/identity'
import type * as z from 'zod'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/crud.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { toWire } from '../../../kernel/wire.ts'

/** The devices the caller is signed in on, the latest seen first. */
export async function listSessions(ctx: ServiceCtx): Promise<z.infer<typeof sessionOutput>[]> {
  const rows = await ctx.db.session.findMany({ where: { userId: ctx.actor.userId!, expiresAt: { gt: ctx.clock() } }, orderBy: { lastSeenAt: 'desc' }, take: 100 })
  return rows.map((s) => ({ ...(toWire(s) as z.infer<typeof sessionOutput>), current: s.id === ctx.actor.sessionId }))
}

/** Ends sessions of the caller's own, all or none. Throws NOT_FOUND. */
export function revokeSessions(ctx: ServiceCtx, ids: string[]): Promise<{ changed: number }> {
  return mutate(ctx, {
    permission: 'self', action: 'revoke',
    write: async (tx, report) => {
      const { count } = await tx.session.deleteMany({ where: { id: { in: ids }, userId: ctx.actor.userId! } })
      if (count !== new Set(ids).size) throw notFound('session')
      for (const id of ids) report({ resource: 'session', id })
      return { changed: count }
    },
  })
}

/** Ends the session the request came with; a token has none to end. */
export async function signOut(ctx: ServiceCtx): Promise<{ signedOut: boolean }> {
  const id = ctx.actor.sessionId
  ctx.cookies?.drop()
  if (!id) return { signedOut: false }
  await mutate(ctx, {
    permission: 'self', action: 'sign_out',
    write: async (tx, report) => {
      await tx.session.deleteMany({ where: { id } })
      report({ resource: 'session', id })
    },
  })
  return { signedOut: true }
}
