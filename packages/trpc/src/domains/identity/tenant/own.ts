import type { ownTenantSchemas, tenantConfigSchemas } from '@colonnade/contract/identity'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get, notFound, update } from '../../../kernel/crud.ts'
import type { Row } from '../../../kernel/resource.ts'
import { ownTenant, tenantConfig } from './resource.ts'

interface Edit { version: number; patch: Record<string, unknown> }

async function configId(ctx: ServiceCtx): Promise<string> {
  const row = await ctx.db.tenantConfig.findFirst({ where: { tenantId: ctx.tenantId! }, select: { id: true } })
  if (!row) throw notFound('tenant')
  return row.id
}

/** The caller's tenant: profile, quotas and what is used of them. */
export function readOwnTenant(ctx: ServiceCtx): Promise<Row<typeof ownTenantSchemas>> {
  return get(ctx, ownTenant, ctx.tenantId!)
}

/** Changes the profile of the caller's tenant; status, tier and quotas are the provider's. Throws CONFLICT for a stale version. */
export function updateOwnTenant(ctx: ServiceCtx, edit: Edit): Promise<Row<typeof ownTenantSchemas>> {
  return update(ctx, ownTenant, { id: ctx.tenantId!, ...edit })
}

/** Settings of the caller's tenant. */
export async function readSettings(ctx: ServiceCtx): Promise<Row<typeof tenantConfigSchemas>> {
  return get(ctx, tenantConfig, await configId(ctx))
}

/** Changes settings of the caller's tenant. Throws CONFLICT for a stale version. */
export async function updateSettings(ctx: ServiceCtx, edit: Edit): Promise<Row<typeof tenantConfigSchemas>> {
  return update(ctx, tenantConfig, { id: await configId(ctx), ...edit })
}
