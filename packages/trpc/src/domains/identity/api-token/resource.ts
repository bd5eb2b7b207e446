import { apiTokenSchemas } from '@colonnade/contract/identity'
import { defineResource } from '../../../kernel/resource.ts'

/** One's own API tokens; what they are is kept as a hash. */
export const apiToken = defineResource({
  name: 'api_token', model: 'apiToken', table: 'api_tokens', schemas: apiTokenSchemas, permissions: 'api_tokens', scope: 'tenant', visible: 't.user_id = $user',
  defaultSort: { field: 'createdAt', direction: 'desc' },
})
