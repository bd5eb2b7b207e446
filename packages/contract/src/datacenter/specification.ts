import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { line, restorable, whole } from '../kernel/fields.ts'
import { unitOf } from './amounts.ts'
import { tagged } from './tagged.ts'

const fields = {
  name: line(100), generation: line(50).nullish(),
  requiredCpu: whole(1).meta({ unit: unitOf.cpu }), requiredMemory: whole(1).meta({ unit: unitOf.memory }), requiredStorage: whole(0).meta({ unit: unitOf.storage }),
}

/** A size of VM: cores, MB, GB. Changing it changes no VM that stands already. */
export const specificationSchemas = entitySchemas({
  output: z.object({ ...restorable, name: z.string(), generation: z.string().nullable(), requiredCpu: z.int(), requiredMemory: z.int(), requiredStorage: z.int(), ...tagged, vmCount: z.int() }),
  create: z.strictObject(fields),
  update: z.strictObject(fields).partial(),
  filterable: ['name', 'tags', 'generation', 'requiredCpu', 'requiredMemory', 'requiredStorage', 'createdAt'],
  sortable: ['name', 'generation', 'requiredCpu', 'requiredMemory', 'requiredStorage', 'createdAt', 'updatedAt'],
  searchable: ['name', 'generation'],
})
