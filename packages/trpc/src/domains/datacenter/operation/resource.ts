import { operationSchemas } from '@colonnade/contract/datacenter'
import { defineResource, type Resource } from '../../../kernel/resource.ts'

/** What is carried out outside; written by verbs and by the reconciler, read by operators. */
export const operation: Resource<typeof operationSchemas> = defineResource({
  name: 'operation', model: 'operation', table: 'operations', schemas: operationSchemas, permissions: 'operations' as never, scope: 'provider', defaultSort: { field: 'createdAt', direction: 'desc' },
  expressions: {
    endpointName: 'SELECT e.name FROM endpoints e WHERE e.id = t.endpoint_id',
    endpointGone: 'SELECT e.deleted_at IS NOT NULL FROM endpoints e WHERE e.id = t.endpoint_id',
    userName: 'SELECT coalesce(u.full_name, u.email) FROM users u WHERE u.id = t.user_id',
    detail: "SELECT coalesce(t.request->>'action', t.state->>'node', CASE WHEN t.request->>'force' = 'true' THEN 'force' END)",
  },
})
