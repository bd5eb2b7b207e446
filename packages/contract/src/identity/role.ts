import * as z from 'zod'
import { id, line, prose, versioned } from '../kernel/fields.ts'
import { entitySchemas } from '../kernel/entity.ts'
import { permission } from '../kernel/permissions.ts'

/** A list of permissions, each once. */
export const permissionList = z.array(permission).max(500).transform((list) => [...new Set(list)])
const fields = { name: line(100), description: prose(2000).nullish() }

/** A role: a name for a set of permissions. System roles can't be changed. */
export const roleSchemas = entitySchemas({
  output: z.object({ ...versioned, code: z.string(), name: z.string(), description: z.string().nullable(), isSystem: z.boolean(), permissions: z.array(z.string()), userCount: z.int() }),
  create: z.strictObject({ ...fields, permissions: permissionList.optional() }),
  update: z.strictObject(fields).partial(),
  filterable: ['name', 'code', 'isSystem', 'createdAt'],
  sortable: ['name', 'code', 'createdAt'],
  searchable: ['name', 'code', 'description'],
})
/** Roles × permissions. `grantable`: whether the caller may give it away. */
export const permissionMatrix = z.object({
  permissions: z.array(z.object({ permission, resource: z.string(), action: z.string(), grantable: z.boolean() })),
  roles: z.array(z.object({ id, code: z.string(), name: z.string(), isSystem: z.boolean(), version: z.int(), userCount: z.int(), permissions: z.array(z.string()) })),
})
/** The permissions a role has from now on. */
export const setPermissionsInput = z.strictObject({ id, version: z.number().int().min(1), permissions: permissionList })
/** Roles to be deleted; whoever has one gets `reassignTo` instead. Without it a role that somebody has stays. */
export const removeRolesInput = z.strictObject({ ids: z.array(id).min(1).max(100), reassignTo: id.optional() })
