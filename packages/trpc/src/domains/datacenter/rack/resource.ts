import { rackSchemas } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource } from '../../../kernel/resource.ts'

/** Racks of the provider's rooms. */
export const rack = defineResource({
  name: 'rack', model: 'rack', table: 'racks', schemas: rackSchemas, permissions: 'racks', scope: 'provider', softDelete: true,
  expressions: {
    hostCount: 'SELECT count(*) FROM baremetals b WHERE b.rack_id = t.id AND b.deleted_at IS NULL',
    usedUnits: 'SELECT coalesce(sum(b.height_units), 0) FROM baremetals b WHERE b.rack_id = t.id AND b.unit IS NOT NULL AND b.deleted_at IS NULL',
  },
})

describeConstraint('racks_name_key', { field: 'name', reason: 'already_taken', message: 'Another rack has this name.', remedy: 'Choose another name.' })
