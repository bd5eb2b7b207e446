import { auditLogSchemas } from '@colonnade/contract/identity'
import { defineResource } from '../../../kernel/resource.ts'

/** The audit log of the caller's tenant. */
export const auditLog = defineResource({
  name: 'audit_log', model: 'auditLog', table: 'audit_logs', schemas: auditLogSchemas, permissions: 'audit_logs', scope: 'tenant', defaultSort: { field: 'createdAt', direction: 'desc' },
  expressions: { userName: 'SELECT coalesce(u.full_name, u.email) FROM users u WHERE u.tenant_id = t.tenant_id AND u.id = t.user_id' },
})
