import { specificationSchemas } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import { defineResource } from '../../../kernel/resource.ts'

/** Sizes of virtual machines. Every tenant may read them. */
export const specification = defineResource({
  name: 'specification', model: 'virtualMachineSpecification', table: 'virtual_machine_specifications', schemas: specificationSchemas, permissions: 'specifications', scope: 'provider', softDelete: true,
  expressions: { vmCount: 'SELECT count(*) FROM virtual_machines v WHERE v.specification_id = t.id AND v.deleted_at IS NULL' },
})

describeConstraint('virtual_machine_specifications_name_key', { field: 'name', reason: 'already_taken', message: 'Another specification of this generation has this name.', remedy: 'Choose another name or generation.' })
describeConstraint('specifications_required_check', { field: 'requiredCpu', reason: 'out_of_bounds', message: 'A machine takes at least 1 core and 1 MB.', remedy: 'Correct the figures.' })
