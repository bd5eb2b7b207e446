import { UserStatus } from '@colonnade/db/enums'
import * as z from 'zod'
import { email, id, instant, line, locale, restorable, timezone } from '../kernel/fields.ts'
import { entitySchemas } from '../kernel/entity.ts'

/** Roles to be given, by id. */
export const roleIds = z.array(id).min(1, 'choose at least one role').max(20)
const fields = { email, fullName: line(255).nullish(), locale: locale.default('en'), timezone: timezone.default('UTC') }

/** A person of a tenant. Making one sends an invitation; `invited` until it was accepted. */
export const userSchemas = entitySchemas({
  output: z.object({
    ...restorable, email: z.string(), fullName: z.string().nullable(), avatarUrl: z.string().nullable(), locale: z.string(), timezone: z.string(), status: z.enum(UserStatus),
    emailVerified: z.boolean(), invited: z.boolean(), lastLoginAt: instant.nullable(), lastActiveAt: instant.nullable(),
    roles: z.array(z.object({ id, code: z.string(), name: z.string() })), roleNames: z.string().nullable(),
  }),
  create: z.strictObject({ ...fields, roleIds }),
  update: z.strictObject({ ...fields, locale, timezone }).partial(),
  filterable: ['email', 'fullName', 'status', 'emailVerified', 'invited', 'roleNames', 'locale', 'createdAt', 'lastLoginAt'],
  sortable: ['email', 'fullName', 'status', 'createdAt', 'lastLoginAt'],
  searchable: ['email', 'fullName', 'roleNames'],
})
/** The roles a user has from now on. */
export const assignRolesInput = z.strictObject({ id, version: z.number().int().min(1), roleIds })
