import * as z from 'zod'
import { instant, line, versioned } from '../kernel/fields.ts'
import { entitySchemas } from '../kernel/entity.ts'
import { permissionList } from './role.ts'

/** One's own token for programs: it may what was chosen for it, as far as its owner still may. */
export const apiTokenSchemas = entitySchemas({
  output: z.object({
    ...versioned, name: z.string(), prefix: z.string(), permissions: z.array(z.string()), expiresAt: instant.nullable(), lastUsedAt: instant.nullable(), revokedAt: instant.nullable(),
  }),
  create: z.strictObject({ name: line(100), permissions: permissionList.refine((list) => list.length > 0, 'choose at least one permission'), expiresAt: instant.nullish() }),
  update: z.strictObject({ name: line(100) }).partial(),
  filterable: ['name', 'expiresAt', 'lastUsedAt', 'revokedAt', 'createdAt'],
  sortable: ['name', 'expiresAt', 'lastUsedAt', 'createdAt'],
  searchable: ['name', 'prefix'],
})
/** A new token: `token` is shown this once. */
export const createdApiToken = z.object({ token: z.string(), apiToken: apiTokenSchemas.output })
