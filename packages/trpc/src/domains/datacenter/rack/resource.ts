import { rackSchemas } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { taggable } from '../tag/resource.ts'

const tags = taggable('rack')

/** Racks of the provider's rooms. */
export const rack = defineResource({
  name: 'rack', model: 'rack', table: 'racks', schemas: rackSchemas, permissions: 'racks', scope: 'provider', softDelete: true,
  sets: tags.sets,
  expressions: {
    ...tags.expressions,
    hostCount: 'SELECT count(*) FROM baremetals b WHERE b.rack_id = t.id AND b.deleted_at IS NULL',
    // as a filter of the sum: as a condition it would look inviting to the index that keeps units apart, which takes twenty times as long
    usedUnits: 'SELECT coalesce(sum(b.height_units) FILTER (WHERE b.unit IS NOT NULL), 0) FROM baremetals b WHERE b.rack_id = t.id AND b.deleted_at IS NULL',
  },
})

describeConstraint('racks_name_key', { field: 'name', reason: 'already_taken', message: 'Another rack has this name.', remedy: 'Choose another name.' })
describeConstraint('racks_height_units_check', { field: 'heightUnits', reason: 'out_of_bounds', message: 'A rack has 1 to 100 units.', remedy: 'Correct the height.' })
describeConstraint('racks_height_in_use', { field: 'heightUnits', reason: 'below_use', message: 'A host stands above that height.', remedy: 'Move the host to a lower unit first.' })
describeConstraint('racks_in_use', { field: 'ids', reason: 'in_use', message: 'Hosts stand in the rack.', remedy: 'Move them to another rack first.' })
