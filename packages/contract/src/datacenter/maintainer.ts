import * as z from 'zod'
import { MaintainerType } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { email, id, instant, line, prose, restorable, stamps } from '../kernel/fields.ts'
import { attachableType } from './attachable.ts'
import { resourceStatus } from './group.ts'

/** A person, or a group whose members inherit. */
export const maintainerType = z.enum(MaintainerType)

const person = { name: line(100), account: line(100), email: email.nullish() }

/** A person who looks after machines. `account` (a staff number, an account name) is unique without regard to case. */
export const maintainerSchemas = entitySchemas({
  output: z.object({ ...restorable, name: z.string(), account: z.string(), email: z.string().nullable(), status: resourceStatus, groupCount: z.int(), resourceCount: z.int() }),
  create: z.strictObject({ ...person, status: resourceStatus.default('active') }),
  update: z.strictObject({ ...person, status: resourceStatus }).partial(),
  filterable: ['name', 'account', 'email', 'status', 'createdAt'],
  sortable: ['name', 'account', 'status', 'createdAt', 'updatedAt'],
  searchable: ['name', 'account', 'email'],
})

const group = { name: line(100), description: prose(2000).nullish(), managerId: id.nullish() }

/** People who look after things together. Who manages a group is one of its members. */
export const maintainerGroupSchemas = entitySchemas({
  output: z.object({ ...restorable, name: z.string(), description: z.string().nullable(), managerId: id.nullable(), managerName: z.string().nullable(), status: resourceStatus, memberCount: z.int(), resourceCount: z.int() }),
  create: z.strictObject({ ...group, status: resourceStatus.default('active') }),
  update: z.strictObject({ ...group, status: resourceStatus }).partial(),
  filterable: ['name', 'managerId', 'status', 'createdAt'],
  sortable: ['name', 'status', 'createdAt', 'updatedAt'],
  searchable: ['name', 'description'],
})

/** Who belongs to which group. */
export const maintainerGroupMemberSchemas = entitySchemas({
  output: z.object({ ...stamps, groupId: id, groupName: z.string().nullable(), maintainerId: id, maintainerName: z.string().nullable(), maintainerAccount: z.string().nullable() }),
  create: z.strictObject({ groupId: id, maintainerId: id }), update: z.strictObject({}),
  filterable: ['groupId', 'maintainerId', 'createdAt'], sortable: ['createdAt'], searchable: ['groupName', 'maintainerName', 'maintainerAccount'],
})

/** Who looks after what. */
export const resourceMaintainerSchemas = entitySchemas({
  output: z.object({ ...stamps, resourceType: z.string(), resourceId: id, resourceName: z.string().nullable(), maintainerType, maintainerId: id, maintainerName: z.string().nullable() }),
  create: z.strictObject({ resourceType: attachableType, resourceId: id, maintainerType, maintainerId: id }), update: z.strictObject({}),
  filterable: ['resourceType', 'resourceId', 'maintainerType', 'maintainerId', 'createdAt'], sortable: ['createdAt'], searchable: ['resourceName', 'maintainerName'],
})

const target = { resourceType: attachableType, resourceIds: z.array(id).min(1).max(500) }

/** Many maintainers for many records of a kind at once. */
export const assignInput = z.strictObject({ ...target, maintainers: z.array(z.strictObject({ type: maintainerType, id })).min(1).max(20) })
/** One record. */
export const attachedTo = z.strictObject({ resourceType: attachableType, resourceId: id })

/** Who looks after one record: people, and groups with those who inherit from them. */
export const maintainersOf = z.array(z.object({
  id, maintainerType, maintainerId: id, name: z.string(), account: z.string().nullable(), email: z.string().nullable(), status: resourceStatus, since: instant,
  members: z.array(z.object({ id, name: z.string(), account: z.string(), email: z.string().nullable(), manager: z.boolean() })),
}))
export type MaintainersOf = z.infer<typeof maintainersOf>

/** What somebody looks after. */
export const maintainedInput = z.strictObject({ maintainerId: id, resourceType: attachableType.optional(), search: z.string().max(200).optional(), cursor: z.string().max(2000).nullish(), limit: z.number().int().min(1).max(500).default(50) })
/** A record somebody looks after: named for it directly, or by groups they belong to. */
export const maintained = z.object({ resourceType: z.string(), resourceId: id, name: z.string(), direct: z.boolean(), groups: z.array(z.object({ id, name: z.string() })) })
export type Maintained = z.infer<typeof maintained>
/** The maintainer the signed-in person is, by e-mail address or account; null when nobody of that address is known. */
export const maintainerOfMine = maintainerSchemas.output.nullable()
