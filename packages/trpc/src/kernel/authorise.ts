import { ContractError, isProviderOnly, type Permission } from '@colonnade/contract'
import { PROVIDER, type ServiceCtx } from './context.ts'

/** Whether the caller may; the same question the screens ask before they show a button. */
export function may(ctx: Pick<ServiceCtx, 'actor'>, permission: Permission): boolean {
  return ctx.actor.permissions.has(permission) && (ctx.actor.tenantId === PROVIDER || !isProviderOnly(permission))
}

/** Throws UNAUTHORIZED when nobody is signed in, FORBIDDEN when the caller lacks the permission. */
export function authorise(ctx: Pick<ServiceCtx, 'actor'>, permission: Permission): void {
  if (ctx.actor.kind === 'anonymous') throw new ContractError('UNAUTHORIZED', 'sign_in_required', 'Sign in to go on.', { remedy: 'Sign in, or send an API token as a bearer token.' })
  if (may(ctx, permission)) return
  throw new ContractError('FORBIDDEN', 'permission_missing', `This needs the permission ${permission}.`, {
    remedy: 'Ask an administrator for a role that has it.', details: { permission },
  })
}
