import { retentionSchemas } from '@colonnade/contract/platform'
import { defineResource } from '../../../kernel/resource.ts'

/** How long rows of each table stay. */
export const retention = defineResource({
  name: 'retention_policy', model: 'retentionPolicy', table: 'retention_policies', schemas: retentionSchemas, permissions: 'maintenance', scope: 'provider', defaultSort: { field: 'tableName', direction: 'asc' },
})
