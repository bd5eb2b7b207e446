import { ContractError } from '@colonnade/contract'
import type { ServiceCtx } from '../../kernel/context.ts'

/** The id of the person who is signed in. Throws FORBIDDEN for an API token: with one nobody may make another, or change the account. */
export function requirePerson(ctx: ServiceCtx): string {
  if (ctx.actor.kind === 'user' && ctx.actor.userId) return ctx.actor.userId
  throw new ContractError('FORBIDDEN', 'session_required', 'An API token may not do this.', { remedy: 'Sign in as the person whose account it is.' })
}

/** The same request, for somebody known by other means than a session: a link, a password, a sign-up. */
export function actingFor(ctx: ServiceCtx, userId: string, tenantId: string): ServiceCtx {
  return { ...ctx, tenantId, actor: { ...ctx.actor, kind: 'user', userId, tenantId } }
}
