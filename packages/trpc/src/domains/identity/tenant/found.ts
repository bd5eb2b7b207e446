import { ContractError } from '@colonnade/contract'
import { tierQuotas } from '@colonnade/contract/identity'
import type { Scope } from '@colonnade/db'
import { databaseOf, PROVIDER, scopeOf, type ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { mailVerification } from '../link/mails.ts'
import { newId } from '../../../kernel/new-id.ts'
import { actingFor } from '../person.ts'
import { hashPassword } from '../session/passwords.ts'
import { furnishTenant } from './birth.ts'
import { insertUser, type FirstUser } from './insert-user.ts'

export interface NewTenant { name: string; slug: string; tier?: keyof typeof tierQuotas; admin: FirstUser }
type NewTenantRow = Omit<Parameters<WriteTx['tenant']['create']>[0]['data'], 'id'> & { tier: keyof typeof tierQuotas }

/** Setting up takes place once, whoever else tries at the same moment. */
const SETUP_LOCK = 727002
const nobody: Scope = { role: 'colonnade_auth', tenantId: null }

/** Adds a tenant's row as the operator of the open transaction, furnishes it, and lets `within` add to it from inside. */
export async function insertTenant<T>(tx: WriteTx, ctx: ServiceCtx, data: NewTenantRow, within: (tenantId: string, roles: Map<string, string>) => Promise<T>): Promise<T> {
  const { id } = await tx.tenant.create({ data: { ...tierQuotas[data.tier], ...data } as never, select: { id: true } })
  await databaseOf(ctx).enter(tx, scopeOf(id))
  const result = await within(id, await furnishTenant(tx, id))
  await databaseOf(ctx).enter(tx, scopeOf(ctx.tenantId))
  return result
}

/** Adds a tenant with its roles, settings and first administrator, all or none. Throws CONFLICT when the slug is taken. */
export async function addTenant(ctx: ServiceCtx, input: NewTenant): Promise<{ tenantId: string; userId: string }> {
  const passwordHash = await hashPassword(input.admin.password)
  return mutate(ctx, {
    permission: 'tenants:create', action: 'create',
    write: async (tx, report: Report) => {
      const row = { name: input.name, slug: input.slug, tier: input.tier ?? 'free', contactEmail: input.admin.email } as const
      const made = await insertTenant(tx, ctx, row, async (tenantId, roles) => ({ tenantId, userId: await insertUser(tx, tenantId, [roles.get('admin')!], input.admin, passwordHash) }))
      report({ resource: 'tenant', id: made.tenantId, now: row })
      return made
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
      const userId = await insertUser(tx, input.tenantId, [role.id], input, passwordHash)
      report({ resource: 'user', id: userId, now: { email: input.email, fullName: input.fullName, role: input.role } })
      return { userId }
    },
  })
}

/** Founds the tenant of somebody who signs up: nobody may, but as colonnade_auth a row can be added, and the rest is done from inside. Throws CONFLICT when the slug is taken. */
export async function foundTenant(ctx: ServiceCtx, input: NewTenant, passwordHash: string): Promise<{ tenantId: string; userId: string }> {
  const [tenantId, userId] = [newId(ctx.clock()), newId(ctx.clock())]
  return mutate(actingFor(ctx, userId, tenantId), {
    permission: 'system', action: 'sign_up', tenantId,
    write: async (tx, report) => {
      await databaseOf(ctx).enter(tx, nobody)
      await tx.tenant.create({ data: { id: tenantId, name: input.name, slug: input.slug, ...tierQuotas.free, contactEmail: input.admin.email }, select: { id: true } })
      await databaseOf(ctx).enter(tx, scopeOf(tenantId))
      const roles = await furnishTenant(tx, tenantId)
      await insertUser(tx, tenantId, [roles.get('admin')!], input.admin, passwordHash, userId)
      report({ resource: 'tenant', id: tenantId, now: { name: input.name, slug: input.slug, tier: 'free' } })
      await mailVerification(tx, ctx, report, { userId, tenantId, tenantName: input.name, email: input.admin.email, fullName: input.admin.fullName ?? null, locale: input.admin.locale ?? 'en' })
      return { tenantId, userId }
    },
  })
}

/** Makes the provider's first operator. Throws CONFLICT once there is one. */
export async function foundPlatform(ctx: ServiceCtx, input: FirstUser & { platformName?: string }, passwordHash: string): Promise<{ tenantId: string; userId: string }> {
  const userId = newId(ctx.clock())
  return mutate(actingFor(ctx, userId, PROVIDER), {
    permission: 'system', action: 'set_up', tenantId: PROVIDER,
    write: async (tx, report) => {
      await tx.$queryRawUnsafe(`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(${SETUP_LOCK})) l`)
      if (await tx.user.count({ where: { tenantId: PROVIDER } })) throw new ContractError('CONFLICT', 'already_set_up', 'This platform is set up already.', { remedy: 'Sign in, or ask an operator for an invitation.' })
      if (input.platformName) await tx.tenant.updateMany({ where: { id: PROVIDER }, data: { name: input.platformName, contactEmail: input.email } })
      const roles = await furnishTenant(tx, PROVIDER)
      await insertUser(tx, PROVIDER, [roles.get('super_admin')!], input, passwordHash, userId)
      report({ resource: 'user', id: userId, now: { email: input.email, fullName: input.fullName, role: 'super_admin' } })
      return { tenantId: PROVIDER, userId }
    },
  })
}

/** Whether the platform still waits for its first operator. */
export async function setupNeeded(ctx: ServiceCtx): Promise<boolean> {
  const [row] = await databaseOf(ctx).query<{ some: boolean }>(nobody, 'SELECT EXISTS (SELECT 1 FROM users WHERE tenant_id = $1::uuid) AS some', [PROVIDER])
  return !row?.some
}
