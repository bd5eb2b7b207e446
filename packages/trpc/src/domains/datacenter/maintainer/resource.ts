import { randomUUIDv7 } from 'node:crypto'
import { ContractError } from '@colonnade/contract'
import { maintainerGroupMemberSchemas, maintainerGroupSchemas, maintainerSchemas, resourceMaintainerSchemas, type AttachableType } from '@colonnade/contract/datacenter'
import { describeConstraint } from '../../../kernel/database-errors.ts'
import type { Report, WriteTx } from '../../../kernel/mutate.ts'
import { defineResource, type Lookup } from '../../../kernel/resource.ts'
import { unknownReference } from '../locks.ts'
import { authoriseType, ofPresentRecord, RECORD_NAME } from '../attached/visible.ts'

const looksAfter = (type: string) => `SELECT count(*) FROM resource_maintainers m JOIN attachable_resources r ON r.resource_type = m.resource_type AND r.resource_id = m.resource_id AND r.deleted_at IS NULL
  WHERE m.maintainer_type = '${type}' AND m.maintainer_id = t.id`

/** People who look after machines. */
export const maintainer = defineResource({
  name: 'maintainer', model: 'maintainer', table: 'maintainers', schemas: maintainerSchemas, permissions: 'maintainers', scope: 'provider', softDelete: true,
  expressions: {
    groupCount: 'SELECT count(*) FROM maintainer_group_members m JOIN maintainer_groups g ON g.id = m.group_id AND g.deleted_at IS NULL WHERE m.maintainer_id = t.id',
    resourceCount: looksAfter('maintainer'),
  },
})

// Who manages a group belongs to it: made a member with them, and told as one.
async function addManager(tx: WriteTx, groupId: string, managerId: unknown, report: Report): Promise<void> {
  if (typeof managerId !== 'string') return
  const made = await tx.$queryRawUnsafe<{ id: string }[]>('INSERT INTO maintainer_group_members (id, group_id, maintainer_id) VALUES ($1::uuid, $2::uuid, $3::uuid) ON CONFLICT (group_id, maintainer_id) DO NOTHING RETURNING id', randomUUIDv7(), groupId, managerId)
  for (const { id } of made) report({ resource: 'maintainer_group_member', id, action: 'create', old: null, now: { groupId, maintainerId: managerId } })
}

async function checkMaintainer(tx: WriteTx, field: 'managerId' | 'maintainerId', id: unknown): Promise<void> {
  if (typeof id === 'string' && !(await tx.maintainer.findFirst({ where: { id, deletedAt: null }, select: { id: true } }))) throw unknownReference(field, 'maintainer')
}

// Members come and go, and managers change, while the group is held: nobody becomes its manager who is leaving it.
async function holdGroup(tx: WriteTx, id: unknown): Promise<{ name: string; managerId: string | null }> {
  const [group] = await tx.$queryRawUnsafe<{ name: string; managerId: string | null }[]>('SELECT name, manager_id AS "managerId" FROM maintainer_groups WHERE id = $1::uuid AND deleted_at IS NULL FOR UPDATE', id)
  if (!group) throw unknownReference('groupId', 'group')
  return group
}

// an account is one person's; an address that several have names none of them
const PEOPLE = `SELECT lower(account) AS key, id FROM maintainers WHERE deleted_at IS NULL
  UNION ALL SELECT lower(email), CASE WHEN count(*) = 1 THEN min(id::text)::uuid END FROM maintainers p WHERE deleted_at IS NULL AND email IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM maintainers a WHERE a.deleted_at IS NULL AND lower(a.account) = lower(p.email)) GROUP BY lower(email)`
const GROUPS = 'SELECT lower(name) AS key, id FROM maintainer_groups WHERE deleted_at IS NULL'
const people = (column: string): Lookup => ({ sql: PEOPLE, label: 'maintainer', exported: `SELECT p.account FROM maintainers p WHERE p.id = t.${column} AND p.deleted_at IS NULL` })

