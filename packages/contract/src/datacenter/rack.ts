import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { line, restorable, whole } from '../kernel/fields.ts'
import { tagged } from './tagged.ts'

const fields = {
  name: line(100),
  region: line(100).nullish(),
  dc: line(100).nullish(),
  room: line(100).nullish(),
  heightUnits: whole(1, 100).default(42).meta({ unit: 'U' }),
  bgpNumber: line(50).nullish(),
  asNumber: line(50).nullish(),
  externalSystemId: line(100).nullish(),
}

/** A rack: where it stands and how many units it has. */
export const rackSchemas = entitySchemas({
  output: z.object({
    ...restorable, name: z.string(), region: z.string().nullable(), dc: z.string().nullable(), room: z.string().nullable(), heightUnits: z.int(),
    bgpNumber: z.string().nullable(), asNumber: z.string().nullable(), externalSystemId: z.string().nullable(), hostCount: z.int(), ...tagged, usedUnits: z.int(),
  }),
  create: z.strictObject(fields),
  update: z.strictObject({ ...fields, heightUnits: whole(1, 100) }).partial(),
  filterable: ['name', 'tags', 'region', 'dc', 'room', 'heightUnits', 'createdAt'],
  sortable: ['name', 'region', 'dc', 'room', 'heightUnits', 'createdAt', 'updatedAt'],
  searchable: ['name', 'region', 'dc', 'room', 'externalSystemId'],
})
