import type { ServiceCtx } from '../../../kernel/context.ts'
import { databaseOf, scopeOf } from '../../../kernel/context.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { hashPassword } from '../session/passwords.ts'
import { furnishTenant } from './birth.ts'

export interface FirstUser { email: string; fullName: string; password: string; locale?: string; timezone?: string }
export interface NewTenant { name: string; slug: string; tier?: 'free' | 'pro' | 'enterprise'; admin: FirstUser }

async function insertUser(tx: WriteTx, tenantId: string, roleId: string, user: FirstUser, passwordHash: string): Promise<string> {
  const { id } = await tx.user.create({
    data: {
      tenantId, email: user.email, username: user.email, fullName: user.fullName, passwordHash, emailVerified: false,
      locale: user.locale ?? 'en', timezone: user.timezone ?? 'UTC',
    },
  })
  await tx.userRole.create({ data: { tenantId, userId: id, roleId } })
  return id
}

/** Adds a tenant with its roles, settings and first administrator, all or none. Throws CONFLICT when the slug is taken. */
export async function addTenant(ctx: ServiceCtx, input: NewTenant): Promise<{ tenantId: string; userId: string }> {
  const passwordHash = await hashPassword(input.admin.password)
  return mutate(ctx, {
    permission: 'tenants:create', action: 'create',
    write: async (tx, report: Report) => {
      const { id: tenantId } = await tx.tenant.create({ data: { name: input.name, slug: input.slug, tier: input.tier ?? 'free', contactEmail: input.admin.email } })
      await databaseOf(ctx).enter(tx, scopeOf(tenantId))
      const roles = await furnishTenant(tx, tenantId)
      const userId = await insertUser(tx, tenantId, roles.get('admin')!, input.admin, passwordHash)
      await databaseOf(ctx).enter(tx, scopeOf(ctx.tenantId))
      report({ resource: 'tenant', id: tenantId, now: { name: input.name, slug: input.slug, tier: input.tier } })
      return { tenantId, userId }
    },
  })
}

/** Adds a user of the caller's tenant with a role by its code. Throws CONFLICT when the address is taken. */
export async function addUser(ctx: ServiceCtx, input: FirstUser & { tenantId: string; role: string }): Promise<{ userId: string }> {
  const passwordHash = await hashPassword(input.password)
  return mutate(ctx, {
    permission: 'users:create', action: 'create', tenantId: input.tenantId,
    write: async (tx, report) => {
      const role = await tx.role.findFirstOrThrow({ where: { tenantId: input.tenantId, code: input.role } })
      const userId = await insertUser(tx, input.tenantId, role.id, input, passwordHash)
      report({ resource: 'user', id: userId, now: { email: input.email, fullName: input.fullName, role: input.role } })
      return { userId }
    },
  })
}
