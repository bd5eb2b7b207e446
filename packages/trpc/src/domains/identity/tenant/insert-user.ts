import type { WriteTx } from '../../../kernel/mutate.ts'

/** A user as the founding of a tenant, an invitation and the sample data give it. */
export interface FirstUser { email: string; fullName?: string | null; password: string; locale?: string; timezone?: string; emailVerified?: boolean }

/** Adds a user with roles to the transaction's tenant. Without a password hash the account is inactive until its invitation is accepted. */
export async function insertUser(tx: WriteTx, tenantId: string, roleIds: string[], user: Omit<FirstUser, 'password'>, passwordHash: string | null, id?: string): Promise<string> {
  const made = await tx.user.create({
    data: {
      ...(id ? { id } : {}), tenantId, email: user.email, username: user.email, fullName: user.fullName ?? null, passwordHash, status: passwordHash ? 'active' : 'inactive',
      locale: user.locale ?? 'en', timezone: user.timezone ?? 'UTC', emailVerified: user.emailVerified ?? false,
    },
    select: { id: true },
  })
  await tx.userRole.createMany({ data: roleIds.map((roleId) => ({ tenantId, userId: made.id, roleId })) })
  return made.id
}