/** People who look after things together. */
export const maintainerGroup = defineResource({
  name: 'maintainer_group', model: 'maintainerGroup', table: 'maintainer_groups', schemas: maintainerGroupSchemas, permissions: 'maintainer_groups', scope: 'provider', softDelete: true,
  expressions: {
    managerName: 'SELECT m.name FROM maintainers m WHERE m.id = t.manager_id AND m.deleted_at IS NULL',
    memberCount: 'SELECT count(*) FROM maintainer_group_members m JOIN maintainers p ON p.id = m.maintainer_id AND p.deleted_at IS NULL WHERE m.group_id = t.id',
    resourceCount: looksAfter('maintainer_group'),
  },
  lookups: { managerId: people('manager_id') },
  hooks: {
    async beforeCreate(tx, _ctx, data) {
      await checkMaintainer(tx, 'managerId', data['managerId'])
      return data
    },
    async afterCreate(tx, _ctx, row, report) { await addManager(tx, row.id, row.managerId, report) },
    async beforeUpdate(tx, _ctx, row, patch, report) {
      if (patch['managerId'] == null || patch['managerId'] === row.managerId) return patch
      await holdGroup(tx, row.id)
      await checkMaintainer(tx, 'managerId', patch['managerId'])
      await addManager(tx, row.id, patch['managerId'], report)
      return patch
    },
  },
})

/** Who belongs to which group; unseen while either is deleted. */
export const maintainerGroupMember = defineResource({
  name: 'maintainer_group_member', model: 'maintainerGroupMember', table: 'maintainer_group_members', schemas: maintainerGroupMemberSchemas, permissions: 'maintainer_groups', scope: 'provider',
  expressions: {
    groupName: 'SELECT g.name FROM maintainer_groups g WHERE g.id = t.group_id', maintainerName: 'SELECT p.name FROM maintainers p WHERE p.id = t.maintainer_id',
    maintainerAccount: 'SELECT p.account FROM maintainers p WHERE p.id = t.maintainer_id',
  },
  visible: 'EXISTS (SELECT 1 FROM maintainer_groups g WHERE g.id = t.group_id AND g.deleted_at IS NULL) AND EXISTS (SELECT 1 FROM maintainers p WHERE p.id = t.maintainer_id AND p.deleted_at IS NULL)',
  lookups: { groupId: { sql: GROUPS, label: 'maintainer group', exported: 'SELECT g.name FROM maintainer_groups g WHERE g.id = t.group_id' }, maintainerId: people('maintainer_id') },
  exportAlso: ['groupName', 'maintainerAccount'],
  hooks: {
    async beforeCreate(tx, _ctx, data) {
      await holdGroup(tx, data['groupId'])
      await checkMaintainer(tx, 'maintainerId', data['maintainerId'])
      return data
    },
    async beforeRemove(tx, _ctx, row) {
      const { name, managerId } = await holdGroup(tx, row.groupId)
      if (managerId !== row.maintainerId) return
      throw new ContractError('CONFLICT', 'is_manager', `${row.maintainerName ?? ''} manages ${name}.`, { fields: [{ path: 'ids', message: `manages ${name}` }], remedy: 'Give the group another manager, or none, first.' })
    },
  },
})

const PRESENT_MAINTAINER = `(CASE t.maintainer_type WHEN 'maintainer' THEN EXISTS (SELECT 1 FROM maintainers p WHERE p.id = t.maintainer_id AND p.deleted_at IS NULL)
  ELSE EXISTS (SELECT 1 FROM maintainer_groups g WHERE g.id = t.maintainer_id AND g.deleted_at IS NULL) END)`

