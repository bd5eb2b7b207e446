import { mailSchemas } from '@colonnade/contract/platform'
import { defineResource } from '../../../kernel/resource.ts'

/** Mail: operators see every tenant's, everybody else the own tenant's. */
export const mail = defineResource({
  name: 'mail', model: 'mailMessage', table: 'mail_messages', schemas: mailSchemas, permissions: 'mail', scope: 'served', defaultSort: { field: 'createdAt', direction: 'desc' },
  expressions: { tenantName: 'SELECT n.name FROM tenants n WHERE n.id = t.tenant_id' },
})
