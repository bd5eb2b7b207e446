import { modelCallSchemas } from '@colonnade/contract/ai'
import { defineResource, type Resource } from '../../../kernel/resource.ts'

/** What the tenant's calls of models used and cost. */
export const modelCall: Resource<typeof modelCallSchemas> = defineResource({
  name: 'model_call', model: 'modelCallLog', table: 'model_call_logs', schemas: modelCallSchemas, permissions: 'model_calls', scope: 'tenant',
  expressions: { userName: 'SELECT coalesce(u.full_name, u.email) FROM users u WHERE u.tenant_id = t.tenant_id AND u.id = t.user_id' },
  defaultSort: { field: 'createdAt', direction: 'desc' },
})