// What has a name of its own on every site: a CSV names it so. A host's is its serial number; what is a tenant's is named with its tenant.
const FULL_NAMES = {
  rack: 'x.name FROM racks x', baremetal_group: 'x.name FROM baremetal_groups x', baremetal: 'x.serial_number FROM baremetals x', endpoint: 'x.name FROM endpoints x', service_mesh: 'x.name FROM service_meshes x',
  specification: `x.name || coalesce(' (' || x.generation || ')', '') FROM virtual_machine_specifications x`, virtual_machine: `n.slug || '/' || x.name FROM virtual_machines x JOIN tenants n ON n.id = x.tenant_id`,
  k8s_cluster: `n.slug || '/' || x.name FROM k8s_clusters x JOIN tenants n ON n.id = x.tenant_id`, k8s_cluster_plugin: `n.slug || '/' || c.name || '/' || x.name FROM k8s_cluster_plugins x JOIN k8s_clusters c ON c.id = x.cluster_id JOIN tenants n ON n.id = x.tenant_id`,
  quota: `n.slug || '/' || g.name FROM baremetal_group_tenant_quotas x JOIN tenants n ON n.id = x.tenant_id JOIN baremetal_groups g ON g.id = x.group_id`,
} as const satisfies Record<AttachableType, string>
const UNDELETED = { quota: 'TRUE', k8s_cluster_plugin: 'c.deleted_at IS NULL' } as Partial<Record<AttachableType, string>>
const RECORD_EXPORTED = `SELECT CASE t.resource_type ${Object.entries(FULL_NAMES).map(([type, of]) => `WHEN '${type}' THEN (SELECT ${of} WHERE x.id = t.resource_id)`).join(' ')} END`
// the full name counts before the plain one, which counts where only one record of the kind has it
const RECORDS = `WITH full_names AS (${Object.entries(FULL_NAMES).map(([type, of]) => `SELECT '${type}/' || lower(${of.replace(' FROM ', ') AS key, x.id FROM ')} WHERE ${UNDELETED[type as AttachableType] ?? 'x.deleted_at IS NULL'}`).join(' UNION ALL ')})
  SELECT key, id FROM full_names
  UNION ALL SELECT key, CASE WHEN count(*) = 1 THEN min(id::text)::uuid END FROM (SELECT resource_type || '/' || lower(name) AS key, resource_id AS id FROM attachable_resources WHERE deleted_at IS NULL) k
    WHERE NOT EXISTS (SELECT 1 FROM full_names f WHERE f.key = k.key) GROUP BY key`

/** Who looks after what. Unseen while the record or the maintainer is deleted, back with them when they are restored. */
export const resourceMaintainer = defineResource({
  name: 'resource_maintainer', model: 'resourceMaintainer', table: 'resource_maintainers', schemas: resourceMaintainerSchemas, permissions: 'resource_maintainers', scope: 'provider',
  expressions: {
    resourceName: RECORD_NAME,
    maintainerName: `SELECT CASE t.maintainer_type WHEN 'maintainer' THEN (SELECT p.name FROM maintainers p WHERE p.id = t.maintainer_id) ELSE (SELECT g.name FROM maintainer_groups g WHERE g.id = t.maintainer_id) END`,
  },
  visible: (ctx, add) => `${ofPresentRecord(ctx, add)} AND ${PRESENT_MAINTAINER}`,
  lookups: {
    resourceId: { sql: RECORDS, label: 'record', within: 'resourceType', exported: RECORD_EXPORTED },
    maintainerId: {
      sql: `SELECT 'maintainer/' || key AS key, id FROM (${PEOPLE}) p UNION ALL SELECT 'maintainer_group/' || key, id FROM (${GROUPS}) g`, label: 'maintainer', within: 'maintainerType',
      exported: `SELECT CASE t.maintainer_type WHEN 'maintainer' THEN (SELECT p.account FROM maintainers p WHERE p.id = t.maintainer_id) ELSE (SELECT g.name FROM maintainer_groups g WHERE g.id = t.maintainer_id) END`,
    },
  },
  exportAlso: ['resourceName', 'maintainerName'],
  hooks: {
    async beforeCreate(_tx, ctx, data) {
      authoriseType(ctx, data['resourceType'] as string, 'update')
      return data
    },
    async beforeRemove(_tx, ctx, row) { authoriseType(ctx, row.resourceType, 'update') },
  },
})

const taken = { reason: 'already_taken', remedy: 'Choose another.' }
describeConstraint('maintainers_account_key', { field: 'account', message: 'Another maintainer has this account.', ...taken })
describeConstraint('maintainer_groups_name_key', { field: 'name', message: 'Another maintainer group has this name.', ...taken })
describeConstraint('maintainer_groups_manager_id_fkey', { field: 'managerId', reason: 'unknown_maintainer', message: 'There is no such maintainer.', remedy: 'Choose a maintainer from the list.' })
describeConstraint('maintainer_group_members_group_id_maintainer_id_key', { field: 'maintainerId', reason: 'already_taken', message: 'This maintainer belongs to the group already.', remedy: 'Nothing needs to be done.' })
describeConstraint('maintainer_group_members_maintainer_id_fkey', { field: 'maintainerId', reason: 'unknown_maintainer', message: 'There is no such maintainer.', remedy: 'Choose a maintainer from the list.' })
describeConstraint('maintainer_group_members_group_id_fkey', { field: 'groupId', reason: 'unknown_group', message: 'There is no such group.', remedy: 'Choose a group from the list.' })
describeConstraint('resource_maintainers_resource_type_resource_id_maintainer_t_key', { field: 'maintainerId', reason: 'already_taken', message: 'This maintainer looks after the record already.', remedy: 'Nothing needs to be done.' })
describeConstraint('attached_resource_unknown', { field: 'resourceId', reason: 'unknown_record', message: 'There is no such record, or it was deleted.', remedy: 'Load the list again and choose a record that is there.' })
describeConstraint('attached_maintainer_unknown', { field: 'maintainerId', reason: 'unknown_maintainer', message: 'There is no such maintainer, or it was deleted.', remedy: 'Choose a maintainer from the list.' })
