import { allPermissions } from '@colonnade/contract'
import type { Me } from '@colonnade/contract/identity'
import { may } from '../../../kernel/authorise.ts'
import { PROVIDER, type ServiceCtx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/crud.ts'

/** Who is signed in and what that person may do. */
export async function loadMe(ctx: ServiceCtx): Promise<Me> {
  const [user, tenant] = await Promise.all([
    ctx.db.user.findFirst({ where: { id: ctx.actor.userId! } }),
    ctx.db.tenant.findFirst({ where: { id: ctx.tenantId! }, select: { name: true, slug: true, tier: true } }),
  ])
  if (!user || !tenant) throw notFound('user')
  return {
    userId: user.id, tenantId: user.tenantId, email: user.email, fullName: user.fullName, avatarUrl: user.avatarUrl, locale: user.locale, timezone: user.timezone,
    emailVerified: user.emailVerified, tenant, side: ctx.tenantId === PROVIDER ? 'provider' : 'tenant', permissions: allPermissions.filter((p) => may(ctx, p)),
    preferences: (user.preferences ?? {}) as Record<string, unknown>,
  }
}
