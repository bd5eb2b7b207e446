import { ownTenantSchemas, tenantConfigSchemas, tenantSchemas } from '@colonnade/contract/identity'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource } from '../../../kernel/resource.ts'

/** Customers, as operators manage them. The provider is not among them. */
export const tenant = defineResource({
  name: 'tenant', model: 'tenant', table: 'tenants', schemas: tenantSchemas, permissions: 'tenants', scope: 'served', softDelete: true,
  visible: `t.id <> '00000000-0000-0000-0000-000000000000'`, defaultSort: { field: 'createdAt', direction: 'desc' },
})

/** The caller's own tenant. Its verbs name no id but the caller's. */
export const ownTenant = defineResource({
  name: 'tenant_profile', model: 'tenant', table: 'tenants', schemas: ownTenantSchemas, permissions: 'tenant_configs', scope: 'served',
  expressions: {
    userCount: 'SELECT count(*) FROM users u WHERE u.tenant_id = t.id AND u.deleted_at IS NULL',
    knowledgeBaseCount: 'SELECT count(*) FROM knowledge_bases k WHERE k.tenant_id = t.id AND k.deleted_at IS NULL',
  },
})

/** Settings of the caller's tenant, one row. */
export const tenantConfig = defineResource({
  name: 'tenant_config', model: 'tenantConfig', table: 'tenant_configs', schemas: tenantConfigSchemas, permissions: 'tenant_configs', scope: 'tenant',
})

describeConstraint('tenants_slug_key', { field: 'slug', reason: 'already_taken', message: 'Another tenant has this name in addresses.', remedy: 'Choose another.' })
