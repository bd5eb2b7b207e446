import { endpointSchemas } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource, type Resource } from '../../../kernel/resource.ts'
import { taggable } from '../tag/resource.ts'
import { beforeEndpointIsChanged, beforeEndpointIsMade, beforeEndpointIsRemoved } from './hooks.ts'

const tags = taggable('endpoint')

/** Connections to what manages machines; their secrets never leave. */
export const endpoint: Resource<typeof endpointSchemas> = defineResource({
  name: 'endpoint', model: 'endpoint', table: 'endpoints', schemas: endpointSchemas, permissions: 'endpoints', scope: 'provider', softDelete: true, defaultSort: { field: 'name', direction: 'asc' },
  sets: tags.sets,
  expressions: { ...tags.expressions, hasSecret: 'SELECT t.secret_envelope IS NOT NULL' },
  hooks: { beforeCreate: beforeEndpointIsMade, beforeUpdate: beforeEndpointIsChanged, beforeRemove: beforeEndpointIsRemoved },
})

describeConstraint('endpoints_name_key', { field: 'name', reason: 'already_taken', message: 'Another endpoint has this name.', remedy: 'Choose another name.' })
