import { specificationSchemas } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource } from '../../../kernel/resource.ts'
import { taggable, untagged } from '../tag/resource.ts'

const spec = { name: 'specification', model: 'virtualMachineSpecification', table: 'virtual_machine_specifications', schemas: specificationSchemas, permissions: 'specifications', scope: 'provider', softDelete: true } as const
const facts = { vmCount: 'SELECT count(*) FROM virtual_machines v WHERE v.specification_id = t.id AND v.deleted_at IS NULL' }
const tags = taggable('specification')

/** Sizes of virtual machines. Every tenant may read them. */
export const specification = defineResource({
  ...spec,
  sets: tags.sets, expressions: { ...facts, ...tags.expressions },
  own: defineResource({ ...spec, sets: untagged.sets, expressions: { ...facts, ...untagged.expressions } }),
})

describeConstraint('virtual_machine_specifications_name_key', { field: 'name', reason: 'already_taken', message: 'Another specification of this generation has this name.', remedy: 'Choose another name or generation.' })
describeConstraint('specifications_required_check', { field: 'requiredCpu', reason: 'out_of_bounds', message: 'A machine takes at least 1 core and 1 MB.', remedy: 'Correct the figures.' })
