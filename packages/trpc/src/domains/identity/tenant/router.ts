import { byId, byIds } from '@colonnade/contract'
import { ownEdit, ownTenantSchemas, suspendInput, tenantConfigSchemas, tenantSchemas, tenantUsage } from '@colonnade/contract/identity'
import { resourceRouter } from '../../../kernel/resource-router.ts'
import { authorised, router, signedIn } from '../../../kernel/trpc.ts'
import { createTenant } from './create.ts'
import { readOwnTenant, readSettings, updateOwnTenant, updateSettings } from './own.ts'
import { tenant } from './resource.ts'
import { resumeTenant, suspendTenant } from './suspend.ts'
import { readUsage } from './usage.ts'

export const tenantRouter = router({
  ...resourceRouter(tenant, ['list', 'get', 'history', 'update', 'bulkUpdate', 'remove', 'restore', 'export']),
  create: authorised('tenants:create').input(tenantSchemas.create).output(tenantSchemas.output).mutation(({ ctx, input }) => createTenant(ctx, input)),
  suspend: authorised('tenants:update').input(suspendInput).output(tenantSchemas.output).mutation(({ ctx, input }) => suspendTenant(ctx, input)),
  resume: authorised('tenants:update').input(byId).output(tenantSchemas.output).mutation(({ ctx, input }) => resumeTenant(ctx, input.id)),
  usage: authorised('tenants:read').input(byIds).output(tenantUsage).query(({ ctx, input }) => readUsage(ctx, input.ids)),
  mine: signedIn.output(ownTenantSchemas.output).query(({ ctx }) => readOwnTenant(ctx)),
  updateMine: authorised('tenant_configs:update').input(ownEdit(ownTenantSchemas.update)).output(ownTenantSchemas.output).mutation(({ ctx, input }) => updateOwnTenant(ctx, input)),
  settings: authorised('tenant_configs:read').output(tenantConfigSchemas.output).query(({ ctx }) => readSettings(ctx)),
  updateSettings: authorised('tenant_configs:update').input(ownEdit(tenantConfigSchemas.update)).output(tenantConfigSchemas.output).mutation(({ ctx, input }) => updateSettings(ctx, input)),
})
