import * as z from 'zod'
import { id, line, versioned } from '../kernel/fields.ts'
import { entitySchemas } from '../kernel/entity.ts'

const fields = { entity: z.string().regex(/^[a-zA-Z][\w.]{0,99}$/, 'must be the name of an entity'), name: line(100), state: z.string().max(4000), shared: z.boolean().default(false) }

/** Columns and filters of a list under a name: one's own, and what others of the tenant share. */
export const savedViewSchemas = entitySchemas({
  output: z.object({ ...versioned, userId: id, userName: z.string().nullable(), entity: z.string(), name: z.string(), state: z.string(), shared: z.boolean() }),
  create: z.strictObject(fields),
  update: z.strictObject({ name: fields.name, state: fields.state, shared: z.boolean() }).partial(),
  filterable: ['entity', 'name', 'shared', 'userId', 'createdAt'],
  sortable: ['name', 'entity', 'createdAt'],
  searchable: ['name'],
})
